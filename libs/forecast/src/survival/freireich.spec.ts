import { readFileSync } from 'node:fs';
import { kaplanMeier, medianLife, survivalAt, survivalInterval } from './kaplan-meier.js';
import type { Lifetime } from './lifetime.js';
import { logRank } from './log-rank.js';
import { weibullFit } from './weibull-fit.js';

const rows = readFileSync(new URL('../../../../test/fixtures/freireich_6mp.dat', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/).map(Number));
const group = (id: number): Lifetime[] => rows.flatMap(([of, weeks = 0, status]) => (of === id ? [{ until: weeks, ended: status === 1 }] : []));
const placebo = group(1);
const treated = group(2);

describe('the weeks of remission of Freireich et al. (1963), as the textbooks print them', () => {
  const curve = kaplanMeier(treated);

  it.each([
    [5, 1],
    [6, 0.85714],
    [9, 0.80672],
    [10, 0.75294],
    [22, 0.53782],
  ])('after week %d a share of %d is still well', (week, share) => expect(survivalAt(curve, week)).toBeCloseTo(share, 5));

  it('half have relapsed by week 23, without treatment by week 8', () => {
    expect(medianLife(curve)).toBe(23);
    expect(medianLife(kaplanMeier(placebo))).toBe(8);
  });

  it('Greenwood gives the standard errors of the textbook', () => {
    const error = (age: number): number => Math.sqrt(curve.find((step) => step.age === age)?.variance ?? 0);
    expect(error(6)).toBeCloseTo(0.0764, 4);
    expect(error(10)).toBeCloseTo(0.0963, 4);
    expect(error(23)).toBeCloseTo(0.1346, 4);
  });

  it('the 95 % interval on the log(-log) scale is that of Stata', () => {
    const { low, high } = survivalInterval(curve, 10);
    expect([low, high].map((share) => share.toFixed(4))).toEqual(['0.5032', '0.8894']);
  });

  it('the treatment works: log-rank 16.7929', () => {
    const test = logRank(treated, placebo);
    expect(test.chiSquared).toBeCloseTo(16.7929, 4);
    expect(test.observed).toBe(9);
    expect(test.expected).toBeCloseTo(19.2505, 4);
    expect(test.pValue).toBeCloseTo(4.17e-5, 7);
    expect(logRank(placebo, treated).chiSquared).toBeCloseTo(test.chiSquared, 10);
  });

  it('the Weibull life has shape 1.353735, scale 33.76515, log-likelihood -41.65868', () => {
    const fit = weibullFit(treated);
    expect(fit).toMatchObject({ kind: 'fitted', ended: 9 });
    if (fit.kind !== 'fitted') return;
    expect(fit.shape).toBeCloseTo(1.353735, 6);
    expect(fit.scale).toBeCloseTo(33.76515, 5);
    expect(fit.logLikelihood).toBeCloseTo(-41.65868, 5);
  });
});
