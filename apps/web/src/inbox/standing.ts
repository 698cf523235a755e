import type { OfferPartsFragment } from '../api/operations.js';

export type Group = 'now' | 'taken' | 'earlier';

const ENDED = ['rejected', 'duplicate', 'expired'];

/** Where an offer stands in the inbox: a claim that came to nothing and a bonus whose days are over are history, whatever the offer itself says. */
export function groupOf(offer: Pick<OfferPartsFragment, 'state' | 'claim' | 'expiresAt'>, now: string): Group {
  if (offer.claim && ENDED.includes(offer.claim.status)) return 'earlier';
  if (offer.state === 'verified') return isOver(offer, now) ? 'earlier' : 'taken';
  return offer.state === 'fresh' || offer.state === 'claimed' ? 'now' : 'earlier';
}

/** Its last instant is past, or it never was taken to the end. */
export function isOver(offer: Pick<OfferPartsFragment, 'state' | 'expiresAt'>, now: string): boolean {
  return offer.state === 'expired' || Date.parse(offer.expiresAt) <= Date.parse(now);
}
