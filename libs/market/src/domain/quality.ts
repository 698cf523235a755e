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

/** How many shows a parent level is worth as a prior for its child: more makes newcomers move slower. Operator parameter. */
export const PRIOR_STRENGTH = { partner: 200, campaign: 100, offer: 100 } as const;

/** The posterior after evidence: Beta(α + successes, β + failures) (Chapelle & Li 2011). */
export function posterior(prior: Beta, { success, trials }: Evidence): Beta {
  if (success < 0 || success > trials) throw new RangeError(`${success} successes in ${trials} trials`);
  return { alpha: prior.alpha + success, beta: prior.beta + (trials - success) };
}

export function meanOf({ alpha, beta }: Beta): number {
  return alpha / (alpha + beta);
}

/** A prior of the parent's mean, worth `strength` shows. */
export function shrunkTo(parent: Beta, strength: number): Beta {
  const mean = meanOf(parent);
  return { alpha: mean * strength, beta: (1 - mean) * strength };
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
