import type { PlannedContactPoint } from './contact-point.js';
import type { JourneyState } from './journey.js';
import type { ProgrammeDefinition } from './programme.js';

/** One user's journeys and contact points in one programme. */
export interface Followed {
  readonly definition: Pick<ProgrammeDefinition, 'id' | 'goal' | 'priority'>;
  readonly journeys: readonly JourneyState[];
  readonly contactPoints: readonly PlannedContactPoint[];
}

/**
 * A person follows one programme per goal (programmes.md, cautions): while a journey of a programme with a higher priority is under
 * way, programmes for the same goal stay silent. Programmes of equal priority go by their ids.
 */
export function arbitrate(programmes: readonly Followed[]): PlannedContactPoint[] {
  return programmes.flatMap((one) => {
    const stronger = programmes.filter((other) => other !== one && other.definition.goal !== undefined && other.definition.goal === one.definition.goal && goesBefore(other, one));
    return one.contactPoints.filter(({ dueAt }) => !stronger.some(({ journeys }) => journeys.some((journey) => isUnderWay(journey, dueAt))));
  });
}

function goesBefore(a: Followed, b: Followed): boolean {
  const [first, second] = [a.definition.priority ?? 0, b.definition.priority ?? 0];
  return first > second || (first === second && a.definition.id < b.definition.id);
}

function isUnderWay({ startedAt, endedAt }: JourneyState, at: Date): boolean {
  return startedAt <= at && (endedAt === null || at < endedAt);
}
