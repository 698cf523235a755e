import fc from 'fast-check';
import { learnInterval, type RepeatInterval, repeatIntervals } from './interval-learner.js';

const COFFEE = { defaultDays: 45 };
/** Quantiles of a Weibull wait of shape 2 with this mean. */
const waitsOf = (count: number, mean: number): number[] => Array.from({ length: count }, (_, i) => (Math.sqrt(-Math.log((i + 0.5) / count)) * mean) / (Math.sqrt(Math.PI) / 2));
const repeated = (days: number): RepeatInterval => ({ days, repeated: true });
const open = (days: number): RepeatInterval => ({ days, repeated: false });

it('without data it is the default, and a few repeats move it a little', () => {
  expect(learnInterval([], COFFEE)).toMatchObject({ expectedDays: expect.closeTo(45, 8), returnShare: 0.5, repeats: 0 });
  const few = learnInterval(waitsOf(3, 30).map(repeated), COFFEE);
  expect(few.expectedDays).toBeGreaterThan(38);
  expect(few.expectedDays).toBeLessThan(45);
});

it('coffee is bought again after a month, whatever the default said, with an interval that holds the median', () => {
  const learnt = learnInterval(waitsOf(2000, 30).map(repeated), COFFEE);
  expect(Math.abs(learnt.expectedDays / 30 - 1)).toBeLessThan(0.01);
  expect(learnt.earliestDays).toBeLessThan(learnt.medianDays);
  expect(learnt.latestDays).toBeGreaterThan(learnt.expectedDays);
  expect(learnt.repeats).toBe(2000);
});

it('who bought a week ago has not stopped buying: an open wait does not shorten the interval', () => {
  // All wait 30 days in the mean, seen for 25 days at most.
  const waits = waitsOf(4000, 30).map((days) => (days <= 25 ? repeated(days) : open(25)));
  const learnt = learnInterval([...waits, ...waitsOf(4000, 30).map((days) => (days <= 60 ? repeated(days) : open(60)))], COFFEE);
  expect(Math.abs(learnt.expectedDays / 30 - 1)).toBeLessThan(0.05);
  expect(learnt.returnShare).toBeGreaterThan(0.95);
});

it('six in ten never came back in two years: the others still buy after a month', () => {
  const learnt = learnInterval([...waitsOf(400, 30).map(repeated), ...Array.from({ length: 600 }, () => open(700))], COFFEE);
  expect(Math.abs(learnt.expectedDays / 30 - 1)).toBeLessThan(0.03);
  expect(learnt.returnShare).toBeCloseTo(0.4, 2);
});

it('does not depend on the order of the waits', () => {
  const waits = [repeated(20), repeated(41), open(12), open(300), repeated(33)];
  const learnt = learnInterval(waits, COFFEE);
  fc.assert(
    fc.property(fc.shuffledSubarray(waits, { minLength: 5 }), (some) => {
      const other = learnInterval(some, COFFEE);
      expect(Math.abs(other.expectedDays - learnt.expectedDays)).toBeLessThan(1e-6);
      expect(Math.abs(other.returnShare - learnt.returnShare)).toBeLessThan(1e-8);
    }),
  );
});

it('the waits of a customer are the gaps between days, the last one open until the cut-off', () => {
  const bought = [['ann', 10], ['bob', 90], ['ann', 40], ['ann', 40], ['cyd', 100], ['ann', 120]] as const;
  expect(repeatIntervals(bought.map(([customer, day]) => ({ customer, day })), 100)).toEqual([repeated(30), open(60), open(10)]);
});

it('refuses what cannot be', () => {
  expect(() => learnInterval([open(0)], COFFEE)).toThrow(RangeError);
  expect(() => learnInterval([], { defaultDays: 0 })).toThrow(RangeError);
  expect(() => learnInterval([], { defaultDays: 5, coverage: 1 })).toThrow(RangeError);
});
