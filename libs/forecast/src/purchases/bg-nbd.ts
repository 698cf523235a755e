import { minimise, type SmoothFunction } from '../maths/minimise.js';
import { purchaseGroups, type PurchaseGroups } from './purchase-groups.js';
import { checkHistories, type PurchaseHistories } from './purchase-history.js';

/**
 * While alive a customer buys at a Poisson rate λ ~ Gamma(r, α), and after each purchase leaves for good with probability
 * p ~ Beta(a, b). α is in the unit of time of the histories, the others are pure numbers; all are positive.
 */
export interface BgNbd {
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
}

export type BgNbdFit =
  | (BgNbd & { readonly kind: 'fitted'; readonly logLikelihood: number; readonly customers: number; readonly distinct: number })
  | { readonly kind: 'no-fit'; readonly reason: 'no-repeats' | 'not-identified' };

/**
 * Fits BG/NBD by maximum likelihood (Fader, Hardie & Lee, "Counting Your Customers" the Easy Way, Marketing Science 24,
 * 2005): quasi-Newton over the logarithms of the parameters with the analytic gradient. Purchases are whole numbers, so
 * every ratio of gamma functions is a sum of logarithms tabulated by x, and what is left is two logarithms and one
 * exponential per distinct history. Throws RangeError for impossible histories. `not-identified`: the likelihood has no
 * peak, as when nobody ever leaves.
 */
export function bgNbdFit(histories: PurchaseHistories): BgNbdFit {
  checkHistories(histories);
  const groups = purchaseGroups(histories);
  const customers = histories.repeats.length;
  if (histories.repeats.every((x) => x === 0)) return { kind: 'no-fit', reason: 'no-repeats' };
  const meanTime = groups.observed.reduce((sum, time, i) => sum + time * (groups.count[i] ?? 0), 0) / customers;
  const { point, value, converged } = minimise(meanLoss(groups, customers), [0, Math.log(meanTime), 0, 0], 1e-8);
  if (!converged) return { kind: 'no-fit', reason: 'not-identified' };
  return { kind: 'fitted', ...modelAt(point), logLikelihood: -value * customers, customers, distinct: groups.count.length };
}

/** ln L of a model for these customers, without the constant x! of the counts (as published). Throws as `bgNbdFit`. */
export function bgNbdLogLikelihood({ r, alpha, a, b }: BgNbd, histories: PurchaseHistories): number {
  checkHistories(histories);
  const point = Float64Array.of(Math.log(r), Math.log(alpha), Math.log(a), Math.log(b));
  const customers = histories.repeats.length;
  return -meanLoss(purchaseGroups(histories), customers)(point, new Float64Array(4)) * customers;
}

function modelAt(point: Float64Array): BgNbd {
  const [r = 0, alpha = 0, a = 0, b = 0] = point.map(Math.exp);
  return { r, alpha, a, b };
}

/** −ln L / n over (ln r, ln α, ln a, ln b): eq. 6 of the paper as A1 · A2 · (A3 + A4), A4 only for x > 0. */
function meanLoss({ repeats, lastAt, observed, count }: PurchaseGroups, customers: number): SmoothFunction {
  const withRepeats = new Float64Array(1 + repeats.reduce((most, x) => Math.max(most, x), 0));
  repeats.forEach((x, i) => (withRepeats[x] = (withRepeats[x] ?? 0) + (count[i] ?? 0)));
  return (point, gradient) => {
    const model = modelAt(point);
    const { r, alpha, a, b } = model;
    let [sum, byR, byAlpha, byA, byB] = constantPart(model, withRepeats);
    const lnA = Math.log(a);
    for (let i = 0; i < repeats.length; i += 1) {
      const n = count[i] as number;
      const x = repeats[i] as number;
      const s = r + x;
      const end = alpha + (observed[i] as number);
      const lnEnd = Math.log(end);
      sum -= n * s * lnEnd;
      byR -= n * lnEnd;
      byAlpha -= (n * s) / end;
      if (x === 0) continue;
      const last = alpha + (lastAt[i] as number);
      const gap = lnEnd - Math.log(last);
      // ln(A4 / A3): the odds that the customer left right after the last purchase.
      const odds = lnA - Math.log(b + x - 1) + s * gap;
      const tail = Math.exp(-Math.abs(odds));
      sum += n * ((odds > 0 ? odds : 0) + Math.log1p(tail));
      const gone = n * (odds > 0 ? 1 / (1 + tail) : tail / (1 + tail));
      byR += gone * gap;
      byAlpha += gone * s * (1 / end - 1 / last);
      byA += gone / a;
      byB -= gone / (b + x - 1);
    }
    gradient[0] = (-byR * r) / customers;
    gradient[1] = (-byAlpha * alpha) / customers;
    gradient[2] = (-byA * a) / customers;
    gradient[3] = (-byB * b) / customers;
    return -sum / customers;
  };
}

/** Σ ln(A1 A2) over all customers, which depends on x alone, and its derivatives by r, α, a, b. */
function constantPart({ r, alpha, a, b }: BgNbd, withRepeats: Float64Array): [number, number, number, number, number] {
  // Of one customer with x repeats: Σ_{i<x} ln(r+i) + r ln α, and Σ_{i<x} ln((b+i) / (a+b+i)).
  let [one, oneR, oneA, oneB] = [r * Math.log(alpha), Math.log(alpha), 0, 0];
  const total: [number, number, number, number, number] = [0, 0, 0, 0, 0];
  withRepeats.forEach((n, x) => {
    total[0] += n * one;
    total[1] += n * oneR;
    total[2] += (n * r) / alpha;
    total[3] += n * oneA;
    total[4] += n * oneB;
    one += Math.log(r + x) + Math.log(b + x) - Math.log(a + b + x);
    oneR += 1 / (r + x);
    oneA -= 1 / (a + b + x);
    oneB += 1 / (b + x) - 1 / (a + b + x);
  });
  return total;
}
