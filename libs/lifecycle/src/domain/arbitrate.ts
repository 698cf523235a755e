import type { PlannedContactPoint } from './contact-point.js';
import type { JourneyState } from './journey.js';
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
    if (stronger.length === 0) return one.contactPoints;
    const taken = spansOf(stronger);
    return one.contactPoints.filter(({ dueAt }) => !isWithin(taken, dueAt.getTime()));
  });
}

function goesBefore(a: Followed, b: Followed): boolean {
  const [first, second] = [a.definition.priority ?? 0, b.definition.priority ?? 0];
  return first > second || (first === second && a.definition.id < b.definition.id);
}

type Span = readonly [from: number, to: number];

/** When any of these programmes has something to say, from a beginning to before its end, in order and apart. */
function spansOf(programmes: readonly Followed[]): Span[] {
  const spans = programmes.flatMap(({ definition, journeys }) => {
    const speaking = new Set(definition.contactPoints.map(({ stage }) => stage));
    return journeys.flatMap(({ history, endedAt }) => {
      const stays = history.filter(({ stage }) => stage !== null);
      return stays.flatMap(({ stage, at }, i): Span[] => (stage !== null && speaking.has(stage) ? [[at.getTime(), (stays[i + 1]?.at ?? endedAt)?.getTime() ?? Infinity]] : []));
    });
  });
  const apart: [number, number][] = [];
  for (const [from, to] of spans.sort((a, b) => a[0] - b[0])) {
    const last = apart.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else apart.push([from, to]);
  }
  return apart;
}

function isWithin(spans: readonly Span[], at: number): boolean {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spans[middle]?.[0] ?? Infinity) <= at) low = middle + 1;
    else high = middle;
  }
  return at < (spans[low - 1]?.[1] ?? -Infinity);
}
