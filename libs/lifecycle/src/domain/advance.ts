import type { CompiledProgramme, CompiledTimeTransition, CompiledTransition } from './compiled-programme.js';
import { times } from './duration.js';
import { conditionFacts, type JourneyEvent, type JourneyFacts } from './journey-facts.js';
import { journeyIdOf, type JourneyState, type JourneyStep, type StageMove } from './journey.js';
import { dutyBegins, pointsOnEntry, pointsOnEvent, type ScheduledPoint } from './schedule.js';
import { addCalendar } from './site-clock.js';

/** The version in which a journey would begin, and how it sees the event. */
export interface Entrance {
  readonly programme: CompiledProgramme;
  readonly event: JourneyEvent;
  readonly facts: JourneyFacts;
}

export interface Advance {
  readonly journey: JourneyState | null;
  /** The journey the event ended, where it opened the next cycle. */
  readonly ended: JourneyState | null;
  readonly schedule: readonly ScheduledPoint[];
  /** The journey left a stage: its contact points due at that instant or later are off. */
  readonly cancel: readonly { readonly journeyId: string; readonly stage: string; readonly from: Date }[];
  readonly emit: readonly StageMove[];
}

/**
 * One journey, one event: pure, total, and the only place where stages change by events. `journey` is the latest of the
 * user and asset (ended or not), null when there was none. An event that fits nothing leaves the journey as it is. `entrance` is
 * given where the next journey would begin in another version than `programme`, or in none (null).
 */
export function advance(
  programme: CompiledProgramme,
  journey: JourneyState | null,
  event: JourneyEvent,
  facts: JourneyFacts,
  entrance: Entrance | null = { programme, event, facts },
): Advance {
  if (journey === null) return begin(entrance, null);
  if (speaksOfAnotherListing(journey, event)) return unchanged(journey);
  const taken = programme.transitions.find((transition) => fits(transition, journey, event, facts));
  if (taken === undefined) {
    if (journey.endedAt !== null) return begin(entrance, journey);
    return { ...unchanged(journey), schedule: pointsOnEvent(programme, journey, event) };
  }
  if (taken.definition.kind === 'exit') {
    const { outcome, goal, reenter } = taken.definition;
    const ended = end(journey, outcome, goal, event.at, event.factId);
    const cancel = [{ journeyId: journey.id, stage: journey.stage, from: event.at }];
    if (reenter !== true || entrance === null) return { journey: ended, ended: null, schedule: [], cancel, emit: [] };
    const entered = enter(entrance.programme, journey.cycle + 1, entrance.event, entrance.facts);
    return { ...entered, ended, cancel: [...cancel, ...entered.cancel] };
  }
  return move(programme, journey, taken.definition.to, event, facts);
}

/** The next cycle, where the event opens one; `ended` is the latest journey, which it leaves as it is. */
export function begin(entrance: Entrance | null, ended: JourneyState | null): Advance {
  if (entrance === null) return unchanged(ended);
  return enter(entrance.programme, (ended?.cycle ?? 0) + 1, entrance.event, entrance.facts, ended);
}

/** Applies the transitions that the last event made true. A stage is entered once at most: validation refuses circles, and this ends. */
export function settle(programme: CompiledProgramme, journey: JourneyState, event: Pick<JourneyEvent, 'at' | 'factId'>, facts: JourneyFacts): Advance {
  let result = unchanged(journey);
  for (let standing: JourneyState | null = journey; standing !== null && standing.endedAt === null; standing = result.journey) {
    const seen = conditionFacts(facts, standing, standing.stage, event.at);
    const next = programme.stateFrom.get(standing.stage)?.find(({ condition }) => condition(seen));
    if (next === undefined) break;
    result = then(result, leave(programme, standing, next.definition, event.at, event.factId, 'event', facts));
  }
  return result;
}

/** Applies the transitions that time alone makes, up to and including `until`. */
export function elapse(programme: CompiledProgramme, journey: JourneyState, until: Date, facts: JourneyFacts): Advance {
  let result = unchanged(journey);
  for (let standing: JourneyState | null = journey; standing !== null && standing.endedAt === null; standing = result.journey) {
    const next = nextInTime(programme, standing, facts);
    if (next === null || next.at > until) break;
    result = then(result, leave(programme, standing, next.transition.definition, next.at, standing.stageCauseId, 'time', facts));
  }
  return result;
}

