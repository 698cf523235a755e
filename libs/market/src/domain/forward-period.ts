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

/** The months and quarters after the one that runs at `now`, in the site's IANA zone, the nearest first. */
export function comingPeriods(now: Date, timeZone: string): readonly ForwardPeriod[] {
  const month = dayOf(now, timeZone).with({ day: 1 });
  const quarter = month.with({ month: month.month - ((month.month - 1) % 3) });
  const from = (start: Temporal.PlainDate, months: number) => instantOf(start.add({ months }), timeZone);
  const list = (period: ForwardPeriod['period'], start: Temporal.PlainDate, months: number, count: number): ForwardPeriod[] =>
    Array.from({ length: count }, (_, i) => ({ period, startsAt: from(start, months * (i + 1)), endsAt: from(start, months * (i + 2)) }));
  return [...list('month', month, 1, COMING_MONTHS), ...list('quarter', quarter, 3, COMING_QUARTERS)];
}

/** The calendar day of an instant. */
export function dayOf(instant: Date, timeZone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();
}

/** The first instant of a calendar day. */
export function instantOf(day: Temporal.PlainDate, timeZone: string): Date {
  return new Date(day.toZonedDateTime(timeZone).epochMilliseconds);
}

/** The Monday of a day's week, as `2026-03-02`: the name of the week. */
export function weekOf(day: string): string {
  const date = Temporal.PlainDate.from(day);
  return date.subtract({ days: date.dayOfWeek - 1 }).toString();
}
