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
  readonly overdue: boolean;
}

/** The points of the standing stage that count from its beginning, a date fact, the purchase or a forecast. */
export function pointsOnEntry(programme: CompiledProgramme, journey: JourneyState, facts: JourneyFacts): ScheduledPoint[] {
  const { purchase, stageEnteredAt, stageCauseId } = journey;
  const scheduled: ScheduledPoint[] = [];
  const notBefore = dutyBegins(journey);
  const visit = visits(journey);
  for (const point of programme.pointsOf.get(journey.stage) ?? []) {
    const { when } = point.definition;
    if (when.from === 'event') continue;
    if (when.from === 'stage' || (when.from === 'predicted-sale' && when.ownerSince === 'stage')) {
      scheduled.push(scheduledPoint(journey, point, stageEnteredAt, stageCauseId, notBefore, visit));
    } else if (when.from === 'fact') {
      const anchor = facts.dateOf(when.fact);
      if (anchor !== null) scheduled.push(scheduledPoint(journey, point, anchor.at, anchor.factId, notBefore, visit));
    } else if (purchase !== null) {
      scheduled.push(scheduledPoint(journey, point, purchase.at, purchase.factId, notBefore, visit));
    }
  }
  return scheduled;
}

/** The points of the standing stage that count from this event. */
export function pointsOnEvent(programme: CompiledProgramme, journey: JourneyState, event: Pick<JourneyEvent, 'trigger' | 'at' | 'factId'>): ScheduledPoint[] {
  const scheduled: ScheduledPoint[] = [];
  for (const point of programme.pointsOf.get(journey.stage) ?? []) {
    const { when } = point.definition;
    if (when.from === 'event' && when.on === event.trigger) scheduled.push(scheduledPoint(journey, point, event.at, event.factId, dutyBegins(journey), visits(journey)));
  }
  return scheduled;
}

/** Field by field: a fold makes thousands of them, and a spread of what they share costs more than all the rest. */
function scheduledPoint(journey: JourneyState, point: CompiledPoint, anchorAt: Date, causeId: string, notBefore: Date, visit: number): ScheduledPoint {
  const { id: journeyId, programmeVersion, stage } = journey;
  return { journeyId, point, programmeVersion, stage, anchorAt, causeId, notBefore, visit, overdue: false };
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
  let count = 0;
  for (const step of journey.history) if (step.stage === journey.stage) count += 1;
  return count;
}
