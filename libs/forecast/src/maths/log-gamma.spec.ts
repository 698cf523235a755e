import fc from 'fast-check';
import { digamma, logGamma } from './log-gamma.js';

it.each([
  [0.5, Math.log(Math.PI) / 2],
  [1, 0],
  [2, 0],
  [10, Math.log(362880)],
  [0.001, 6.907178885383853],
  [1e6, 12815504.569147611],
])('ln Γ(%d) = %d', (x, value) => expect(Math.abs(logGamma(x) - value)).toBeLessThan(2e-13 * Math.max(1, Math.abs(value))));

it.each([
  [1, -0.5772156649015329],
  [0.5, -1.9635100260214235],
  [10, 2.251752589066721],
])('ψ(%d) = %d', (x, value) => expect(digamma(x)).toBeCloseTo(value, 13));

it('ψ is the slope of ln Γ', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.05, max: 500, noNaN: true }), (x) => {
      const h = 1e-4 * x;
      const slope = (logGamma(x + h) - logGamma(x - h)) / (2 * h);
      expect(Math.abs(slope - digamma(x))).toBeLessThan(1e-5 * Math.max(1, Math.abs(digamma(x))));
    }),
  );
});

it('neither is defined at zero or below', () => {
  expect(logGamma(0)).toBeNaN();
  expect(digamma(-1)).toBeNaN();
});
