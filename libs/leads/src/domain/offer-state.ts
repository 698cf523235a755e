import type { LeadStatus } from './lead-state.js';

export type OfferState = 'fresh' | 'claimed' | 'verified' | 'dismissed' | 'expired';

interface ShownOffer {
  readonly state: 'fresh' | 'claimed' | 'dismissed' | 'expired';
}

interface ItsLead {
  readonly status: LeadStatus;
  readonly verifiedAt: Date | null;
}

/**
 * Where an offer stands for its user: a claim goes before all, then what the user did with it, then whether it can be taken now (it is
 * not over, and its partner goes on with it).
 */
export function offerState(offer: ShownOffer, lead: ItsLead | null, takeable: boolean): OfferState {
  if (lead?.status === 'expired') return 'expired';
  if (lead?.status === 'qualified') return 'verified';
  // Proved, and about to be judged.
  if (lead?.status === 'verifying' && lead.verifiedAt !== null) return 'verified';
  if (lead !== null) return 'claimed';
  if (offer.state === 'fresh') return takeable ? 'fresh' : 'expired';
  return offer.state;
}
