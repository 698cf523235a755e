import { readFileSync } from 'node:fs';
import { forecastPurchases } from './bg-nbd-forecast.js';
import { bgNbdFit, bgNbdLogLikelihood } from './bg-nbd.js';
import { expectedSpend, gammaGammaFit } from './gamma-gamma.js';

const rows = readFileSync(new URL('../../../../test/fixtures/cdnow_summary.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(',').map(Number));
const column = (at: number): Float64Array => Float64Array.from(rows, (row) => row[at] ?? Number.NaN);
const histories = { repeats: column(1), lastAt: column(2), observed: column(3) };
const meanSpend = column(4);
const near = (value: number, published: number, tolerance: number): void => expect(Math.abs(value - published)).toBeLessThan(tolerance);

describe('BG/NBD on the CDNOW customers gives what Fader, Hardie & Lee (2005) published', () => {
  const fit = bgNbdFit(histories);
  if (fit.kind !== 'fitted') throw new Error(fit.reason);

  it('the likelihood', () => {
    near(fit.logLikelihood, -9582.42556, 1e-3);
    near(bgNbdLogLikelihood({ r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }, histories), -9582.426832, 1e-5);
  });

  it('the parameters', () => {
    near(fit.r, 0.242593, 1e-4);
    near(fit.alpha, 4.41353, 2e-3);
    near(fit.a, 0.792886, 1e-3);
    near(fit.b, 2.425754, 4e-3);
  });

  it('the customer who bought twice until week 30.43 of 38.86', () => {
    const one = { repeats: Float64Array.of(2), lastAt: Float64Array.of(30.43), observed: Float64Array.of(38.86) };
    const { expected, alive } = forecastPurchases(fit, one, 39);
    near(expected[0] ?? 0, 1.2259, 1e-3);
    near(alive[0] ?? 0, 0.72661, 1e-4);
  });

  it('says the same in days, years or minutes', () => {
    const scaled = (column: Float64Array, factor: number): Float64Array => column.map((weeks) => weeks * factor);
    for (const factor of [7, 7 / 365.25, 10_080]) {
      const other = bgNbdFit({ repeats: histories.repeats, lastAt: scaled(histories.lastAt, factor), observed: scaled(histories.observed, factor) });
      if (other.kind !== 'fitted') throw new Error(other.reason);
      near(other.alpha / factor, fit.alpha, 1e-4);
      near(other.b, fit.b, 1e-4);
    }
  });

  it('visits each distinct history once', () => {
    expect(fit.customers).toBe(2357);
    expect(fit.distinct).toBeLessThan(2357);
  });
});

describe('Gamma-Gamma on the 946 who repeated gives the published values', () => {
  const fit = gammaGammaFit(histories.repeats, meanSpend);
  if (fit.kind !== 'fitted') throw new Error(fit.reason);

  it('the parameters', () => {
    expect(fit.customers).toBe(946);
    near(fit.p, 6.2488, 0.01);
    near(fit.q, 3.7446, 0.01);
    near(fit.gamma, 15.4477, 0.01);
  });

  it('the mean a customer can be expected to spend', () => {
    const spend = expectedSpend(fit, histories.repeats, meanSpend);
    near(spend[0] ?? 0, 24.6586, 0.01);
    near(spend[1] ?? 0, 18.9115, 0.01);
    near(spend[5] ?? 0, 71.4629, 0.01);
  });

  it('says the same in cents and in millions', () => {
    for (const factor of [100, 1e-6]) {
      const other = gammaGammaFit(histories.repeats, meanSpend.map((dollars) => dollars * factor));
      if (other.kind !== 'fitted') throw new Error(other.reason);
      near(other.gamma / factor, fit.gamma, 1e-3);
      near(other.p, fit.p, 1e-3);
    }
  });

  it('one who never repeated is expected to spend what the average customer does', () => {
    const spend = expectedSpend(fit, Float64Array.of(0), Float64Array.of(0));
    near(spend[0] ?? 0, (fit.p * fit.gamma) / (fit.q - 1), 1e-12);
  });
});
