import { offsetAt } from '@ringroad/kernel';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** What the clock on a partner's wall shows. */
export interface LocalTime {
  /** 1 is Monday. */
  readonly weekday: number;
  /** Of the day, 0 to 1439. */
  readonly minute: number;
}

/** The wall clock of an IANA zone at an instant. Throws RangeError for a zone that IANA does not know. */
export function localTimeOf(instant: Date, zone: string): LocalTime {
  const wallMs = instant.getTime() + offsetAt(instant.getTime(), zone);
  const days = Math.floor(wallMs / DAY_MS);
  // The first of January 1970 was a Thursday.
  const weekday = ((((days + 3) % 7) + 7) % 7) + 1;
  return { weekday, minute: Math.floor((wallMs - days * DAY_MS) / MINUTE_MS) };
}

/** The day on the wall calendar, like `03-29`. Throws as `localTimeOf`. */
export function monthDayOf(instant: Date, zone: string): string {
  return new Date(instant.getTime() + offsetAt(instant.getTime(), zone)).toISOString().slice(5, 10);
}
