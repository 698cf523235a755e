import { offsetAt } from '@ringroad/kernel';

const DAY_MS = 86_400_000;

/**
 * The instant of a wall-clock hour (fractions allowed) on a day of the demo world. Days are counted from its first
 * (`2026-01-05`), on the calendar of whoever lives them. People do nothing in the hours that clock changes skip or repeat.
 */
export function atLocalHour(firstDay: string, day: number, hour: number, zone: string): Date {
  const wall = Date.parse(firstDay) + Math.floor(day) * DAY_MS + Math.round(hour * 3600) * 1000;
  const near = wall - offsetAt(wall, zone);
  return new Date(wall - offsetAt(near, zone));
}

/** The calendar year and month (0 = January) of a day of the demo world. */
export function monthOf(firstDay: string, day: number): { readonly year: number; readonly month: number } {
  const date = new Date(Date.parse(firstDay) + Math.floor(day) * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() };
}
