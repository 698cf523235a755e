import type { CompiledProgramme } from './compiled-programme.js';
import { assetKeys, inOrder, orderFacts, triggerOf, type StoredFact } from './fact.js';
import { MOST_SPOKEN_OF } from './fold-subjects.js';
import type { Hypothesis } from './hypothesis.js';
import type { Trigger } from './programme.js';
import { triggersOf } from './reading.js';
import { seasonAt } from './site-clock.js';

/** What a site told of one user, as far as a programme reads it. */
export interface UserHistory {
  readonly userId: string;
  readonly user: { readonly locale: string; readonly zone: string };
  readonly facts: readonly StoredFact[];
}

/** One event of one subject: which of the two triggers of a measure it is. One event may be both, and does not lead to itself. */
export interface Happening {
  readonly at: Date;
  readonly isOf: boolean;
  readonly isLed: boolean;
}

/**
 * The events of a measure, subject by subject, each once and in the order of the fold (instant, kind, id): what of one instant comes
 * later there follows. Subjects to whom `of` never happened may be left out.
 */
export function happeningsOf(programme: CompiledProgramme, measure: Hypothesis['measure'], history: UserHistory): Iterable<readonly Happening[]> {
  return programme.definition.subject.kind === 'asset' ? ofCars(measure, history.facts) : ofSubjects(programme, measure, history);
}

function marked(measure: Hypothesis['measure'], at: Date, triggers: readonly Trigger[]): Happening | null {
  const isOf = triggers.includes(measure.of);
  const isLed = triggers.includes(measure.leadsTo);
  return isOf || isLed ? { at, isOf, isLed } : null;
}

function ofSubjects(programme: CompiledProgramme, measure: Hypothesis['measure'], { userId, user, facts }: UserHistory): Iterable<readonly Happening[]> {
  const { events = {}, subject } = programme.definition;
  const rank = new Map([...new Set(Object.values(events).map(({ event }) => event))].map((event, i) => [event, i]));
  const bySubject = new Map<string, Happening[]>();
  for (const fact of inOrder(facts, rank)) {
    const triggers = triggersOf(programme, fact, { user, season: seasonAt(fact.occurredAt, user.zone) });
    if (triggers.length === 0) continue;
    const happening = marked(measure, fact.occurredAt, triggers);
    const key = subject.key === undefined ? userId : keyOf(fact.properties[subject.key]);
    const spokenOf = key === null ? [...bySubject.values()].slice(-MOST_SPOKEN_OF) : [bySubject.get(key) ?? []];
    if (key !== null) {
      bySubject.delete(key);
      bySubject.set(key, spokenOf[0] ?? []);
    }
    if (happening !== null) spokenOf.forEach((happenings) => happenings.push(happening));
  }
  return bySubject.values();
}

function keyOf(value: unknown): string | null {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/** A car at a time, so that a trader's thousands of cars with thousands of purchases beside each are never held all at once. */
function* ofCars(measure: Hypothesis['measure'], facts: readonly StoredFact[]): Iterable<readonly Happening[]> {
  const ordered = orderFacts(facts);
  const keyOf = assetKeys(ordered);
  const own = new Map<string, [number, Happening | null][]>();
  const purchases: { readonly place: number; readonly key: string; readonly at: Date }[] = [];
  for (const [place, fact] of ordered.entries()) {
    const key = keyOf(fact);
    if (key === null) continue;
    const trigger = triggerOf(fact);
    const happenings = own.get(key) ?? [];
    happenings.push([place, marked(measure, fact.occurredAt, [trigger])]);
    own.set(key, happenings);
    if (trigger === 'car.bought') purchases.push({ place, key, at: fact.occurredAt });
  }
  const othersMatter = measure.of === OTHER_BOUGHT || measure.leadsTo === OTHER_BOUGHT;
  for (const [key, happenings] of own) {
    if (measure.of !== OTHER_BOUGHT && !happenings.some(([, happening]) => happening?.isOf === true)) continue;
    const [since = 0] = happenings[0] ?? [];
    const others = othersMatter ? purchases.filter((bought) => bought.key !== key && bought.place > since) : [];
    const all = [...happenings, ...others.map(({ place, at }): [number, Happening | null] => [place, marked(measure, at, [OTHER_BOUGHT])])];
    yield all.sort(([a], [b]) => a - b).flatMap(([, happening]) => happening ?? []);
  }
}

/** Of every car known by then, the purchase of another. */
const OTHER_BOUGHT: Trigger = 'other-car.bought';
