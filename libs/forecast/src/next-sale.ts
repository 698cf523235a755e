import { type BrandClass, OWNERSHIP_MEAN_MONTHS } from './brand-class.js';
import type { Lifetime } from './survival/lifetime.js';
import { ageByShare, expectedAge, learnLives, type WeibullBelief, weibullBelief } from './survival/weibull-belief.js';
import { usageRate } from './usage-rate.js';

/** The shape of the ownership clock (ownership.ts). */
const SHAPE = 2;
/** The prior of a class weighs as much as twenty observed sales: after those the site's own data have the greater say. */
const PRIOR_SALES = 20;
/** Readings closer together tell of one journey, not of a habit. */
const LEAST_MONTHS_OF_READINGS = 1;
const USAGE_ELASTICITY = 0.5;
const USAGE_LIMITS = { least: 0.5, most: 2 } as const;

/** An ownership the site saw, in months since the purchase: `from` where the site met an owner who had the car already. */
export interface ObservedOwnership extends Lifetime {
  readonly brandClass: BrandClass;
}

/** What is known of one ownership, in months since the purchase. */
export type OwnershipFact =
  /** Something proves that the owner still has the car: a service, an insurance, a visit to "my car". */
  | { readonly kind: 'seen'; readonly month: number }
  | { readonly kind: 'mileage'; readonly month: number; readonly km: number }
  | { readonly kind: 'sold'; readonly month: number };

export type NextSale =
  | { readonly kind: 'sold'; readonly month: number }
  | {
      readonly kind: 'forecast';
      /** Months since the purchase: the mean, the median and the central interval of the sale. */
      readonly expectedMonth: number;
      readonly medianMonth: number;
      readonly earliestMonth: number;
      readonly latestMonth: number;
      /** The last proof that the car was kept. */
      readonly keptMonths: number;
      /** How much faster than a typical car of its class this one ages; 1 where its mileage is not known. */
      readonly usageFactor: number;
    };

/**
 * The belief about each brand class: the ownership prior (Weibull of shape 2 by its mean months, programmes.md S05) after
 * the site's own ownerships of that class, ended or not (conjugate, see `WeibullBelief`). `means`: the site's own prior
 * means. `expectedAge(belief)` is the shrunk mean, fit for `ownershipMeanMonths`. Throws RangeError for an impossible life.
 */
export function learnOwnership(
  observed: Iterable<ObservedOwnership>,
  means: Readonly<Partial<Record<BrandClass, number>>> = {},
): Readonly<Record<BrandClass, WeibullBelief>> {
  const seen: Record<BrandClass, Lifetime[]> = { premium: [], foreign: [], domestic: [], default: [] };
  for (const one of observed) seen[one.brandClass].push(one);
  const believe = (brandClass: BrandClass): WeibullBelief =>
    learnLives(weibullBelief({ shape: SHAPE, mean: means[brandClass] ?? OWNERSHIP_MEAN_MONTHS[brandClass], strength: PRIOR_SALES }), seen[brandClass]);
  return { premium: believe('premium'), foreign: believe('foreign'), domestic: believe('domestic'), default: believe('default') };
}

/**
 * When this owner will sell, given that the car was kept until the last fact that proves it (not until today: a forecast
 * that moves on by itself every day never comes). Facts count in any order and however often they are told.
 *
 * Mileage enters as accelerated life (Cox & Oakes 1984, ch. 5): a car driven at u times the typical km a month lives
 * through its months √u times as fast, held within a half and double: S(t) = S₀(t √u). The square root is an assumption:
 * age and wear both make people sell. u is the robust slope of the readings, 1 below two readings a month apart.
 *
 * `coverage` is that of the central interval. Throws RangeError for a negative month, typical km that are not positive or a
 * coverage outside (0, 1).
 */
export function nextSale(
  belief: WeibullBelief,
  facts: readonly OwnershipFact[],
  { typicalKmPerMonth, coverage = 0.8 }: { readonly typicalKmPerMonth: number; readonly coverage?: number },
): NextSale {
  if (!(typicalKmPerMonth > 0 && coverage > 0 && coverage < 1)) throw new RangeError(`Not a usage and a coverage: ${typicalKmPerMonth}, ${coverage}`);
  const impossible = facts.find(({ month }) => !(month >= 0 && Number.isFinite(month)));
  if (impossible !== undefined) throw new RangeError(`A fact of an ownership cannot be of month ${impossible.month}`);
  const sold = facts.flatMap((fact) => (fact.kind === 'sold' ? [fact.month] : []));
  if (sold.length > 0) return { kind: 'sold', month: Math.min(...sold) };
  const keptMonths = facts.reduce((latest, { month }) => Math.max(latest, month), 0);
  const usageFactor = usageFactorOf(facts, typicalKmPerMonth);
  const lived = keptMonths * usageFactor;
  return {
    kind: 'forecast',
    expectedMonth: expectedAge(belief, lived) / usageFactor,
    medianMonth: ageByShare(belief, 0.5, lived) / usageFactor,
    earliestMonth: ageByShare(belief, (1 - coverage) / 2, lived) / usageFactor,
    latestMonth: ageByShare(belief, (1 + coverage) / 2, lived) / usageFactor,
    keptMonths,
    usageFactor,
  };
}

function usageFactorOf(facts: readonly OwnershipFact[], typicalKmPerMonth: number): number {
  const readings = facts.flatMap((fact) => (fact.kind === 'mileage' ? [{ at: fact.month, km: fact.km }] : []));
  const usage = usageRate(readings, LEAST_MONTHS_OF_READINGS);
  if (usage.kind === 'unknown') return 1;
  return Math.min(USAGE_LIMITS.most, Math.max(USAGE_LIMITS.least, (usage.rate / typicalKmPerMonth) ** USAGE_ELASTICITY));
}
