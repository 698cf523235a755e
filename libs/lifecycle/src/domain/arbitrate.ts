import type { PlannedContactPoint } from './contact-point.js';
import { stageAt, type JourneyState } from './journey.js';
import type { ProgrammeDefinition } from './programme.js';

/** One user's journeys and contact points in one programme. */
export interface Followed {
  readonly definition: Pick<ProgrammeDefinition, 'id' | 'goal' | 'priority' | 'contactPoints'>;
  readonly journeys: readonly JourneyState[];
  readonly contactPoints: readonly PlannedContactPoint[];
}

/**
 * A person follows one programme per goal (programmes.md, cautions): while a journey of a programme with a higher priority is in a
 * stage in which it has something to say, programmes for the same goal stay silent. Programmes of equal priority go by their ids.
 */
export function arbitrate(programmes: readonly Followed[]): PlannedContactPoint[] {
  return programmes.flatMap((one) => {
    const stronger = programmes.filter((other) => other !== one && other.definition.goal !== undefined && other.definition.goal === one.definition.goal && goesBefore(other, one));
    return one.contactPoints.filter(({ dueAt }) => !stronger.some(({ definition, journeys }) => journeys.some((journey) => speaks(definition, journey, dueAt))));
  });
}

function goesBefore(a: Followed, b: Followed): boolean {
  const [first, second] = [a.definition.priority ?? 0, b.definition.priority ?? 0];
  return first > second || (first === second && a.definition.id < b.definition.id);
}

function speaks({ contactPoints }: Followed['definition'], journey: JourneyState, at: Date): boolean {
  const stage = stageAt(journey, at);
  return stage !== null && contactPoints.some((point) => point.stage === stage);
}
