import fc from 'fast-check';
import { kaplanMeier, medianLife, survivalAt, survivalInterval } from './kaplan-meier.js';
import type { Lifetime } from './lifetime.js';

const life = fc.record({
  from: fc.integer({ min: 0, max: 10 }),
  lasts: fc.integer({ min: 1, max: 20 }),
  ended: fc.boolean(),
  weight: fc.integer({ min: 1, max: 4 }),
});
const lives = fc.array(life.map(({ from, lasts, ended, weight }): Lifetime => ({ from, until: from + lasts, ended, weight })), { maxLength: 40 });
const AGES = Array.from({ length: 32 }, (_, age) => age);

it('is the share still alive when nobody is censored', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 50 }), (ages) => {
      const curve = kaplanMeier(ages.map((until) => ({ until, ended: true })));
      for (const age of AGES) expect(survivalAt(curve, age)).toBeCloseTo(ages.filter((until) => until > age).length / ages.length, 12);
    }),
  );
});

it('a weight of three is the same life three times', () => {
  fc.assert(
    fc.property(lives, (some) => {
      const repeated = some.flatMap((one) => Array.from({ length: one.weight ?? 1 }, () => ({ ...one, weight: 1 })));
      expect(kaplanMeier(some)).toEqual(kaplanMeier(repeated));
    }),
  );
});

it('being watched from age 0 is no delayed entry', () => {
  fc.assert(
    fc.property(lives, (some) => {
      const watched = some.map(({ until, ended }) => ({ until, ended }));
      expect(kaplanMeier(watched.map((one) => ({ ...one, from: 0 })))).toEqual(kaplanMeier(watched));
    }),
  );
});

it('does not care in which order lives are told', () => {
  fc.assert(fc.property(lives, (some) => expect(kaplanMeier([...some].reverse())).toEqual(kaplanMeier(some))));
});

it('never rises, and its interval holds it', () => {
  fc.assert(
    fc.property(lives, (some) => {
      const curve = kaplanMeier(some);
      for (const age of AGES) {
        const share = survivalAt(curve, age);
        const { low, high } = survivalInterval(curve, age);
        expect(share).toBeLessThanOrEqual(survivalAt(curve, age - 1));
        expect(low).toBeLessThanOrEqual(share);
        expect(high).toBeGreaterThanOrEqual(share);
        expect(high).toBeLessThanOrEqual(1);
      }
    }),
  );
});

it('an owner first seen at month 30 says nothing about the months before', () => {
  const curve = kaplanMeier([{ until: 12, ended: true }, { until: 40, ended: true }, { from: 30, until: 60, ended: true }]);
  expect(curve.map(({ age, atRisk }) => [age, atRisk])).toEqual([[12, 2], [40, 2], [60, 1]]);
  expect(survivalAt(curve, 12)).toBe(0.5);
});

it('has no median as long as more than half go on', () => {
  expect(medianLife(kaplanMeier([{ until: 3, ended: true }, { until: 5, ended: false }, { until: 6, ended: false }]))).toBeNull();
  expect(medianLife([])).toBeNull();
});

it('refuses a life that ends before it is watched', () => {
  expect(() => kaplanMeier([{ from: 5, until: 5, ended: true }])).toThrow(RangeError);
  expect(() => kaplanMeier([{ until: 5, ended: true, weight: 0 }])).toThrow(RangeError);
  expect(() => kaplanMeier([{ until: Number.NaN, ended: true }])).toThrow(RangeError);
});
