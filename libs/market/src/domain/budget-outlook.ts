import { Temporal } from 'temporal-polyfill';
import type { BudgetSpan } from './budget-window.js';

/** Leads that are the least to tell a pace from. */
export const LEAST_LEADS = 5;
/** Days of the past that tell the pace. */
export const PACE_DAYS = 14;
/** Nobody is told what happens later than this. */
const HORIZON_DAYS = 400;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export type OutlookVerdict = 'used-up' | 'runs-out' | 'may-run-out' | 'lasts' | 'too-early';

/** When a budget is thought to be used up, to the hour: `earliest` and `latest` between 90 % bounds of chance. */
export interface BudgetOutlook {
  readonly verdict: OutlookVerdict;
  readonly expected: Date | null;
  readonly earliest: Date | null;
  readonly latest: Date | null;
  /** When the window ends and a new one begins; null for the budget of a whole life. */
  readonly until: Date | null;
}

/** How a campaign, or an account, has been spending: minor units or leads, whatever the window counts. */
export interface SpendingPace {
  readonly perDay: number;
  /** Leads that tell it. */
  readonly leads: number;
  /** Share of a day's moments by hour of the day in UTC, 24 numbers that make 1; empty where nothing is known: all hours alike. */
  readonly hours: readonly number[];
}

/** The pace of the last PACE_DAYS, or since the beginning where that is later; a first day counts whole. */
export function paceSince(begin: Date, now: Date, spent: number, leads: number, hours: readonly number[]): SpendingPace {
  const days = Math.min(PACE_DAYS, Math.max(1, (now.getTime() - begin.getTime()) / DAY_MS));
  return { perDay: spent / days, leads, hours };
}

/** The end of the window that an instant falls into, in a zone; null for `total`. */
export function windowEnd(span: BudgetSpan, instant: Date, zone: string): Date | null {
  if (span === 'total') return null;
  const day = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone).toPlainDate();
  const next = {
    daily: () => day.add({ days: 1 }),
    weekly: () => day.add({ days: 8 - day.dayOfWeek }),
    monthly: () => day.with({ day: 1 }).add({ months: 1 }),
  }[span]();
  return new Date(next.toZonedDateTime(zone).epochMilliseconds);
}

/** What becomes of a window that has `left` (minor units or leads) at this pace. */
export function budgetOutlook(left: number, until: Date | null, pace: SpendingPace, now: Date): BudgetOutlook {
  if (left <= 0) return { verdict: 'used-up', expected: now, earliest: now, latest: now, until };
  if (pace.leads < LEAST_LEADS) return { verdict: 'too-early', expected: null, earliest: null, latest: null, until };
  const spread = 1.645 / Math.sqrt(pace.leads);
  const at = (factor: number) => usedUpAt(left, pace.perDay * factor, until, pace.hours, now);
  const [earliest, expected, latest] = [at(1 + spread), at(1), at(1 - spread)];
  const verdict = latest !== null ? 'runs-out' : earliest !== null ? 'may-run-out' : 'lasts';
  return { verdict, expected, earliest, latest, until };
}

/** Null when it lasts until the window ends, or beyond the horizon. */
function usedUpAt(left: number, perDay: number, until: Date | null, hours: readonly number[], now: Date): Date | null {
  const end = until?.getTime() ?? now.getTime() + HORIZON_DAYS * DAY_MS;
  if (perDay <= 0 || left / perDay > HORIZON_DAYS) return null;
  // Whole days take what a day takes, whatever its hours are like; the rest is walked hour by hour.
  const wholeDays = Math.max(0, Math.floor(left / perDay) - 1);
  let at = now.getTime() + wholeDays * DAY_MS;
  let rest = left - wholeDays * perDay;
  while (at < end) {
    const toNextHour = HOUR_MS - (at % HOUR_MS);
    const spent = perDay * (hours.length === 24 ? (hours[new Date(at).getUTCHours()] ?? 0) : 1 / 24) * (toNextHour / HOUR_MS);
    if (spent >= rest && spent > 0) {
      const usedUp = at + (rest / spent) * toNextHour;
      return usedUp < end ? new Date(Math.round(usedUp / HOUR_MS) * HOUR_MS) : null;
    }
    rest -= spent;
    at += toNextHour;
  }
  return null;
}
