import type { MomentPrediction } from './forward-prediction.js';

/** A product as it stands against its prediction. */
export interface ForwardPace extends MomentPrediction {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly realised: number;
}

/** No verdict before this part of the period has passed. */
const VERDICT_AT = 0.5;
/** Fewer than this part of what the low end lets expect by now is a failure. */
const FAILURE = 0.5;

/** The part of the period that has passed, 0 to 1. */
export function elapsedOf({ startsAt, endsAt }: Pick<ForwardPace, 'startsAt' | 'endsAt'>, now: Date): number {
  const part = (now.getTime() - startsAt.getTime()) / (endsAt.getTime() - startsAt.getTime());
  return Math.min(1, Math.max(0, part));
}

/** Whether so little has come that the prediction was wrong: shares of it are given back. */
export function hasFailed(product: ForwardPace, now: Date): boolean {
  const elapsed = elapsedOf(product, now);
  return elapsed >= VERDICT_AT && product.realised < product.low * elapsed * FAILURE;
}

/** How predictions came out: the interval is honest when about eight in ten lie within. */
export interface Calibration {
  readonly predictions: number;
  /** The part within the interval; null without any. */
  readonly coverage: number | null;
  /** Happened over predicted, all together; null without any. */
  readonly ratio: number | null;
}

export function calibrationOf(past: readonly (MomentPrediction & { readonly realised: number })[]): Calibration {
  const within = past.filter(({ low, high, realised }) => low <= realised && realised <= high).length;
  const predicted = past.reduce((sum, each) => sum + each.expected, 0);
  const realised = past.reduce((sum, each) => sum + each.realised, 0);
  return {
    predictions: past.length,
    coverage: past.length === 0 ? null : within / past.length,
    ratio: predicted === 0 ? null : realised / predicted,
  };
}

/** Of few predictions, how they came out tells how many moments there were. */
const LEAST_TOLD = 5;
const TOLD_STEPS = 20;

/** What partners are told of it: rounded, and nothing of a few. */
export function toldCalibration({ predictions, coverage, ratio }: Calibration): Calibration {
  const told = (value: number | null) => (value === null || predictions < LEAST_TOLD ? null : Math.round(value * TOLD_STEPS) / TOLD_STEPS);
  return { predictions, coverage: told(coverage), ratio: told(ratio) };
}
