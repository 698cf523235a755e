import { Temporal } from 'temporal-polyfill';

export const SEASONS = ['winter', 'spring', 'summer', 'autumn'] as const;

export type Season = (typeof SEASONS)[number];

/** The season a user lives in at an instant: months of the northern hemisphere, in the user's IANA zone. */
export function seasonOf(instant: Date, timeZone: string): Season {
  const { month } = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone);
  return SEASONS[Math.floor((month % 12) / 3)] ?? 'winter';
}
