import fc from 'fast-check';
import {
  expectedSaleMonth,
  keptShare,
  meanResidualLife,
  ownershipClock,
  predictedSaleMonths,
  saleProbability,
} from './ownership.js';

describe('the ownership clock reproduces the published numbers (Weibull, shape 2, mean 54 months)', () => {
  const clock = ownershipClock(54);

  it('has scale 60.93248', () => expect(clock.scaleMonths).toBeCloseTo(60.93248, 5));
  it('keeps 70.5347 % of the cars past month 36', () => expect(keptShare(clock, 36)).toBeCloseTo(0.705347, 6));
  it('sees 23.7761 % of those sold within the next 12 months', () =>
    expect(saleProbability(clock, 36, 12)).toBeCloseTo(0.237761, 6));
  it('expects 30.8845 more months at month 36', () => expect(meanResidualLife(clock, 36)).toBeCloseTo(30.8845, 4));
  it('expects the sale in month 66.8845 then', () => expect(expectedSaleMonth(clock, 36)).toBeCloseTo(66.8845, 4));
  it('expects the mean when nothing is known yet', () => expect(expectedSaleMonth(clock, 0)).toBeCloseTo(54, 10));
});

describe('predicted sales of a car that is kept past every prediction', () => {
  it('start at the mean and move on from each prediction that passed', () => {
    const clock = ownershipClock(54);
    const months = predictedSaleMonths(clock, 200);
    expect(months[0]).toBeCloseTo(54, 10);
    expect(months[1]).toBeCloseTo(expectedSaleMonth(clock, 54), 10);
    expect(months.every((month, i) => i === 0 || month > (months[i - 1] ?? 0))).toBe(true);
  });

  it('stop at the horizon', () => expect(predictedSaleMonths(ownershipClock(54), 53)).toEqual([]));
});

it('agrees with a numerical integral of the survival function, and joins smoothly where the method changes', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 300, noNaN: true }), fc.double({ min: 12, max: 120, noNaN: true }), (t, mean) => {
      const clock = ownershipClock(mean);
      const x = t / clock.scaleMonths;
      // ∫₀^∞ exp(-(2xv + v²)) dv, Simpson's rule: the same integral without the division of two tiny numbers.
      const steps = 4000;
      const width = 8 / steps;
      let sum = 0;
      for (let i = 0; i <= steps; i += 1) {
        const v = i * width;
        sum += Math.exp(-(2 * x * v + v * v)) * (i === 0 || i === steps ? 1 : i % 2 === 1 ? 4 : 2);
      }
      const integral = (sum * width * clock.scaleMonths) / 3;
      expect(Math.abs(meanResidualLife(clock, t) / integral - 1)).toBeLessThan(1e-6);
    }),
    { numRuns: 60 },
  );
});

it('refuses a mean that is no positive number', () => {
  expect(() => ownershipClock(0)).toThrow(RangeError);
  expect(() => ownershipClock(Number.NaN)).toThrow(RangeError);
});
