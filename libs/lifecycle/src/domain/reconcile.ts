import type { PlannedContactPoint, StoredContactPoint } from './contact-point.js';

/** How stored contact points become the planned ones. Ids of `keep` need no write. */
export interface Reconciliation {
  readonly insert: readonly PlannedContactPoint[];
  /** Stored, not fired, and different now: write the planned row over it. */
  readonly reschedule: readonly PlannedContactPoint[];
  /** Still pending, and no longer wanted. */
  readonly cancel: readonly string[];
  /** Still pending, no longer planned, and its window is over. */
  readonly miss: readonly string[];
  readonly keep: readonly string[];
}

/**
 * What was fired stays fired and is never planned twice. Ids alone do not promise that: a late fact may insert a whole
 * earlier cycle, or tell which car an ad was about, and then the same moment bears another id. So a point that was fired
 * for the same reason (point of the programme, fact it was counted from, date) counts as the same moment.
 */
export function reconcile(stored: readonly StoredContactPoint[], planned: readonly PlannedContactPoint[], asOf: Date): Reconciliation {
  const storedById = new Map(stored.map((point) => [point.id, point]));
  const plannedIds = new Set(planned.map((point) => point.id));
  const firedMoments = new Set(stored.filter((point) => point.status === 'fired').map(momentOf));
  const insert: PlannedContactPoint[] = [];
  const reschedule: PlannedContactPoint[] = [];
  const cancel: string[] = [];
  const miss: string[] = [];
  const keep: string[] = [];

  for (const point of planned) {
    const known = storedById.get(point.id);
    if (known?.status === 'fired') keep.push(point.id);
    else if (firedMoments.has(momentOf(point))) {
      if (known?.status === 'planned') cancel.push(point.id);
      else if (known !== undefined) keep.push(point.id);
    } else if (known === undefined) insert.push(point);
    else if (isSame(known, point)) keep.push(point.id);
    else reschedule.push(point);
  }
  for (const point of stored) {
    if (plannedIds.has(point.id)) continue;
    if (point.status !== 'planned') keep.push(point.id);
    else if (point.windowEnd <= asOf) miss.push(point.id);
    else cancel.push(point.id);
  }
  return { insert, reschedule, cancel, miss, keep };
}

function momentOf(point: Pick<StoredContactPoint, 'pointId' | 'causeId' | 'dueAt'>): string {
  return `${point.pointId} ${point.causeId} ${point.dueAt.getTime()}`;
}

function isSame(stored: StoredContactPoint, planned: PlannedContactPoint): boolean {
  return (
    stored.status === planned.status &&
    stored.dueAt.getTime() === planned.dueAt.getTime() &&
    stored.windowEnd.getTime() === planned.windowEnd.getTime() &&
    stored.needs.length === planned.needs.length &&
    stored.needs.every((need, i) => need === planned.needs[i])
  );
}
