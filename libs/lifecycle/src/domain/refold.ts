import { compileProgramme } from './compiled-programme.js';
import { parseDuration } from './duration.js';
import type { JourneyState } from './journey.js';
import type { ProgrammeDefinition } from './programme.js';
import { addCalendar } from './site-clock.js';

/** Plans reach 40 months ahead; folding again after 30 keeps what comes next always planned. */
const PLAN_AGAIN = parseDuration('P30M') ?? { months: 30, days: 0, milliseconds: 0 };

/** When a life must be folded again though nothing happens: time moves a journey on, or the plan's horizon comes near. */
export function refoldAt(definition: ProgrammeDefinition, journeys: readonly JourneyState[], zone: string, asOf: Date): Date | null {
  const programme = compileProgramme(definition);
  const open = journeys.filter((journey) => journey.endedAt === null);
  const moments = open.flatMap((journey) => {
    const transition = programme.timeFrom.get(journey.stage);
    return transition ? [addCalendar(journey.stageEnteredAt, transition.after, zone, transition.timeOfDay)] : [];
  });
  if (journeys.length > 0) moments.push(addCalendar(asOf, PLAN_AGAIN, zone, null));
  return moments.reduce<Date | null>((earliest, at) => (earliest === null || at < earliest ? at : earliest), null);
}