/** The transition that time will make next if nothing else happens, and when; the first of the list when several fall on one instant. */
export function nextInTime(
  programme: CompiledProgramme,
  journey: JourneyState,
  facts: JourneyFacts,
): { readonly at: Date; readonly transition: CompiledTimeTransition } | null {
  let next: { at: Date; transition: CompiledTimeTransition } | null = null;
  for (const transition of programme.timeFrom.get(journey.stage) ?? []) {
    const { since } = transition.definition;
    const from = since === undefined ? journey.stageEnteredAt : facts.dateOf(since)?.at;
    if (from === undefined) continue;
    const due = addCalendar(from, transition.after, facts.user.zone, transition.timeOfDay);
    if (due < journey.stageEnteredAt && since === undefined) continue;
    // What was over before the stage began, or before the journey came to this version, is over as it does.
    const first = dutyBegins(journey);
    const at = due < first ? first : due;
    if (next !== null && at >= next.at) continue;
    if (transition.condition === null || transition.condition(conditionFacts(facts, journey, journey.stage, at))) next = { at, transition };
  }
  return next;
}

function leave(
  programme: CompiledProgramme,
  journey: JourneyState,
  { to, outcome, goal }: { readonly to?: string; readonly outcome?: string; readonly goal?: boolean },
  at: Date,
  causeId: string,
  by: 'event' | 'time',
  facts: JourneyFacts,
): Advance {
  const cancel = [{ journeyId: journey.id, stage: journey.stage, from: at }];
  if (to === undefined) return { ...unchanged(end(journey, outcome ?? '', goal === true, at, causeId, by)), cancel };
  const moved = stand(journey, to, at, causeId, by);
  return { journey: moved, ended: null, schedule: pointsOnEntry(programme, moved, facts), cancel, emit: [{ journeyId: journey.id, from: journey.stage, to, at }] };
}

function then(first: Advance, second: Advance): Advance {
  return {
    journey: second.journey,
    ended: first.ended,
    schedule: [...first.schedule, ...second.schedule],
    cancel: [...first.cancel, ...second.cancel],
    emit: [...first.emit, ...second.emit],
  };
}

/**
 * Removing an old ad of a car that is listed anew does not end the new listing, and hearing of the post of the live ad
 * again does not start another cycle.
 */
function speaksOfAnotherListing(journey: JourneyState, event: JourneyEvent): boolean {
  if (event.listingKey === null || journey.listingKey === null || journey.endedAt !== null) return false;
  const same = event.listingKey === journey.listingKey;
  if (event.trigger === 'listing.posted') return same && (journey.stage === 'posted' || journey.stage === 'renewed');
  return (event.trigger === 'listing.withdrawn' || event.trigger === 'listing.expired') && !same;
}

function fits(transition: CompiledTransition, journey: JourneyState, event: JourneyEvent, facts: JourneyFacts): boolean {
  const { definition, condition } = transition;
  if (definition.on !== event.trigger || !definition.from.includes(journey.stage)) return false;
  if (journey.outcome !== null) {
    const reopens = definition.kind === 'move' ? definition.reopens : undefined;
    if (reopens === undefined || !reopens.includes(journey.outcome)) return false;
  }
  return condition === null || condition(conditionFacts(facts, journey, journey.stage, event.at, event.properties));
}

