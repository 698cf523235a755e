import { expectedSaleMonth, ownershipClock } from '@ringroad/forecast';
import type { CompiledProgramme, CompiledTrigger } from './compiled-programme.js';
import type { ConditionFacts } from './condition.js';
import { monthsAhead, parseDuration } from './duration.js';
import type { StoredFact } from './fact.js';
import type { FactDefinition, ValueType } from './programme-facts.js';
import type { Trigger } from './programme.js';
import { addCalendar, calendarDaysBetween } from './site-clock.js';

export type Value = number | string | boolean | Date;

/** What was gathered for one fact: its value, and the event that said so. */
export interface Gathering {
  readonly value: Value;
  /** The first reading, for growth. */
  readonly first: Value;
  readonly at: Date;
  readonly causeId: string;
}

/** What is known of one subject by name of the fact; a name that is missing is not known. */
export type Known = ReadonlyMap<string, Gathering>;

const DAY_MS = 86_400_000;

/** The triggers of a programme that an event is, in the order they are declared. */
export function triggersOf(programme: CompiledProgramme, fact: StoredFact, seen: Pick<ConditionFacts, 'user' | 'season'>): Trigger[] {
  return (programme.triggersOf.get(fact.type) ?? []).filter((trigger) => applies(trigger, fact, seen)).map(({ name }) => name);
}

function applies({ where, definition }: CompiledTrigger, fact: StoredFact, seen: Pick<ConditionFacts, 'user' | 'season'>): boolean {
  if (where === null) return true;
  return where({ ...seen, journey: { stage: '', cycle: 0, renewals: 0, boughtHere: false }, event: eventValues(definition.properties ?? {}, fact), facts: {}, days: {} });
}

/** The declared properties of an event as a condition sees them. */
export function eventValues(properties: Readonly<Record<string, ValueType>>, fact: StoredFact): Record<string, number | string | boolean> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, type]) => {
      const value = valueOf(fact.properties[name], type);
      return [name, value instanceof Date ? value.toISOString() : (value ?? unknownOf(type))];
    }),
  );
}

/** What is known after one more event that is this trigger. */
export function gather(definitions: Readonly<Record<string, FactDefinition>>, known: Known, trigger: Trigger, fact: StoredFact): Known {
  let after: Map<string, Gathering> | undefined;
  for (const [name, definition] of Object.entries(definitions)) {
    if ('forecast' in definition) continue;
    const resets = definition.resetOn?.includes(trigger) === true;
    const before = resets ? undefined : known.get(name);
    const told = definition.on.includes(trigger) ? taken(definition, before, fact) : before;
    if (told === known.get(name)) continue;
    after ??= new Map(known);
    if (told === undefined) after.delete(name);
    else after.set(name, told);
  }
  return after ?? known;
}

function taken(definition: Exclude<FactDefinition, { forecast: string }>, before: Gathering | undefined, fact: StoredFact): Gathering | undefined {
  const { id: causeId, occurredAt: at } = fact;
  if (definition.take === 'count') {
    const value = ((before?.value as number | undefined) ?? 0) + 1;
    return { value, first: before?.first ?? value, at, causeId };
  }
  const property = definition.property;
  const read = property === undefined ? at : valueOf(fact.properties[property], definition.type);
  if (read === null || (definition.take === 'first' && before !== undefined)) return before;
  return { value: combined(definition.take, before?.value, read), first: before?.first ?? read, at, causeId };
}

function combined(take: string, before: Value | undefined, read: Value): Value {
  if (typeof before !== 'number' || typeof read !== 'number') return read;
  switch (take) {
    case 'sum':
      return before + read;
    case 'max':
      return Math.max(before, read);
    case 'min':
      return Math.min(before, read);
    default:
      return read;
  }
}

/** A property as its declared type; null when it is missing or of another. */
function valueOf(value: unknown, type: ValueType): Value | null {
  if (type === 'number') return typeof value === 'number' && Number.isFinite(value) ? value : null;
  if (type === 'yes-no') return typeof value === 'boolean' ? value : null;
  if (typeof value !== 'string' || value.trim() === '') return null;
  if (type === 'text') return value.trim();
  return withinReason(new Date(value));
}

/** People's dates. What lies outside is a slip of the sender's, and no calendar or database need take it. */
const EARLIEST = Date.UTC(1800, 0);
const LATEST = Date.UTC(2300, 0);

