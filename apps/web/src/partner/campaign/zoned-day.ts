const DAY_MS = 86_400_000;

/** The day of an instant in a zone, as `2027-03-14`. */
export function dayIn(iso: string, zone: string): string {
  return wallClock(Date.parse(iso), zone).slice(0, 10);
}

/** When a day of a zone begins. A day that is left out of the calendar begins with the next one. */
export function startOfDay(day: string, zone: string): string {
  const asUtc = Date.parse(`${day}T00:00:00Z`);
  // The zone's distance from UTC is that of the instant sought: asked twice, it holds over a change of the clock.
  let instant = asUtc;
  for (let asks = 0; asks < 2; asks += 1) instant = asUtc - (Date.parse(`${wallClock(instant, zone)}Z`) - instant);
  return new Date(instant).toISOString();
}

/** When a day of a zone is over: the next one begins. */
export function endOfDay(day: string, zone: string): string {
  return startOfDay(new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10), zone);
}

function wallClock(instant: number, zone: string): string {
  // Swedish dates are ISO 8601 with a space.
  const options = { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const;
  return new Intl.DateTimeFormat('sv-SE', options).format(instant).replace(' ', 'T');
}
