import type { OpenHours } from './fine-targeting.js';
import type { LocalTime } from './local-time.js';
import { minuteOf } from './open-hours.js';

/** Ranges and places as a few values that bitmaps can stand for. They may welcome too many, never too few: the gate is exact. */

/** Steps of a quantity that matters by its ratio: half an octave each. */
const LEVELS_PER_OCTAVE = 2;
const HIGHEST_LEVEL = 100;
const FIRST_YEAR = 1980;
const LAST_YEAR = 2035;
const SCORE_STEP = 5;
/** A degree of latitude, and of longitude on the equator, is a little longer. */
const KM_PER_DEGREE = 111;
/** A circle over more cells than this is not worth its bits. */
const MOST_CELLS = 400;
const DAY_MS = 86_400_000;
/** 1972 was a leap year: its days are all that a calendar can name. */
const LEAP_YEAR_STARTS = Date.UTC(1972, 0, 1);
const DAYS_OF_YEAR = 366;

export function levelOf(amount: number | bigint): number {
  return amount < 1 ? 0 : Math.min(HIGHEST_LEVEL, Math.floor(Math.log2(Number(amount)) * LEVELS_PER_OCTAVE));
}

/** The levels of a range whose missing ends are open; null when both are. */
export function levelsOf(least: number | bigint | null | undefined, most: number | bigint | null | undefined): readonly number[] | null {
  if (least == null && most == null) return null;
  return span(least == null ? 0 : levelOf(least), most == null ? HIGHEST_LEVEL : levelOf(most));
}

export function yearClassOf(year: number): number {
  return Math.min(LAST_YEAR, Math.max(FIRST_YEAR, year));
}

export function yearClassesOf(least: number | undefined, most: number | undefined): readonly number[] | null {
  if (least === undefined && most === undefined) return null;
  return span(yearClassOf(least ?? FIRST_YEAR), yearClassOf(most ?? LAST_YEAR));
}

export function scoreClassOf(score: number): number {
  return Math.floor(score / SCORE_STEP);
}

export function scoreClassesOf(least: number | undefined, most: number | undefined): readonly number[] | null {
  if (least === undefined && most === undefined) return null;
  return span(scoreClassOf(least ?? 0), scoreClassOf(most ?? 100));
}

/** The degree of latitude and longitude a place lies in, as one number. */
export function cellOf(lat: number, lon: number): number {
  return (Math.floor(lat) + 90) * 360 + ((Math.floor(lon) + 540) % 360);
}

/** The cells a circle may touch; null when they are many, as around a pole. */
export function cellsOf({ lat, lon, km }: { readonly lat: number; readonly lon: number; readonly km: number }): readonly number[] | null {
  const north = km / KM_PER_DEGREE;
  if (Math.abs(lat) + north >= 89) return null;
  const east = north / Math.cos(((Math.abs(lat) + north) * Math.PI) / 180);
  const rows = span(Math.floor(lat - north), Math.floor(lat + north));
  const columns = span(Math.floor(lon - east), Math.floor(lon + east));
  if (rows.length * columns.length > MOST_CELLS || columns.length > 360) return null;
  return rows.flatMap((row) => columns.map((column) => cellOf(row, column)));
}

/** The hour of the week on a wall clock, 0 to 167. */
export function hourOfWeek({ weekday, minute }: LocalTime): number {
  return (weekday - 1) * 24 + Math.floor(minute / 60);
}

/** The hours of the week that lines touch. */
export function hoursOfWeek(lines: readonly OpenHours[]): readonly number[] {
  return lines.flatMap(({ days, from, to }) => {
    const [begins, ends] = [minuteOf(from), minuteOf(to)];
    const last = ends > begins ? ends - 1 : ends - 1 + 24 * 60;
    return days.flatMap((day) => span((day - 1) * 24 + Math.floor(begins / 60), (day - 1) * 24 + Math.floor(last / 60)).map((hour) => hour % 168));
  });
}

/** The day of a year by the calendar of UTC, 0 to 365. */
export function yearDayOf(instant: Date): number {
  return Math.round((Date.UTC(1972, instant.getUTCMonth(), instant.getUTCDate()) - LEAP_YEAR_STARTS) / DAY_MS);
}

/**
 * The days of windows such as 12-20 to 01-10, by the calendar of UTC: two days more at either
 * end, for whatever zone they are meant in, and for the leap day.
 */
export function yearDaysOf(windows: readonly { readonly from: string; readonly to: string }[]): readonly number[] {
  return windows.flatMap(({ from, to }) => {
    const [first, last] = [dayNamed(from) - 2, dayNamed(to) + 2];
    return span(first, from <= to ? last : last + DAYS_OF_YEAR).map((day) => (day + DAYS_OF_YEAR) % DAYS_OF_YEAR);
  });
}

function dayNamed(monthDay: string): number {
  return yearDayOf(new Date(`1972-${monthDay}T00:00:00Z`));
}

function span(first: number, last: number): readonly number[] {
  // In a loop: it is asked for every campaign whenever an order is made, and Array.from takes ten times as long.
  const steps: number[] = [];
  for (let step = first; step <= last; step++) steps.push(step);
  return steps;
}
