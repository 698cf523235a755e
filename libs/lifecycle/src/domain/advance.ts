import type { Stage } from '@ringroad/kernel';
import type { CompiledPoint, CompiledProgramme, CompiledTransition } from './compiled-programme.js';
import type { ConditionFacts } from './condition.js';
import { times } from './duration.js';
import { journeyIdOf, type JourneyState, type StageMove } from './journey.js';
import type { Trigger } from './programme.js';
import { addCalendar, seasonAt } from './site-clock.js';

/** A site fact as one journey feels it. */
export interface JourneyEvent {
  readonly trigger: Trigger;
  readonly at: Date;
  readonly factId: string;
  /** The site's own id of the ad the fact names. */
  readonly listingKey: string | null;
}

/** Everything beside the event that a journey may depend on. */
export interface JourneyFacts {
  readonly siteId: string;
  readonly userId: string;
  readonly assetId: string;
  readonly user: ConditionFacts['user'];
  readonly asset: ConditionFacts['asset'];
  /** The user's own purchase of this car, while he keeps it. */
  readonly purchase: { readonly at: Date; readonly factId: string } | null;
  /** The user's latest purchase of another car that he keeps. */
  readonly otherPurchase: { readonly at: Date; readonly factId: string } | null;
}

/** A contact point to plan: its anchor is known, its date is calendar work and left to `plan`. */
export interface ScheduledPoint {
  readonly journeyId: string;
  readonly point: CompiledPoint;
  readonly anchorAt: Date;
  readonly causeId: string;
  /** Nothing of the stage is due before the stage begins. */
  readonly notBefore: Date;
  /** 1 when the journey is in the stage for the first time. */
  readonly visit: number;
}

export interface Advance {
  readonly journey: JourneyState | null;
  /** The journey the event ended, where it opened the next cycle. */
  readonly ended: JourneyState | null;
  readonly schedule: readonly ScheduledPoint[];
  /** The journey left a stage: its contact points due at that instant or later are off. */
  readonly cancel: readonly { readonly journeyId: string; readonly stage: Stage; readonly from: Date }[];
  readonly emit: readonly StageMove[];
}

/**
 * One journey, one event: pure, total, and the only place where stages change by events. `journey` is the latest of the
 * user and asset (ended or not), null when there was none. An event that fits nothing leaves the journey as it is.
 */
export function advance(
  programme: CompiledProgramme,
  journey: JourneyState | null,
  event: JourneyEvent,
  facts: JourneyFacts,
): Advance {
  if (journey === null) return enter(programme, 1, event, facts);
  if (speaksOfAnotherListing(journey, event)) return unchanged(journey);
  const taken = programme.transitions.find((transition) => fits(transition, journey, event, facts));
  if (taken === undefined) {
    return journey.endedAt === null ? unchanged(journey) : enter(programme, journey.cycle + 1, event, facts, journey);
  }
  if (taken.definition.kind === 'exit') {
    const { outcome, goal, reenter } = taken.definition;
    const ended = end(journey, outcome, goal, event.at, event.factId);
    const cancel = [{ journeyId: journey.id, stage: journey.stage, from: event.at }];
    if (reenter !== true) return { journey: ended, ended: null, schedule: [], cancel, emit: [] };
    const entered = enter(programme, journey.cycle + 1, event, facts);
    return { ...entered, ended, cancel: [...cancel, ...entered.cancel] };
  }
  return move(programme, journey, taken.definition.to, event, facts);
}

/** Applies the transitions that time alone makes, up to and including `until`. */
export function elapse(programme: CompiledProgramme, journey: JourneyState, until: Date, zone: string): Advance {
  let result = unchanged(journey);
  while (result.journey !== null && result.journey.endedAt === null) {
    const standing: JourneyState = result.journey;
    const next = programme.timeFrom.get(standing.stage);
    if (next === undefined) break;
    const at = addCalendar(standing.stageEnteredAt, next.after, zone, next.timeOfDay);
    if (at > until || at < standing.stageEnteredAt) break;
    const moved = stand(standing, next.to, at, standing.stageCauseId, 'time');
    result = {
      journey: moved,
      ended: null,
      schedule: [...result.schedule, ...pointsOnEntry(programme, moved)],
      cancel: [...result.cancel, { journeyId: standing.id, stage: standing.stage, from: at }],
      emit: [...result.emit, { journeyId: standing.id, from: standing.stage, to: next.to, at }],
    };
  }
  return result;
}

