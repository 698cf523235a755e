import type { HypothesisCounts } from './hypothesis-counts.js';
import type { Hypothesis } from './hypothesis.js';

/** Of a claimed share and the site's own, with the reason. */
export type HypothesisVerdict =
  | { readonly kind: 'too-few'; readonly reason: 'nothing-counted' | 'events-too-few' | 'users-too-few' | 'dominated-by-few'; readonly needed: number }
  /** The site's data do not speak against the claim. */
  | { readonly kind: 'supports'; readonly reason: 'claim-in-interval' | 'within-bound' }
  | { readonly kind: 'contradicts'; readonly reason: 'less-than-claimed' | 'more-than-claimed' };

export interface HypothesisFinding {
  readonly counted: number;
  readonly led: number;
  readonly users: number;
  /** So many independent events would say as much: fewer than `counted` where some users have many that say the same. */
  readonly effective: number;
  /** All in parts per million; null while nothing was counted. */
  readonly sharePpm: number | null;
  /** 95 % confidence interval. */
  readonly lowPpm: number | null;
  readonly highPpm: number | null;
  readonly claimedPpm: number;
  readonly verdict: HypothesisVerdict;
}

/** The 97.5 % quantile of the normal distribution. */
const Z = 1.959963984540054;
/** With so many independent events the interval is at worst ±10 percentage points; fewer say nothing about a claim. */
const LEAST_EFFECTIVE = 100;
/** How much users differ is itself not known from fewer of them (Cameron & Miller 2015, "few clusters"). */
const LEAST_USERS = 30;
/** Claims are told in whole per cent: what rounds to the claim agrees with it. */
const CLAIM_ROUNDED_PPM = 5_000;
const PPM = 1_000_000;

/**
 * The share, its Wilson score interval (Wilson 1927; kept by Brown, Cai & DasGupta 2001 for any share) and the verdict. Events of one
 * user are no independent witnesses: the interval counts the effective number of events (Kish 1965, ch. 8), by the variance of a
 * ratio between users, so that a wholesaler's ten thousand orders are one witness and not ten thousand.
 */
export function findingOf(hypothesis: Pick<Hypothesis, 'claimedPpm' | 'claimed'>, counts: HypothesisCounts): HypothesisFinding {
  const { counted, led, users } = counts;
  const { claimedPpm } = hypothesis;
  if (counted === 0) {
    const verdict = { kind: 'too-few', reason: 'nothing-counted', needed: LEAST_EFFECTIVE } as const;
    return { counted, led, users, effective: 0, sharePpm: null, lowPpm: null, highPpm: null, claimedPpm, verdict };
  }
  const effective = effectiveNumber(counts);
  const share = led / counted;
  const { low, high } = wilson(share, effective);
  const [sharePpm, lowPpm, highPpm] = [share, low, high].map((part) => Math.round(part * PPM)) as [number, number, number];
  const verdict = verdictOf(hypothesis, counts, effective, lowPpm, highPpm);
  return { counted, led, users, effective: Math.floor(effective), sharePpm, lowPpm, highPpm, claimedPpm, verdict };
}

function verdictOf(
  { claimedPpm, claimed = 'about' }: Pick<Hypothesis, 'claimedPpm' | 'claimed'>,
  { counted, users }: HypothesisCounts,
  effective: number,
  lowPpm: number,
  highPpm: number,
): HypothesisVerdict {
  if (counted < LEAST_EFFECTIVE) return { kind: 'too-few', reason: 'events-too-few', needed: LEAST_EFFECTIVE };
  if (users < LEAST_USERS) return { kind: 'too-few', reason: 'users-too-few', needed: LEAST_USERS };
  if (effective < LEAST_EFFECTIVE) return { kind: 'too-few', reason: 'dominated-by-few', needed: LEAST_EFFECTIVE };
  if (highPpm < claimedPpm - CLAIM_ROUNDED_PPM) return claimed === 'at-most' ? WITHIN_BOUND : { kind: 'contradicts', reason: 'less-than-claimed' };
  if (lowPpm > claimedPpm + CLAIM_ROUNDED_PPM) return claimed === 'at-least' ? WITHIN_BOUND : { kind: 'contradicts', reason: 'more-than-claimed' };
  return { kind: 'supports', reason: 'claim-in-interval' };
}

const WITHIN_BOUND: HypothesisVerdict = { kind: 'supports', reason: 'within-bound' };

/** From one event to all of them. Where everybody or nobody was led there is no variance to see: then as if each user said one thing only. */
function effectiveNumber({ counted, led, users, countedSquared, countedTimesLed, ledSquared }: HypothesisCounts): number {
  const share = led / counted;
  const asOneWord = (counted * counted) / countedSquared;
  if (users < 2 || led === 0 || led === counted) return asOneWord;
  const between = (ledSquared - 2 * share * countedTimesLed + share * share * countedSquared) * (users / (users - 1));
  if (!(between > 0)) return asOneWord;
  return Math.min(Math.max((share * (1 - share) * counted * counted) / between, 1), counted);
}

function wilson(share: number, n: number): { readonly low: number; readonly high: number } {
  const z2 = (Z * Z) / n;
  const centre = (share + z2 / 2) / (1 + z2);
  const half = (Z * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n))) / (1 + z2);
  return { low: Math.max(centre - half, 0), high: Math.min(centre + half, 1) };
}
