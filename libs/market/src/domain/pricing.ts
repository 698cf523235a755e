import { ceilDiv, maxMinor, type Minor, minMinor } from '@ringroad/kernel';

/** An offer with the numbers that rank it. `score` = `bid` × `worth` (score.ts). */
export interface Rung {
  readonly bid: Minor;
  readonly reserve: Minor;
  readonly worth: bigint;
  readonly score: bigint;
  /** The attention floor on the scale of `score`: a show has at least this price. */
  readonly floor: bigint;
}

/** A place that is won, and those who want it. */
export interface Place {
  readonly own: Rung;
  /** 0 is the best. */
  readonly position: number;
  /** Those shown, best first, own one included. */
  readonly seated: readonly Rung[];
  /** The best offer of another partner that would be here if the own one fell behind it, those above staying. */
  readonly next: Rung | undefined;
  /** The best offer of another partner that would be shown if the own one went, all others staying. */
  readonly heir: Rung | undefined;
}

export interface PriceTerms {
  readonly slots: number;
  /** Added above a competitor's threshold; 0 here, 1 cent in many other systems. */
  readonly increment: Minor;
  /** Relative chance of being seen per slot, best first, positive; empty means all alike. Only VCG looks at it. */
  readonly slotWeights: readonly number[];
}

/** The price per qualified lead of a place: at most the bid, at least the reserve. */
export type PriceRule = (place: Place, terms: PriceTerms) => Minor;

export type Pricing = 'gsp' | 'vcg' | 'fixed';

/**
 * p = min(b', max(reserve, ceil(max(S_next, λ) / (q^s · r)))): the lowest bid that keeps the place (Edelman, Ostrovsky &
 * Schwarz 2007; Varian 2007 with quality). S_next is always another partner's, and an offer that could not have taken the place
 * sets no price: not one that its own partner's better one keeps out, nor one whose kind is taken above.
 */
const secondPrice: PriceRule = ({ own, next }, { increment }) => {
  const toBeat = next === undefined ? 0n : ceilDiv(next.score, own.worth) + increment;
  return within(own, maxMinor(toBeat, ceilDiv(own.floor, own.worth)));
};

/**
 * Vickrey-Clarke-Groves: what the others lose because this one is shown, Σ (w[j] − w[j+1]) · max(S[j], M) over its own place and
 * those below, per lead of the winner. S[j] is the score that would take place j, M the least with which it would be shown at
 * all: its reserve, the attention floor, or the offer that would be there instead. The reserve bounds each step, not the sum:
 * put on the sum, a place above would cost no more than the one below it, and bidding too much would pay.
 */
const externality: PriceRule = ({ own, position, seated, heir }, terms) => {
  const least = maxMinor(maxMinor(own.reserve * own.worth, own.floor), heir?.score ?? 0n);
  let harm = 0n;
  for (let place = position; place < terms.slots; place++) {
    const step = slotWeight(terms, place) - slotWeight(terms, place + 1);
    harm += step * maxMinor(seated[place + 1]?.score ?? 0n, least);
  }
  return within(own, ceilDiv(harm, slotWeight(terms, position) * own.worth));
};

/** The reserve is the posted price: everybody who accepts it pays it. */
const postedPrice: PriceRule = ({ own }) => own.reserve;

export const PRICE_RULES: Readonly<Record<Pricing, PriceRule>> = { gsp: secondPrice, vcg: externality, fixed: postedPrice };

/** Rounding up can leave the bid behind by a part of a unit; the bid is never passed. */
function within(own: Rung, price: Minor): Minor {
  return minMinor(own.bid, maxMinor(own.reserve, price));
}

function slotWeight(terms: PriceTerms, place: number): bigint {
  if (place >= terms.slots) return 0n;
  return BigInt(terms.slotWeights.length === 0 ? 1 : (terms.slotWeights[place] ?? 0));
}
