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
  for (let j = 0; j < 400; j += 1) {
    term *= ((r + x + j) * (b + x + j) * z) / ((a + b + x - 1 + j) * (j + 1));
    series += term;
  }
  const top = ((a + b + x - 1) / (a - 1)) * (1 - ((alpha + observed) / (alpha + observed + t)) ** (r + x) * series);
  return top / (1 + (x > 0 ? 1 : 0) * (a / (b + x - 1)) * ((alpha + observed) / (alpha + lastAt)) ** (r + x));
}

it('equals the formula of the paper where that can be computed in doubles', () => {
  fc.assert(
    fc.property(models, customers, fc.double({ min: 0.01, max: 1, noNaN: true }), (model, one, ratio) => {
      fc.pre(Math.abs(model.a - 1) > 0.05 && Math.abs(model.a + model.b - 1) > 0.05);
      const horizon = ratio * (model.alpha + one.observed);
      const printed = asPrinted(model, one, horizon);
      expect(Math.abs(forecast(model, one, horizon).expected - printed)).toBeLessThan(1e-7 * Math.max(1, Math.abs(printed)));
    }),
  );
});

it.each([
  [{ r: 0.118, alpha: 5.92, a: 16.175, b: 1.93 }, { x: 0, lastAt: 0, observed: 20.2 }, 778, 0.3642338597388306, 1],
  [{ r: 0.153, alpha: 0.098, a: 9.087, b: 0.467 }, { x: 0, lastAt: 0, observed: 5.12 }, 2458, 0.6415936613094398, 1],
  [{ r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }, { x: 26, lastAt: 30.43, observed: 38.86 }, 3900, 21.57015408107015, 0.1050177508593781],
  [{ r: 17, alpha: 0.1, a: 3, b: 0.12 }, { x: 130, lastAt: 50, observed: 51.5 }, 0.2, 0.2039149455781571, 0.3602065551874088],
  [{ r: 15.9, alpha: 6.5, a: 0.354, b: 0.113 }, { x: 3, lastAt: 2, observed: 5.8 }, 605, 0.9884550587573587, 0.005499363038711015],
])('and where it cannot: as with 60 digits (mpmath), model %j, customer %j, horizon %d', (model, one, horizon, expected, alive) => {
  const found = forecast(model, one, horizon);
  expect(Math.abs(found.expected / expected - 1)).toBeLessThan(1e-12);
  expect(Math.abs(found.alive / alive - 1)).toBeLessThan(1e-12);
});

it('passes smoothly through a = 1, where that formula is 0/0, and through a + b = 1', () => {
  const one = { x: 3, lastAt: 10, observed: 20 };
  const at = (a: number): number => forecast({ r: 0.5, alpha: 4, a, b: 2 }, one, 20).expected;
  expect(at(1)).toBeCloseTo((at(1 - 1e-6) + at(1 + 1e-6)) / 2, 9);
  const fresh = (b: number): number => forecast({ r: 0.5, alpha: 4, a: 0.6, b }, { x: 0, lastAt: 0, observed: 5 }, 20).expected;
  expect(fresh(0.4)).toBeCloseTo((fresh(0.4 - 1e-6) + fresh(0.4 + 1e-6)) / 2, 9);
});

it('in no time nobody buys, and the longer one waits the more are bought, never fewer', () => {
  fc.assert(
    fc.property(models, customers, (model, one) => {
      expect(forecast(model, one, 0).expected).toBeCloseTo(0, 15);
      const ten = forecast(model, one, 10).expected;
      expect(ten).toBeGreaterThan(0);
      expect(forecast(model, one, 20).expected).toBeGreaterThan(ten * (1 - 1e-12));
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
