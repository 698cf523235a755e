import { derivedId } from '@ringroad/kernel';
import type { CompiledProgramme } from './compiled-programme.js';
import { conclude, happen, newCourse, pass, type Course } from './course.js';
import { inOrder, type StoredFact } from './fact.js';
import type { FoldContext, FoldedLife } from './fold.js';
import type { JourneyEvent, JourneyFacts } from './journey-facts.js';
import { planClock } from './plan.js';
import type { CompiledLine } from './programme-line.js';
import type { Trigger } from './programme.js';
import { dateOf, eventValues, gather, seenFacts, triggersOf, type Known } from './reading.js';
import { earliest, seasonAt } from './site-clock.js';

/** One prescription, one boat, one history of orders on the way through the fold: mutable, and never handed out. */
interface Followed {
  readonly id: string;
  /** What is known under each version of the programme: it may gather other facts than the others. */
  readonly known: Map<CompiledProgramme, Known>;
  readonly course: Course;
}

/** What an event is to a version: its triggers, in the order they are declared. */
type Told = ReadonlyMap<CompiledProgramme, readonly Trigger[]>;

/** The fold of a programme that declares its own events and facts; see `fold`. */
export function foldSubjects(line: CompiledLine, facts: readonly StoredFact[], context: FoldContext): FoldedLife {
  const declared = line.all.flatMap(({ definition: { events = {} } }) => Object.values(events).map(({ event }) => event));
  const rank = new Map([...new Set(declared)].map((event, i) => [event, i]));
  const followed = new Map<string, Followed>();
  /** The same, whoever was named last at the end. */
  const named = new Set<Followed>();
  for (const fact of inOrder(facts, rank)) {
    const seen = { user: userOf(context), season: seasonAt(fact.occurredAt, context.zone) };
    const told = new Map(line.all.map((programme) => [programme, triggersOf(programme, fact, seen)]));
    const triggers = new Set([...told.values()].flat());
    if (triggers.size === 0) continue;
    for (const each of spokenOf(followed, named, line.subject, fact, context)) {
      for (const trigger of triggers) happenTo(line, each, told, trigger, fact, context);
    }
  }
  const clock = planClock(context.asOf, context.zone, context.policy ?? {});
  const concluded = [...followed.values()].map((each) => conclude(line, each.course, (programme) => factsOf(programme, each, context), 'default', clock));
  return {
    journeys: concluded.flatMap(({ journeys }) => journeys),
    contactPoints: concluded.flatMap(({ contactPoints }) => contactPoints),
    assets: [],
    listings: [],
    movesAt: earliest(concluded.map(({ movesAt }) => movesAt)),
  };
}

/** An event that names no subject speaks of so many: whoever could speak of thousands at once would have the fold take hours. */
export const MOST_SPOKEN_OF = 20;

/** Whom an event speaks of: the subject it names, or when it names none those that were named last. */
function spokenOf(followed: Map<string, Followed>, named: Set<Followed>, subject: { readonly kind: string; readonly key?: string }, fact: StoredFact, context: FoldContext): Followed[] {
  const key = subject.key === undefined ? context.userId : keyOf(fact.properties[subject.key]);
  if (key === null) return [...named].slice(-MOST_SPOKEN_OF);
  let each = followed.get(key);
  if (each === undefined) {
    each = { id: derivedId('subject', context.siteId, subject.kind, key), known: new Map(), course: newCourse() };
    followed.set(key, each);
  }
  named.delete(each);
  named.add(each);
  return [each];
}

function keyOf(value: unknown): string | null {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

function happenTo(line: CompiledLine, each: Followed, told: Told, trigger: Trigger, fact: StoredFact, context: FoldContext): void {
  pass(line, each.course, fact.occurredAt, (programme) => factsOf(programme, each, context));
  const changed = new Map<CompiledProgramme, ReadonlySet<string>>();
  for (const programme of line.all) {
    if (told.get(programme)?.includes(trigger) !== true) continue;
    const before = each.known.get(programme) ?? NOTHING_KNOWN;
    const after = gather(programme.definition.facts ?? {}, before, trigger, fact);
    each.known.set(programme, after);
    changed.set(programme, changedDates(programme, before, after, context.zone));
  }
  const eventUnder = (programme: CompiledProgramme): JourneyEvent | null => {
    if (told.get(programme)?.includes(trigger) !== true) return null;
    const properties = eventValues(programme.definition.events?.[trigger]?.properties ?? {}, fact);
    return { trigger, at: fact.occurredAt, factId: fact.id, listingKey: null, properties };
  };
  happen(line, each.course, fact.occurredAt, eventUnder, (programme) => factsOf(programme, each, context), (programme) => changed.get(programme) ?? NONE);
}

const NOTHING_KNOWN: Known = new Map();
const NONE: ReadonlySet<string> = new Set();

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
function factsOf(programme: CompiledProgramme, { id, known: knownUnder }: Followed, context: FoldContext): JourneyFacts {
  const { facts: definitions = {} } = programme.definition;
  const known = knownUnder.get(programme) ?? NOTHING_KNOWN;
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
