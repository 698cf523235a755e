import { type BuiltInCategory, type BuiltInStage, CATEGORIES } from '@ringroad/kernel';
import { Random } from './random.js';

/** How a user of the demo world treats offers; every share is a probability. */
export interface Temperament {
  /** A letter with offers is followed to the inbox. */
  readonly opensMail: number;
  /** While on the site for something else, the user looks at the offers there. */
  readonly looksAround: number;
  /** An offer of a category that suits the moment perfectly is taken. */
  readonly claims: number;
  /** Multiplies `claims` per category. */
  readonly interests: Readonly<Record<BuiltInCategory, number>>;
  /** The code from the letter is entered. */
  readonly entersCode: number;
  /** An offer is waved away as not relevant (its category falls silent). */
  readonly dismisses: number;
  /** A letter makes the user switch letters off altogether. */
  readonly leaves: number;
}

/** An offer as the user sees it. */
export interface SeenOffer {
  readonly id: string;
  readonly category: BuiltInCategory;
  readonly stage: BuiltInStage;
}

export type Reaction = 'claim' | 'not-relevant' | 'already-done' | 'nothing';

/** How much a category is wanted where life stands: the most wanted of a stage is 1. What is not listed interests few. */
const WANTED: Readonly<Record<BuiltInStage, Readonly<Partial<Record<BuiltInCategory, number>>>>> = {
  posted: { detailing: 1, 'fuel-station': 0.8, 'service-centre': 0.6, 'parts-shop': 0.4 },
  renewed: { detailing: 0.7, insurer: 0.7, 'service-centre': 0.6, 'fuel-station': 0.6, 'parts-shop': 0.5 },
  sold: { 'car-dealer': 1, bank: 0.6, insurer: 0.5, leasing: 0.4, developer: 0.3 },
  bought: { diagnostics: 1, 'tyre-shop': 0.9, 'service-centre': 0.7, 'parts-shop': 0.5 },
  owning: { insurer: 1, 'service-centre': 0.9, 'tyre-shop': 0.9, 'parts-shop': 0.6, accessories: 0.5, 'car-dealer': 0.4, bank: 0.3 },
};
const HARDLY_WANTED = 0.1;

export function temperamentOf(seed: string, externalId: string): Temperament {
  const random = Random.of(seed, externalId, 'temperament');
  // Few take much and many take nothing: the square leans to small values.
  const claims = 0.02 + 0.4 * random.unit() ** 2;
  return {
    opensMail: random.between(0.15, 0.7),
    looksAround: random.between(0.2, 0.8),
    claims,
    interests: Object.fromEntries(CATEGORIES.map((category) => [category, random.between(0.3, 1.7)])) as Record<BuiltInCategory, number>,
    entersCode: 0.8,
    dismisses: random.between(0.005, 0.05),
    leaves: random.chance(0.1) ? 0.03 : 0,
  };
}

/** What the user does with an offer when seeing it: decided once per offer, so that looking again changes nothing. */
export function reactionTo(offer: SeenOffer, temperament: Temperament, seed: string): Reaction {
  const random = Random.of(seed, offer.id, 'reaction');
  const wanted = WANTED[offer.stage][offer.category] ?? HARDLY_WANTED;
  if (random.chance(Math.min(0.9, temperament.claims * temperament.interests[offer.category] * wanted))) return 'claim';
  if (random.chance(temperament.dismisses * (1.5 - wanted))) return random.chance(0.7) ? 'not-relevant' : 'already-done';
  return 'nothing';
}

/** Whether the user ever enters the code that came for a claimed offer. */
export function entersCode(offerId: string, temperament: Temperament, seed: string): boolean {
  return Random.of(seed, offerId, 'code').chance(temperament.entersCode);
}
