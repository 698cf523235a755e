import type { Transaction } from './purchases/purchase-history.js';
import { ageByShare, expectedAge, goingOnShare, type WeibullBelief, weibullBelief } from './survival/weibull-belief.js';

/** Packs run out neither by pure chance (1) nor by the clock: the wait grows likelier to end the longer it lasts. */
const SHAPE = 2;
/** The default interval weighs as much as ten observed repeats. */
const PRIOR_REPEATS = 10;
const MOST_ROUNDS = 1000;

/** The wait after one purchase of a product, in days: until the next one, or so far without one. */
export interface RepeatInterval {
  readonly days: number;
  readonly repeated: boolean;
}

export interface LearntInterval {
  /** Days from a purchase to the next, of those who buy again: mean, median, central interval. */
  readonly expectedDays: number;
  readonly medianDays: number;
  readonly earliestDays: number;
  readonly latestDays: number;
  /** The share of purchases that are followed by another one ever. */
  readonly returnShare: number;
  /** How many repeats were seen. */
  readonly repeats: number;
}

/**
 * The waits between purchases of one product: whole days between one customer's days with a purchase, and from the last of
 * them to `cutOffDay`, still open. Purchases after the cut-off are not seen; a wait of less than a day tells nothing.
 */
export function repeatIntervals(transactions: Iterable<Pick<Transaction, 'customer' | 'day'>>, cutOffDay: number): RepeatInterval[] {
  const daysOf = new Map<string, Set<number>>();
  for (const { customer, day } of transactions) {
    if (day > cutOffDay) continue;
    const days = daysOf.get(customer);
    if (days === undefined) daysOf.set(customer, new Set([day]));
    else days.add(day);
  }
  return [...daysOf.values()].flatMap((set) => {
    const days = [...set].sort((a, b) => a - b);
    const waits = days.map((day, i): RepeatInterval => ({ days: (days[i + 1] ?? cutOffDay) - day, repeated: i + 1 < days.length }));
    return waits.filter((wait) => wait.days > 0);
  });
}

/**
 * After how many days a product is bought again (programmes.md S31, S81), learnt from the site's own waits, the open ones
 * as right-censored, and shrunk to `defaultDays`, which counts as ten repeats. Weibull of shape 2 with a conjugate Gamma
 * (see `WeibullBelief`). Many never come back, and taking their silence for a long wait would put a pack of coffee years
 * apart: so a share returns and the rest does not (Boag 1949; Farewell 1982), found by expectation-maximisation: an open
 * wait counts by the probability that it will still end. The share's own prior is uniform. With no data: the default, 1/2.
 * `coverage` is that of the interval. Order of the waits does not matter beyond rounding. Throws RangeError for a default
 * or a wait that is not positive, or a coverage outside (0, 1).
 */
export function learnInterval(waits: readonly RepeatInterval[], { defaultDays, coverage = 0.8 }: { readonly defaultDays: number; readonly coverage?: number }): LearntInterval {
  if (!(coverage > 0 && coverage < 1)) throw new RangeError(`An interval cannot cover ${coverage}`);
  const impossible = waits.find(({ days }) => !(days > 0 && Number.isFinite(days)));
  if (impossible !== undefined) throw new RangeError(`A wait cannot last ${impossible.days} days`);
  const ended = waits.filter((wait) => wait.repeated);
  const open = waits.filter((wait) => !wait.repeated);
  const prior = weibullBelief({ shape: SHAPE, mean: defaultDays, strength: PRIOR_REPEATS });
  const seen: WeibullBelief = { ...prior, ends: prior.ends + ended.length, exposure: ended.reduce((sum, { days }) => sum + days ** SHAPE, prior.exposure) };
  let belief = seen;
  let returnShare = 0.5;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    let returning = ended.length;
    let exposure = seen.exposure;
    for (const { days } of open) {
      const waiting = returnShare * goingOnShare(belief, days);
      const probability = waiting / (waiting + 1 - returnShare);
      returning += probability;
      exposure += probability * days ** SHAPE;
    }
    const share = (1 + returning) / (2 + waits.length);
    const settled = Math.abs(share - returnShare) < 1e-10 && Math.abs(exposure / belief.exposure - 1) < 1e-10;
    belief = { ...seen, exposure };
    returnShare = share;
    if (settled) break;
  }
  return {
    expectedDays: expectedAge(belief),
    medianDays: ageByShare(belief, 0.5),
    earliestDays: ageByShare(belief, (1 - coverage) / 2),
    latestDays: ageByShare(belief, (1 + coverage) / 2),
    returnShare,
    repeats: ended.length,
  };
}
