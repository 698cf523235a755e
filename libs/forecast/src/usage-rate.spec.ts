import fc from 'fast-check';
import { usageRate } from './usage-rate.js';

const line = [0, 1, 2, 5, 9, 12].map((at) => ({ at, km: 20_000 + 1500 * at }));

it('1,500 km a month is 1,500 km a month, in any order and told twice', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...line, ...line], { minLength: 12 }), (readings) => {
      expect(usageRate(readings, 1)).toEqual({ kind: 'measured', rate: 1500, start: 20_000, slow: 1500, fast: 1500, readings: 6 });
    }),
  );
});

it('a typing error does not make a racing driver', () => {
  const fit = usageRate([...line, { at: 10, km: 350_000 }], 1);
  expect(fit.kind === 'measured' && Math.abs(fit.rate / 1500 - 1) < 0.01).toBe(true);
});

it('says why it cannot be known', () => {
  expect(usageRate([], 1)).toEqual({ kind: 'unknown', reason: 'too-few-readings' });
  expect(usageRate([{ at: 3, km: 5 }, { at: 3, km: 5 }], 0)).toEqual({ kind: 'unknown', reason: 'too-few-readings' });
  expect(usageRate([{ at: 3, km: 5 }, { at: 3.5, km: 900 }], 1)).toEqual({ kind: 'unknown', reason: 'too-short' });
  expect(usageRate([{ at: 3, km: 900 }, { at: 9, km: 900 }], 1)).toEqual({ kind: 'unknown', reason: 'not-driven' });
});
