import fc from 'fast-check';
import type { Lifetime } from './lifetime.js';
import { logRank } from './log-rank.js';
import { weibullFit } from './weibull-fit.js';

/** Quantiles of the Weibull life, of those that outlast `from`. */
function spread(count: number, shape: number, scale: number, from = 0): number[] {
  return Array.from({ length: count }, (_, i) => ((from / scale) ** shape - Math.log((i + 0.5) / count)) ** (1 / shape) * scale);
}

function fitted(lives: readonly Lifetime[]): { readonly shape: number; readonly scale: number; readonly logLikelihood: number } {
  const fit = weibullFit(lives);
  if (fit.kind !== 'fitted') throw new Error(fit.reason);
  return fit;
}

it('finds the life the data were drawn from, whatever is censored', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.7, max: 4, noNaN: true }), fc.double({ min: 1, max: 5000, noNaN: true }), (shape, scale) => {
      const end = scale * 1.1;
      const fit = fitted(spread(2000, shape, scale).map((age) => ({ until: Math.min(age, end), ended: age <= end })));
      expect(fit.shape / shape).toBeCloseTo(1, 1);
      expect(fit.scale / scale).toBeCloseTo(1, 1);
    }),
    { numRuns: 30 },
  );
});

it('is not fooled by owners who were met late: without their entry they would seem to keep cars longer', () => {
  const met = [0, 12, 24, 36].flatMap((from) => spread(500, 2, 60, from).map((until) => ({ from, until, ended: true })));
  expect(fitted(met).scale).toBeCloseTo(60, 0);
  expect(fitted(met).shape).toBeCloseTo(2, 1);
  expect(fitted(met.map(({ until, ended }) => ({ until, ended }))).scale).toBeGreaterThan(65);
});

it('no other life nearby is more likely', () => {
  const lives: Lifetime[] = [{ until: 3, ended: true, weight: 2 }, { from: 1, until: 7, ended: true }, { from: 2, until: 9, ended: false }, { until: 5, ended: true }];
  const fit = fitted(lives);
  const likelihood = (shape: number, scale: number): number =>
    lives.reduce((sum, { from = 0, until, ended, weight = 1 }) => {
      const hazard = ended ? Math.log(shape / scale) + (shape - 1) * Math.log(until / scale) : 0;
      return sum + weight * (hazard - (until / scale) ** shape + (from / scale) ** shape);
    }, 0);
  expect(fit.logLikelihood).toBeCloseTo(likelihood(fit.shape, fit.scale), 10);
  for (const factor of [0.99, 1.01]) {
    expect(likelihood(fit.shape * factor, fit.scale)).toBeLessThan(fit.logLikelihood);
    expect(likelihood(fit.shape, fit.scale * factor)).toBeLessThan(fit.logLikelihood);
  }
});

it('says why there is no fit', () => {
  expect(weibullFit([{ until: 5, ended: false }])).toEqual({ kind: 'no-fit', reason: 'nothing-ended' });
  expect(weibullFit([{ until: 5, ended: true }, { until: 5, ended: true }])).toEqual({ kind: 'no-fit', reason: 'no-maximum' });
  expect(() => weibullFit([{ until: 0, ended: true }])).toThrow(RangeError);
});

it('two groups that are the same cannot be told apart, and no ages in common compare nothing', () => {
  const lives = spread(50, 2, 60).map((until) => ({ until, ended: true }));
  expect(logRank(lives, lives)).toMatchObject({ chiSquared: 0, pValue: 1 });
  expect(logRank([{ until: 3, ended: true }], [{ from: 4, until: 8, ended: true }])).toMatchObject({ chiSquared: 0, pValue: 1 });
});
