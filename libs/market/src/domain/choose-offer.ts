import { seededUnit } from '@ringroad/kernel';
import type { OfferText, OfferTexts } from './offer-draft.js';

/** One of the offers a campaign takes turns with, as far as turns are concerned. */
export interface TurnOffer {
  readonly id: string;
  /** How often it is shown beside the others: 2 is twice as often as 1. Above zero. */
  readonly weight: number;
  readonly expiresAt: Date | null;
  /** A code of the partner's own comes with it, and none is left. */
  readonly outOfCodes: boolean;
}

/** Whether an offer can be shown at all. */
export function canBeShown({ expiresAt, outOfCodes }: TurnOffer, now: Date): boolean {
  return !outOfCodes && (expiresAt === null || now < expiresAt);
}

/**
 * Which of a campaign's offers a decision shows: those that can be shown take turns by their weights, drawn from the decision's
 * seed alone, so that a replay shows the same. null when there is none. The order in which the offers come does not matter.
 */
export function chooseOffer<Offer extends TurnOffer>(offers: readonly Offer[], seed: string, now: Date): Offer | null {
  const turns = offers.filter((offer) => canBeShown(offer, now)).sort((a, b) => (a.id < b.id ? -1 : 1));
  const [first] = turns;
  // Most campaigns have one offer: no draw is made for it.
  if (first === undefined || turns.length === 1) return first ?? null;
  let left = seededUnit('turn', seed) * turns.reduce((sum, { weight }) => sum + weight, 0);
  return turns.find(({ weight }) => (left -= weight) < 0) ?? first;
}

/** What one of a campaign's offers shows. */
export interface ShownOffer extends TurnOffer, OfferText {
  /** In other languages than the site's. */
  readonly texts: OfferTexts;
  readonly validDays: number;
  readonly keepsRivalsAway: boolean;
}

/** An offer's words for a reader: in the reader's language where the partner wrote them, else in the site's (`language` null). */
export function wordsFor({ texts, title, text, terms }: OfferText & { readonly texts: OfferTexts }, language: string | null): OfferText & { readonly language: string | null } {
  const [own] = Object.entries(texts).flatMap(([spoken, words]) => (spoken === language ? [words] : []));
  return own === undefined ? { title, text, terms, language: null } : { ...own, language };
}

/** Until when an offer shown at `at` can be taken: its days, and not beyond its own end. */
export function takeableUntil({ validDays, expiresAt }: ShownOffer, at: Date): Date {
  const days = new Date(at.getTime() + validDays * 86_400_000);
  return expiresAt !== null && expiresAt < days ? expiresAt : days;
}
