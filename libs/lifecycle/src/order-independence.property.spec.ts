import fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import { liveThrough } from '../../../test/support/virtual-life.js';
import { CLASSIFIED_PROGRAMME } from './programmes/classified.programme.js';
import { SHOP_RF_PROGRAMME } from './programmes/shop-rf.programme.js';
import { FACT_TYPES, type StoredFact } from './domain/fact.js';
import { fold } from './domain/fold.js';
import type { ProgrammeDefinition } from './domain/programme.js';
import { addCalendar } from './domain/site-clock.js';

const SEED = Date.now() % 1_000_000_000;
const START = Date.UTC(2023, 9, 1);
const HOUR_MS = 3_600_000;
const MONTH_36 = addCalendar(new Date(START), { months: 36, days: 0, milliseconds: 0 }, 'UTC', null);
/** Clocks change at different hours in two of them and never in the third. */
const zone = fc.constantFrom('Europe/Minsk', 'Europe/Berlin', 'America/New_York');

const carFact = fc.record({
  type: fc.constantFrom(...FACT_TYPES),
  assetId: fc.option(fc.constantFrom('golf', 'x5', 'niva'), { nil: undefined, freq: 4 }),
  listingId: fc.option(fc.constantFrom('L1', 'L2', 'L3', 'L4'), { nil: undefined, freq: 4 }),
  reason: fc.constantFrom('sold', 'withdrawn', 'expired'),
  brand: fc.constantFrom('BMW', 'Volkswagen', 'ВАЗ', undefined),
});
const orderFact = fc.record({ type: fc.constantFrom('Order Completed', 'Order Placed'), total: fc.integer({ min: 1, max: 900 }) });

/** At least thirty facts within 36 months, each told when it happened or up to four months late. */
function history(fact: fc.Arbitrary<{ readonly type: string }>, spread: number): fc.Arbitrary<StoredFact[]> {
  const told = fc.record({ fact, hour: fc.nat({ max: spread }), late: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat({ max: 2_900 }) }) });
  return fc.array(told, { minLength: 30, maxLength: 40 }).map((all) =>
    all.map(({ fact: { type, ...properties }, hour, late }, i) => ({
      id: `f${i}`, type, properties, occurredAt: new Date(START + hour * HOUR_MS), receivedAt: new Date(START + (hour + late) * HOUR_MS),
    })),
  );
}

const cases: readonly (readonly [string, ProgrammeDefinition, fc.Arbitrary<StoredFact[]>])[] = [
  ['cars and ads', CLASSIFIED_PROGRAMME, history(carFact, 26_000)],
  ['orders', SHOP_RF_PROGRAMME, history(orderFact, 26_000)],
];

/** In another order, a third of them twice. */
function shuffled(facts: readonly StoredFact[], random: readonly number[]): StoredFact[] {
  const twice = [...facts, ...facts.filter((_, i) => i % 3 === 0)];
  return twice.map((fact, i) => ({ fact, at: random[i % random.length] ?? 0, i })).sort((a, b) => a.at - b.at || b.i - a.i).map(({ fact }) => fact);
}

describe(`lives of 30 to 40 facts (seed ${SEED})`, () => {
  it.each(cases)('%s: 5,000 histories in any order, with facts told twice, give the same journeys and contact points', (_what, programme, facts) => {
    fc.assert(
      fc.property(facts, zone, fc.array(fc.nat(), { minLength: 60, maxLength: 60 }), (all, inZone, random) => {
        const context = { siteId: 'site', userId: 'anna', zone: inZone, asOf: new Date(START + 20_000 * HOUR_MS) };
        expect(isDeepStrictEqual(fold(programme, shuffled(all, random), context), fold(programme, all, context))).toBe(true);
      }),
      { numRuns: 5_000, seed: SEED },
    );
  });

  it.each(cases)('%s: over 36 months no contact comes before it is due, and none is made twice, however late the facts', (_what, programme, facts) => {
    fc.assert(
      fc.property(facts, zone, (all, inZone) => {
        const { fired, stored } = liveThrough(programme, all, MONTH_36, inZone);
        for (const { point, at } of fired) {
          expect(at >= point.dueAt && at < point.windowEnd).toBe(true);
          const cause = all.find(({ id }) => id === point.causeId);
          expect(cause !== undefined && cause.receivedAt <= at && point.dueAt >= cause.occurredAt).toBe(true);
        }
        const moments = fired.map(({ point: { pointId, causeId, dueAt } }) => `${pointId} ${causeId} ${dueAt.getTime()}`);
        expect(new Set(moments).size).toBe(moments.length);
        expect([...stored.values()].filter(({ status, dueAt, windowEnd }) => status === 'planned' && dueAt <= MONTH_36 && windowEnd <= MONTH_36)).toEqual([]);
      }),
      { numRuns: 200, seed: SEED },
    );
  });

  it.each(cases)('%s: over 36 months no contact is lost: what is planned when an event is told is made, unless another event comes first', (_what, programme, facts) => {
    let made = 0;
    fc.assert(
      fc.property(facts, zone, (all, inZone) => {
        const timely = all.map((fact) => ({ ...fact, receivedAt: fact.occurredAt }));
        const ids = new Set(liveThrough(programme, timely, MONTH_36, inZone).fired.map(({ point }) => point.id));
        const arrivals = [...new Set(timely.map(({ receivedAt }) => receivedAt.getTime()))].sort((a, b) => a - b);
        arrivals.forEach((at, i) => {
          const asOf = new Date(at);
          const known = timely.filter(({ receivedAt }) => receivedAt <= asOf);
          const until = new Date(arrivals[i + 1] ?? MONTH_36.getTime());
          for (const point of fold(programme, known, { siteId: 'site', userId: 'anna', zone: inZone, asOf }).contactPoints) {
            if (point.status !== 'planned' || point.dueAt < asOf || point.dueAt >= until) continue;
            expect(ids.has(point.id)).toBe(true);
            made += 1;
          }
        });
      }),
      { numRuns: 100, seed: SEED },
    );
    expect(made).toBeGreaterThan(100);
  });
});
