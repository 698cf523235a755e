import { seededUnit } from '@ringroad/kernel';
import { compileProgramme } from './compiled-programme.js';
import { FACT_TYPES, type StoredFact } from './fact.js';
import { fold } from './fold.js';
import { stageAt, type JourneyState } from './journey.js';
import type { ValueType } from './programme-facts.js';
import { categoriesFor, type ProgrammeDefinition } from './programme.js';
import { addCalendar } from './site-clock.js';

export interface SimulationOrder {
  readonly people: number;
  readonly months: number;
  /** The same seed gives the same people. */
  readonly seed: string;
  readonly zone: string;
  readonly from: Date;
  /** Mean days between two events of one kind in a person's life: an assumption, for a simulation knows no one. */
  readonly meanDays: number;
  /** Share of contacts that become a lead, in parts per million: an assumption too. */
  readonly takeUpPpm: number;
}

export interface Simulation {
  readonly people: number;
  readonly events: number;
  /** Contacts made, by contact point. */
  readonly contacts: ReadonlyMap<string, number>;
  /** How many people had so many contacts: index 0 is none. */
  readonly contactsPerPerson: readonly number[];
  /** At the end of each month: journeys under way in each stage. */
  readonly occupancy: readonly ReadonlyMap<string, number>[];
  readonly outcomes: ReadonlyMap<string, number>;
  readonly leads: ReadonlyMap<string, number>;
}

const DAY_MS = 86_400_000;

/**
 * A population lives through a programme on a virtual clock. Everybody begins with one of the events that enter it, and then each kind
 * of event comes at random, `meanDays` apart on average; properties are drawn by their type. Contacts are counted when they come due,
 * as plans stood after the last event before.
 */
