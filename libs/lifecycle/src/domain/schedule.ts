import type { CompiledPoint, CompiledProgramme } from './compiled-programme.js';
import type { JourneyEvent, JourneyFacts } from './journey-facts.js';
import type { JourneyState } from './journey.js';

/** A contact point to plan: its anchor is known, its date is calendar work and left to `plan`. */
export interface ScheduledPoint {
  readonly journeyId: string;
  readonly point: CompiledPoint;
  readonly programmeVersion: number;
  /** The stage of the journey it belongs to, as the journey's version calls it now. */
  readonly stage: string;
  readonly anchorAt: Date;
  readonly causeId: string;
  /** Nothing of the stage is due before the stage begins. */
  readonly notBefore: Date;
  /** 1 when the journey is in the stage for the first time. */
  readonly visit: number;
  /** It was waiting when a migration moved its date: what would be past by that is due at once, while its window is open. */
  readonly overdue?: boolean;
}

/** The points of the standing stage that count from its beginning, a date fact, the purchase or a forecast. */
export function pointsOnEntry(programme: CompiledProgramme, journey: JourneyState, facts: JourneyFacts): ScheduledPoint[] {
  const { purchase, stageEnteredAt, stageCauseId } = journey;
  const scheduled: ScheduledPoint[] = [];
  const common = commonOf(journey);
  for (const point of programme.pointsOf.get(journey.stage) ?? []) {
    const { when } = point.definition;
    if (when.from === 'event') continue;
    if (when.from === 'stage' || (when.from === 'predicted-sale' && when.ownerSince === 'stage')) {
      scheduled.push({ ...common, point, anchorAt: stageEnteredAt, causeId: stageCauseId });
    } else if (when.from === 'fact') {
      const anchor = facts.dateOf(when.fact);
      if (anchor !== null) scheduled.push({ ...common, point, anchorAt: anchor.at, causeId: anchor.factId });
    } else if (purchase !== null) {
      scheduled.push({ ...common, point, anchorAt: purchase.at, causeId: purchase.factId });
    }
  }
  return scheduled;
}

/** The points of the standing stage that count from this event. */
export function pointsOnEvent(programme: CompiledProgramme, journey: JourneyState, event: Pick<JourneyEvent, 'trigger' | 'at' | 'factId'>): ScheduledPoint[] {
  const common = commonOf(journey);
  return (programme.pointsOf.get(journey.stage) ?? [])
    .filter(({ definition: { when } }) => when.from === 'event' && when.on === event.trigger)
    .map((point) => ({ ...common, point, anchorAt: event.at, causeId: event.factId }));
}

function commonOf(journey: JourneyState): Pick<ScheduledPoint, 'journeyId' | 'programmeVersion' | 'stage' | 'notBefore' | 'visit'> {
  const { id: journeyId, programmeVersion, stage } = journey;
  return { journeyId, programmeVersion, stage, notBefore: dutyBegins(journey), visit: visits(journey) };
}

/** The points of the standing stage that count from these date facts, anchored anew. */
export function pointsOnFacts(programme: CompiledProgramme, journey: JourneyState, changed: ReadonlySet<string>, facts: JourneyFacts): ScheduledPoint[] {
  return pointsOnEntry(programme, journey, facts).filter(({ point: { definition: { when } } }) => when.from === 'fact' && changed.has(when.fact));
}

/** From when the standing version has a say in the standing stage. */
export function dutyBegins({ stageEnteredAt, versionSince }: JourneyState): Date {
  return versionSince > stageEnteredAt ? versionSince : stageEnteredAt;
}

function visits(journey: JourneyState): number {
  return journey.history.filter((step) => step.stage === journey.stage).length;
}
