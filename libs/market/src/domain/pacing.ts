import { applyPpm, type Minor, minMinor, PPM } from '@ringroad/kernel';

/** The share of opportunities a new campaign enters, and the step of every correction: both 10 %, as LinkedIn's (KDD 2014). */
export const PACING_START_PPM = 100_000;
export const PACING_STEP_PPM = 100_000;

/** An offer being shown now: it may still become a lead at this price. */
export interface LiveShow {
  readonly price: Minor;
  readonly qualityPpm: number;
}

/** What is spent, on hold, or likely to come: posted + pending + Σ price · q of live shows, in minor units. */
export function committed(posted: Minor, pending: Minor, liveShows: readonly LiveShow[]): Minor {
  const expected = liveShows.reduce((sum, show) => sum + show.price * BigInt(show.qualityPpm), 0n);
  return posted + pending + expected / PPM;
}

/**
 * What may be committed by now: budget × the campaign's own forecast curve. `curve` holds the cumulative share of the window's
 * eligible opportunities at the end of each of its equal intervals, in ppm; `elapsedPpm` is the share of the window gone by.
 */
export function allowedByNow(budget: Minor, curve: readonly number[], elapsedPpm: number): Minor {
  const whole = Number(PPM);
  const position = (Math.min(whole, Math.max(0, elapsedPpm)) / whole) * curve.length;
  const interval = Math.floor(position);
  const from = curve[interval - 1] ?? 0;
  const to = curve[interval] ?? from;
  return applyPpm(budget, BigInt(Math.round(from + (to - from) * (position - interval))));
}

/** The next pass-through rate: a step down when ahead of the plan, a step up otherwise, never above 1 (all in ppm). */
export function nextPassRate(passPpm: number, committedNow: Minor, allowedNow: Minor, stepPpm = PACING_STEP_PPM): number {
  const factor = committedNow > allowedNow ? PPM - BigInt(stepPpm) : PPM + BigInt(stepPpm);
  return Number(minMinor(PPM, applyPpm(BigInt(passPpm), factor)));
}

/**
 * The share of opportunities to enter when the plan is overrun by r = committed / allowed: 1 up to r = 1, else 1/r, in ppm.
 * Asked per campaign: a mean over campaigns would let one that overruns hide behind one that does not spend.
 */
export function passProbability(committedNow: Minor, allowedNow: Minor): number {
  if (committedNow <= allowedNow) return Number(PPM);
  return Number((allowedNow * PPM) / committedNow);
}

/** Delivered share of the budget against elapsed share of the time, in whole percent, rounded down (100 is on plan). */
export function progressPercent(deliveredPpm: number, elapsedPpm: number): number {
  return elapsedPpm <= 0 ? 100 : Math.floor((100 * deliveredPpm) / elapsedPpm);
}
