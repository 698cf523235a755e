import type { StoredFact } from './fact.js';

/** What a site says of an event it told wrongly. They are facts themselves: nothing that was told is ever changed or erased. */
export const CORRECTION_TYPES = ['Event Corrected', 'Event Deleted'] as const;
const CORRECTIONS: ReadonlySet<string> = new Set(CORRECTION_TYPES);
/** What is told of a person is put right by telling it again, and never in plain facts: neither word concerns it. */
const PERSON = 'identify';

/** Whether these properties are what an event of this type may say. */
export type FitsSchema = (type: string, properties: Readonly<Record<string, unknown>>) => boolean;

/**
 * One user's facts as they stand: without those that were deleted, with corrected ones as they should have been, and without the
 * corrections themselves. A fact keeps its id, so what was planned by it is moved, not planned anew.
 *
 * The order of arrival does not matter, nor does a repetition. Of several corrections that fit, the one said last counts (by its own
 * instant, then id); a deletion is final, whenever it was said: who deleted too much tells the event again under another messageId.
 * Corrections and deletions cannot be corrected or deleted. What does not fit the event it corrects changes nothing: the event may
 * come after its correction, so only here are both known.
 */
export function standingFacts(facts: readonly StoredFact[], fits: FitsSchema): readonly StoredFact[] {
  if (!facts.some(({ type }) => CORRECTIONS.has(type))) return facts;
  const deleted = new Set<string>();
  const corrections = new Map<string, StoredFact[]>();
  for (const fact of facts) {
    const target = CORRECTIONS.has(fact.type) ? fact.properties['messageId'] : undefined;
    if (typeof target !== 'string') continue;
    if (fact.type === 'Event Deleted') deleted.add(target);
    else corrections.set(target, [...(corrections.get(target) ?? []), fact]);
  }
  return facts.flatMap((fact) => {
    if (CORRECTIONS.has(fact.type)) return [];
    if (fact.messageId === undefined || fact.type === PERSON) return [fact];
    if (deleted.has(fact.messageId)) return [];
    const said = corrections.get(fact.messageId);
    return [said === undefined ? fact : corrected(fact, said, fits)];
  });
}

function corrected(fact: StoredFact, corrections: readonly StoredFact[], fits: FitsSchema): StoredFact {
  const saidLast = corrections
    .filter(({ properties }) => isObject(properties['properties']) && fits(fact.type, properties['properties']))
    .reduce<StoredFact | null>((last, each) => (last === null || isAfter(each, last) ? each : last), null);
  if (saidLast === null) return fact;
  const { properties, timestamp } = saidLast.properties;
  const at = typeof timestamp === 'string' ? new Date(timestamp) : fact.occurredAt;
  return { ...fact, properties: properties as StoredFact['properties'], occurredAt: Number.isNaN(at.getTime()) ? fact.occurredAt : at };
}

function isAfter(a: StoredFact, b: StoredFact): boolean {
  return a.occurredAt.getTime() - b.occurredAt.getTime() > 0 || (a.occurredAt.getTime() === b.occurredAt.getTime() && a.id > b.id);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
