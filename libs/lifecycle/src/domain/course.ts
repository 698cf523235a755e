import type { BrandClass } from '@ringroad/forecast';
import { advance, begin, elapse, end, nextInTime, settle, type Advance, type Entrance } from './advance.js';
import type { CompiledProgramme } from './compiled-programme.js';
import type { PlannedContactPoint } from './contact-point.js';
import type { JourneyEvent, JourneyFacts } from './journey-facts.js';
import type { JourneyState } from './journey.js';
import { plan, singleDue, type PlanClock } from './plan.js';
import type { CompiledLine, Migration } from './programme-line.js';
import { pointsOnEntry, pointsOnEvent, pointsOnFacts, type ScheduledPoint } from './schedule.js';

/** A point that was scheduled, and until when it holds. */
interface Open {
  scheduled: ScheduledPoint;
  closedAt: Date | null;
  handedOverAt: Date | null;
}

/** The journeys of one subject on the way through a fold, and what they scheduled: mutable, and never handed out. */
export interface Course {
  /** Latest journey last; only it can still move. */
  readonly journeys: JourneyState[];
  readonly open: Open[];
  /** Those of `open` that are not closed: few, however long the life. */
  readonly waiting: Set<Open>;
  /** How many of the line's migrations it has come past. */
  migrated: number;
}

export function newCourse(): Course {
  return { journeys: [], open: [], waiting: new Set(), migrated: 0 };
}

/** What is known under a version, which may gather other facts than the others. */
export type FactsUnder = (programme: CompiledProgramme) => JourneyFacts;

/** An event as each version reads it: null where it means nothing there. */
export type EventUnder = (programme: CompiledProgramme) => JourneyEvent | null;

/** Time passes until something happens at `until`, with what is known now; migrations before it take the journey with them. */
export function pass(line: CompiledLine, course: Course, until: Date, facts: FactsUnder): void {
  for (let next = line.migrations[course.migrated]; next !== undefined && next.at < until; next = line.migrations[course.migrated]) {
    undergo(line, course, next, facts);
  }
  age(line, course, until, facts);
}

function undergo(line: CompiledLine, course: Course, migration: Migration, facts: FactsUnder): void {
  course.migrated += 1;
  age(line, course, migration.at, facts);
  migrate(line, course, migration, facts);
}

function age(line: CompiledLine, course: Course, until: Date, facts: FactsUnder): void {
  const latest = course.journeys.at(-1);
  if (latest === undefined || latest.endedAt !== null) return;
  const programme = line.of(latest.programmeVersion);
  apply(course, elapse(programme, latest, until, facts(programme)));
}

/**
 * An event happens; the facts already tell what it told, `changed` which date facts are others now. A journey under way hears it in its
 * own version, the next one begins in the version then in force.
 */
export function happen(line: CompiledLine, course: Course, at: Date, told: EventUnder, facts: FactsUnder, changed: (programme: CompiledProgramme) => ReadonlySet<string> = nothing): void {
  const before = course.journeys.at(-1) ?? null;
  const entrance = entranceOf(line.enteringAt(at), told, facts);
  const running = before === null ? null : line.of(before.programmeVersion);
  const event = running === null ? null : told(running);
  if (running !== null && event !== null) apply(course, advance(running, before, event, facts(running), entrance));
  else if (before === null || before.endedAt !== null) apply(course, begin(entrance, before));
  const standing = course.journeys.at(-1);
  if (standing === undefined || standing.endedAt !== null) return;
  const programme = line.of(standing.programmeVersion);
  const felt = told(programme);
  if (felt === null) return;
  const stayed = before?.id === standing.id && before.stageEnteredAt === standing.stageEnteredAt;
  const others = changed(programme);
  if (stayed && others.size > 0) apply(course, { journey: standing, ended: null, schedule: pointsOnFacts(programme, standing, others, facts(programme)), cancel: [], emit: [] });
  apply(course, settle(programme, standing, felt, facts(programme)));
}

const nothing = (): ReadonlySet<string> => NONE;
const NONE: ReadonlySet<string> = new Set();

function entranceOf(programme: CompiledProgramme | null, told: EventUnder, facts: FactsUnder): Entrance | null {
  const event = programme === null ? null : told(programme);
  return programme === null || event === null ? null : { programme, event, facts: facts(programme) };
}

/**
 * An operator takes the journey under way over to another version. It stands where it stood, since when it stood there; what the new
 * version plans counts from the same anchors and holds from now on. A contact that was due before stays what it was, so that an edit
 * repeats none; one that was still ahead is due when the new version says, and at once where that is past by now, so that it loses none.
 */
