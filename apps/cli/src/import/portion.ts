import type { ReadRow } from './read-row.js';

/** What is stored together or not at all: what one row tells, or all lines of an order. */
export interface Portion {
  /** How many rows of the file it is made of. */
  readonly rows: number;
  /** Where a person finds it. */
  readonly line: number;
  readonly read: ReadRow;
  /** The message as it stood there, where a line is one. */
  readonly message?: unknown;
}

/**
 * A file in portions, in its order.
 * @param already rows that an earlier run settled: they are read, since keys may depend on them, and not given out
 */
export type Portions = (already: number) => AsyncGenerator<Portion>;
