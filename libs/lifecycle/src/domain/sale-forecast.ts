import { type BrandClass, learnOwnership, nextSale, type OwnershipFact, TYPICAL_KM_PER_MONTH, type WeibullBelief } from '@ringroad/forecast';
import type { LifecyclePolicy } from './asset.js';
import { DAYS_PER_MONTH, monthsAhead } from './duration.js';
import { FACT_TYPES, numberOf, type StoredFact } from './fact.js';
import { addCalendar } from './site-clock.js';

/** A fact that proves that its owner still has the car; with what the odometer showed, where it tells. */
export interface SaleProof {
  readonly at: Date;
  /** Kilometres. */
  readonly km: number | null;
}

/** When an owner is expected to sell. Four of five sales lie between earliest and latest. */
export interface SaleForecast {
  readonly likelyAt: Date;
  readonly earliestAt: Date;
  readonly latestAt: Date;
  /** The last proof that the car was kept. */
  readonly keptUntil: Date;
  /** How much faster than a typical car of its class this one ages, in tenths; 1 where its mileage is not known. */
  readonly usage: number;
}

const MONTH_MS = DAYS_PER_MONTH * 86_400_000;
/** Nobody plans for a sale in fifty years. */
const FARTHEST_MONTHS = 600;
const CAR_FACTS: ReadonlySet<string> = new Set(FACT_TYPES);

/**
 * What a user's facts prove of each car, by its key: what he tells of his ads and purchases, and any other event that names the car
 * and reads its odometer (a service, an inspection). Looking at an ad of the car proves nothing.
 */
export function saleProofs(facts: readonly StoredFact[], keyOf: (fact: StoredFact) => string | null): ReadonlyMap<string, readonly SaleProof[]> {
  const proofs = new Map<string, SaleProof[]>();
  for (const fact of facts) {
    const km = numberOf(fact, 'mileage');
    if (km === null && !CAR_FACTS.has(fact.type)) continue;
    const key = keyOf(fact);
    if (key === null) continue;
    const proof = { at: fact.occurredAt, km: km !== null && km >= 0 ? km : null };
    const own = proofs.get(key);
    if (own === undefined) proofs.set(key, [proof]);
    else own.push(proof);
  }
  return proofs;
}

/**
 * The next sale of a car bought at `from`, by what is known at `asOf`: refreshed by every proof and every odometer reading, in whatever
 * order they come. Null where it lies further ahead than anybody plans.
 *
 * What stays as it is: the forecast counts from the last proof and not from today, so it does not creep ahead of the clock. When the
 * likely day passes without a sale, the next is what the belief expects of a car kept until that day. And contact points do not follow
 * it day by day: they are planned from the purchase, the belief about the class and `usage` in tenths alone (`plan`), so that a proof
 * moves no contact, and a reading only one that speaks of another way of driving.
 */
export function saleForecast(
  from: Date,
  brandClass: BrandClass,
  proofs: readonly SaleProof[],
  { asOf, zone, policy }: { readonly asOf: Date; readonly zone: string; readonly policy: LifecyclePolicy },
): SaleForecast | null {
  const known = proofs.filter(({ at }) => at >= from && at <= asOf);
  const monthOf = (at: Date) => (at.getTime() - from.getTime()) / MONTH_MS;
  const dayOf = (month: number) => addCalendar(from, monthsAhead(month), zone, null);
  const keptUntil = known.reduce((last, { at }) => (at > last ? at : last), from);
  const facts: OwnershipFact[] = [...latestReadings(known).map(({ at, km }) => ({ kind: 'mileage' as const, month: monthOf(at), km })), { kind: 'seen', month: monthOf(keptUntil) }];
  const belief = beliefOf(brandClass, policy);
  for (;;) {
    const sale = nextSale(belief, facts, { typicalKmPerMonth: TYPICAL_KM_PER_MONTH[brandClass] });
    if (sale.kind === 'sold' || sale.expectedMonth > FARTHEST_MONTHS) return null;
    const likelyAt = dayOf(sale.expectedMonth);
    if (likelyAt > asOf) {
      const earliestAt = dayOf(sale.earliestMonth);
      const usage = Math.round(sale.usageFactor * 10) / 10;
      return { likelyAt, earliestAt: earliestAt < asOf ? asOf : earliestAt, latestAt: dayOf(Math.min(sale.latestMonth, FARTHEST_MONTHS)), keptUntil, usage };
    }
    facts.push({ kind: 'seen', month: sale.expectedMonth });
  }
}

/** Two years of a reading a month: the robust line through them compares each with each. */
const MOST_READINGS = 24;

function latestReadings(proofs: readonly SaleProof[]): { readonly at: Date; readonly km: number }[] {
  const distinct = new Map(proofs.flatMap(({ at, km }) => (km === null ? [] : [[`${at.getTime()}/${km}`, { at, km }] as const])));
  return [...distinct.values()].sort((a, b) => a.at.getTime() - b.at.getTime() || a.km - b.km).slice(-MOST_READINGS);
}

/** By mean, because every car of a class asks for the same. */
const beliefs = new Map<string, WeibullBelief>();

function beliefOf(brandClass: BrandClass, { ownershipMonths = {} }: LifecyclePolicy): WeibullBelief {
  const name = `${brandClass} ${ownershipMonths[brandClass] ?? ''}`;
  let belief = beliefs.get(name);
  if (belief === undefined) {
    belief = learnOwnership([], ownershipMonths)[brandClass];
    beliefs.set(name, belief);
  }
  return belief;
}
