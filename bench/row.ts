/** One line of a bench table: ours beside the limit it is measured against in the same run. */
export interface Row {
  /** Letter of docs' performance paths: A ingest, B decide, E charge. */
  readonly path: string;
  readonly name: string;
  readonly ours: number;
  /** What `ours` is compared with; null when the goal is an absolute figure. */
  readonly limit: number | null;
  /** ours / limit; null without a limit. */
  readonly ratio: number | null;
  /** The goal in words, as in `≥ 8×`. */
  readonly goal: string;
  /** CPU microseconds per operation of ours, node and Postgres together; null where it says nothing. */
  readonly cpuMicros: number | null;
  /** What was checked beside the clock held. Only this decides the exit code. */
  readonly correct: boolean;
  /** Of `ours` and `limit`. */
  readonly unit: string;
  /** Who the limit is. */
  readonly peer?: string;
}
