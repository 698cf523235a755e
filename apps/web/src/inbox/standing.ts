import type { OfferPartsFragment } from '../api/operations.js';

export type Group = 'now' | 'taken' | 'earlier';

const ENDED = ['rejected', 'duplicate', 'expired'];

/** Where an offer stands in the inbox: a claim that came to nothing is history, whatever the offer itself says. */
export function groupOf(offer: Pick<OfferPartsFragment, 'state' | 'claim'>): Group {
  if (offer.claim && ENDED.includes(offer.claim.status)) return 'earlier';
  if (offer.state === 'verified') return 'taken';
  return offer.state === 'fresh' || offer.state === 'claimed' ? 'now' : 'earlier';
}
