import { ceilDiv, maxMinor, type Minor, minMinor } from '@ringroad/kernel';

/** A place on the ladder: one offer per partner, best score first. `score` = `bid` × `worth` (score.ts). */
export interface Rung {
  readonly bid: Minor;
  readonly reserve: Minor;
  readonly worth: bigint;
  readonly score: bigint;
}

export interface PriceTerms {
  readonly slots: number;
  /** The attention floor on the ladder's scale: a show has at least this price. */
  readonly floor: bigint;
  /** Added above a competitor's threshold; 0 here, 1 cent in many other systems. */
  readonly increment: Minor;
  /** Relative chance of being seen per slot, best first, positive; empty means all alike. Only VCG looks at it. */
  readonly slotWeights: readonly number[];
}

/** The price per qualified lead of the rung at `position`: at most its bid, at least its reserve. */
export type PriceRule = (ladder: readonly Rung[], position: number, terms: PriceTerms) => Minor;

export type Pricing = 'gsp' | 'vcg' | 'fixed';

/**
 * p = min(b', max(reserve, ceil(max(S_next, λ) / (q^s · r)))): the lowest bid that keeps the place (Edelman, Ostrovsky &
 * Schwarz 2007; Varian 2007 with quality). The ladder holds one offer per partner, so S_next is always another partner's,
 * and an offer that its own partner's better one keeps out could not have taken the place and sets no price.
 */
const secondPrice: PriceRule = (ladder, position, terms) => {
  const own = rungAt(ladder, position);
  const next = ladder[position + 1];
  const toBeat = next === undefined ? 0n : ceilDiv(next.score, own.worth) + terms.increment;
  return within(own, maxMinor(toBeat, ceilDiv(terms.floor, own.worth)));
};

/**
 * Vickrey-Clarke-Groves: the worth the others lose because this one is shown, Σ (w[j-1] − w[j]) · S[j] over the places below,
 * per lead of the winner. An empty place is worth the attention floor.
 */
const externality: PriceRule = (ladder, position, terms) => {
  const own = rungAt(ladder, position);
  let harm = 0n;
  for (let place = position + 1; place <= terms.slots; place++) {
    const lost = slotWeight(terms, place - 1) - slotWeight(terms, place);
    harm += lost * maxMinor(ladder[place]?.score ?? 0n, terms.floor);
  }
  return within(own, ceilDiv(harm, slotWeight(terms, position) * own.worth));
};

/** The reserve is the posted price: everybody who accepts it pays it. */
const postedPrice: PriceRule = (ladder, position) => rungAt(ladder, position).reserve;

export const PRICE_RULES: Readonly<Record<Pricing, PriceRule>> = { gsp: secondPrice, vcg: externality, fixed: postedPrice };

function within(own: Rung, price: Minor): Minor {
  return minMinor(own.bid, maxMinor(own.reserve, price));
}

function slotWeight(terms: PriceTerms, place: number): bigint {
  if (place >= terms.slots) return 0n;
  return BigInt(terms.slotWeights.length === 0 ? 1 : (terms.slotWeights[place] ?? 0));
}

function rungAt(ladder: readonly Rung[], position: number): Rung {
  const rung = ladder[position];
  if (rung === undefined) throw new RangeError(`no rung ${position} on a ladder of ${ladder.length}`);
  return rung;
}
