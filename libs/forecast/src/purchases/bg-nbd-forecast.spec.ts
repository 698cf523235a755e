import fc from 'fast-check';
import { forecastPurchases } from './bg-nbd-forecast.js';
import type { BgNbd } from './bg-nbd.js';

const parameter = fc.double({ min: 0.1, max: 5, noNaN: true });
const models = fc.record({ r: parameter, alpha: parameter, a: parameter, b: parameter });
const customers = fc
  .record({ x: fc.integer({ min: 0, max: 40 }), observed: fc.double({ min: 1, max: 100, noNaN: true }), share: fc.double({ min: 0.01, max: 1, noNaN: true }) })
  .map(({ x, observed, share }) => ({ x, lastAt: x === 0 ? 0 : observed * share, observed }));

function forecast(model: BgNbd, { x, lastAt, observed }: { x: number; lastAt: number; observed: number }, horizon: number): { expected: number; alive: number } {
  const { expected, alive } = forecastPurchases(model, { repeats: Float64Array.of(x), lastAt: Float64Array.of(lastAt), observed: Float64Array.of(observed) }, horizon);
  return { expected: expected[0] ?? Number.NaN, alive: alive[0] ?? Number.NaN };
}

/** Equation 10 as the paper prints it, with its own series. */
function asPrinted({ r, alpha, a, b }: BgNbd, { x, lastAt, observed }: { x: number; lastAt: number; observed: number }, t: number): number {
  const z = t / (alpha + observed + t);
  let term = 1;
  let series = 1;
  for (let j = 0; j < 4000; j += 1) {
    term *= ((r + x + j) * (b + x + j) * z) / ((a + b + x - 1 + j) * (j + 1));
    series += term;
  }
  const top = ((a + b + x - 1) / (a - 1)) * (1 - ((alpha + observed) / (alpha + observed + t)) ** (r + x) * series);
  return top / (1 + (x > 0 ? 1 : 0) * (a / (b + x - 1)) * ((alpha + observed) / (alpha + lastAt)) ** (r + x));
}

it('equals the formula of the paper wherever that can be computed', () => {
  fc.assert(
    fc.property(models, customers, fc.double({ min: 0.1, max: 100, noNaN: true }), (model, one, horizon) => {
      fc.pre(Math.abs(model.a - 1) > 0.05 && Math.abs(model.a + model.b - 1) > 0.05);
      const printed = asPrinted(model, one, horizon);
      expect(Math.abs(forecast(model, one, horizon).expected - printed)).toBeLessThan(1e-7 * Math.max(1, Math.abs(printed)));
    }),
  );
});

it('passes smoothly through a = 1, where that formula is 0/0, and through a + b = 1', () => {
  const one = { x: 3, lastAt: 10, observed: 20 };
  const at = (a: number): number => forecast({ r: 0.5, alpha: 4, a, b: 2 }, one, 20).expected;
  expect(at(1)).toBeCloseTo((at(1 - 1e-6) + at(1 + 1e-6)) / 2, 9);
  const fresh = (b: number): number => forecast({ r: 0.5, alpha: 4, a: 0.6, b }, { x: 0, lastAt: 0, observed: 5 }, 20).expected;
  expect(fresh(0.4)).toBeCloseTo((fresh(0.4 - 1e-6) + fresh(0.4 + 1e-6)) / 2, 9);
});

it('in no time nobody buys, and the longer one waits the more are bought', () => {
  fc.assert(
    fc.property(models, customers, (model, one) => {
      expect(forecast(model, one, 0).expected).toBeCloseTo(0, 15);
      expect(forecast(model, one, 10).expected).toBeGreaterThan(0);
      expect(forecast(model, one, 20).expected).toBeGreaterThan(forecast(model, one, 10).expected);
    }),
  );
});

it('a customer who has been silent for long is less likely to come back, and one who never repeated cannot have left', () => {
  const model = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
  expect(forecast(model, { x: 5, lastAt: 10, observed: 40 }, 39).alive).toBeLessThan(forecast(model, { x: 5, lastAt: 35, observed: 40 }, 39).alive);
  expect(forecast(model, { x: 0, lastAt: 0, observed: 40 }, 39).alive).toBe(1);
});

it('refuses a horizon that means nothing', () => {
  const model = { r: 1, alpha: 1, a: 2, b: 2 };
  for (const horizon of [-1, 1e9, Number.NaN]) expect(() => forecast(model, { x: 0, lastAt: 0, observed: 0 }, horizon)).toThrow(RangeError);
});
