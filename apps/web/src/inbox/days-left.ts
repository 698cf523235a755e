const DAY_MS = 86_400_000;

/** Whole days from the site's now to an instant: 0 on the last day, negative when it is over. */
export function daysLeft(until: string, now: string): number {
  return Math.floor((Date.parse(until) - Date.parse(now)) / DAY_MS);
}
