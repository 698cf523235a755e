import { Temporal } from 'temporal-polyfill';

/** A calendar month or quarter of the site, sold before it begins. `endsAt` is not part of it. */
export interface ForwardPeriod {
  readonly period: 'month' | 'quarter';
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** What is on sale at any time: so many months and quarters that have not begun. */
const COMING_MONTHS = 3;
const COMING_QUARTERS = 2;
const DAY_MS = 86_400_000;

/** The months and quarters after the one that runs at `now`, in the site's IANA zone, the nearest first. */
export function comingPeriods(now: Date, timeZone: string): readonly ForwardPeriod[] {
  const month = Temporal.PlainDate.from(dayOf(now, timeZone)).with({ day: 1 });
  const quarter = month.subtract({ months: (month.month - 1) % 3 });
  const from = (start: Temporal.PlainDate, months: number) => instantOf(start.add({ months }).toString(), timeZone);
  const list = (period: ForwardPeriod['period'], start: Temporal.PlainDate, months: number, count: number): ForwardPeriod[] =>
    Array.from({ length: count }, (_, i) => ({ period, startsAt: from(start, months * (i + 1)), endsAt: from(start, months * (i + 2)) }));
  return [...list('month', month, 1, COMING_MONTHS), ...list('quarter', quarter, 3, COMING_QUARTERS)];
}

/** The calendar day of an instant, as `2026-03-02`. */
export function dayOf(instant: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** The first instant of a calendar day. */
export function instantOf(day: string, timeZone: string): Date {
  return new Date(Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds);
}

/** Days since 1970-01-01, to count with. */
export function numberOf(day: string): number {
  return Date.parse(day) / DAY_MS;
}

/** What `numberOf` numbered. */
export function dayNumbered(number: number): string {
  return new Date(number * DAY_MS).toISOString().slice(0, 10);
}

/** The Monday of a day's week: the name of the week. */
export function weekOf(day: string): string {
  const number = numberOf(day);
  // 1970-01-01 was a Thursday.
  return dayNumbered(number - ((number + 3) % 7));
}
