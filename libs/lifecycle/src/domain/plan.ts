import { ownershipClock, ownershipMeanMonths, predictedSaleMonths, type BrandClass } from '@ringroad/forecast';
import { derivedId } from '@ringroad/kernel';
import type { LifecyclePolicy } from './asset.js';
import type { PlannedContactPoint } from './contact-point.js';
import { monthsAhead, parseDuration, plus, times, type Duration } from './duration.js';
import { conditionFacts, type JourneyFacts } from './journey-facts.js';
import type { JourneyState } from './journey.js';
import type { Timing } from './programme.js';
import type { ScheduledPoint } from './schedule.js';
import { addCalendar, alignToSeason, type Season } from './site-clock.js';

/**
 * Stages that time alone will bring, and repeating contacts, are planned this far ahead, and always as far as the next
 * one: a bare bound would lose the user whose next contact lies beyond it. `refoldAt` folds again before this is used up.
 */
const LOOK_AHEAD: Duration = parseDuration('P40M') ?? { months: 40, days: 0, milliseconds: 0 };

const FORECAST_MONTHS = 600;

/**
 * A contact that could not be made is recorded when its window ended this recently; further back it is history that was
 * imported, and no one waited for a contact.
 */
const MISSED_MEMORY: Duration = parseDuration('P90D') ?? { months: 0, days: 90, milliseconds: 0 };

/** A scheduled point and the instant its stage ended, null while it lasts. */
export interface OpenPoint {
  readonly scheduled: ScheduledPoint;
  readonly closedAt: Date | null;
  /** From then on another version of the programme plans what is due; what was due before keeps its window. */
  readonly handedOverAt: Date | null;
}

export interface PlanClock {
  readonly asOf: Date;
  readonly lookAheadUntil: Date;
  /** Windows that ended before are forgotten. */
  readonly missedSince: Date;
  readonly zone: string;
  readonly policy: LifecyclePolicy;
  /** How much faster than a typical car of its class the one that is planned for ages; 1 when left out. See `saleForecast`. */
  readonly usage?: number;
}

export function planClock(asOf: Date, zone: string, policy: LifecyclePolicy): PlanClock {
  return {
    asOf,
    lookAheadUntil: addCalendar(asOf, LOOK_AHEAD, zone, null),
    missedSince: addCalendar(asOf, times(MISSED_MEMORY, -1), zone, null),
    zone,
    policy,
  };
}

/**
 * Turns an anchored point into dated contact points. A single point is planned once, in the past as "missed" when its
 * window is over. Of a repeating one the past occurrences are not raised again: importing ten years of history must not write ten
 * years of reminders.
 */
export function plan(open: OpenPoint, journey: JourneyState, facts: JourneyFacts, brandClass: BrandClass, clock: PlanClock): PlannedContactPoint[] {
  const { point, anchorAt, causeId, visit } = open.scheduled;
  const { when } = point.definition;
  const once = when.from === 'stage' ? String(visit) : causeId;
  if (when.from === 'stage' || when.from === 'event' || when.from === 'fact') {
    if (point.repeat === null) {
      const dueAt = alignToSeason(addCalendar(anchorAt, point.offset, clock.zone, point.timeOfDay), seasonsOf(when), clock.zone, point.timeOfDay);
      return dated(open, dueAt, once, journey, facts, clock);
    }
  }
  const planned: PlannedContactPoint[] = [];
  let ahead = false;
  for (const [n, dueAt] of repeats(open.scheduled, brandClass, clock)) {
    if (isOver(open, dueAt) || (ahead && dueAt > clock.lookAheadUntil)) break;
    const named = when.from === 'purchase' || when.from === 'predicted-sale' ? String(n) : `${once} ${n}`;
    const points = dated(open, dueAt, named, journey, facts, clock);
    const single = when.from === 'purchase' && when.repeat === undefined;
    planned.push(...points.filter((point) => single || point.status === 'planned'));
    ahead ||= dueAt > clock.asOf && dueAt >= open.scheduled.notBefore;
  }
  return planned;
}

/** When a point that does not repeat is due by its anchor alone; null for one that repeats. */
export function singleDue({ point, anchorAt, notBefore }: ScheduledPoint, zone: string): Date | null {
  const { when } = point.definition;
  if (point.repeat !== null || when.from === 'predicted-sale') return null;
  const due = alignToSeason(addCalendar(anchorAt, point.offset, zone, point.timeOfDay), seasonsOf(when), zone, point.timeOfDay);
  return when.from === 'fact' && due < notBefore ? notBefore : due;
}

