/** A calendar offset. Months and days are counted on the user's calendar, milliseconds on the clock. */
export interface Duration {
  readonly months: number;
  readonly days: number;
  readonly milliseconds: number;
}

const ISO_DURATION = /^(-)?P(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,5})M)?)?$/u;

/** Reads an ISO 8601 duration ("P6M", "-P30D", "PT12H"); null where it is none. A leading minus turns it back in time. */
export function parseDuration(text: string): Duration | null {
  const match = ISO_DURATION.exec(text);
  if (match === null || text.endsWith('P') || text.endsWith('T')) return null;
  const sign = match[1] === '-' ? -1 : 1;
  const [years, months, weeks, days, hours, minutes] = match.slice(2).map((part) => Number(part ?? 0)) as [
    number, number, number, number, number, number,
  ];
  return {
    months: sign * (years * 12 + months) || 0,
    days: sign * (weeks * 7 + days) || 0,
    milliseconds: sign * (hours * 60 + minutes) * 60_000 || 0,
  };
}

export function isZero(duration: Duration): boolean {
  return duration.months === 0 && duration.days === 0 && duration.milliseconds === 0;
}

/** Not negative, not zero. */
export function isForward(duration: Duration): boolean {
  return !isZero(duration) && duration.months >= 0 && duration.days >= 0 && duration.milliseconds >= 0;
}

/** Longer than so many years, in either direction. */
export function isBeyond({ months, days, milliseconds }: Duration, years: number): boolean {
  return Math.abs(months) / 12 + Math.abs(days) / 365 + Math.abs(milliseconds) / 31_536_000_000 > years;
}

/** The same duration `times` times. */
export function times(duration: Duration, factor: number): Duration {
  return {
    months: duration.months * factor,
    days: duration.days * factor,
    milliseconds: duration.milliseconds * factor,
  };
}

export function plus(a: Duration, b: Duration): Duration {
  return { months: a.months + b.months, days: a.days + b.days, milliseconds: a.milliseconds + b.milliseconds };
}

/** Reads "10:00" as milliseconds after local midnight; null where it is no time of day. */
export function parseLocalTime(text: string): number | null {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/u.exec(text);
  return match === null ? null : (Number(match[1]) * 60 + Number(match[2])) * 60_000;
}

/** Mean length of a Gregorian month: only the fraction of a forecast month is measured with it. */
export const DAYS_PER_MONTH = 30.436875;

/** A forecast in months as a calendar offset: whole months, and its fraction in days. */
export function monthsAhead(months: number): Duration {
  const whole = Math.floor(months + 1e-9);
  return { months: whole, days: Math.round(Math.max(months - whole, 0) * DAYS_PER_MONTH), milliseconds: 0 };
}