export function conditionFacts(facts: JourneyFacts, journey: JourneyState, stage: Stage, at: Date): ConditionFacts {
  return {
    user: facts.user,
    asset: facts.asset,
    journey: { stage, cycle: journey.cycle, renewals: journey.renewals, boughtHere: journey.purchase !== null },
    season: seasonAt(at, facts.user.zone),
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
  return condition === null || condition(conditionFacts(facts, journey, journey.stage, event.at));
}

function enter(
  programme: CompiledProgramme,
  cycle: number,
  event: JourneyEvent,
  facts: JourneyFacts,
  otherwise: JourneyState | null = null,
): Advance {
  const stage = programme.entryOf.get(event.trigger);
  if (stage === undefined) return unchanged(otherwise);
  const { id: programmeId, version } = programme.definition;
  const { siteId, userId, assetId } = facts;
  const journey: JourneyState = {
    id: journeyIdOf(siteId, userId, assetId, programmeId, cycle),
    siteId,
    userId,
    assetId,
    programmeId,
    programmeVersion: version,
    cycle,
    stage,
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
    history: [{ stage, outcome: null, at: event.at, causeId: event.factId, by: 'event' }],
  };
  const schedule = [...pointsOnEntry(programme, journey), ...pointsOnEvent(programme, journey, event)];
  return lookBack(programme, facts, {
    journey,
    ended: null,
    schedule,
    cancel: [],
    emit: [{ journeyId: journey.id, from: null, to: stage, at: event.at }],
  });
}

function move(programme: CompiledProgramme, journey: JourneyState, to: Stage, event: JourneyEvent, facts: JourneyFacts): Advance {
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
    schedule: [...pointsOnEntry(programme, moved), ...pointsOnEvent(programme, moved, event)],
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

function pointsOnEntry(programme: CompiledProgramme, journey: JourneyState): ScheduledPoint[] {
  const { id: journeyId, purchase, stageEnteredAt: notBefore, stageCauseId } = journey;
  const scheduled: ScheduledPoint[] = [];
  const visit = visits(journey);
  for (const point of programme.pointsOf.get(journey.stage) ?? []) {
    const { when } = point.definition;
    if (when.from === 'event') continue;
    if (when.from === 'stage' || (when.from === 'predicted-sale' && when.ownerSince === 'stage')) {
      scheduled.push({ journeyId, point, anchorAt: notBefore, causeId: stageCauseId, notBefore, visit });
    } else if (purchase !== null) {
      scheduled.push({ journeyId, point, anchorAt: purchase.at, causeId: purchase.factId, notBefore, visit });
    }
  }
  return scheduled;
}

function pointsOnEvent(programme: CompiledProgramme, journey: JourneyState, event: JourneyEvent): ScheduledPoint[] {
  const { id: journeyId, stageEnteredAt: notBefore } = journey;
  return (programme.pointsOf.get(journey.stage) ?? [])
    .filter(({ definition: { when } }) => when.from === 'event' && when.on === event.trigger)
    .map((point) => ({ journeyId, point, anchorAt: event.at, causeId: event.factId, notBefore, visit: visits(journey) }));
}

function visits(journey: JourneyState): number {
  return journey.history.filter((step) => step.stage === journey.stage).length;
}

function stand(journey: JourneyState, stage: Stage, at: Date, causeId: string, by: 'event' | 'time'): JourneyState {
  return {
    ...journey,
    stage,
    stageEnteredAt: at,
    stageCauseId: causeId,
    history: [...journey.history, { stage, outcome: null, at, causeId, by }],
  };
}

function end(journey: JourneyState, outcome: string, goalReached: boolean, at: Date, causeId: string): JourneyState {
  return {
    ...journey,
    endedAt: at,
    outcome,
    goalReached,
    history: [...journey.history, { stage: null, outcome, at, causeId, by: 'event' }],
  };
}

function unchanged(journey: JourneyState | null): Advance {
  return { journey, ended: null, schedule: [], cancel: [], emit: [] };
}
