import type { Minor } from '@ringroad/kernel';

/**
 * What a partner may be told about users in numbers.
 *
 * The attacker: a partner with any number of campaigns and questions, who knows all about every user but one and wants to learn
 * whether that one is here, or what is true of him. Three rules answer it:
 * 1. **Crowds.** A number about fewer than `LEAST_CROWD` people is not told at all; what is told is rounded (`publishable`).
 * 2. **A fixed lattice.** Numbers about crowds are counted in cells that no question chooses: stage × category × region, and the
 *    traits of cars and people over the whole site in fixed classes. Cells do not overlap, a person counts in one of them, and
 *    for at most `MOST_OF_ONE` moments. Every answer is computed from these rounded numbers and from nothing else
 *    (`forecastAudience`): however many overlapping audiences are asked for, their differences are differences of published
 *    numbers. What a table holds no number for is left out of an answer, and the answer says so.
 * 3. **No membership.** Exclusion lists, segments of one's own making and consents of single people never enter a number: two
 *    audiences that differ by a list would tell who is on it.
 * So a person more or less moves a published number by one step of its rounding or not at all; only a crowd that stands at the
 * very threshold may appear or vanish by it.
 */
export const LEAST_CROWD = 100;

/** Moments a month that one person counts for in a cell: more would move a number by more than one step of its rounding. */
export const MOST_OF_ONE = 5;

/** Least step to which counts are rounded. */
const LEAST_STEP = 10;

/** A count of people as it may be told: null under 100, else two significant digits and never finer than tens. */
export function publishable(people: number): number | null {
  return people < LEAST_CROWD ? null : coarse(people);
}

/** Two significant digits, and never finer than tens: for what is counted beside a crowd that may be told of. */
export function coarse(count: number): number {
  return roundTo(count, Math.max(LEAST_STEP, stepOfTwoDigits(count)));
}

/** Two significant digits of a sum or an estimate; below ten, whole numbers. */
export function twoDigits(value: number): number {
  return roundTo(value, stepOfTwoDigits(value));
}

/** Two significant digits of an amount. */
export function twoDigitsOf(amount: Minor): Minor {
  const step = 10n ** BigInt(Math.max(0, amount.toString().length - 2));
  return ((amount + step / 2n) / step) * step;
}

function stepOfTwoDigits(value: number): number {
  return value < 100 ? 1 : 10 ** (Math.floor(Math.log10(value)) - 1);
}

function roundTo(value: number, step: number): number {
  return Math.round(value / step) * step;
}
