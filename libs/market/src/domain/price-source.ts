import { ceilDiv, minMinor } from '@ringroad/kernel';
import type { Candidate, Decision, Winner } from './decision.js';
import { floorScore, worthOf } from './score.js';

/** What made a price: the agreed one, the reserve (posted, of an explored offer, or as the least), the attention floor, a rival, all who lost, or the bid itself. */
export type PriceSource = 'reservation' | 'exploration' | 'posted' | 'reserve' | 'attention-floor' | 'rival' | 'externality' | 'bid';

export interface PriceOrigin {
  readonly source: PriceSource;
  /** The rival's campaign; null for all other sources. */
  readonly campaignId: string | null;
}

/** What set the price of a winner. Where the reserve and a rival come to the same, it is the reserve. */
export function priceOrigin(winner: Winner, { terms, stood }: Decision): PriceOrigin {
  const by = (source: PriceSource, campaignId: string | null = null): PriceOrigin => ({ source, campaignId });
  if (winner.reservation !== null) return by('reservation');
  if (winner.exploration) return by('exploration');
  if (terms.pricing === 'fixed') return by('posted');
  const worth = worthOf(winner.qualityPpm, winner.relevancePpm, terms.squash);
  const own = stood.find(({ campaignId }) => campaignId === winner.campaignId);
  const floorPrice = ceilDiv(floorScore(own?.attentionFloor ?? terms.attentionFloor, terms.squash), worth);
  if (winner.price === winner.reserve) return by('reserve');
  if (winner.price === floorPrice) return by('attention-floor');
  if (terms.pricing === 'vcg') return by('externality');
  const toBeat = (rival: Candidate) => ceilDiv(minMinor(rival.bid, rival.remaining) * worthOf(rival.qualityPpm, rival.relevancePpm, terms.squash), worth) + terms.increment;
  const rival = stood.find((candidate) => candidate.partnerId !== winner.partnerId && toBeat(candidate) === winner.price);
  return rival === undefined ? by('bid') : by('rival', rival.campaignId);
}
