import type { BgNbd } from './bg-nbd.js';
import type { PurchaseHistories } from './purchase-history.js';

/** Beyond this many times α + T the series takes ever longer and the forecast means nothing. */
const FARTHEST = 1000;

/** One place per customer. */
export interface PurchaseForecast {
  /** Expected purchases within the horizon. */
  readonly expected: Float64Array;
  /** Probability that the customer has not left for good. */
  readonly alive: Float64Array;
}

/**
 * Expected purchases within `horizon` after the end of each history, and P(alive), in the unit of time the model was fitted
 * in (Fader, Hardie & Lee 2005, eq. 10; P(alive): Fader, Hardie & Lee 2008). A customer of whom nothing is known yet is
 * (x, t_x, T) = (0, 0, 0). Throws RangeError for a horizon below 0 or beyond 1000 (α + T).
 */
export function forecastPurchases(model: BgNbd, { repeats, lastAt, observed }: PurchaseHistories, horizon: number): PurchaseForecast {
  const expected = new Float64Array(repeats.length);
  const alive = new Float64Array(repeats.length);
  for (let i = 0; i < repeats.length; i += 1) {
    const x = repeats[i] as number;
    const until = observed[i] as number;
    const probability = aliveProbability(model, x, lastAt[i] as number, until);
    alive[i] = probability;
    expected[i] = probability * purchasesIfAlive(model, x, until, horizon);
  }
  return { expected, alive };
}

/** 1 / (1 + a / (b + x − 1) · ((α + T) / (α + t_x))^(r + x)); certain before the first repeat, since only a purchase can be the last. */
function aliveProbability({ r, alpha, a, b }: BgNbd, x: number, last: number, until: number): number {
  if (x === 0) return 1;
  return 1 / (1 + (a / (b + x - 1)) * Math.exp((r + x) * Math.log((alpha + until) / (alpha + last))));
}

/**
 * C/ε · (1 − (1 − z)^(r+x) ₂F₁(r + x, b + x; C; z)) with C = a + b + x − 1, ε = a − 1, z = t / (α + T + t). Euler's
 * transformation turns it into C/ε · (1 − (1 − z)^ε ₂F₁(C − r − x, ε; C; z)); ε divides out of the series term by term, so
 * nothing is lost at and near a = 1, where the formula of the paper is 0/0, and the terms shrink faster than zʲ.
 */
function purchasesIfAlive({ r, alpha, a, b }: BgNbd, x: number, until: number, horizon: number): number {
  if (!(horizon >= 0 && horizon <= FARTHEST * (alpha + until))) {
    throw new RangeError(`A horizon of ${horizon} is not between 0 and ${FARTHEST} times α + T = ${alpha + until}`);
  }
  const z = horizon / (alpha + until + horizon);
  const c = a + b + x - 1;
  const d = a + b - 1 - r;
  const epsilon = a - 1;
  // Σ_{j≥1} (d)_j (ε+1)_{j−1} / ((c)_j j!) zʲ = (₂F₁(d, ε; c; z) − 1) / ε. With c near 0 (x = 0, a + b near 1) the factor
  // C outside and the 1/C of every term belong together: the sum below is C times the series.
  let term = d * z;
  let series = term;
  for (let j = 1; Math.abs(term) > 1e-16 * Math.abs(series); j += 1) {
    term *= ((d + j) * (epsilon + j) * z) / ((c + j) * (j + 1));
    series += term;
  }
  const log = Math.log1p(-z);
  // exp, not 1 + expm1: for large a and z near 1 a tiny power meets a huge series.
  return -(c * (epsilon === 0 ? log : Math.expm1(epsilon * log) / epsilon) + Math.exp(epsilon * log) * series);
}
