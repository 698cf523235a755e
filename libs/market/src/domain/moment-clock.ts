import { PPM } from '@ringroad/kernel';
import { Temporal } from 'temporal-polyfill';
import type { BudgetSpan } from './budget-window.js';

/** How a day's moments lie over the 24 hours of the clock, in ppm of the day; all hours make 1,000,000. */
export type DayCurve = readonly number[];

const HOURS = 24;
/** Moments that are believed without having been counted: with fewer of them the curve is nearly flat. */
const FLAT_MOMENTS = 240;

/** The curve that counts by hour of the clock teach, drawn towards a flat one while they are few. */
export function curveOf(moments: readonly number[]): DayCurve {
  const sum = moments.reduce((total, count) => total + count, FLAT_MOMENTS);
  return Array.from({ length: HOURS }, (_, hour) => (((moments[hour] ?? 0) + FLAT_MOMENTS / HOURS) / sum) * Number(PPM));
}

/** Where a place stands in its day, week and month. Moments are counted in ppm of a day of them. */
export interface MomentClock {
  /** The share of today's moments that is over. */
  readonly today: number;
  /** Whole days of the week, and of the month, that are over. */
  readonly weekdays: number;
  readonly monthDays: number;
  readonly daysInMonth: number;
  /** Until the day is over, in real time. */
  readonly msToMidnight: number;
}

/** A day of 23 or 25 hours has the moments of one day; an hour that comes twice has its share twice. */
export function momentClock(instant: Date, zone: string, curve: DayCurve): MomentClock {
  const now = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
  const begin = now.startOfDay().epochMilliseconds;
  const end = now.add({ days: 1 }).startOfDay().epochMilliseconds;
  const offset = now.startOfDay().hour;
  let all = 0;
  let gone = 0;
  for (let at = begin, index = 0; at < end; at += HOUR_MS, index += 1) {
    const hour = end - begin === HOURS * HOUR_MS ? (offset + index) % HOURS : hourAt(at, zone);
    const share = curve[hour] ?? 0;
    all += share;
    gone += share * Math.min(1, Math.max(0, (instant.getTime() - at) / HOUR_MS));
  }
  const today = all > 0 ? Math.round((gone / all) * Number(PPM)) : 0;
  return { today, weekdays: now.dayOfWeek - 1, monthDays: now.day - 1, daysInMonth: now.daysInMonth, msToMidnight: end - instant.getTime() };
}

/** The moments between two instants, in ppm of a day of them. */
export function momentsBetween(from: Date, to: Date, zone: string, curve: DayCurve): number {
  const dayOf = (instant: Date) => Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone).toPlainDate();
  const days = dayOf(from).until(dayOf(to)).days;
  return days * Number(PPM) + momentClock(to, zone, curve).today - momentClock(from, zone, curve).today;
}

const HOUR_MS = 3_600_000;

function hourAt(epochMs: number, zone: string): number {
  return Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone).hour;
}

/** How much of a window's moments is over, and how many it has, in ppm of a day; null for `total`, which has no calendar. */
export function windowMoments(span: BudgetSpan, clock: MomentClock): { readonly gone: number; readonly all: number } | null {
  const day = Number(PPM);
  if (span === 'daily') return { gone: clock.today, all: day };
  if (span === 'weekly') return { gone: clock.weekdays * day + clock.today, all: 7 * day };
  return span === 'monthly' ? { gone: clock.monthDays * day + clock.today, all: clock.daysInMonth * day } : null;
}
