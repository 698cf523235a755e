import { decide } from './auction.js';
import { type AuctionTerms, type Candidate, DEFAULT_TERMS } from './decision.js';
import { recordOf } from './decision-record.js';
import { ticketOf } from './lottery.js';
import type { Opportunity } from './opportunity.js';
import { wonPrice } from './price-reason.js';

const OPPORTUNITY: Opportunity = {
  stage: 'owning', season: 'summer', now: new Date('2026-06-01T10:00:00Z'), channel: 'inbox', needs: [],
  asset: { region: null, brand: null, price: null, model: null, year: null, mileageKm: null, fuel: null, lat: null, lon: null },
  user: {
    language: null, segments: new Set(), score: null, excludedBy: new Set(), controlGroup: false, consented: new Set(), muted: new Set(), cappedPartners: new Set(),
    openOffers: new Set(), heldBy: {}, recentClaims: [], affinityPpm: {}, fatiguePpm: 1_000_000,
  },
};
const TERMS: AuctionTerms = { ...DEFAULT_TERMS, explorationPpm: 0 };
const bids = (partnerId: string, bid: bigint, more: Partial<Candidate> = {}): Candidate => ({
  campaignId: `of ${partnerId}`, partnerId, category: 'bank', bid, remaining: 99_999n, reserve: 300n, qualityPpm: 100_000, relevancePpm: 1_000_000, ticket: ticketOf(partnerId), ...more,
});

function priceOfMe(candidates: readonly Candidate[], terms = TERMS) {
  const decision = decide({ seed: 's', terms, candidates, reserved: [], gated: [], bulkLosses: {} });
  return wonPrice({ seed: 's', terms, record: recordOf(decision, { opportunity: OPPORTUNITY, policy: 0, reserves: new Map(), gated: [] }) }, 'of me');
}

describe('why one won at this price', () => {
  it('names what set it: the reserve, the attention floor, the next offer, one’s own bid, a draw, a posted price', () => {
    expect(priceOfMe([bids('me', 1_000n)])).toEqual({ reason: 'reserve', price: 300n, bid: 1_000n, reserve: 300n });
    expect(priceOfMe([bids('me', 1_000n)], { ...TERMS, attentionFloor: 40_000_000n })).toMatchObject({ reason: 'attention-floor', price: 400n });
    expect(priceOfMe([bids('me', 1_000n), bids('rival', 700n)])).toMatchObject({ reason: 'next-offer', price: 700n, bid: 1_000n });
    expect(priceOfMe([bids('me', 1_000n), bids('rival', 999n, { qualityPpm: 100_001 })])).toMatchObject({ reason: 'own-bid', price: 1_000n });
    expect(priceOfMe([bids('me', 1_000n)], { ...TERMS, explorationPpm: 1_000_000 })).toMatchObject({ reason: 'exploration', price: 300n });
    expect(priceOfMe([bids('me', 1_000n), bids('rival', 700n)], { ...TERMS, pricing: 'fixed' })).toMatchObject({ reason: 'fixed-price', price: 300n });
  });

  it('names the bid as it stood: what wallet and budgets had left', () => {
    expect(priceOfMe([bids('me', 1_000n, { remaining: 650n })])).toMatchObject({ bid: 650n });
  });

  it('is nothing where one did not win', () => {
    expect(priceOfMe([bids('me', 500n), bids('rival', 700n)])).toBeNull();
    expect(priceOfMe([bids('rival', 700n)])).toBeNull();
  });
});
