import type { PlannedContactPoint, StoredContactPoint } from './contact-point.js';

/** Zones lie at most this far apart: the same local hour of one date. */
const SAME_HOUR_MS = 26 * 3_600_000;

/** What was made of a moment, with what it was about. */
export type KeptContactPoint = StoredContactPoint & Pick<PlannedContactPoint, 'subjectId'>;

/**
 * The plan of a person who had several ids, without what was said to one of them already. Their facts folded as one life give other
 * journeys, and so other ids, than each told for itself; `reconcile` knows a moment by its fact and its date, and both may differ:
 *
 * - the two ids may have lived in two time zones: the same fact then gives another hour of the same date;
 * - the site may have told one event of both ids: two facts, at two instants. Within one window, the same point about the same subject
 *   that goes back to facts told of different ids is one moment.
 *
 * `tellerOf` gives the id a fact was told of; facts of one id are never taken for one another.
 */
export function withoutRepeats(
  planned: readonly PlannedContactPoint[],
  stored: readonly KeptContactPoint[],
  tellerOf: (factId: string) => string | undefined,
): readonly PlannedContactPoint[] {
  const fired = stored.filter((point) => point.status === 'fired');
  if (fired.length === 0) return planned;
  const storedIds = new Set(fired.map((point) => point.id));
  return planned.filter((point) => storedIds.has(point.id) || !fired.some((other) => isRepeat(point, other, tellerOf)));
}

function isRepeat(point: PlannedContactPoint, other: KeptContactPoint, tellerOf: (factId: string) => string | undefined): boolean {
  if (point.pointId !== other.pointId || point.subjectId !== other.subjectId) return false;
  if (point.causeId === other.causeId) return Math.abs(point.dueAt.getTime() - other.dueAt.getTime()) <= SAME_HOUR_MS;
  const [one, another] = [tellerOf(point.causeId), tellerOf(other.causeId)];
  if (one === undefined || another === undefined || one === another) return false;
  return point.dueAt < other.windowEnd && other.dueAt < point.windowEnd;
}
