import { Temporal } from 'temporal-polyfill';

/** Minutes after local midnight. `from` later than `until` runs over midnight; equal means no quiet hours at all. */
export interface QuietHours {
  readonly from: number;
  readonly until: number;
}

/**
 * Null when nobody sleeps at `at` in `zone` (IANA name; an unknown one throws RangeError), else the instant the quiet ends.
 * Only the wall clock decides, so an hour skipped or repeated by daylight saving needs no case of its own. An end that is
 * itself repeated or skipped is read as the later of its two meanings: rather too quiet than an hour too early.
 */
export function quietUntil(at: Date, zone: string, quiet: QuietHours): Date | null {
  if (quiet.from === quiet.until) return null;
  const local = localTime(at, zone);
  const minute = local.hour * 60 + local.minute;
  const overMidnight = quiet.from > quiet.until;
  const isQuiet = overMidnight ? minute >= quiet.from || minute < quiet.until : minute >= quiet.from && minute < quiet.until;
  if (!isQuiet) return null;
  const day = overMidnight && minute >= quiet.from ? local.toPlainDate().add({ days: 1 }) : local.toPlainDate();
  const time = Temporal.PlainTime.from({ hour: Math.floor(quiet.until / 60), minute: quiet.until % 60 });
  return instant(day.toPlainDateTime(time).toZonedDateTime(zone, { disambiguation: 'later' }));
}

/** The calendar date of an instant where the user lives, as YYYY-MM-DD. */
export function localDate(at: Date, zone: string): string {
  return localTime(at, zone).toPlainDate().toString();
}

/** The first instant of the user's next calendar day; days of 23 and 25 hours and midnights that do not exist included. */
export function nextLocalDay(at: Date, zone: string): Date {
  return instant(localTime(at, zone).toPlainDate().add({ days: 1 }).toZonedDateTime(zone));
}

function localTime(at: Date, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
}

function instant(moment: Temporal.ZonedDateTime): Date {
  return new Date(moment.epochMilliseconds);
}
