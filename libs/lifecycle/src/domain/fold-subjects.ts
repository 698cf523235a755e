import { derivedId } from '@ringroad/kernel';
import type { JourneyFacts } from './advance.js';
import type { CompiledProgramme } from './compiled-programme.js';
import { conclude, happen, newCourse, pass, type Course } from './course.js';
import { inOrder, type StoredFact } from './fact.js';
import type { FoldContext, FoldedLife } from './fold.js';
import { planClock } from './plan.js';
import type { Trigger } from './programme.js';
import { dateOf, eventValues, gather, seenFacts, triggersOf, type Known } from './reading.js';
import { earliest, seasonAt } from './site-clock.js';

/** One prescription, one boat, one history of orders on the way through the fold: mutable, and never handed out. */
interface Followed {
  readonly id: string;
  known: Known;
  readonly course: Course;
}

/** The fold of a programme that declares its own events and facts; see `fold`. */
export function foldSubjects(programme: CompiledProgramme, facts: readonly StoredFact[], context: FoldContext): FoldedLife {
  const { events = {}, subject } = programme.definition;
  const rank = new Map([...new Set(Object.values(events).map(({ event }) => event))].map((event, i) => [event, i]));
  const followed = new Map<string, Followed>();
  for (const fact of inOrder(facts, rank)) {
    const seen = { user: userOf(context), season: seasonAt(fact.occurredAt, context.zone) };
    for (const trigger of triggersOf(programme, fact, seen)) {
      for (const each of spokenOf(followed, subject, fact, context)) happenTo(programme, each, trigger, fact, context);
    }
  }
  const clock = planClock(context.asOf, context.zone, context.policy ?? {});
  const concluded = [...followed.values()].map((each) => conclude(programme, each.course, factsOf(programme, each, context), 'default', clock));
  return {
    journeys: concluded.flatMap(({ journeys }) => journeys),
    contactPoints: concluded.flatMap(({ contactPoints }) => contactPoints),
    assets: [],
    listings: [],
    movesAt: earliest(concluded.map(({ movesAt }) => movesAt)),
  };
}

/** Whom an event speaks of: the subject it names, or all that are known when it names none. */
function spokenOf(followed: Map<string, Followed>, subject: { readonly kind: string; readonly key?: string }, fact: StoredFact, context: FoldContext): Followed[] {
  const key = subject.key === undefined ? context.userId : keyOf(fact.properties[subject.key]);
  if (key === null) return [...followed.values()];
  let each = followed.get(key);
  if (each === undefined) {
    each = { id: derivedId('subject', context.siteId, subject.kind, key), known: new Map(), course: newCourse() };
    followed.set(key, each);
  }
  return [each];
}

function keyOf(value: unknown): string | null {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

function happenTo(programme: CompiledProgramme, each: Followed, trigger: Trigger, fact: StoredFact, context: FoldContext): void {
  const { facts: definitions = {}, events = {} } = programme.definition;
  pass(programme, each.course, fact.occurredAt, factsOf(programme, each, context));
  const before = each.known;
  each.known = gather(definitions, before, trigger, fact);
  const facts = factsOf(programme, each, context);
  const properties = eventValues(events[trigger]?.properties ?? {}, fact);
  happen(programme, each.course, { trigger, at: fact.occurredAt, factId: fact.id, listingKey: null, properties }, facts, changedDates(programme, before, each.known, context.zone));
}

function changedDates(programme: CompiledProgramme, before: Known, after: Known, zone: string): Set<string> {
  const changed = new Set<string>();
  if (before === after) return changed;
  const { facts: definitions = {} } = programme.definition;
  for (const [name, { type }] of Object.entries(definitions)) {
    if (type !== 'date') continue;
    const [was, is] = [dateOf(definitions, before, name, zone), dateOf(definitions, after, name, zone)];
    if (was?.factId !== is?.factId || was?.at.getTime() !== is?.at.getTime()) changed.add(name);
  }
  return changed;
}

function userOf({ locale = '', zone }: FoldContext): JourneyFacts['user'] {
  return { locale, zone };
}

/** What is known now: `known` is taken as it stands, for the subject may learn more while these facts are in use. */
function factsOf(programme: CompiledProgramme, { id, known }: Followed, context: FoldContext): JourneyFacts {
  const { facts: definitions = {} } = programme.definition;
  const { siteId, userId, zone } = context;
  return {
    siteId,
    userId,
    subjectId: id,
    user: userOf(context),
    seenAt: (at) => seenFacts(definitions, known, at, zone),
    dateOf: (name) => dateOf(definitions, known, name, zone),
    purchase: null,
    otherPurchase: null,
  };
}
