import { addCalendar, fold, type FoldedLife, type PlannedContactPoint, type ProgrammeDefinition, reconcile, type StoredContactPoint, type StoredFact } from '@ringroad/lifecycle';

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
 * fired stays fired. Tells what fired, in order, in local time.
 */
export function livedThrough(definition: ProgrammeDefinition, happened: readonly Happened[], until: string, zone = ZONE): FiredPoint[] {
  const { fired } = liveThrough(definition, factsOf(happened), new Date(until), zone);
  return fired.map(({ point, at }) => ({ pointId: point.pointId, at: local(at, zone), needs: point.needs }));
}

export interface LivedLife {
  readonly fired: readonly { readonly point: PlannedContactPoint; readonly at: Date }[];
  /** All points that were ever planned, as they stand in the end. */
  readonly stored: ReadonlyMap<string, StoredContactPoint>;
}

/** The same for facts that arrive when they were received, be it long after they happened. */
export function liveThrough(definition: ProgrammeDefinition, facts: readonly StoredFact[], end: Date, zone = ZONE): LivedLife {
  const points = new Map<string, PlannedContactPoint>();
  const stored = new Map<string, StoredContactPoint>();
  const fired: { point: PlannedContactPoint; at: Date }[] = [];
  const arrivals = [...new Set(facts.map(({ receivedAt }) => receivedAt.getTime()))].sort((a, b) => a - b);
  for (let at = new Date(arrivals[0] ?? end); at <= end; ) {
    const now = at;
    const known = facts.filter(({ receivedAt }) => receivedAt <= now);
    const { contactPoints, movesAt } = fold(definition, known, { siteId: 'site', userId: 'anna', zone, asOf: now });
    const { insert, reschedule, cancel, miss } = reconcile([...stored.values()], contactPoints, now);
    for (const point of [...insert, ...reschedule]) {
      points.set(point.id, point);
      stored.set(point.id, point);
    }
    for (const [ids, status] of [[cancel, 'cancelled'], [miss, 'missed']] as const) {
      for (const id of ids) stored.set(id, { ...(stored.get(id) as StoredContactPoint), status });
    }
    for (const point of [...stored.values()].sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime())) {
      if (point.status !== 'planned' || point.dueAt > now || point.windowEnd <= now) continue;
      stored.set(point.id, { ...point, status: 'fired' });
      fired.push({ point: points.get(point.id) as PlannedContactPoint, at: now });
    }
    at = next(now, arrivals, stored, movesAt);
  }
  return { fired, stored };
}

/** The next instant at which something can happen: an arrival, a point that comes due, a move in time, or a look once a year. */
function next(now: Date, arrivals: readonly number[], stored: ReadonlyMap<string, StoredContactPoint>, movesAt: Date | null): Date {
  const due = [...stored.values()].filter(({ status }) => status === 'planned').map(({ dueAt }) => dueAt.getTime());
  const year = addCalendar(now, { months: 12, days: 0, milliseconds: 0 }, 'UTC', null).getTime();
  return new Date(Math.min(...[...arrivals, ...due, movesAt?.getTime() ?? year, year].filter((at) => at > now.getTime())));
}

/** "2026-03-09 10:00" on the clock of a zone. */
export function local(at: Date, zone = ZONE): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(at);
}
