import fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import { CLASSIFIED_PROGRAMME } from '../programmes/classified.programme.js';
import { FACT_TYPES, type StoredFact } from './fact.js';
import { fold, type FoldContext } from './fold.js';
import { reconcile } from './reconcile.js';
import type { StoredContactPoint } from './contact-point.js';

const START = Date.UTC(2023, 9, 1);
const HOUR = 3_600_000;
const ASSETS = ['golf', 'x5', 'niva'];

/** A life of up to 30 facts over three years: three cars, four ads, facts on the same hour, sometimes only half told. */
const facts = fc
  .array(
    fc.record({
      hour: fc.oneof(fc.integer({ min: 0, max: 26_000 }), fc.integer({ min: 0, max: 40 })),
      type: fc.constantFrom(...FACT_TYPES),
      assetId: fc.option(fc.constantFrom(...ASSETS), { nil: undefined, freq: 3 }),
      listingId: fc.option(fc.constantFrom('L1', 'L2', 'L3', 'L4'), { nil: undefined, freq: 3 }),
      reason: fc.constantFrom('sold', 'withdrawn', 'expired', 'other'),
      brand: fc.constantFrom('BMW', 'Volkswagen', 'ВАЗ', undefined),
      price: fc.option(fc.integer({ min: 500, max: 90_000 }), { nil: undefined }),
    }),
    { maxLength: 30 },
  )
  .map((rows) =>
    rows.map(({ hour, type, ...properties }, i): StoredFact => {
      const occurredAt = new Date(START + hour * HOUR);
      return { id: `f${i}`, type, occurredAt, receivedAt: occurredAt, properties: { ...properties, currency: 'USD' } };
    }),
  );

const zone = fc.constantFrom('Europe/Minsk', 'Europe/Berlin', 'America/New_York');
const asOf = fc.integer({ min: 0, max: 30_000 }).map((hour) => new Date(START + hour * HOUR));

function context(inZone: string, at: Date): FoldContext {
  return { siteId: 'site', userId: 'anna', zone: inZone, asOf: at };
}

/** The facts in another order, some of them delivered twice. */
const delivered = facts.chain((all) =>
  fc.record({
    all: fc.constant(all),
    arrived: fc
      .tuple(fc.shuffledSubarray(all, { minLength: all.length }), fc.subarray(all))
      .chain(([shuffled, again]) => fc.shuffledSubarray([...shuffled, ...again], { minLength: shuffled.length + again.length })),
  }),
);

it('the same facts in any order, some of them twice, give the same journeys, contact points, cars and ads', () => {
  fc.assert(
    fc.property(delivered, zone, asOf, ({ all, arrived }, inZone, at) => {
      const told = fold(CLASSIFIED_PROGRAMME, all, context(inZone, at));
      expect(isDeepStrictEqual(fold(CLASSIFIED_PROGRAMME, arrived, context(inZone, at)), told)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

it('no contact point exists twice, comes before its cause, or outlives its stage', () => {
  fc.assert(
    fc.property(facts, zone, asOf, (all, inZone, at) => {
      const told = fold(CLASSIFIED_PROGRAMME, all, context(inZone, at));
      const ids = told.contactPoints.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(new Set(told.journeys.map(({ id }) => id)).size).toBe(told.journeys.length);
      for (const point of told.contactPoints) {
        const journey = told.journeys.find(({ id }) => id === point.journeyId);
        const cause = all.find(({ id }) => id === point.causeId);
        expect(cause && point.dueAt >= cause.occurredAt).toBe(true);
        expect(point.windowEnd > point.dueAt).toBe(true);
        if (journey?.endedAt) expect(point.windowEnd <= journey.endedAt).toBe(true);
        expect(point.status).toBe(point.windowEnd <= at ? 'missed' : 'planned');
      }
    }),
    { numRuns: 500 },
  );
});

it('only the latest journey of a car can be under way, and cycles count without holes', () => {
  fc.assert(
    fc.property(facts, zone, asOf, (all, inZone, at) => {
      const { journeys, assets } = fold(CLASSIFIED_PROGRAMME, all, context(inZone, at));
      for (const asset of assets) {
        const own = journeys.filter(({ subjectId }) => subjectId === asset.id);
        expect(own.map(({ cycle }) => cycle)).toEqual(own.map((_, i) => i + 1));
        expect(own.slice(0, -1).every(({ endedAt }) => endedAt !== null)).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

/** A life in which everything happens within four days, where late facts change what is still pending. */
const crowded = facts.map((all) =>
  all.map((fact, i) => {
    const at = fact.occurredAt.getTime() - START;
    return { ...fact, occurredAt: new Date(START + (i % 3 === 0 ? at : at % (96 * HOUR))) };
  }),
);

/** What the service does with each arrival: fold all that is known, reconcile, fire what is due. */
function serve(arrivals: readonly StoredFact[], inZone: string): { fired: string[]; stored: Map<string, StoredContactPoint> } {
  const stored = new Map<string, StoredContactPoint>();
  const fired: string[] = [];
  const known: StoredFact[] = [];
  const clock = [...arrivals.map(({ receivedAt }) => receivedAt), ...[30_000, 40_000, 50_000].map((hour) => new Date(START + hour * HOUR))];
  clock.sort((a, b) => a.getTime() - b.getTime());
  for (const now of clock) {
    known.push(...arrivals.filter((fact) => fact.receivedAt.getTime() === now.getTime()));
    const { contactPoints } = fold(CLASSIFIED_PROGRAMME, known, context(inZone, now));
    const { insert, reschedule, cancel, miss } = reconcile([...stored.values()], contactPoints, now);
    for (const point of [...insert, ...reschedule]) {
      expect(stored.get(point.id)?.status).not.toBe('fired');
      stored.set(point.id, point);
    }
    for (const id of cancel) stored.set(id, { ...(stored.get(id) as StoredContactPoint), status: 'cancelled' });
    for (const id of miss) stored.set(id, { ...(stored.get(id) as StoredContactPoint), status: 'missed' });
    for (const point of stored.values()) {
      if (point.status !== 'planned' || point.dueAt > now) continue;
      stored.set(point.id, { ...point, status: 'fired' });
      fired.push(`${point.pointId} ${point.causeId} ${point.dueAt.toISOString()}`);
    }
  }
  return { fired, stored };
}

it('however late facts arrive, no moment is contacted twice and what was fired stays fired', () => {
  const late = crowded.chain((all) =>
    fc.array(fc.oneof(fc.integer({ min: 0, max: 70 }), fc.integer({ min: 0, max: 3_000 })), { minLength: all.length, maxLength: all.length }).map((delays) =>
      all.map((fact, i) => ({ ...fact, receivedAt: new Date(fact.occurredAt.getTime() + (delays[i] ?? 0) * HOUR) })),
    ),
  );
  fc.assert(
    fc.property(late, zone, (arrivals, inZone) => {
      const { fired, stored } = serve(arrivals, inZone);
      expect(new Set(fired).size).toBe(fired.length);
      expect([...stored.values()].filter(({ status }) => status === 'fired')).toHaveLength(fired.length);
    }),
    { numRuns: 300 },
  );
});
