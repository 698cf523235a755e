import { type Lifetime, riskSets, type RiskSet } from './lifetime.js';

/** One step down of the curve. `survival` holds from `age` until the next step. */
export interface SurvivalStep extends RiskSet {
  readonly survival: number;
  /** Greenwood's variance of `survival`. */
  readonly variance: number;
}

/** Steps in ascending age; survival is 1 before the first. */
export type SurvivalCurve = readonly SurvivalStep[];

/** 97.5 % of a normal distribution lie below: the two-sided 95 % interval. */
const Z_95 = 1.959963984540054;

/**
 * The product-limit estimate under right censoring and delayed entry, S(t) = Π (1 − d/n), with Greenwood's variance
 * S² Σ d / (n (n − d)) (Kaplan & Meier 1958; Greenwood 1926; for delayed entry Klein & Moeschberger 2003, ch. 4.6).
 * Weights are counts of equal lives. Under delayed entry an early risk set may be tiny and take the curve to zero for
 * good: look at `atRisk` before trusting it. Throws RangeError for an impossible life. Empty for no ended life.
 */
export function kaplanMeier(lives: readonly Lifetime[]): SurvivalCurve {
  let survival = 1;
  let greenwood = 0;
  return riskSets(lives).map((set) => {
    survival *= 1 - set.ended / set.atRisk;
    greenwood += set.ended / (set.atRisk * (set.atRisk - set.ended));
    return { ...set, survival, variance: survival > 0 ? survival * survival * greenwood : 0 };
  });
}

/** S(age): the share still going on after `age`. Past the last step it is the last known value, not a forecast. */
export function survivalAt(curve: SurvivalCurve, age: number): number {
  return stepAt(curve, age)?.survival ?? 1;
}

/**
 * The pointwise interval of S(age) on the log(−log) scale, which never leaves [0, 1] (Kalbfleisch & Prentice 2002, ch. 1.4).
 * `z` is the normal quantile: 1.96 for 95 %. Where S is 0 or 1 Greenwood knows no variance: the interval is that point.
 */
export function survivalInterval(curve: SurvivalCurve, age: number, z = Z_95): { readonly low: number; readonly high: number } {
  const step = stepAt(curve, age);
  const survival = step?.survival ?? 1;
  if (step === null || survival <= 0 || survival >= 1) return { low: survival, high: survival };
  const spread = Math.exp((z * Math.sqrt(step.variance)) / (survival * Math.abs(Math.log(survival))));
  return { low: survival ** spread, high: survival ** (1 / spread) };
}

/** The first age at which at most half are left; null when the curve never comes down that far. */
export function medianLife(curve: SurvivalCurve): number | null {
  // 3/4 × 2/3 is a half in arithmetic, not always in binary.
  return curve.find((step) => step.survival <= 0.5 + 1e-12)?.age ?? null;
}

function stepAt(curve: SurvivalCurve, age: number): SurvivalStep | null {
  let low = 0;
  let high = curve.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((curve[middle]?.age ?? 0) <= age) low = middle + 1;
    else high = middle;
  }
  return curve[low - 1] ?? null;
}
