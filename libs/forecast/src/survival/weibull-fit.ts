import { checkLifetime, type Lifetime } from './lifetime.js';

/** S(t) = exp(−(t / scale)^shape), or why the data hold no such curve. */
export type WeibullFit =
  | { readonly kind: 'fitted'; readonly shape: number; readonly scale: number; readonly logLikelihood: number; readonly ended: number }
  | { readonly kind: 'no-fit'; readonly reason: 'nothing-ended' | 'no-maximum' };

const SHAPE_LIMITS = { least: 1e-3, most: 1e3 } as const;

/**
 * The Weibull life of greatest likelihood under right censoring and delayed entry (Klein & Moeschberger 2003, ch. 3.5 and
 * 12.2): ln L = Σ d ln h(t) − Σ (H(t) − H(from)). Given the shape the scale is scale^shape = Σ (t^shape − from^shape) / D,
 * which leaves one equation for the shape, solved by bisection. `scale` is in the unit of the ages.
 * Throws RangeError for an impossible life. `no-maximum`: the likelihood has no peak at a shape between 0.001 and 1000, as
 * when all end at one age. Under heavy delayed entry there may be two peaks; the one nearest shape 1 is taken.
 */
export function weibullFit(lives: readonly Lifetime[]): WeibullFit {
  lives.forEach(checkLifetime);
  const longest = lives.reduce((most, { until }) => Math.max(most, until), 0);
  let ended = 0;
  let logAges = 0;
  for (const { until, ended: over, weight = 1 } of lives) {
    if (!over) continue;
    ended += weight;
    logAges += weight * Math.log(until / longest);
  }
  if (ended === 0) return { kind: 'no-fit', reason: 'nothing-ended' };
  // Ages as shares of the longest: no power overflows.
  const score = (shape: number): number => {
    const { exposure, slope } = exposureOf(lives, shape, longest);
    return ended / shape + logAges - (ended * slope) / exposure;
  };
  const shape = root(score);
  if (shape === null) return { kind: 'no-fit', reason: 'no-maximum' };
  const { exposure } = exposureOf(lives, shape, longest);
  const relativeScale = (exposure / ended) ** (1 / shape);
  const logLikelihood =
    ended * (Math.log(shape) - shape * Math.log(relativeScale) - Math.log(longest)) + (shape - 1) * logAges - exposure / relativeScale ** shape;
  return { kind: 'fitted', shape, scale: relativeScale * longest, logLikelihood, ended };
}

/** Σ (t^k − from^k) and its derivative by k. */
function exposureOf(lives: readonly Lifetime[], shape: number, longest: number): { readonly exposure: number; readonly slope: number } {
  let exposure = 0;
  let slope = 0;
  for (const { from = 0, until, weight = 1 } of lives) {
    const end = (until / longest) ** shape;
    exposure += weight * end;
    slope += weight * end * Math.log(until / longest);
    if (from === 0) continue;
    const start = (from / longest) ** shape;
    exposure -= weight * start;
    slope -= weight * start * Math.log(from / longest);
  }
  return { exposure, slope };
}

/** Where `score` comes down through zero, looked for outwards from 1; null when it does not. */
function root(score: (shape: number) => number): number | null {
  let low = 1;
  let high = 1;
  if (score(1) > 0) {
    while (score(high) > 0) {
      low = high;
      high *= 2;
      if (high > SHAPE_LIMITS.most) return null;
    }
  } else {
    while (!(score(low) > 0)) {
      high = low;
      low /= 2;
      if (low < SHAPE_LIMITS.least) return null;
    }
  }
  while (high / low - 1 > 1e-13) {
    const middle = (low + high) / 2;
    if (score(middle) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