function* repeats({ point, anchorAt }: ScheduledPoint, brandClass: BrandClass, clock: PlanClock): Generator<[number, Date]> {
  const { when } = point.definition;
  if (when.from === 'predicted-sale') {
    // Of the next car nothing is known yet, not how it is driven either.
    const [known, usage] = when.ownerSince === 'purchase' ? [brandClass, clock.usage ?? 1] : ['default' as const, 1];
    for (const [n, month] of saleMonths(known, clock.policy).entries()) {
      yield [n, addCalendar(anchorAt, plus(monthsAhead(month / usage), point.offset), clock.zone, point.timeOfDay)];
    }
    return;
  }
  const seasons = seasonsOf(when);
  for (let n = firstWithin(point, anchorAt, seasons.length > 0, clock); n === 0 || point.repeat !== null; n += 1) {
    const offset = point.repeat === null ? point.offset : plus(point.offset, times(point.repeat, n));
    const dueAt = addCalendar(anchorAt, offset, clock.zone, point.timeOfDay);
    yield [n, alignToSeason(dueAt, seasons, clock.zone, point.timeOfDay)];
  }
}

const DAY_MS = 86_400_000;

/**
 * The number of an occurrence before which every window is over for certain. What began centuries ago has come round ten thousand times,
 * and a sender chooses its date: counting them all would take the fold minutes.
 */
function firstWithin({ offset, repeat, window }: ScheduledPoint['point'], anchorAt: Date, mayWaitForSeason: boolean, { asOf }: PlanClock): number {
  if (repeat === null) return 0;
  const slack = (mayWaitForSeason ? 366 : 0) + 3;
  const longest = (duration: Duration) => duration.months * 31 + duration.days + duration.milliseconds / DAY_MS;
  const past = (asOf.getTime() - anchorAt.getTime()) / DAY_MS - longest(window) - Math.max(longest(offset), 0) - slack;
  return Math.max(0, Math.floor(past / longest(repeat)));
}

function seasonsOf(when: Timing): readonly Season[] {
  return 'seasons' in when ? (when.seasons ?? []) : [];
}

function dated(
  open: OpenPoint,
  wantedAt: Date,
  occurrence: string,
  journey: JourneyState,
  facts: JourneyFacts,
  clock: PlanClock,
): PlannedContactPoint[] {
  const { point, programmeVersion, notBefore, journeyId, causeId, overdue } = open.scheduled;
  const end = addCalendar(wantedAt, point.window, clock.zone, null);
  // A date that a fact tells, or a new version, may lie before: while its window is open the contact is due as the stage, or the version, begins.
  const late = point.definition.when.from === 'fact' || overdue;
  const dueAt = late && wantedAt < notBefore && end > notBefore ? notBefore : wantedAt;
  if (dueAt < notBefore || isOver(open, dueAt)) return [];
  const windowEnd = open.closedAt !== null && open.closedAt < end ? open.closedAt : end;
  if (windowEnd < clock.missedSince) return [];
  const { definition, condition, needs } = point;
  const seen = conditionFacts(facts, journey, definition.stage, dueAt);
  if (condition !== null && !condition(seen)) return [];
  const present = needs.filter(
    (need) =>
      (need.definition.seasons === undefined || need.definition.seasons.includes(seen.season)) &&
      (need.condition === null || need.condition(seen)),
  );
  if (present.length === 0) return [];
  return [
    {
      id: derivedId('contact-point', journeyId, definition.id, occurrence),
      journeyId,
      subjectId: journey.subjectId,
      programmeId: journey.programmeId,
      programmeVersion,
      pointId: definition.id,
      occurrence,
      causeId,
      stage: definition.stage,
      track: definition.track,
      reasonKey: definition.reasonKey,
      dueAt,
      windowEnd,
      needs: present.map((need) => need.definition.id),
      status: windowEnd <= clock.asOf ? 'missed' : 'planned',
    },
  ];
}

function isOver({ closedAt, handedOverAt }: OpenPoint, dueAt: Date): boolean {
  return (closedAt !== null && dueAt >= closedAt) || (handedOverAt !== null && dueAt >= handedOverAt);
}

/** Forecast months per mean, kept because every car of a class asks for the same. */
const monthsOfMean = new Map<number, readonly number[]>();

function saleMonths(brandClass: BrandClass, policy: LifecyclePolicy): readonly number[] {
  const mean = ownershipMeanMonths(brandClass, policy.ownershipMonths);
  let months = monthsOfMean.get(mean);
  if (months === undefined) {
    months = predictedSaleMonths(ownershipClock(mean), FORECAST_MONTHS);
    monthsOfMean.set(mean, months);
  }
  return months;
}
