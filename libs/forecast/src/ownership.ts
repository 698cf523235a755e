import { scaledErfc } from './maths/scaled-erfc.js';

/**
 * The ownership clock: how long a person keeps a car, as a Weibull life of shape 2 whose mean is the prior of its brand
 * class (programmes.md S05). With shape 2 the hazard grows in proportion to age, and the integrals close in erfc.
 * All times are months since the car was bought.
 */
export interface OwnershipClock {
  readonly meanMonths: number;
  readonly scaleMonths: number;
}

const SHAPE = 2;
/** Γ(1 + 1/2) = √π / 2: mean = scale × Γ(1 + 1/shape). */
const GAMMA_THREE_HALVES = Math.sqrt(Math.PI) / 2;

/** Throws RangeError unless the mean is a positive finite number of months. */
export function ownershipClock(meanMonths: number): OwnershipClock {
  if (!(meanMonths > 0) || !Number.isFinite(meanMonths)) {
    throw new RangeError(`An ownership mean must be a positive number of months, not ${meanMonths}`);
  }
  return { meanMonths, scaleMonths: meanMonths / GAMMA_THREE_HALVES };
}

/** S(t): the share of owners who still keep the car after `months`. */
export function keptShare(clock: OwnershipClock, months: number): number {
  return Math.exp(-((Math.max(months, 0) / clock.scaleMonths) ** SHAPE));
}

/** P(sells within the next `withinMonths` | kept for `keptMonths`). */
export function saleProbability(clock: OwnershipClock, keptMonths: number, withinMonths: number): number {
  const age = Math.max(keptMonths, 0) / clock.scaleMonths;
  const later = (Math.max(keptMonths, 0) + Math.max(withinMonths, 0)) / clock.scaleMonths;
  return -Math.expm1(age ** SHAPE - later ** SHAPE);
}

/** Months the owner is still expected to keep the car, given it was kept for `keptMonths`: ∫ₜ^∞ S(u) du / S(t). */
export function meanResidualLife(clock: OwnershipClock, keptMonths: number): number {
  return clock.scaleMonths * GAMMA_THREE_HALVES * scaledErfc(Math.max(keptMonths, 0) / clock.scaleMonths);
}

/** The month (since purchase) in which the sale is expected, given the car was kept for `keptMonths`. */
export function expectedSaleMonth(clock: OwnershipClock, keptMonths: number): number {
  return Math.max(keptMonths, 0) + meanResidualLife(clock, keptMonths);
}

/**
 * The months worth asking "is it time to sell?": first the mean, then, as long as the owner keeps the car past a
 * prediction, the expectation given just that. Each step depends on the purchase alone, so a plan does not creep ahead
 * of the clock whenever it is recomputed. Ends past `untilMonth`.
 */
export function predictedSaleMonths(clock: OwnershipClock, untilMonth: number): number[] {
  const months: number[] = [];
  let month = expectedSaleMonth(clock, 0);
  while (month <= untilMonth) {
    months.push(month);
    month = expectedSaleMonth(clock, month);
  }
  return months;
}