function withinReason(at: Date): Date | null {
  return at.getTime() >= EARLIEST && at.getTime() < LATEST ? at : null;
}

function unknownOf(type: ValueType): number | string | boolean {
  return type === 'number' ? Number.NaN : type === 'yes-no' ? false : '';
}

/** The value of a number fact; NaN while it is not known. */
function numberOf(definition: FactDefinition | undefined, gathering: Gathering | undefined): number {
  if (gathering === undefined || typeof gathering.value !== 'number') return definition !== undefined && 'take' in definition && definition.take === 'count' ? 0 : Number.NaN;
  const growth = definition !== undefined && 'take' in definition && definition.take === 'growth';
  return growth ? gathering.value - (gathering.first as number) : gathering.value;
}

/**
 * A date fact and what it was told by; null while it is not known. A forecast is told by what it counts from: its date may be refined by
 * every reading, and is still the same date.
 */
export function dateOf(
  definitions: Readonly<Record<string, FactDefinition>>,
  known: Known,
  name: string,
  zone: string,
): { readonly at: Date; readonly factId: string } | null {
  const definition = definitions[name];
  if (definition === undefined || definition.type !== 'date') return null;
  if (!('forecast' in definition)) {
    const gathering = known.get(name);
    return gathering?.value instanceof Date ? { at: gathering.value, factId: gathering.causeId } : null;
  }
  const since = dateOf(definitions, known, definition.since, zone);
  if (since === null) return null;
  const number = (source: number | string) => (typeof source === 'number' ? source : numberOf(definitions[source], known.get(source)));
  if (definition.forecast === 'ownership') {
    const mean = number(definition.meanMonths);
    if (!(mean > 0) || mean > FORECAST_MONTHS) return null;
    return { at: addCalendar(since.at, monthsAhead(expectedSaleMonth(ownershipClock(mean), 0)), zone, null), factId: since.factId };
  }
  return runOut(definition, definitions, known, since, zone, number);
}

const FORECAST_MONTHS = 600;

function runOut(
  definition: Extract<FactDefinition, { forecast: 'run-out' }>,
  definitions: Readonly<Record<string, FactDefinition>>,
  known: Known,
  since: { readonly at: Date; readonly factId: string },
  zone: string,
  number: (source: number | string) => number,
): { readonly at: Date; readonly factId: string } | null {
  const latest = definition.atLatest === undefined ? null : addCalendar(since.at, parseDuration(definition.atLatest) ?? NOTHING, zone, null);
  const atLatest = latest === null ? null : { at: latest, factId: since.factId };
  const used = definition.used === undefined ? undefined : known.get(definition.used);
  let from = since.at;
  let left = number(definition.amount);
  let rate = definition.perDay === undefined ? Number.NaN : number(definition.perDay);
  if (definition.used !== undefined) {
    const amountUsed = numberOf(definitions[definition.used], used);
    const days = used === undefined ? 0 : (used.at.getTime() - since.at.getTime()) / DAY_MS;
    left -= Number.isNaN(amountUsed) ? 0 : amountUsed;
    if (used !== undefined && days >= 1 && amountUsed > 0) {
      rate = amountUsed / days;
      from = used.at;
    }
  }
  if (!(rate > 0) || Number.isNaN(left)) return atLatest;
  // A century ahead is never, and dates end.
  const days = Math.min(Math.max(Math.floor(left / rate), 0), 36_525);
  const at = addCalendar(from, { months: 0, days, milliseconds: 0 }, zone, null);
  return atLatest !== null && atLatest.at < at ? atLatest : { at, factId: since.factId };
}

const NOTHING = { months: 0, days: 0, milliseconds: 0 };

/** All facts as a condition sees them at an instant. */
export function seenFacts(
  definitions: Readonly<Record<string, FactDefinition>>,
  known: Known,
  at: Date,
  zone: string,
): Pick<ConditionFacts, 'facts' | 'days'> {
  const facts: Record<string, number | string | boolean> = {};
  const days: Record<string, number> = {};
  for (const [name, definition] of Object.entries(definitions)) {
    if (definition.type === 'date') {
      const date = dateOf(definitions, known, name, zone);
      days[name] = date === null ? Number.NaN : calendarDaysBetween(date.at, at, zone);
    } else if (definition.type === 'number') facts[name] = numberOf(definition, known.get(name));
    else facts[name] = (known.get(name)?.value as string | boolean | undefined) ?? unknownOf(definition.type);
  }
  return { facts, days };
}
