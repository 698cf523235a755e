import { parseDuration } from './duration.js';
import type { FoldedLife } from './fold.js';
import { addCalendar, earliest } from './site-clock.js';

/** Plans reach 40 months ahead; folding again after 30 keeps what comes next always planned. */
const PLAN_AGAIN = parseDuration('P30M') ?? { months: 30, days: 0, milliseconds: 0 };

/** When a life must be folded again though nothing happens: time moves a journey on, or the plan's horizon comes near. */
export function refoldAt({ journeys, movesAt }: Pick<FoldedLife, 'journeys' | 'movesAt'>, zone: string, asOf: Date): Date | null {
  return earliest([movesAt, journeys.length > 0 ? addCalendar(asOf, PLAN_AGAIN, zone, null) : null]);
}
