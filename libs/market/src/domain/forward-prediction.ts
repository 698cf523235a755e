/** How many moments there were on each day that was counted, and up to when: `counts[0]` is the day numbered `since`. Days are numbered without gaps. */
export interface MomentHistory {
  readonly since: number;
  readonly counts: readonly number[];
}

/** Days from `from` (included) to `to` (excluded), numbered as those of the history. */
export interface DaySpan {
  readonly from: number;
  readonly to: number;
}

/** Eight in ten such predictions should come true between `low` and `high`. */
export interface MomentPrediction {
  readonly low: number;
  readonly expected: number;
  readonly high: number;
}

/** Less than this teaches nothing. */
export const LEAST_HISTORY_DAYS = 28;
/** What is called recent: twelve weeks, so that no weekday counts more than another. */
const RECENT_DAYS = 84;
const YEAR_DAYS = 364;
/** Backtests go back by so many days at a time. */
const STEP_DAYS = 28;
const LEAST_BACKTESTS = 3;
/** Of a contact point that is planned, how often an auction comes of it: users buy, sell and grow silent before. */
const KEPT_OF_PLAN = 0.7;
/** Relative error while too little is known to measure it, and the least that is ever claimed. */
const UNKNOWN_ERROR = 0.35;
const LEAST_ERROR = 0.05;
/** Both ends of the middle 80 % of a normal distribution. */
const Z80 = 1.2816;
const MOST_TREND = 2;

/**
 * How many moments a coming span brings: as many as the same weeks a year ago, moved by how the recent weeks differ from theirs
 * (seasonal naive); as many a day as recently while no year is known; and never fewer than the plan already holds. The interval is
 * as wide as this rule's own errors were, found by predicting past spans of the same length from as far ahead (where it had a year
 * to go by, from then on only), with the counting error of the number itself. Null while there is less than four weeks of history, or nothing to expect.
 */
export function predictMoments(history: MomentHistory, span: DaySpan, planned: number): MomentPrediction | null {
  const sums = runningSums(history);
  const now = history.since + history.counts.length;
  if (history.counts.length < LEAST_HISTORY_DAYS) return null;
  const expected = Math.max(naive(sums, now, span).moments, planned * KEPT_OF_PLAN);
  if (expected < 1) return null;
  const spread = Math.exp(Z80 * Math.sqrt(relativeError(sums, now, span) ** 2 + 1 / expected));
  return { low: Math.floor(expected / spread), expected: Math.round(expected), high: Math.ceil(expected * spread) };
}

interface Sums {
  readonly since: number;
  /** `upTo[i]`: moments of the first i days. */
  readonly upTo: readonly number[];
}

function runningSums({ since, counts }: MomentHistory): Sums {
  const upTo = [0];
  for (const count of counts) upTo.push((upTo.at(-1) ?? 0) + count);
  return { since, upTo };
}

/** Moments of a span, null when not all of it was counted. */
function within({ since, upTo }: Sums, from: number, to: number): number | null {
  const [first, last] = [upTo[from - since], upTo[to - since]];
  return first === undefined || last === undefined ? null : last - first;
}

/** What the rule says, and whether it had a year to go by. */
interface Naive {
  readonly moments: number;
  readonly seasonal: boolean;
}

function naive(sums: Sums, now: number, { from, to }: DaySpan): Naive {
  const days = Math.min(RECENT_DAYS, now - sums.since);
  const recent = (within(sums, now - days, now) ?? 0) / days;
  const yearAgo = within(sums, from - YEAR_DAYS, to - YEAR_DAYS);
  if (yearAgo === null) return { moments: recent * (to - from), seasonal: false };
  const before = within(sums, now - days - YEAR_DAYS, now - YEAR_DAYS);
  const trend = before === null || before === 0 ? 1 : Math.min(MOST_TREND, Math.max(1 / MOST_TREND, (recent * days) / before));
  return { moments: yearAgo * trend, seasonal: true };
}

/** Root mean square of ln(happened / predicted) over past spans that lay as far ahead. */
function relativeError(sums: Sums, now: number, { from, to }: DaySpan): number {
  const { seasonal } = naive(sums, now, { from, to });
  const backtests: { readonly square: number; readonly seasonal: boolean }[] = [];
  for (let back = STEP_DAYS * Math.ceil((to - now) / STEP_DAYS); now - back - sums.since >= LEAST_HISTORY_DAYS; back += STEP_DAYS) {
    const happened = within(sums, from - back, to - back);
    const predicted = naive(sums, now - back, { from: from - back, to: to - back });
    if (happened !== null && happened > 0 && predicted.moments > 0) backtests.push({ square: Math.log(happened / predicted.moments) ** 2, seasonal: predicted.seasonal });
  }
  const alike = backtests.filter((each) => each.seasonal === seasonal);
  const chosen = alike.length < LEAST_BACKTESTS ? backtests : alike;
  if (chosen.length < LEAST_BACKTESTS) return UNKNOWN_ERROR;
  return Math.max(LEAST_ERROR, Math.sqrt(chosen.reduce((sum, { square }) => sum + square, 0) / chosen.length));
}
