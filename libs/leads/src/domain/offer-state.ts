import type { LeadStatus } from './lead-state.js';

export type OfferState = 'fresh' | 'claimed' | 'verified' | 'dismissed' | 'expired';

interface ShownOffer {
  readonly state: 'fresh' | 'claimed' | 'dismissed' | 'expired';
  readonly expiresAt: Date;
}

interface ItsLead {
  readonly status: LeadStatus;
  readonly verifiedAt: Date | null;
}

/** Where an offer stands for its user: a claim goes before all, then what the user did with it, then the calendar. */
export function offerState(offer: ShownOffer, lead: ItsLead | null, now: Date): OfferState {
  if (lead?.status === 'expired') return 'expired';
  if (lead?.status === 'qualified') return 'verified';
  // Proved, and about to be judged.
  if (lead?.status === 'verifying' && lead.verifiedAt !== null) return 'verified';
  if (lead !== null) return 'claimed';
  if (offer.state === 'fresh') return offer.expiresAt > now ? 'fresh' : 'expired';
  return offer.state;
}
