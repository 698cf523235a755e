import fc from 'fast-check';
import { decide } from './auction.js';
import { type Candidate, DEFAULT_TERMS } from './decision.js';
import { recordOf } from './decision-record.js';
import { ticketOf } from './lottery.js';
import { MARKET_POLICY, type MarketPolicy } from './market-policy.js';
import type { Opportunity } from './opportunity.js';
import { pastAuction } from './past-auction.js';

const AT = new Date('2026-06-01T10:00:00Z');
const OPPORTUNITY: Opportunity = {
  stage: 'owning',
  season: 'summer',
  now: AT,
  channel: 'inbox',
  needs: [
    { category: 'bank', weightPpm: 800_000, seasonPpm: 1_000_000 },
    { category: 'detailing', weightPpm: 900_000, seasonPpm: 1_000_000 },
    { category: 'insurer', weightPpm: 700_000, seasonPpm: 1_000_000 },
  ],
  asset: { region: 'Minsk', brand: null, price: null, model: null, year: null, mileageKm: null, fuel: null, lat: null, lon: null },
  user: {
    language: null, segments: new Set(), score: null, excludedBy: new Set(), controlGroup: false, consented: new Set(['bank', 'detailing']), muted: new Set(['detailing']),
    cappedPartners: new Set(), openOffers: new Set(), heldBy: {}, recentClaims: [], affinityPpm: {}, fatiguePpm: 500_000,
  },
};
const POLICY: MarketPolicy = { ...MARKET_POLICY, terms: { ...DEFAULT_TERMS, slots: 2, explorationPpm: 0 }, exclusiveCategories: [] };

const candidate: fc.Arbitrary<Candidate> = fc
  .record({ partner: fc.integer({ min: 0, max: 5 }), campaign: fc.integer({ min: 0, max: 99 }), bid: fc.bigInt({ min: 1n, max: 9_999n }), remaining: fc.bigInt({ min: 1n, max: 9_999n }), qualityPpm: fc.integer({ min: 1, max: 400_000 }), relevancePpm: fc.integer({ min: 100_000, max: 1_000_000 }) })
  .map(({ partner, campaign, ...numbers }) => ({ ...numbers, campaignId: `${partner} ${campaign}`, partnerId: `${partner}`, category: 'bank' as const, reserve: 300n, ticket: ticketOf(`${partner} ${campaign}`) }));

function recorded(candidates: readonly Candidate[], policy = POLICY) {
  const decision = decide({ seed: 's', terms: policy.terms, candidates, reserved: [], gated: [], bulkLosses: {} });
  const record = recordOf(decision, { opportunity: OPPORTUNITY, policy: 1, reserves: new Map(), gated: [] });
  return { decision, past: pastAuction(JSON.parse(JSON.stringify(record)), { stage: 'owning', channel: 'inbox', at: AT, userId: 'u' }, policy) };
}

describe('a stored auction, as bids are tried in it', () => {
  it('knows whom one would have to beat: the partners on the ladder, in their order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(candidate, { maxLength: 12, selector: ({ campaignId }) => campaignId }), (candidates) => {
        const { decision, past } = recorded(candidates);
        const ladder = [...decision.winners, ...decision.runnersUp];
        expect(past.rivals.slice(0, ladder.length).map(({ score }) => score / 1_000_000n)).toEqual(ladder.map(({ score }) => score));
        expect(past.rivals.length).toBe(ladder.length);
      }),
    );
  });

  it('has the needs the user may hear of, at today’s reserve and floor', () => {
    const policy: MarketPolicy = { ...POLICY, reserves: [{ match: ['*', 'owning', 'bank', 'Minsk'], price: 700n }], attentionFloors: [{ match: ['*', '*', 'bank', '*'], price: 9n }] };
    expect(recorded([], policy).past).toMatchObject({
      userId: 'u', stage: 'owning', region: 'Minsk', slots: 2, needs: [{ category: 'bank', relevancePpm: 400_000, reserve: 700n, attentionFloor: 9n }],
    });
    expect(recorded([], { ...policy, retired: ['bank'] }).past.needs).toEqual([]);
  });

  it('has one place less where one was promised', () => {
    const promised: Candidate = { campaignId: 'c', partnerId: 'p', category: 'bank', bid: 500n, remaining: 9_999n, reserve: 500n, qualityPpm: 100_000, relevancePpm: 1_000_000, ticket: 1 };
    const decision = decide({ seed: 's', terms: POLICY.terms, candidates: [], reserved: [{ ...promised, reservationId: 'r' }], gated: [], bulkLosses: {} });
    const record = recordOf(decision, { opportunity: OPPORTUNITY, policy: 1, reserves: new Map(), gated: [] });
    expect(pastAuction(record, { stage: 'owning', channel: 'inbox', at: AT, userId: 'u' }, POLICY).slots).toBe(1);
  });
});
