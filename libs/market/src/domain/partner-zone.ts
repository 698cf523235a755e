import { Temporal } from 'temporal-polyfill';

/** Where a partner's days begin; a row of the partner satisfies it as it is. Null zones are the site's. */
export interface PartnerZone {
  readonly timezone: string | null;
  /** Takes the place of `timezone` at `nextTimezoneAt`; when that is null nothing is going to change. */
  readonly nextTimezone: string | null;
  readonly nextTimezoneAt: Date | null;
}

/** The zone in which the partner's budgets, hours and days count at an instant. */
export function zoneAt(partner: PartnerZone, siteZone: string, instant: Date): string {
  return ownZoneAt(partner, instant) ?? siteZone;
}

function ownZoneAt({ timezone, nextTimezone, nextTimezoneAt }: PartnerZone, instant: Date): string | null {
  return nextTimezoneAt !== null && instant >= nextTimezoneAt ? nextTimezone : timezone;
}

/**
 * A partner with another zone, from the next midnight of the zone it has. At that instant a day is over in the old zone, so the new
 * one begins inside a day of its own calendar that was either spent already (its counter goes on) or not opened yet: however often
 * a partner moves, each day, week and month has one budget. At once it would not be so: at 16:00 in Minsk it is tomorrow in
 * Auckland, and with it a second budget for today.
 */
export function moveTo(partner: PartnerZone, zone: string | null, siteZone: string, instant: Date): PartnerZone {
  const timezone = ownZoneAt(partner, instant);
  if ((zone ?? siteZone) === (timezone ?? siteZone)) return { timezone, nextTimezone: null, nextTimezoneAt: null };
  return { timezone, nextTimezone: zone, nextTimezoneAt: nextMidnight(instant, timezone ?? siteZone) };
}

/** The first instant of the next day in a zone. */
export function nextMidnight(instant: Date, zone: string): Date {
  const today = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
  return new Date(today.add({ days: 1 }).startOfDay().epochMilliseconds);
}

/** Whether the calendar knows a zone of this name. */
export function isZone(name: string): boolean {
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId.includes('/') || name === 'UTC';
  } catch {
    return false;
  }
}
