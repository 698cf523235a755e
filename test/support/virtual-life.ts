import { addCalendar, fold, type FoldedLife, type ProgrammeDefinition, reconcile, type StoredContactPoint, type StoredFact } from '@ringroad/lifecycle';

/** What happened, on the virtual clock: name of the event, instant (UTC), properties. */
export type Happened = readonly [event: string, at: string, properties?: Readonly<Record<string, unknown>>];

export interface FiredPoint {
  readonly pointId: string;
  /** "2026-03-09 10:00" on the clock of the zone. */
  readonly at: string;
  readonly needs: readonly string[];
}

const ZONE = 'Europe/Minsk';

function factsOf(happened: readonly Happened[]): StoredFact[] {
  return happened.map(([type, at, properties = {}], i) => {
    const occurredAt = new Date(at);
    return { id: `f${String(i).padStart(4, '0')}`, type, occurredAt, receivedAt: occurredAt, properties };
  });
}

/** The life that these events tell, as of an instant. */
export function lifeOf(definition: ProgrammeDefinition, happened: readonly Happened[], asOf: string, zone = ZONE): FoldedLife {
  return fold(definition, factsOf(happened), { siteId: 'site', userId: 'anna', zone, asOf: new Date(asOf) });
}

/**
 * Runs a virtual clock as a site does: each event is folded in when it happens, due points fire while their windows are open, what
 * fired stays fired. Tells what fired, in order, in local time. Raises when a moment would be contacted twice.
 */
export function livedThrough(definition: ProgrammeDefinition, happened: readonly Happened[], until: string, zone = ZONE): FiredPoint[] {
  const facts = factsOf(happened);
  const stored = new Map<string, StoredContactPoint & { pointId: string }>();
  const fired: FiredPoint[] = [];
  const end = new Date(until);
  let known: StoredFact[] = [];
  const arrivals = [...new Set(facts.map(({ occurredAt }) => occurredAt.getTime()))].sort((a, b) => a - b);
  for (let now: Date | undefined = new Date(arrivals[0] ?? end); now !== undefined && now <= end; now = next(now, arrivals, stored, end)) {
    const at = now;
    known = facts.filter(({ occurredAt }) => occurredAt <= at);
    const { contactPoints } = fold(definition, known, { siteId: 'site', userId: 'anna', zone, asOf: at });
    const { insert, reschedule, cancel, miss } = reconcile([...stored.values()], contactPoints, at);
    for (const point of [...insert, ...reschedule]) stored.set(point.id, point);
    for (const [ids, status] of [[cancel, 'cancelled'], [miss, 'missed']] as const) {
      for (const id of ids) stored.set(id, { ...(stored.get(id) as StoredContactPoint), status });
    }
    for (const point of [...stored.values()].sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime())) {
      if (point.status !== 'planned' || point.dueAt > at || point.windowEnd <= at) continue;
      stored.set(point.id, { ...point, status: 'fired' });
      fired.push({ pointId: point.pointId, at: local(at, zone), needs: point.needs });
    }
  }
  return fired;
}

/** The next instant at which something can happen: an arrival, or a point that comes due. */
function next(now: Date, arrivals: readonly number[], stored: ReadonlyMap<string, StoredContactPoint>, end: Date): Date | undefined {
  const due = [...stored.values()].filter(({ status, dueAt }) => status === 'planned' && dueAt > now).map(({ dueAt }) => dueAt.getTime());
  // A look every month, as the service folds again when its plan runs out.
  const month = addCalendar(now, { months: 1, days: 0, milliseconds: 0 }, 'UTC', null).getTime();
  const candidates = [...arrivals.filter((at) => at > now.getTime()), ...due, month].filter((at) => at > now.getTime());
  const at = Math.min(...candidates);
  return at <= end.getTime() ? new Date(at) : undefined;
}

/** "2026-03-09 10:00" on the clock of a zone. */
export function local(at: Date, zone = ZONE): string {
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(at);
  return parts.replace('T', ' ');
}
