import { z } from 'zod';
import type { RowProblem } from './row-reader.js';

const count = z.number().int().min(0);

/** What became of the rows so far: kept in the journal, shown at the end. */
export const tallySchema = z.object({
  rows: count,
  accepted: count,
  rejected: count,
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
  return { rows: 0, accepted: 0, rejected: 0, eventsStored: 0, alreadyThere: 0, regions: {}, reasons: {} };
}

export function countAccepted(tally: Tally, region: string | null, stored: number, alreadyThere: number): void {
  tally.rows += 1;
  tally.accepted += 1;
  tally.eventsStored += stored;
  tally.alreadyThere += alreadyThere;
  countGroup(tally.regions, region ?? '(no region)');
}

export function countRejected(tally: Tally, { column, reason }: RowProblem): void {
  tally.rows += 1;
  tally.rejected += 1;
  countGroup(tally.reasons, column === '' ? reason : `${column} ${reason}`);
}

function countGroup(groups: Record<string, number>, name: string): void {
  const known = Object.hasOwn(groups, name) || Object.keys(groups).length < MOST_GROUPS;
  const group = known ? name : OTHERS;
  groups[group] = (groups[group] ?? 0) + 1;
}