function migrate(line: CompiledLine, course: Course, { at, from, to, stages }: Migration, facts: FactsUnder): void {
  const standing = course.journeys.at(-1);
  if (standing === undefined || standing.endedAt !== null || standing.programmeVersion !== from) return;
  const programme = line.of(to);
  const known = facts(programme);
  const target = Object.hasOwn(stages, standing.stage) ? stages[standing.stage] : standing.stage;
  if (target == null || !programme.definition.stages.includes(target)) {
    const ended = end(standing, 'programme-ended', false, at, standing.stageCauseId, 'migration');
    apply(course, { journey: ended, ended: null, schedule: [], cancel: [{ journeyId: standing.id, stage: standing.stage, from: at }], emit: [] });
    return;
  }
  const renamed = target === standing.stage ? standing.history : [...standing.history, { stage: target, outcome: null, at, causeId: standing.stageCauseId, by: 'migration' as const }];
  const moved: JourneyState = { ...standing, programmeVersion: to, versionSince: at, stage: target, history: renamed };
  const waiting = [...course.waiting].filter(({ scheduled, handedOverAt }) => handedOverAt === null && scheduled.journeyId === standing.id);
  const past = new Set<string>();
  const ahead = new Set<string>();
  // Of several of one point the last counts, as everywhere.
  for (const [id, open] of new Map(waiting.map((each) => [each.scheduled.point.definition.id, each]))) {
    const due = singleDue(open.scheduled, known.user.zone);
    if (due !== null && due < at) past.add(id);
    else open.handedOverAt = at;
    if (due !== null && due >= at) ahead.add(id);
  }
  for (const open of waiting) open.scheduled = { ...open.scheduled, stage: target };
  const schedule = [...pointsOnEntry(programme, moved, known), ...waiting.flatMap(({ scheduled }) => againOnEvent(programme, moved, scheduled))];
  apply(course, {
    journey: moved,
    ended: null,
    schedule: schedule.filter(({ point }) => !past.has(point.definition.id)).map((scheduled) => ({ ...scheduled, overdue: ahead.has(scheduled.point.definition.id) })),
    cancel: [],
    emit: [],
  });
  apply(course, settle(programme, moved, { at, factId: moved.stageCauseId }, known));
}

/** The new version's points that count from the event an old one was counted from. */
function againOnEvent(programme: CompiledProgramme, moved: JourneyState, { point, anchorAt, causeId }: ScheduledPoint): ScheduledPoint[] {
  const { when } = point.definition;
  return when.from === 'event' ? pointsOnEvent(programme, moved, { trigger: when.on, at: anchorAt, factId: causeId }) : [];
}

function apply(course: Course, { journey, ended, schedule, cancel }: Advance): void {
  for (const state of [ended, journey]) {
    if (state === null) continue;
    if (course.journeys.at(-1)?.id === state.id) course.journeys[course.journeys.length - 1] = state;
    else course.journeys.push(state);
  }
  for (const scheduled of schedule) {
    const open: Open = { scheduled, closedAt: null, handedOverAt: null };
    course.open.push(open);
    course.waiting.add(open);
  }
  for (const { journeyId, stage, from } of cancel) {
    for (const open of course.waiting) {
      const { scheduled } = open;
      if (scheduled.journeyId !== journeyId || scheduled.notBefore > from || scheduled.stage !== stage) continue;
      open.closedAt = from;
      course.waiting.delete(open);
    }
  }
}

/**
 * The journeys as they stand at the clock's now, when time alone will move the last of them on, and the contact points as far as the
 * plan looks ahead.
 */
export function conclude(
  line: CompiledLine,
  course: Course,
  facts: FactsUnder,
  brandClass: BrandClass,
  clock: PlanClock,
): { readonly journeys: readonly JourneyState[]; readonly movesAt: Date | null; readonly contactPoints: readonly PlannedContactPoint[] } {
  pass(line, course, clock.asOf, facts);
  for (const migration of line.migrations.slice(course.migrated)) if (migration.at <= clock.asOf) undergo(line, course, migration, facts);
  const journeys = [...course.journeys];
  const standing = journeys.at(-1);
  const programme = standing === undefined || standing.endedAt !== null ? null : line.of(standing.programmeVersion);
  const movesAt = standing === undefined || programme === null ? null : (nextInTime(programme, standing, facts(programme))?.at ?? null);
  // What time alone will bring is planned too; the journeys themselves are told as they stand today.
  age(line, course, clock.lookAheadUntil, facts);
  return { journeys, movesAt, contactPoints: pointsOf(line, course, facts, brandClass, clock) };
}

function pointsOf(line: CompiledLine, course: Course, facts: FactsUnder, brandClass: BrandClass, clock: PlanClock): PlannedContactPoint[] {
  const replaced = new Set<string>();
  const planned: PlannedContactPoint[] = [];
  const journeys = new Map(course.journeys.map((journey) => [journey.id, journey]));
  // Backwards, because when an event repeats or a date is told anew, the contact it asks for replaces the one before.
  for (let i = course.open.length - 1; i >= 0; i -= 1) {
    const open = course.open[i];
    const journey = journeys.get(open?.scheduled.journeyId ?? '');
    if (open === undefined || journey === undefined) continue;
    const known = facts(line.of(open.scheduled.programmeVersion));
    const { id, when } = open.scheduled.point.definition;
    // What told the date was taken back: nothing is due by it any more.
    if (when.from === 'fact' && open.closedAt === null && known.dateOf(when.fact) === null) continue;
    const key = `${journey.id} ${id}`;
    if ((when.from === 'event' || when.from === 'fact') && replaced.has(key)) continue;
    replaced.add(key);
    planned.push(...plan(open, journey, known, brandClass, clock));
  }
  return planned;
}
