import { type Minor, PPM } from '@ringroad/kernel';

/** Where q^s cannot be an integer it is rounded once, to 15 digits: as many as a double carries. */
const ROUNDED_SCALE = 10n ** 15n;

/** What a weight of 1 (q = 1) looks like for this squash. */
function weightScale(squash: number): bigint {
  return squash === 1 ? PPM : ROUNDED_SCALE;
}

/**
 * q^s scaled to an integer. s = 1 (the default of the product) is exact; any other s (Lahaie & Pennock 2007: s < 1 lets bids
 * weigh more than quality) goes through one floating-point power, and everything after it is exact again.
 */
function qualityWeight(qualityPpm: number, squash: number): bigint {
  if (squash === 1) return BigInt(qualityPpm);
  return BigInt(Math.round((qualityPpm / Number(PPM)) ** squash * Number(ROUNDED_SCALE)));
}

/** q^s · r as a scaled integer: what one unit of bid is worth. Scores and prices of one auction share its scale. */
export function worthOf(qualityPpm: number, relevancePpm: number, squash: number): bigint {
  return qualityWeight(qualityPpm, squash) * BigInt(relevancePpm);
}

/** The attention floor λ (ppm of a minor unit per show) on the scale of `bid × worthOf(...)`. */
export function floorScore(attentionFloor: bigint, squash: number): bigint {
  return attentionFloor * weightScale(squash);
}

/** A scaled score back in ppm of a minor unit per show, rounded down: for people; ranking uses the scaled one. */
export function scoreInPpm(scaled: bigint, squash: number): Minor {
  return scaled / weightScale(squash);
}
