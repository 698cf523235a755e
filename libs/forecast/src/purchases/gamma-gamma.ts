import { digamma, logGamma } from '../maths/log-gamma.js';
import { minimise, type SmoothFunction } from '../maths/minimise.js';

/** A purchase is worth Gamma(p, ν) with ν ~ Gamma(q, γ) per customer, however often they buy. γ is in the unit of money; all are positive. */
export interface GammaGamma {
  readonly p: number;
  readonly q: number;
  readonly gamma: number;
}

export type GammaGammaFit =
  | (GammaGamma & { readonly kind: 'fitted'; readonly logLikelihood: number; readonly customers: number })
  | { readonly kind: 'no-fit'; readonly reason: 'no-repeats' | 'not-identified' };

/** One place per customer with a repeat purchase. */
interface Buyers {
  readonly x: Float64Array;
  /** x · mean: what the repeats brought together. */
  readonly total: Float64Array;
}

/**
 * Fits the Gamma-Gamma model of monetary value by maximum likelihood over the customers with a repeat purchase (Fader,
 * Hardie & Lee, "RFM and CLV", Journal of Marketing Research 42, 2005; Fader & Hardie, "The Gamma-Gamma Model of Monetary
 * Value", 2013). `repeats`: purchases after the first, `meanSpend`: their mean amount, one place per customer. Gamma
 * functions depend on x alone and are tabulated. Throws RangeError when the columns differ in length, repeats are no
 * integers or a customer with repeats has no positive mean. `not-identified`: no peak, as when all spend the same.
 */
export function gammaGammaFit(repeats: Float64Array, meanSpend: Float64Array): GammaGammaFit {
  const buyers = buyersOf(repeats, meanSpend);
  const customers = buyers.x.length;
  if (customers === 0) return { kind: 'no-fit', reason: 'no-repeats' };
  const purchases = buyers.x.reduce((sum, x) => sum + x, 0);
  const typical = buyers.total.reduce((sum, total) => sum + total, 0) / purchases;
  const { point, value, converged } = minimise(meanLoss(buyers), [0, Math.log(2), Math.log(typical)], 1e-8);
  if (!converged) return { kind: 'no-fit', reason: 'not-identified' };
  return { kind: 'fitted', ...modelAt(point), logLikelihood: -value * customers, customers };
}

/**
 * E(mean spend per purchase | x, mean so far) = p (γ + x · mean) / (p x + q − 1), in the unit of money: the customer's own
 * mean shrunk to that of all. Without repeats it is the mean of all. Infinite where p x + q ≤ 1: the model has no mean there.
 */
export function expectedSpend({ p, q, gamma }: GammaGamma, repeats: Float64Array, meanSpend: Float64Array): Float64Array {
  return repeats.map((x, i) => (p * x + q > 1 ? (p * (gamma + x * (meanSpend[i] ?? 0))) / (p * x + q - 1) : Number.POSITIVE_INFINITY));
}

function buyersOf(repeats: Float64Array, meanSpend: Float64Array): Buyers {
  if (repeats.length !== meanSpend.length) throw new RangeError('The columns of repeats and mean spend differ in length');
  const x = repeats.filter((count) => count !== 0);
  const total = meanSpend.filter((_, i) => repeats[i] !== 0).map((mean, i) => mean * (x[i] ?? 0));
  const odd = x.findIndex((count, i) => !(Number.isSafeInteger(count) && count > 0 && (total[i] ?? 0) > 0 && Number.isFinite(total[i])));
  if (odd >= 0) throw new RangeError(`A customer cannot have spent ${total[odd]} in ${x[odd]} repeat purchases`);
  return { x, total };
}

function modelAt(point: Float64Array): GammaGamma {
  const [p = 0, q = 0, gamma = 0] = point.map(Math.exp);
  return { p, q, gamma };
}

/** −ln L / n over (ln p, ln q, ln γ) for the means: f(m | x) = Γ(px+q)/(Γ(px)Γ(q)) γ^q m^(px−1) x^(px) / (γ + x m)^(px+q). */
function meanLoss({ x, total }: Buyers): SmoothFunction {
  const having = new Map<number, number>();
  for (const count of x) having.set(count, (having.get(count) ?? 0) + 1);
  // With x m the total: m^(px−1) x^(px) = total^(px) / m.
  const logTotals = total.reduce((sum, amount, i) => sum + (x[i] ?? 0) * Math.log(amount), 0);
  const logMeans = total.reduce((sum, amount, i) => sum + Math.log(amount / (x[i] ?? 0)), 0);
  return (point, gradient) => {
    const { p, q, gamma } = modelAt(point);
    let sum = p * logTotals - logMeans + x.length * (q * Math.log(gamma) - logGamma(q));
    let byP = logTotals;
    let byQ = x.length * (Math.log(gamma) - digamma(q));
    let byGamma = (x.length * q) / gamma;
    for (const [count, customers] of having) {
      const slope = digamma(p * count + q);
      sum += customers * (logGamma(p * count + q) - logGamma(p * count));
      byP += customers * count * (slope - digamma(p * count));
      byQ += customers * slope;
    }
    for (let i = 0; i < x.length; i += 1) {
      const count = x[i] as number;
      const scale = gamma + (total[i] as number);
      const log = Math.log(scale);
      sum -= (p * count + q) * log;
      byP -= count * log;
      byQ -= log;
      byGamma -= (p * count + q) / scale;
    }
    gradient[0] = (-byP * p) / x.length;
    gradient[1] = (-byQ * q) / x.length;
    gradient[2] = (-byGamma * gamma) / x.length;
    return -sum / x.length;
  };
}
