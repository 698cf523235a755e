import fc from 'fast-check';
import type { ObservedOwnership } from './next-sale.js';
import { steadyOwnership } from './steady-ownership.js';

const premium = (lives: readonly Omit<ObservedOwnership, 'brandClass'>[], standing?: number) =>
  steadyOwnership(lives.map((life) => ({ brandClass: 'premium', ...life })), standing === undefined ? {} : { premium: standing }).find(({ brandClass }) => brandClass === 'premium');

/** Every owner sells in this month. */
const sales = (month: number, weight: number) => [{ until: month, ended: true, weight }];

it('a site that has seen nothing goes by the prior of each class', () => {
  expect(steadyOwnership([]).map(({ brandClass, meanMonths }) => [brandClass, meanMonths])).toEqual([['premium', 41], ['foreign', 48], ['domestic', 68], ['default', 54]]);
});

it('twenty sales weigh as much as the prior, a thousand decide', () => {
  // Of a Weibull of shape 2 whose mean is 30, the root of the mean square is 30 / 0.8862 = 33.85 months.
  const rms = 30 / (Math.sqrt(Math.PI) / 2);
  expect(premium(sales(rms, 1000))?.meanMonths).toBe(30);
  const half = premium(sales(rms, 20))?.meanMonths ?? 0;
  expect(half).toBeGreaterThan(33);
  expect(half).toBeLessThan(38);
});

it('owners who have not sold yet speak for a longer life, and those met late only for the months they were watched', () => {
  const sold = sales(41, 100);
  const kept = premium([...sold, { until: 60, ended: false, weight: 100 }])?.learntMonths ?? 0;
  const met = premium([...sold, { from: 50, until: 60, ended: false, weight: 100 }])?.learntMonths ?? 0;
  const alone = premium(sold)?.learntMonths ?? 0;
  expect(kept).toBeGreaterThan(met);
  expect(met).toBeGreaterThan(alone);
});

it('where purchases are told and never a sale, the prior stands', () => {
  expect(premium([{ until: 100, ended: false, weight: 10_000 }])).toMatchObject({ meanMonths: 41, observed: 10_000, ended: 0 });
});

it('no site learns that cars are kept for a week, or for ever', () => {
  expect(premium(sales(0.25, 100_000))?.meanMonths).toBe(21);
  expect(premium([...sales(40, 1), { until: 200, ended: false, weight: 100_000 }])?.meanMonths).toBe(82);
});

it('a number stands until the data are a month away from it', () => {
  const about = (month: number) => sales(month / (Math.sqrt(Math.PI) / 2), 1_000_000);
  expect(premium(about(40.1), 41)?.meanMonths).toBe(41);
  expect(premium(about(41.9), 41)?.meanMonths).toBe(41);
  expect(premium(about(39.9), 41)?.meanMonths).toBe(40);
});

it('any order of the lives teaches the same, and learning again from the same changes nothing', () => {
  const life = fc.record({ until: fc.integer({ min: 1, max: 120 }), ended: fc.boolean(), weight: fc.integer({ min: 1, max: 50 }) });
  fc.assert(
    fc.property(fc.array(life, { maxLength: 30 }).chain((lives) => fc.tuple(fc.constant(lives), fc.shuffledSubarray(lives, { minLength: lives.length }))), ([lives, shuffled]) => {
      const first = premium(lives);
      expect(premium(shuffled)?.meanMonths).toBe(first?.meanMonths);
      expect(premium(lives, first?.meanMonths)?.meanMonths).toBe(first?.meanMonths);
    }),
  );
});
