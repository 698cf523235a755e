import { applyPpm, maxMinor, type Minor, PPM } from '@ringroad/kernel';
import type { MomentPrediction } from './forward-prediction.js';

/** Shares are sold in steps: what is left shows no finer than this, however one asks. */
export const SHARE_STEP_PPM = 50_000;
/** Half of the moments at least stay in the open auction. */
export const MOST_SOLD_PPM = 500_000;
/** Of the moments that surely come (the low end) so much is sold. */
const SOLD_OF_LOW_PPM = 800_000;
/** A booked price is so much above what moments usually cost: the site gives up the better bids that may come. */
const BOOKING_FACTOR_PPM = 1_200_000n;

/** Where and when a product, or a share of it, holds; a region of null is all of them. */
export interface ForwardPlace {
  readonly region: string | null;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

export interface SoldShare extends ForwardPlace {
  readonly sharePpm: number;
}

/** The most of a product that is sold, in ppm: what is promised stays below four fifths of the low end, and half of all. */
export function capacityPpm({ low, expected }: MomentPrediction): number {
  const sure = expected === 0 ? 0 : Math.floor((low * SOLD_OF_LOW_PPM) / expected);
  return Math.min(MOST_SOLD_PPM, sure - (sure % SHARE_STEP_PPM));
}

/**
 * What is sold of a product already, in ppm, other products that share moments with it counted: a month is part of its quarter, a
 * region of all regions. It is the greatest sum of shares that any one moment of the product may be claimed by.
 */
export function takenPpm(product: ForwardPlace, sold: readonly SoldShare[]): number {
  const near = sold.filter((share) => meets(product, share));
  const instants = [product.startsAt, ...near.map((share) => share.startsAt).filter((at) => at > product.startsAt)];
  const regions = product.region === null ? [null, ...new Set(near.map((share) => share.region))] : [product.region];
  let most = 0;
  for (const at of instants) {
    for (const region of regions) {
      const here = near.filter((share) => share.startsAt <= at && at < share.endsAt && (share.region === null || share.region === region));
      most = Math.max(most, here.reduce((sum, share) => sum + share.sharePpm, 0));
    }
  }
  return most;
}

/** Whether a moment can belong to both. */
export function meets(a: ForwardPlace, b: ForwardPlace): boolean {
  return a.startsAt < b.endsAt && b.startsAt < a.endsAt && (a.region === null || b.region === null || a.region === b.region);
}

/** Per qualified lead: a fifth above the reserve or the usual price, whichever is more, rounded up to two digits. */
export function bookingPrice(reserve: Minor, usual: Minor | null): Minor {
  const price = maxMinor(1n, applyPpm(maxMinor(reserve, usual ?? 0n), BOOKING_FACTOR_PPM));
  const step = 10n ** BigInt(Math.max(0, price.toString().length - 2));
  return ((price + step - 1n) / step) * step;
}

/** The moments a share stands for, when so many are expected. */
export function momentsOf(expected: number, sharePpm: number): number {
  return Math.round((expected * sharePpm) / Number(PPM));
}
