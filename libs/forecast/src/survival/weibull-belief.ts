import { betaFraction } from '../maths/beta-fraction.js';
import { logGamma } from '../maths/log-gamma.js';
import { checkLifetime, type Lifetime } from './lifetime.js';

/**
 * What is believed of a life S(t) = exp(−θ t^shape) with known shape: θ ~ Gamma(ends, exposure). The Gamma is conjugate
 * (Soland 1969; Ibrahim, Chen & Sinha, Bayesian Survival Analysis, 2001, ch. 2): an ended life adds 1 to `ends`, every life
 * adds t^shape − from^shape to `exposure`, censored or not. Averaged over θ the life is a Burr XII:
 * S(t) = (exposure / (exposure + t^shape))^ends, so that quantiles close and the interval knows how little was seen.
 */
export interface WeibullBelief {
  readonly shape: number;
  readonly ends: number;
  readonly exposure: number;
}

/**
 * A belief with the expected life `mean` that weighs as much as `strength` ended lives. Throws RangeError unless all are
 * positive and strength > 1 / shape, below which no mean exists.
 */
export function weibullBelief({ shape, mean, strength }: { readonly shape: number; readonly mean: number; readonly strength: number }): WeibullBelief {
  if (!(shape > 0 && mean > 0 && strength * shape > 1 && Number.isFinite(mean * strength * shape))) {
    throw new RangeError(`There is no belief of shape ${shape}, mean ${mean} and strength ${strength}`);
  }
  return { shape, ends: strength, exposure: (mean / meanOfUnit(shape, strength)) ** shape };
}

/** The belief after seeing these lives, in any order. Throws RangeError for an impossible life. */
export function learnLives(belief: WeibullBelief, lives: Iterable<Lifetime>): WeibullBelief {
  let { ends, exposure } = belief;
  for (const life of lives) {
    checkLifetime(life);
    const { from = 0, until, ended, weight = 1 } = life;
    if (ended) ends += weight;
    exposure += weight * (until ** belief.shape - from ** belief.shape);
  }
  return { shape: belief.shape, ends, exposure };
}

/** P(still going on at `age` | going on at `reached`). */
export function goingOnShare({ shape, ends, exposure }: WeibullBelief, age: number, reached = 0): number {
  return Math.exp(-ends * Math.log1p(Math.max(age ** shape - reached ** shape, 0) / (exposure + reached ** shape)));
}

/** The age by which `share` of those going on at `reached` have ended; 0 < share < 1. */
export function ageByShare({ shape, ends, exposure }: WeibullBelief, share: number, reached = 0): number {
  return (reached ** shape + (exposure + reached ** shape) * Math.expm1(-Math.log1p(-share) / ends)) ** (1 / shape);
}

/** The age at which a life that goes on at `reached` is expected to end: reached + ∫ S(t) dt / S(reached) from there on. */
export function expectedAge({ shape, ends, exposure }: WeibullBelief, reached = 0): number {
  const mean = exposure ** (1 / shape) * meanOfUnit(shape, ends);
  if (reached <= 0) return mean;
  // With u = exposure / (exposure + t^shape) the integral is an incomplete beta function of (p, q) up to u(reached).
  const p = ends - 1 / shape;
  const q = 1 / shape;
  const scaled = reached ** shape;
  const u = exposure / (exposure + scaled);
  if (u < (p + 1) / (p + q + 2)) return reached + (reached / (shape * p)) * betaFraction(u, p, q);
  return Math.exp(ends * Math.log1p(scaled / exposure)) * mean - reached * betaFraction(scaled / (exposure + scaled), q, p) + reached;
}

/** The mean life when exposure is 1: Γ(1 + 1/k) Γ(A − 1/k) / Γ(A). */
function meanOfUnit(shape: number, ends: number): number {
  return Math.exp(logGamma(1 + 1 / shape) + logGamma(ends - 1 / shape) - logGamma(ends));
}
