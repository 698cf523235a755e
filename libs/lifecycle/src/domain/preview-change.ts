import type { FoldedLife } from './fold.js';
import type { JourneyState } from './journey.js';
import type { Reconciliation } from './reconcile.js';

/** What a change of a programme would do, counted over the users that were looked at. */
export interface ChangePreview {
  readonly users: number;
  /** Journeys that would stand elsewhere, or in another version. `to` null: they would end, or are told no more; `from` null: they would begin. */
  readonly moves: readonly { readonly from: Standing | null; readonly to: Standing | null; readonly journeys: number }[];
  /** Contacts by point of the programme. */
  readonly contacts: readonly PointPreview[];
}

export interface Standing {
  readonly version: number;
  readonly stage: string;
}

export interface PointPreview {
  readonly pointId: string;
  /** Not planned before. `dueNow` of them at once. */
  readonly scheduled: number;
  readonly dueNow: number;
  readonly rescheduled: number;
  readonly cancelled: number;
}

/** One user as he is and as he would be. `changes`: what would be written over his stored contact points. */
export interface UserBeforeAndAfter {
  readonly before: FoldedLife;
  readonly after: FoldedLife;
  readonly changes: Reconciliation;
  /** Point of the programme by the id of a stored contact point. */
  readonly pointOf: (contactPointId: string) => string;
}

export function previewChange(programmeId: string, people: Iterable<UserBeforeAndAfter>, asOf: Date): ChangePreview {
  const moves = new Map<string, { from: Standing | null; to: Standing | null; journeys: number }>();
  const contacts = new Map<string, { pointId: string; scheduled: number; dueNow: number; rescheduled: number; cancelled: number }>();
  const at = (pointId: string) => {
    const counts = contacts.get(pointId) ?? { pointId, scheduled: 0, dueNow: 0, rescheduled: 0, cancelled: 0 };
    contacts.set(pointId, counts);
    return counts;
  };
  let users = 0;
  for (const { before, after, changes, pointOf } of people) {
    users += 1;
    for (const [from, to] of paired(programmeId, before.journeys, after.journeys)) {
      if (from?.version === to?.version && from?.stage === to?.stage) continue;
      const key = JSON.stringify([from, to]);
      const move = moves.get(key) ?? { from, to, journeys: 0 };
      moves.set(key, { ...move, journeys: move.journeys + 1 });
    }
    for (const { pointId, dueAt, status } of changes.insert) {
      if (status !== 'planned') continue;
      const counts = at(pointId);
      counts.scheduled += 1;
      if (dueAt <= asOf) counts.dueNow += 1;
    }
    for (const { pointId } of changes.reschedule) at(pointId).rescheduled += 1;
    for (const id of changes.cancel) at(pointOf(id)).cancelled += 1;
  }
  return {
    users,
    moves: [...moves.values()].sort((a, b) => b.journeys - a.journeys),
    contacts: [...contacts.values()].sort((a, b) => (a.pointId < b.pointId ? -1 : 1)),
  };
}

/** Where each journey under way stands, before and after. */
function* paired(programmeId: string, before: readonly JourneyState[], after: readonly JourneyState[]): Generator<[Standing | null, Standing | null]> {
  const standing = (journeys: readonly JourneyState[]) =>
    new Map(journeys.filter((journey) => journey.programmeId === programmeId && journey.endedAt === null).map(({ id, programmeVersion, stage }) => [id, { version: programmeVersion, stage }]));
  const [was, is] = [standing(before), standing(after)];
  for (const id of new Set([...was.keys(), ...is.keys()])) yield [was.get(id) ?? null, is.get(id) ?? null];
}