function enter(
  programme: CompiledProgramme,
  cycle: number,
  event: JourneyEvent,
  facts: JourneyFacts,
  otherwise: JourneyState | null = null,
): Advance {
  const { id: programmeId, version } = programme.definition;
  const { siteId, userId, subjectId } = facts;
  const entering: JourneyState = {
    id: journeyIdOf(siteId, userId, subjectId, programmeId, cycle),
    siteId,
    userId,
    subjectId,
    programmeId,
    programmeVersion: version,
    versionSince: event.at,
    cycle,
    stage: '',
    stageEnteredAt: event.at,
    stageCauseId: event.factId,
    startedAt: event.at,
    endedAt: null,
    outcome: null,
    goalReached: false,
    listingKey: event.listingKey,
    renewals: event.trigger === 'listing.renewed' ? 1 : 0,
    purchase: facts.purchase,
    predictedSaleAt: null,
    history: [],
  };
  const stage = mayReenter(programme, otherwise, event.at, facts) ? stageOfEntry(programme, entering, event, facts) : undefined;
  if (stage === undefined) return unchanged(otherwise);
  const journey = stand(entering, stage, event.at, event.factId, 'event');
  const schedule = [...pointsOnEntry(programme, journey, facts), ...pointsOnEvent(programme, journey, event)];
  return lookBack(programme, facts, {
    journey,
    ended: null,
    schedule,
    cancel: [],
    emit: [{ journeyId: journey.id, from: null, to: stage, at: event.at }],
  });
}

function stageOfEntry(programme: CompiledProgramme, entering: JourneyState, event: JourneyEvent, facts: JourneyFacts): string | undefined {
  const seen = conditionFacts(facts, entering, '', event.at, event.properties);
  return programme.entriesOf.get(event.trigger)?.find(({ condition }) => condition === null || condition(seen))?.definition.to;
}

function mayReenter({ reentryAfter }: CompiledProgramme, ended: JourneyState | null, at: Date, facts: JourneyFacts): boolean {
  if (ended?.endedAt == null || reentryAfter === null) return true;
  return reentryAfter !== 'never' && at >= addCalendar(ended.endedAt, reentryAfter, facts.user.zone, null);
}

function move(programme: CompiledProgramme, journey: JourneyState, to: string, event: JourneyEvent, facts: JourneyFacts): Advance {
  const told: JourneyState = {
    ...journey,
    endedAt: null,
    outcome: null,
    listingKey: event.listingKey ?? journey.listingKey,
    renewals: journey.renewals + (event.trigger === 'listing.renewed' ? 1 : 0),
  };
  if (to === journey.stage && journey.endedAt === null) {
    return { ...unchanged(told), schedule: pointsOnEvent(programme, told, event) };
  }
  const moved = stand(told, to, event.at, event.factId, 'event');
  return lookBack(programme, facts, {
    journey: moved,
    ended: null,
    schedule: [...pointsOnEntry(programme, moved, facts), ...pointsOnEvent(programme, moved, event)],
    cancel: [{ journeyId: journey.id, stage: journey.stage, from: event.at }],
    emit: [{ journeyId: journey.id, from: journey.stage, to, at: event.at }],
  });
}

/** Who bought the next car shortly before selling the old one has reached the goal the moment the old one is sold. */
function lookBack(programme: CompiledProgramme, facts: JourneyFacts, entered: Advance): Advance {
  const { journey } = entered;
  const purchase = facts.otherPurchase;
  if (journey === null || purchase === null) return entered;
  for (const { definition, lookback } of programme.transitions) {
    if (definition.kind !== 'exit' || lookback === null || !definition.from.includes(journey.stage)) continue;
    if (definition.on !== 'other-car.bought') continue;
    const at = journey.stageEnteredAt;
    if (purchase.at > at || purchase.at < addCalendar(at, times(lookback, -1), facts.user.zone, null)) continue;
    return {
      ...entered,
      journey: end(journey, definition.outcome, definition.goal, at, purchase.factId),
      cancel: [...entered.cancel, { journeyId: journey.id, stage: journey.stage, from: at }],
    };
  }
  return entered;
}

function stand(journey: JourneyState, stage: string, at: Date, causeId: string, by: 'event' | 'time'): JourneyState {
  return {
    ...journey,
    stage,
    stageEnteredAt: at,
    stageCauseId: causeId,
    history: [...journey.history, { stage, outcome: null, at, causeId, by }],
  };
}

export function end(journey: JourneyState, outcome: string, goalReached: boolean, at: Date, causeId: string, by: JourneyStep['by'] = 'event'): JourneyState {
  return {
    ...journey,
    endedAt: at,
    outcome,
    goalReached,
    history: [...journey.history, { stage: null, outcome, at, causeId, by }],
  };
}

function unchanged(journey: JourneyState | null): Advance {
  return { journey, ended: null, schedule: [], cancel: [], emit: [] };
}
