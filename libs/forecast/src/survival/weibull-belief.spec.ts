import fc from 'fast-check';
import { keptShare, meanResidualLife, ownershipClock } from '../ownership.js';
import { ageByShare, expectedAge, goingOnShare, learnLives, weibullBelief } from './weibull-belief.js';

const beliefs = fc
  .record({
    shape: fc.double({ min: 0.6, max: 5, noNaN: true }),
    mean: fc.double({ min: 1, max: 500, noNaN: true }),
    strength: fc.double({ min: 6, max: 5000, noNaN: true }),
  })
  .map(weibullBelief);

it('a belief that cannot be shaken is the ownership clock itself', () => {
  const clock = ownershipClock(54);
  const sure = weibullBelief({ shape: 2, mean: 54, strength: 1e6 });
  expect(goingOnShare(sure, 36)).toBeCloseTo(keptShare(clock, 36), 5);
  for (const month of [0, 1, 36, 54, 120, 240]) expect(expectedAge(sure, month)).toBeCloseTo(month + meanResidualLife(clock, month), 2);
});

it('has the mean it was made with, and its quantiles and shares agree', () => {
  fc.assert(
    fc.property(beliefs, fc.double({ min: 0.01, max: 0.99, noNaN: true }), fc.double({ min: 0, max: 300, noNaN: true }), (belief, share, reached) => {
      expect(goingOnShare(belief, ageByShare(belief, share, reached), reached)).toBeCloseTo(1 - share, 8);
      expect(ageByShare(belief, share, reached)).toBeGreaterThanOrEqual(reached);
    }),
  );
  expect(expectedAge(weibullBelief({ shape: 2, mean: 54, strength: 20 }))).toBeCloseTo(54, 10);
});

it('expects what a numerical integral of the share still going on gives, at every age', () => {
  fc.assert(
    fc.property(beliefs, fc.double({ min: 0, max: 2, noNaN: true }), (belief, share) => {
      const mean = expectedAge(belief);
      const reached = share * mean;
      // ∫ S(t) dt / S(reached) with t = reached + mean · w / (1 − w), by midpoints.
      const steps = 20_000;
      let sum = 0;
      for (let i = 0; i < steps; i += 1) {
        const w = (i + 0.5) / steps;
        sum += goingOnShare(belief, reached + (mean * w) / (1 - w), reached) / (1 - w) ** 2;
      }
      expect(Math.abs(expectedAge(belief, reached) / (reached + (mean * sum) / steps) - 1)).toBeLessThan(1e-4);
    }),
    { numRuns: 60 },
  );
});

it('learning is the same in any order and in any portions, and two halves of a life teach as much as the whole', () => {
  const prior = weibullBelief({ shape: 2, mean: 54, strength: 20 });
  const lives = [{ until: 30, ended: true }, { from: 5, until: 40, ended: false }, { until: 90, ended: true, weight: 3 }];
  const once = learnLives(prior, lives);
  const portions = learnLives(learnLives(prior, lives.slice(1)), lives.slice(0, 1));
  expect(portions.ends).toBe(once.ends);
  expect(portions.exposure).toBeCloseTo(once.exposure, 8);
  const halves = learnLives(prior, [{ until: 12, ended: false }, { from: 12, until: 30, ended: true }]);
  expect(halves).toEqual(learnLives(prior, [{ until: 30, ended: true }]));
});

it('refuses a belief without a mean', () => {
  expect(() => weibullBelief({ shape: 2, mean: 54, strength: 0.5 })).toThrow(RangeError);
  expect(() => weibullBelief({ shape: 2, mean: 0, strength: 5 })).toThrow(RangeError);
});
