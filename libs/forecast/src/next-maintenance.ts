import { Temporal } from 'temporal-polyfill';
import { type UsageRate, usageRate } from './usage-rate.js';

/** Readings within a month tell of one journey, not of a habit. */
const LEAST_DAYS_OF_READINGS = 30;
/** How people drive changes: older readings than two years before the latest do not count. */
const REMEMBERED_DAYS = 730;
const DAYS_PER_MONTH = 365.2425 / 12;
/** A car that hardly moves and has no interval in months: a hundred years on is as good as never, and still a date. */
const FARTHEST_DAYS = 36_525;

/** All dates are calendar days in the owner's zone, as `2026-03-31`. */
export interface MaintenanceFacts {
  /** What the odometer showed and when, any order. */
  readonly readings: readonly { readonly on: string; readonly km: number }[];
  /** The last service of this kind; `km` null where nobody wrote it down. */
  readonly lastService: { readonly on: string; readonly km: number | null } | null;
  /** The day the car was new, with 0 km. */
  readonly newOn: string | null;
}

/** The maker's interval, whichever comes first; null for a rule the maker does not give. */
export interface MaintenanceInterval {
  readonly everyKm: number | null;
  readonly everyMonths: number | null;
}

export type NextMaintenance =
  | {
      readonly kind: 'due';
      readonly on: string;
      /** Which of the maker's rules comes first. */
      readonly by: 'mileage' | 'months';
      /** The odometer at which it is due by mileage; null without such a rule or anything to count from. */
      readonly km: number | null;
      /** Where the speed of driving comes from: the car's own readings, or the typical one given. */
      readonly usage: 'measured' | 'typical';
      /** The date if driven as in the faster and slower quarter of the time; `on` where usage is typical or it is overdue. */
      readonly earliest: string;
      readonly latest: string;
    }
  | { readonly kind: 'unknown'; readonly reason: 'no-interval' | 'nothing-to-count-from' };

/**
 * The day of the next service (programmes.md S46): by km on the robust line through the readings (`usageRate`: at least two,
 * 30 days apart, of the last two years), else from the last known odometer at the typical speed; by months on the calendar
 * (31 August and 6 months is 28 February); whichever comes first. Counted from the last service of the kind; without one
 * from the maker's schedule of the car's life (every multiple of the interval since new): the next after what is known.
 * The day may lie in the past: then it is overdue. No clock: whether that is so, the caller knows.
 * Throws RangeError for an interval or typical usage that is not positive, a negative odometer, or a day that is none.
 */
export function nextMaintenance(facts: MaintenanceFacts, interval: MaintenanceInterval, typicalKmPerMonth: number): NextMaintenance {
  const { everyKm, everyMonths } = interval;
  const wrong = [everyKm ?? 1, everyMonths ?? 1, typicalKmPerMonth].some((n) => !(n > 0 && Number.isFinite(n)));
  if (wrong) throw new RangeError(`Not an interval and a usage: ${everyKm} km, ${everyMonths} months, ${typicalKmPerMonth} km a month`);
  if (everyKm === null && everyMonths === null) return { kind: 'unknown', reason: 'no-interval' };
  const points = odometerPoints(facts);
  const latestDay = points.reduce((latest, { at }) => Math.max(latest, at), Number.NEGATIVE_INFINITY);
  const recent = points.filter(({ at }) => at >= latestDay - REMEMBERED_DAYS);
  const usage = usageRate(recent, LEAST_DAYS_OF_READINGS);
  const line = lineOf(usage, recent, typicalKmPerMonth / DAYS_PER_MONTH);
  const months = everyMonths === null ? null : dayByMonths(facts, everyMonths, latestDay);
  const km = everyKm === null || line === null ? null : dueKm(facts, everyKm, line);
  const by = (rate: number): number => {
    const onRoad = km === null || line === null ? Number.POSITIVE_INFINITY : line.day + Math.max(-FARTHEST_DAYS, Math.min(Math.round((km - line.km) / rate), FARTHEST_DAYS));
    return Math.min(months ?? Number.POSITIVE_INFINITY, onRoad);
  };
  const day = by(line?.rate ?? 1);
  if (!Number.isFinite(day)) return { kind: 'unknown', reason: 'nothing-to-count-from' };
  // Of what is past by mileage nothing is left to spread. A car that often stood has a slower quarter without any speed.
  const ahead = km !== null && line !== null && km > line.km;
  const around = ahead && usage.kind === 'measured' ? [by(usage.fast), by(Math.max(usage.slow, 0)), day] : [day];
  return {
    kind: 'due',
    on: dateOf(day),
    by: day === months ? 'months' : 'mileage',
    km: km === null ? null : Math.round(km),
    usage: usage.kind === 'measured' ? 'measured' : 'typical',
    earliest: dateOf(Math.min(...around)),
    latest: dateOf(Math.max(...around)),
  };
}

interface Line {
  readonly day: number;
  readonly km: number;
  readonly rate: number;
}

/** Where the odometer stands on the day of the latest reading, and how fast it moves. */
function lineOf(usage: UsageRate, points: readonly { readonly at: number; readonly km: number }[], typicalRate: number): Line | null {
  const last = points.reduce<(typeof points)[number] | null>((best, one) => (best === null || one.at > best.at || (one.at === best.at && one.km > best.km) ? one : best), null);
  if (last === null) return null;
  if (usage.kind === 'unknown') return { day: last.at, km: last.km, rate: typicalRate };
  return { day: last.at, km: usage.start + usage.rate * last.at, rate: usage.rate };
}

/** Readings, the odometer of the last service, and 0 km on the day the car was new. */
function odometerPoints({ readings, lastService, newOn }: MaintenanceFacts): { readonly at: number; readonly km: number }[] {
  const service = lastService === null || lastService.km === null ? [] : [{ on: lastService.on, km: lastService.km }];
  const fresh = newOn === null ? [] : [{ on: newOn, km: 0 }];
  return [...readings, ...service, ...fresh].map(({ on, km }) => {
    if (!(km >= 0 && Number.isFinite(km))) throw new RangeError(`An odometer cannot show ${km} km (${on})`);
    return { at: dayOf(on), km };
  });
}

function dueKm({ lastService }: MaintenanceFacts, everyKm: number, line: Line): number {
  if (lastService === null) return (Math.floor(line.km / everyKm) + 1) * everyKm;
  return (lastService.km ?? line.km + (dayOf(lastService.on) - line.day) * line.rate) + everyKm;
}

function dayByMonths({ lastService, newOn }: MaintenanceFacts, everyMonths: number, latestDay: number): number | null {
  if (lastService !== null) return dayOf(Temporal.PlainDate.from(lastService.on).add({ months: everyMonths }).toString());
  if (newOn === null) return null;
  const fresh = Temporal.PlainDate.from(newOn);
  for (let months = everyMonths; ; months += everyMonths) {
    const day = dayOf(fresh.add({ months }).toString());
    if (day > latestDay) return day;
  }
}

const EPOCH = Temporal.PlainDate.from('1970-01-01');

function dayOf(date: string): number {
  return EPOCH.until(Temporal.PlainDate.from(date), { largestUnit: 'days' }).days;
}

function dateOf(day: number): string {
  return EPOCH.add({ days: day }).toString();
}
