import { offsetAt } from '@ringroad/kernel';

export const SEASONS = ['winter', 'spring', 'summer', 'autumn'] as const;

export type Season = (typeof SEASONS)[number];

/** The season a user lives in at an instant: months of the northern hemisphere, in the user's IANA zone. */
export function seasonOf(instant: Date, timeZone: string): Season {
  const month = new Date(instant.getTime() + offsetAt(instant.getTime(), timeZone)).getUTCMonth() + 1;
  return SEASONS[Math.floor((month % 12) / 3)] ?? 'winter';
}
