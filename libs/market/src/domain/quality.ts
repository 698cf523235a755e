/** Shows of an offer whose attribution window is over, and how many of them became a qualified lead (net of upheld disputes). */
export interface Evidence {
  readonly success: number;
  readonly trials: number;
}

/** A Beta distribution over a probability. */
export interface Beta {
  readonly alpha: number;
  readonly beta: number;
}

/** How close the children of a level are to their parent, in shows that each would need to tell as much: more makes newcomers move slower. Operator parameter. */
export const PRIOR_STRENGTH = { partner: 200, campaign: 100, offer: 100 } as const;

/** The posterior after evidence: Beta(α + successes, β + failures) (Chapelle & Li 2011). */
export function posterior(prior: Beta, { success, trials }: Evidence): Beta {
  if (success < 0 || success > trials) throw new RangeError(`${success} successes in ${trials} trials`);
  return { alpha: prior.alpha + success, beta: prior.beta + (trials - success) };
}

export function meanOf({ alpha, beta }: Beta): number {
  return alpha / (alpha + beta);
}

/**
 * What is believed of a child before it showed anything, when children scatter around their parent as if each were worth `strength`
 * shows: the parent's mean, with that scatter and the doubt about the parent itself (the Beta of the same mean and variance).
 */
export function shrunkTo(parent: Beta, strength: number): Beta {
  const mean = meanOf(parent);
  const doubt = (mean * (1 - mean)) / (parent.alpha + parent.beta + 1);
  const variance = (mean * (1 - mean) - doubt) / (strength + 1) + doubt;
  const worth = (mean * (1 - mean)) / variance - 1;
  return { alpha: mean * worth, beta: (1 - mean) * worth };
}

/**
 * P(B > A) for Beta distributions with integer parameters, closed form (Miller 2014):
 * Σ over i < α_B of B(α_A + i, β_A + β_B) / ((β_B + i) · B(1 + i, β_B) · B(α_A, β_A)).
 */
export function probabilityBetter(a: Beta, b: Beta): number {
  if (![a.alpha, a.beta, b.alpha, b.beta].every((parameter) => Number.isInteger(parameter) && parameter > 0)) throw new RangeError('the closed form needs positive integers');
  let total = 0;
  for (let i = 0; i < b.alpha; i++) {
    total += Math.exp(logBeta(a.alpha + i, a.beta + b.beta) - Math.log(b.beta + i) - logBeta(1 + i, b.beta) - logBeta(a.alpha, a.beta));
  }
  return total;
}

function logBeta(x: number, y: number): number {
  return logFactorial(x - 1) + logFactorial(y - 1) - logFactorial(x + y - 1);
}

function logFactorial(n: number): number {
  let sum = 0;
  for (let i = 2; i <= n; i++) sum += Math.log(i);
  return sum;
}
