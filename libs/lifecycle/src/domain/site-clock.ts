import { isZero, type Duration } from './duration.js';
import { offsetAt } from '@ringroad/kernel';

/** Seasons of the northern hemisphere by calendar month, as tyre and insurance seasons are spoken of. */
export const SEASONS = ['winter', 'spring', 'summer', 'autumn'] as const;
export type Season = (typeof SEASONS)[number];

const DAY_MS = 86_400_000;

/** The season at an instant, by the month on the user's calendar: spring is March to May, autumn September to November. */
export function seasonAt(at: Date, zone: string): Season {
  return seasonOfMonth(new Date(at.getTime() + offsetAt(at.getTime(), zone)).getUTCMonth());
}

/**
 * The instant a calendar offset after another, on the calendar of `zone`. Months clamp to the month's end (31 January +
 * P1M is the last of February; 29 February + P1Y is 28 February), then days are added, then the hour is set: to
 * `timeOfDayMs` after local midnight, or, when null, to the hour of `from`. An hour that a clock change skips moves
 * forward with it, an hour that happens twice is the first (RFC 5545 and Temporal's "compatible"). A zero offset
 * without an hour is `from` itself.
 */
export function addCalendar(from: Date, offset: Duration, zone: string, timeOfDayMs: number | null): Date {
  if (timeOfDayMs === null && offset.months === 0 && offset.days === 0) {
    return isZero(offset) ? from : new Date(from.getTime() + offset.milliseconds);
  }
  const local = new Date(from.getTime() + offsetAt(from.getTime(), zone));
  const month = local.getUTCFullYear() * 12 + local.getUTCMonth() + offset.months;
  const year = Math.floor(month / 12);
  const monthOfYear = month - year * 12;
  const day = Math.min(local.getUTCDate(), daysInMonth(year, monthOfYear)) + offset.days;
  const timeOfDay = timeOfDayMs ?? ((local.getTime() % DAY_MS) + DAY_MS) % DAY_MS;
  return new Date(instantOf(Date.UTC(year, monthOfYear, day) + timeOfDay, zone) + offset.milliseconds);
}

/** `at` itself when its season is among `seasons`, else the first day of the next such season at the local hour given. */
export function alignToSeason(at: Date, seasons: readonly Season[], zone: string, timeOfDayMs: number | null): Date {
  const local = new Date(at.getTime() + offsetAt(at.getTime(), zone));
  const start = local.getUTCFullYear() * 12 + local.getUTCMonth();
  if (seasons.length === 0 || seasons.includes(seasonOfMonth(start % 12))) return at;
  let month = start;
  while (!seasons.includes(seasonOfMonth(month % 12))) month += 1;
  const timeOfDay = timeOfDayMs ?? ((local.getTime() % DAY_MS) + DAY_MS) % DAY_MS;
  return new Date(instantOf(Date.UTC(Math.floor(month / 12), month % 12, 1) + timeOfDay, zone));
}

function seasonOfMonth(monthOfYear: number): Season {
  return SEASONS[Math.floor(((monthOfYear + 1) % 12) / 3)] ?? 'winter';
}

function daysInMonth(year: number, monthOfYear: number): number {
  if (monthOfYear === 1) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return monthOfYear === 3 || monthOfYear === 5 || monthOfYear === 8 || monthOfYear === 10 ? 30 : 31;
}

/** The instant at which clocks in the zone show a wall time (given as if it were UTC milliseconds). */
function instantOf(wallMs: number, zone: string): number {
  const before = offsetAt(wallMs - DAY_MS, zone);
  const after = offsetAt(wallMs + DAY_MS, zone);
  if (before === after) return wallMs - before;
  const candidates = [wallMs - before, wallMs - after].filter((ms) => offsetAt(ms, zone) === wallMs - ms);
  return candidates.length === 0 ? wallMs - before : Math.min(...candidates);
}

/** Midnights of the zone between two instants, negative when `to` lies before: "days since" as people count them. */
export function calendarDaysBetween(from: Date, to: Date, zone: string): number {
  const dayOf = (at: Date) => Math.floor((at.getTime() + offsetAt(at.getTime(), zone)) / DAY_MS);
  return dayOf(to) - dayOf(from);
}

/** The first of some instants; null when there is none. */
export function earliest(instants: readonly (Date | null)[]): Date | null {
  return instants.reduce((first, at) => (at !== null && (first === null || at < first) ? at : first), null);
}
