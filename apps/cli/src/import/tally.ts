import { z } from 'zod';
import type { RowProblem } from './row-reader.js';

const count = z.number().int().min(0);

/** What became of the rows so far: kept in the journal, shown at the end. */
export const tallySchema = z.object({
  rows: count,
  accepted: count,
  rejected: count,
  /** Rows of orders that are not completed. */
  skipped: count.default(0),
  eventsStored: count,
  alreadyThere: count,
  regions: z.record(z.string(), count),
  reasons: z.record(z.string(), count),
});

export type Tally = z.output<typeof tallySchema>;

/** A column taken for the region by mistake must not fill the memory. */
const MOST_GROUPS = 1_000;
const OTHERS = '(others)';

export function emptyTally(): Tally {
  return { rows: 0, accepted: 0, rejected: 0, skipped: 0, eventsStored: 0, alreadyThere: 0, regions: {}, reasons: {} };
}

export function countAccepted(tally: Tally, rows: number, region: string | null, stored: number, alreadyThere: number): void {
  tally.rows += rows;
  tally.accepted += rows;
  tally.eventsStored += stored;
  tally.alreadyThere += alreadyThere;
  countGroup(tally.regions, region ?? '(no region)', rows);
}

export function countSkipped(tally: Tally, rows: number): void {
  tally.rows += rows;
  tally.skipped += rows;
}

export function countRejected(tally: Tally, rows: number, { column, reason }: RowProblem): void {
  tally.rows += rows;
  tally.rejected += rows;
  countGroup(tally.reasons, column === '' ? reason : `${column} ${reason}`, rows);
}

function countGroup(groups: Record<string, number>, name: string, rows: number): void {
  const known = Object.hasOwn(groups, name) || Object.keys(groups).length < MOST_GROUPS;
  const group = known ? name : OTHERS;
  groups[group] = (groups[group] ?? 0) + rows;
}
