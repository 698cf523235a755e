/** One look at the odometer. `at` counts in any unit of time from any origin. */
export interface OdometerReading {
  readonly at: number;
  readonly km: number;
}

/** How fast a car is driven, or why that cannot be said. */
export type UsageRate =
  | {
      readonly kind: 'measured';
      /** Kilometres per unit of time. */
      readonly rate: number;
      /** Kilometres on the line at time 0. */
      readonly start: number;
      /** Quartiles of the slopes between pairs: how even the driving is, no confidence interval. Both are `rate` with two readings. */
      readonly slow: number;
      readonly fast: number;
      readonly readings: number;
    }
  | { readonly kind: 'unknown'; readonly reason: 'too-few-readings' | 'too-short' | 'not-driven' };

/** More than anybody has; keeps the pairs below 5,000. */
const MOST_READINGS = 100;

/**
 * The robust line through dated readings: the median of the slopes of all pairs, the median of what it leaves (Theil 1950;
 * Sen 1968). A typing error or a changed odometer in up to 29 % of the readings does not move it. Needs two readings at
 * least `minimumSpan` apart; of more than 100 the latest count; the same reading told twice counts once; any order.
 * `not-driven`: the median slope is not positive.
 */
export function usageRate(readings: readonly OdometerReading[], minimumSpan: number): UsageRate {
  const distinct = [...new Map(readings.map((reading) => [`${reading.at}/${reading.km}`, reading])).values()]
    .sort((a, b) => a.at - b.at || a.km - b.km)
    .slice(-MOST_READINGS);
  if (distinct.length < 2) return { kind: 'unknown', reason: 'too-few-readings' };
  const span = (distinct.at(-1)?.at ?? 0) - (distinct[0]?.at ?? 0);
  if (span === 0 || span < minimumSpan) return { kind: 'unknown', reason: 'too-short' };
  const slopes = distinct.flatMap((one, i) => distinct.slice(i + 1).flatMap((other) => (other.at > one.at ? [(other.km - one.km) / (other.at - one.at)] : [])));
  const rate = quantileOf(slopes, 0.5);
  if (!(rate > 0)) return { kind: 'unknown', reason: 'not-driven' };
  return {
    kind: 'measured',
    rate,
    start: quantileOf(distinct.map(({ at, km }) => km - rate * at), 0.5),
    slow: quantileOf(slopes, 0.25),
    fast: quantileOf(slopes, 0.75),
    readings: distinct.length,
  };
}

/** Linear between the order statistics. */
function quantileOf(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  return below + ((sorted[Math.ceil(place)] ?? below) - below) * (place - Math.floor(place));
}
