/** What the command line says of how much is measured. */
export interface BenchOptions {
  /** Rows of the file that path C brings in. */
  readonly rows: number;
}