export function simulate(definition: ProgrammeDefinition, order: SimulationOrder): Simulation {
  const steps = simulating(definition, order);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same event by event, for whoever has other work between: yields how many people have lived. */
export function* simulating(definition: ProgrammeDefinition, order: SimulationOrder): Generator<number, Simulation, void> {
  compileProgramme(definition);
  const end = addCalendar(order.from, { months: order.months, days: 0, milliseconds: 0 }, order.zone, null);
  const ends = Array.from({ length: order.months }, (_, month) => addCalendar(order.from, { months: month + 1, days: 0, milliseconds: 0 }, order.zone, null));
  const tally = { events: 0, contacts: new Map<string, number>(), perPerson: [] as number[], outcomes: new Map<string, number>(), leads: new Map<string, number>() };
  const occupancy = ends.map(() => new Map<string, number>());
  for (let person = 0; person < order.people; person += 1) {
    const userId = `person-${person}`;
    const facts = lifeOf(definition, `${order.seed} ${userId}`, order, end);
    tally.events += facts.length;
    const { made, journeys } = yield* live(definition, userId, facts, order.zone, end, person);
    tally.perPerson[made.length] = (tally.perPerson[made.length] ?? 0) + 1;
    for (const { pointId, needs, id } of made) {
      count(tally.contacts, pointId);
      if (seededUnit(order.seed, 'lead', id) * 1_000_000 >= order.takeUpPpm) continue;
      const categories = [...categoriesFor(definition, needs).keys()];
      const category = categories[Math.floor(seededUnit(order.seed, 'category', id) * categories.length)];
      if (category !== undefined) count(tally.leads, category);
    }
    for (const journey of journeys) {
      if (journey.outcome !== null) count(tally.outcomes, journey.outcome);
      ends.forEach((at, month) => {
        const stage = stageAt(journey, at);
        const standing = occupancy[month];
        if (stage !== null && standing !== undefined) count(standing, stage);
      });
    }
    yield person + 1;
  }
  const contactsPerPerson = Array.from(tally.perPerson, (people) => people ?? 0);
  return { people: order.people, events: tally.events, contacts: tally.contacts, contactsPerPerson, occupancy, outcomes: tally.outcomes, leads: tally.leads };
}

interface Lived {
  readonly made: readonly { readonly id: string; readonly pointId: string; readonly needs: readonly string[] }[];
  readonly journeys: readonly JourneyState[];
}

function* live(definition: ProgrammeDefinition, userId: string, facts: readonly StoredFact[], zone: string, end: Date, lived: number): Generator<number, Lived, void> {
  const made = new Map<string, { readonly id: string; readonly pointId: string; readonly needs: readonly string[] }>();
  let journeys: readonly JourneyState[] = [];
  for (const [i, { occurredAt: asOf }] of facts.entries()) {
    yield lived;
    const until = facts[i + 1]?.occurredAt ?? end;
    const { contactPoints } = fold(definition, facts.slice(0, i + 1), { siteId: 'simulation', userId, zone, asOf });
    for (const { id, pointId, needs, dueAt, status } of contactPoints) {
      if (status === 'planned' && dueAt < until) made.set(id, { id, pointId, needs });
    }
  }
  if (facts.length > 0) journeys = fold(definition, facts, { siteId: 'simulation', userId, zone, asOf: end }).journeys;
  return { made: [...made.values()], journeys };
}

function lifeOf(definition: ProgrammeDefinition, seed: string, { from, meanDays }: SimulationOrder, end: Date): StoredFact[] {
  const kinds = kindsOf(definition);
  const entering = new Set(definition.entry.map(({ on }) => on));
  const first = kinds.filter(({ triggers }) => triggers.some((trigger) => entering.has(trigger)));
  const facts: StoredFact[] = [];
  const tell = (kind: EventKind, at: Date) => {
    if (at < end) facts.push({ id: `${seed} ${kind.event} ${at.getTime()}`, type: kind.event, occurredAt: at, receivedAt: at, properties: drawn(kind, `${seed} ${facts.length}`, at, definition) });
  };
  const opening = first[Math.floor(seededUnit(seed, 'first') * first.length)];
  const start = new Date(from.getTime() + Math.floor(seededUnit(seed, 'start') * 90) * DAY_MS + Math.floor(seededUnit(seed, 'hour') * DAY_MS));
  if (opening !== undefined) tell(opening, start);
  for (const kind of kinds) {
    let at = start.getTime();
    for (let n = 0; at < end.getTime() && n < 1_000; n += 1) {
      at += Math.ceil(-Math.log(1 - seededUnit(seed, kind.event, String(n))) * meanDays * DAY_MS);
      tell(kind, new Date(at));
    }
  }
  return facts.sort((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime() || (a.id < b.id ? -1 : 1));
}

interface EventKind {
  readonly event: string;
  readonly triggers: readonly string[];
  readonly properties: Readonly<Record<string, ValueType>>;
}

/** Which event of a programme of cars is read as which trigger; a removal says by its reason. */
const OF_CARS: Readonly<Record<string, readonly string[]>> = {
  'Car Bought': ['car.bought'], 'Listing Posted': ['listing.posted'], 'Listing Renewed': ['listing.renewed'], 'Listing Sold': ['listing.sold'],
  'Listing Removed': ['listing.withdrawn', 'listing.expired'],
};

function kindsOf({ subject, events = {} }: ProgrammeDefinition): EventKind[] {
  if (subject.kind === 'asset') return FACT_TYPES.map((event) => ({ event, triggers: OF_CARS[event] ?? [], properties: {} }));
  const kinds = new Map<string, { event: string; triggers: string[]; properties: Record<string, ValueType> }>();
  for (const [trigger, { event, properties = {} }] of Object.entries(events)) {
    const kind = kinds.get(event) ?? { event, triggers: [], properties: {} };
    kind.triggers.push(trigger);
    kinds.set(event, { ...kind, properties: { ...kind.properties, ...properties } });
  }
  return [...kinds.values()];
}

/** Words the programme itself compares with, so that its conditions are met now and then; any word where it compares with none. */
function wordsOf(definition: ProgrammeDefinition): readonly string[] {
  const { events, transitions, entry, needs, contactPoints } = definition;
  const conditions = [...Object.values(events ?? {}).map(({ where }) => where), ...[...transitions, ...entry, ...needs, ...contactPoints].map((each) => ('condition' in each ? each.condition : undefined))];
  const quoted = conditions.flatMap((condition) => [...(condition ?? '').matchAll(/"([^"]*)"|'([^']*)'/gu)].map((match) => match[1] ?? match[2] ?? ''));
  return [...new Set(quoted), 'something'];
}

/** Each person has one subject of the programme's kind; numbers lie between 1 and 100, dates within the year after the event. */
function drawn(kind: EventKind, seed: string, at: Date, definition: ProgrammeDefinition): Record<string, unknown> {
  const { subject } = definition;
  if (subject.kind === 'asset') return { assetId: 'car', listingId: 'ad', reason: seededUnit(seed, 'reason') < 0.5 ? 'withdrawn' : 'expired' };
  const words = wordsOf(definition);
  const properties = Object.entries(kind.properties).map(([name, type]): [string, unknown] => {
    const unit = seededUnit(seed, kind.event, name);
    if (type === 'number') return [name, 1 + Math.floor(unit * 100)];
    if (type === 'yes-no') return [name, unit < 0.5];
    if (type === 'text') return [name, words[Math.floor(unit * words.length)]];
    return [name, new Date(at.getTime() + Math.floor(unit * 365) * DAY_MS).toISOString()];
  });
  return { ...Object.fromEntries(properties), ...(subject.key === undefined ? {} : { [subject.key]: 'one' }) };
}

function count(tally: Map<string, number>, key: string): void {
  tally.set(key, (tally.get(key) ?? 0) + 1);
}
