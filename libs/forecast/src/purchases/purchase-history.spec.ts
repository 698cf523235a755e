import fc from 'fast-check';
import { bgNbdFit, bgNbdLogLikelihood } from './bg-nbd.js';
import { gammaGammaFit } from './gamma-gamma.js';
import { purchaseGroups } from './purchase-groups.js';
import { checkHistories, purchaseHistories, type PurchaseHistories } from './purchase-history.js';

const transactions = fc.array(
  fc.record({ customer: fc.constantFrom('ann', 'bob', 'cyd'), day: fc.integer({ min: 0, max: 30 }), amount: fc.integer({ min: 1, max: 99 }) }),
  { maxLength: 30 },
);
const history = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 3, max: 5 }));
const table = (rows: readonly (readonly [number, number, number])[]): PurchaseHistories => ({
  repeats: Float64Array.from(rows, ([x]) => x),
  lastAt: Float64Array.from(rows, ([x, last]) => (x === 0 ? 0 : last)),
  observed: Float64Array.from(rows, ([, , until]) => until),
});

it('two orders on one day are one purchase, and what came after the cut-off is not seen', () => {
  const summary = purchaseHistories(
    [
      { customer: 'ann', day: 10, amount: 5 },
      { customer: 'ann', day: 24, amount: 7 },
      { customer: 'ann', day: 24, amount: 3 },
      { customer: 'ann', day: 31, amount: 20 },
      { customer: 'ann', day: 90, amount: 99 },
      { customer: 'bob', day: 38, amount: 4 },
      { customer: 'cyd', day: 91, amount: 4 },
    ],
    { cutOffDay: 45, daysPerUnit: 7 },
  );
  expect(summary).toEqual({
    customers: ['ann', 'bob'],
    repeats: Float64Array.of(2, 0),
    lastAt: Float64Array.of(3, 0),
    observed: Float64Array.of(5, 1),
    meanSpend: Float64Array.of(15, 0),
  });
});

it('is a sound history whatever was bought, told in any order', () => {
  fc.assert(
    fc.property(transactions, (some) => {
      const options = { cutOffDay: 25, daysPerUnit: 7 };
      const summary = purchaseHistories(some, options);
      checkHistories(summary);
      const reversed = purchaseHistories([...some].reverse(), options);
      for (const [i, customer] of summary.customers.entries()) {
        const j = reversed.customers.indexOf(customer);
        expect([reversed.repeats[j], reversed.lastAt[j], reversed.observed[j]]).toEqual([summary.repeats[i], summary.lastAt[i], summary.observed[i]]);
        expect(reversed.meanSpend[j]).toBeCloseTo(summary.meanSpend[i] ?? 0, 10);
      }
    }),
  );
});

it('grouping loses nobody: the groups unfold to the same customers', () => {
  fc.assert(
    fc.property(fc.array(history, { minLength: 1, maxLength: 60 }), (rows) => {
      const all = table(rows);
      const groups = purchaseGroups(all);
      const lines = (of: PurchaseHistories, i: number): string => [of.repeats[i], of.lastAt[i], of.observed[i]].join();
      const unfolded = [...groups.count].flatMap((count, i) => Array.from({ length: count }, () => lines(groups, i)));
      expect(unfolded.sort()).toEqual(rows.map((_, i) => lines(all, i)).sort());
      expect(new Set(unfolded).size).toBe(groups.count.length);
    }),
  );
});

it('customers told twice are twice as much evidence', () => {
  const rows: [number, number, number][] = [[0, 0, 5], [2, 1.5, 5], [1, 4, 9], [0, 0, 3]];
  const model = { r: 0.5, alpha: 3, a: 0.8, b: 2 };
  expect(bgNbdLogLikelihood(model, table([...rows, ...rows]))).toBeCloseTo(2 * bgNbdLogLikelihood(model, table(rows)), 10);
});

it('says why there is no fit, and refuses impossible histories', () => {
  expect(bgNbdFit(table([[0, 0, 5], [0, 0, 9]]))).toEqual({ kind: 'no-fit', reason: 'no-repeats' });
  expect(bgNbdFit(table([]))).toEqual({ kind: 'no-fit', reason: 'no-repeats' });
  expect(bgNbdFit(table([[4, 5, 5], [4, 5, 5], [4, 5, 5]]))).toEqual({ kind: 'no-fit', reason: 'not-identified' });
  expect(() => bgNbdFit(table([[1, 6, 5]]))).toThrow(RangeError);
  expect(() => bgNbdFit(table([[1.5, 2, 5]]))).toThrow(RangeError);
  expect(gammaGammaFit(Float64Array.of(0), Float64Array.of(0))).toEqual({ kind: 'no-fit', reason: 'no-repeats' });
  expect(gammaGammaFit(Float64Array.of(1, 1), Float64Array.of(5, 5))).toEqual({ kind: 'no-fit', reason: 'not-identified' });
  expect(() => gammaGammaFit(Float64Array.of(1), Float64Array.of(0))).toThrow(RangeError);
  expect(() => purchaseHistories([{ customer: 'ann', day: 1.5, amount: 1 }], { cutOffDay: 3, daysPerUnit: 7 })).toThrow(RangeError);
});
