import fc from 'fast-check';
import { TYPICAL_KM_PER_MONTH } from './brand-class.js';
import { learnOwnership, nextSale, type NextSale, type OwnershipFact } from './next-sale.js';
import { expectedAge } from './survival/weibull-belief.js';

const TYPICAL = { typicalKmPerMonth: TYPICAL_KM_PER_MONTH.foreign };
const prior = learnOwnership([]);

function forecastOf(belief: (typeof prior)['foreign'], facts: readonly OwnershipFact[]): Extract<NextSale, { kind: 'forecast' }> {
  const sale = nextSale(belief, facts, TYPICAL);
  if (sale.kind !== 'forecast') throw new Error('sold');
  return sale;
}

it('without own data a premium car is expected to be sold in month 41, a foreign one in 48, a domestic one in 68', () => {
  expect((['premium', 'foreign', 'domestic', 'default'] as const).map((c) => Math.round(expectedAge(prior[c]) * 1e6) / 1e6)).toEqual([41, 48, 68, 54]);
});

it('a site whose people change cars sooner learns it, class by class, and the more it has seen the narrower the interval', () => {
  const quick = (count: number) => learnOwnership(Array.from({ length: count }, (_, i) => ({ brandClass: 'foreign' as const, until: 20 + (i % 20), ended: true })));
  const months = [0, 20, 1000].map((count) => forecastOf(quick(count).foreign, []));
  expect(months[0]?.expectedMonth).toBeCloseTo(48, 6);
  expect(months[1]?.expectedMonth).toBeLessThan(44);
  expect(months[2]?.expectedMonth).toBeLessThan(31);
  const width = ({ earliestMonth = 0, latestMonth = 0, medianMonth = 1 } = {}): number => (latestMonth - earliestMonth) / medianMonth;
  expect(width(months[2])).toBeLessThan(width(months[0]));
  expect(quick(1000).premium).toEqual(prior.premium);
});

it('cars still kept count too: they make ownership longer, not shorter', () => {
  const kept = learnOwnership(Array.from({ length: 50 }, () => ({ brandClass: 'foreign' as const, from: 30, until: 70, ended: false })));
  expect(expectedAge(kept.foreign)).toBeGreaterThan(expectedAge(prior.foreign));
});

it('each proof that the car is still there moves the sale on', () => {
  const sales = [12, 36, 60].map((month) => forecastOf(prior.foreign, [{ kind: 'seen', month }]));
  expect(sales.every(({ expectedMonth, earliestMonth, latestMonth, keptMonths }) => keptMonths < earliestMonth && earliestMonth < expectedMonth && expectedMonth < latestMonth)).toBe(true);
  expect(sales.every((sale, i) => i === 0 || sale.expectedMonth > (sales[i - 1]?.expectedMonth ?? 0))).toBe(true);
});

it('a car driven four times the usual ages twice as fast, one that stands half as fast; two readings in a week tell nothing', () => {
  const driven = (kmPerMonth: number, months = 12): OwnershipFact[] => [
    { kind: 'mileage', month: 0, km: 50_000 },
    { kind: 'mileage', month: months, km: 50_000 + kmPerMonth * months },
  ];
  expect(forecastOf(prior.foreign, driven(4 * 1530)).usageFactor).toBe(2);
  expect(forecastOf(prior.foreign, driven(40 * 1530)).usageFactor).toBe(2);
  expect(forecastOf(prior.foreign, driven(100)).usageFactor).toBe(0.5);
  expect(forecastOf(prior.foreign, driven(4 * 1530, 0.25)).usageFactor).toBe(1);
  const typical = forecastOf(prior.foreign, driven(1530));
  expect(typical.usageFactor).toBeCloseTo(1, 12);
  expect(typical.expectedMonth).toBeCloseTo(forecastOf(prior.foreign, [{ kind: 'seen', month: 12 }]).expectedMonth, 10);
  // Its own scale: twice as fast from the start, so at month 12 it is where another is at month 24.
  expect(2 * forecastOf(prior.foreign, driven(4 * 1530)).expectedMonth).toBeCloseTo(forecastOf(prior.foreign, [{ kind: 'seen', month: 24 }]).expectedMonth, 8);
});

it('the facts may come in any order and twice; the first sale ends the matter', () => {
  const facts: OwnershipFact[] = [
    { kind: 'seen', month: 3 },
    { kind: 'mileage', month: 6, km: 61_000 },
    { kind: 'mileage', month: 14, km: 75_000 },
    { kind: 'mileage', month: 25, km: 90_500 },
    { kind: 'seen', month: 31 },
  ];
  const sale = nextSale(prior.foreign, facts, TYPICAL);
  fc.assert(fc.property(fc.shuffledSubarray([...facts, ...facts], { minLength: 10 }), (told) => expect(nextSale(prior.foreign, told, TYPICAL)).toEqual(sale)));
  expect(nextSale(prior.foreign, [{ kind: 'sold', month: 33 }, ...facts, { kind: 'sold', month: 34 }], TYPICAL)).toEqual({ kind: 'sold', month: 33 });
});

it('refuses what cannot be', () => {
  expect(() => nextSale(prior.foreign, [{ kind: 'seen', month: -1 }], TYPICAL)).toThrow(RangeError);
  expect(() => nextSale(prior.foreign, [], { typicalKmPerMonth: 0 })).toThrow(RangeError);
  expect(() => nextSale(prior.foreign, [], { typicalKmPerMonth: 1, coverage: 1 })).toThrow(RangeError);
});
