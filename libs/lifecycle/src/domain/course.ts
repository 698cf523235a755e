import type { BrandClass } from '@ringroad/forecast';
import { advance, elapse, nextInTime, pointsOnFacts, settle, type Advance, type JourneyEvent, type JourneyFacts, type ScheduledPoint } from './advance.js';
import type { CompiledProgramme } from './compiled-programme.js';
import type { PlannedContactPoint } from './contact-point.js';
import type { JourneyState } from './journey.js';
import { plan, type PlanClock } from './plan.js';

/** The journeys of one subject on the way through a fold, and what they scheduled: mutable, and never handed out. */
export interface Course {
  /** Latest journey last; only it can still move. */
  readonly journeys: JourneyState[];
  readonly open: { readonly scheduled: ScheduledPoint; closedAt: Date | null }[];
}

export function newCourse(): Course {
  return { journeys: [], open: [] };
}

/** Time passes until `until`, with what is known now. */
export function pass(programme: CompiledProgramme, course: Course, until: Date, facts: JourneyFacts): void {
  const latest = course.journeys.at(-1);
  if (latest !== undefined && latest.endedAt === null) apply(course, elapse(programme, latest, until, facts));
}

/** An event happens; `facts` already tell what it told, `changed` which date facts are others now. */
export function happen(programme: CompiledProgramme, course: Course, event: JourneyEvent, facts: JourneyFacts, changed: ReadonlySet<string> = NONE): void {
  const before = course.journeys.at(-1) ?? null;
  apply(course, advance(programme, before, event, facts));
  const standing = course.journeys.at(-1);
  if (standing === undefined || standing.endedAt !== null) return;
  const stayed = before?.id === standing.id && before.stageEnteredAt === standing.stageEnteredAt;
  if (stayed && changed.size > 0) apply(course, { journey: standing, ended: null, schedule: pointsOnFacts(programme, standing, changed, facts), cancel: [], emit: [] });
  apply(course, settle(programme, standing, event, facts));
}

const NONE: ReadonlySet<string> = new Set();

function apply(course: Course, { journey, ended, schedule, cancel }: Advance): void {
  for (const state of [ended, journey]) {
    if (state === null) continue;
    if (course.journeys.at(-1)?.id === state.id) course.journeys[course.journeys.length - 1] = state;
    else course.journeys.push(state);
  }
  for (const scheduled of schedule) course.open.push({ scheduled, closedAt: null });
  for (const { journeyId, stage, from } of cancel) {
    for (const open of course.open) {
      const { scheduled } = open;
      if (open.closedAt !== null || scheduled.journeyId !== journeyId || scheduled.notBefore > from) continue;
      if (scheduled.point.definition.stage === stage) open.closedAt = from;
    }
  }
}

/**
 * The journeys as they stand at the clock's now, when time alone will move the last of them on, and the contact points as far as the
 * plan looks ahead.
 */
export function conclude(
  programme: CompiledProgramme,
  course: Course,
  facts: JourneyFacts,
  brandClass: BrandClass,
  clock: PlanClock,
): { readonly journeys: readonly JourneyState[]; readonly movesAt: Date | null; readonly contactPoints: readonly PlannedContactPoint[] } {
  pass(programme, course, clock.asOf, facts);
  const journeys = [...course.journeys];
  const standing = journeys.at(-1);
  const movesAt = standing !== undefined && standing.endedAt === null ? (nextInTime(programme, standing, facts)?.at ?? null) : null;
  // What time alone will bring is planned too; the journeys themselves are told as they stand today.
  pass(programme, course, clock.lookAheadUntil, facts);
  return { journeys, movesAt, contactPoints: pointsOf(course, facts, brandClass, clock) };
}

function pointsOf(course: Course, facts: JourneyFacts, brandClass: BrandClass, clock: PlanClock): PlannedContactPoint[] {
  const replaced = new Set<string>();
  const planned: PlannedContactPoint[] = [];
  // Backwards, because when an event repeats or a date is told anew, the contact it asks for replaces the one before.
  for (let i = course.open.length - 1; i >= 0; i -= 1) {
    const open = course.open[i];
    const journey = course.journeys.find((candidate) => candidate.id === open?.scheduled.journeyId);
    if (open === undefined || journey === undefined) continue;
    const { id, when } = open.scheduled.point.definition;
    // What told the date was taken back: nothing is due by it any more.
    if (when.from === 'fact' && open.closedAt === null && facts.dateOf(when.fact) === null) continue;
    const key = `${journey.id} ${id}`;
    if ((when.from === 'event' || when.from === 'fact') && replaced.has(key)) continue;
    replaced.add(key);
    planned.push(...plan(open, journey, facts, brandClass, clock));
  }
  return planned;
}
