import fc from 'fast-check';
import { rfm, type RfmCustomer } from './rfm.js';

const customers = fc.array(
  fc.record({ recency: fc.integer({ min: 0, max: 20 }), frequency: fc.integer({ min: 1, max: 6 }), monetary: fc.integer({ min: 1, max: 500 }) }),
  { minLength: 1, maxLength: 80 },
);
const classes = fc.integer({ min: 1, max: 5 });

it('ten customers fall into five classes of two: the most recent, frequent and valuable are 5-5-5', () => {
  const ten: RfmCustomer[] = Array.from({ length: 10 }, (_, i) => ({ recency: 10 + i, frequency: 20 - i, monetary: 1000 - i }));
  const result = rfm(ten, { method: 'quantiles', classes: 5, ties: 'together' });
  expect(result.map(({ recency }) => recency)).toEqual([5, 5, 4, 4, 3, 3, 2, 2, 1, 1]);
  expect(result[0]).toEqual({ recency: 5, frequency: 5, monetary: 5 });
});

it('equals share a class when kept together, and are parted by their order when not', () => {
  const once: RfmCustomer[] = [1, 1, 1, 1, 2].map((frequency, i) => ({ recency: i, frequency }));
  const frequency = (ties: 'together' | 'in-order') => rfm(once, { method: 'quantiles', classes: 5, ties }).map((one) => one.frequency);
  expect(frequency('together')).toEqual([3, 3, 3, 3, 5]);
  expect(frequency('in-order')).toEqual([1, 2, 3, 4, 5]);
});

it('nested, frequency is judged among those as recent', () => {
  const four: RfmCustomer[] = [{ recency: 1, frequency: 9 }, { recency: 2, frequency: 8 }, { recency: 80, frequency: 2 }, { recency: 90, frequency: 1 }];
  const frequency = (method: 'quantiles' | 'nested') => rfm(four, { method, classes: 2, ties: 'together' }).map((one) => one.frequency);
  expect(frequency('quantiles')).toEqual([2, 2, 1, 1]);
  expect(frequency('nested')).toEqual([2, 1, 2, 1]);
});

it('bands are the operator\'s own days and counts, the bound included', () => {
  const scheme = { method: 'bands', recency: [30, 90], frequency: [1, 4] } as const;
  const at = (recency: number, frequency: number) => rfm([{ recency, frequency }], scheme)[0];
  expect(at(30, 1)).toEqual({ recency: 3, frequency: 1, monetary: null });
  expect(at(31, 2)).toEqual({ recency: 2, frequency: 2, monetary: null });
  expect(at(91, 5)).toEqual({ recency: 1, frequency: 3, monetary: null });
  expect(rfm([{ recency: 1, frequency: 1, monetary: 60 }], { ...scheme, monetary: [50] })[0]?.monetary).toBe(2);
});

it('in order, classes differ in size by one at most', () => {
  fc.assert(
    fc.property(customers, classes, (some, count) => {
      const result = rfm(some, { method: 'quantiles', classes: count, ties: 'in-order' });
      for (const dimension of ['recency', 'frequency', 'monetary'] as const) {
        const sizes = Array.from({ length: count }, (_, i) => result.filter((one) => one[dimension] === i + 1).length);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }
    }),
  );
});

it('together, better is never classed lower, equal is classed equally, and the order of input does not matter', () => {
  fc.assert(
    fc.property(customers, classes, fc.constantFrom('quantiles' as const, 'nested' as const), (some, count, method) => {
      const scheme = { method, classes: count, ties: 'together' } as const;
      const result = rfm(some, scheme);
      expect(rfm([...some].reverse(), scheme).reverse()).toEqual(result);
      for (const [i, one] of some.entries()) {
        for (const [j, other] of some.entries()) {
          if (one.recency < other.recency) expect(result[i]?.recency).toBeGreaterThanOrEqual(result[j]?.recency ?? 0);
          if (one.recency === other.recency) expect(result[i]?.recency).toBe(result[j]?.recency);
        }
      }
    }),
  );
});

it('refuses what cannot be classed', () => {
  const scheme = { method: 'quantiles', classes: 5, ties: 'together' } as const;
  expect(rfm([], scheme)).toEqual([]);
  expect(() => rfm([{ recency: 1, frequency: 1 }], { ...scheme, classes: 0 })).toThrow(RangeError);
  expect(() => rfm([{ recency: Number.NaN, frequency: 1 }], scheme)).toThrow(RangeError);
  expect(() => rfm([{ recency: 1, frequency: 1 }, { recency: 1, frequency: 1, monetary: 3 }], scheme)).toThrow(RangeError);
  expect(() => rfm([], { method: 'bands', recency: [90, 30], frequency: [] })).toThrow(RangeError);
});
