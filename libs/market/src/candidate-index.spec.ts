import { type Category, type Stage } from '@ringroad/kernel';
import fc from 'fast-check';
import { CandidateIndex } from './candidate-index.js';
import { decide } from './domain/auction.js';
import type { CampaignState, CampaignView } from './domain/campaign-view.js';
import { type AuctionTerms, type Decision, DEFAULT_TERMS } from './domain/decision.js';
import { examineAll, type MarketCampaign, marketCampaign } from './domain/examination.js';
import type { Opportunity } from './domain/opportunity.js';
import type { ReserveRule } from './domain/reserve.js';
import { SEASONS } from './domain/season.js';

const NOW = new Date('2026-06-01T09:00:00Z');
const STAGES: readonly Stage[] = ['posted', 'sold'];
const CATEGORIES: readonly Category[] = ['insurer', 'bank', 'tyre-shop'];
const REGIONS = ['north', 'south', 'west'];
const BRANDS = ['Audi', 'Lada', 'Skoda'];
const RESERVES: readonly ReserveRule[] = [
  { match: ['*', '*', '*', '*'], price: 20n },
  { match: ['*', 'sold', 'bank', '*'], price: 60n },
];

const some = <T>(values: readonly T[]) => fc.subarray([...values]);
const ppm = fc.constantFrom(0, 100_000, 400_000, 900_000, 1_000_000);
const money = fc.oneof(fc.constantFrom(0n, 10n, 50n, 100n), fc.bigInt({ min: 1n, max: 300n }));

const state: fc.Arbitrary<CampaignState> = fc.record({
  walletAvailable: fc.oneof({ weight: 5, arbitrary: fc.constant(100_000n) }, money),
  totalRemaining: fc.option(money, { freq: 2 }),
  dailyRemaining: fc.option(money, { freq: 2 }),
  passPpm: fc.oneof({ weight: 3, arbitrary: fc.constant(1_000_000) }, ppm),
});

/** Few values each: ties, crowds of one partner and empty hands are common. */
const campaign: fc.Arbitrary<Omit<CampaignView, 'id'>> = fc.record({
  partnerId: fc.integer({ min: 0, max: 6 }).map((i) => `partner-${i}`),
  offerId: fc.constant('offer'),
  category: fc.constantFrom(...CATEGORIES),
  stages: some(STAGES),
  bid: money,
  modifiers: fc.array(fc.record({ dimension: fc.constant('region' as const), value: fc.constantFrom(...REGIONS), ppm: fc.integer({ min: 500_000, max: 1_500_000 }) }), { maxLength: 2 }),
  campaignStatus: fc.constantFrom('live', 'live', 'live', 'live', 'paused'),
  partnerStatus: fc.constant('active'),
  offerStatus: fc.constantFrom('approved', 'approved', 'approved', 'review'),
  regions: some(REGIONS),
  brands: fc.oneof(fc.constant([]), some(BRANDS)),
  seasons: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, some(SEASONS)),
  priceMin: fc.option(fc.bigInt({ min: 0n, max: 2_000n }), { freq: 2 }),
  priceMax: fc.option(fc.bigInt({ min: 500n, max: 100_000n }), { freq: 2 }),
  startsAt: fc.constantFrom(null, null, new Date('2026-05-01'), new Date('2026-07-01')),
  endsAt: fc.constantFrom(null, null, new Date('2026-05-20'), new Date('2026-12-01')),
  qualityPpm: fc.oneof(fc.constant({ posted: 20_000, sold: 10_000 }), fc.record({ posted: fc.integer({ min: 0, max: 90_000 }), sold: fc.integer({ min: 1, max: 90_000 }) })),
});

const opportunity: fc.Arbitrary<Opportunity> = fc.record({
  stage: fc.constantFrom(...STAGES),
  season: fc.constantFrom(...SEASONS),
  now: fc.constant(NOW),
  channel: fc.constant('inbox'),
  needs: some(CATEGORIES).chain((categories) => fc.tuple(...categories.map((category) => fc.record({ category: fc.constant(category), weightPpm: ppm, seasonPpm: fc.constantFrom(500_000, 1_000_000) })))),
  asset: fc.record({ region: fc.option(fc.constantFrom(...REGIONS)), brand: fc.option(fc.constantFrom(...BRANDS)), price: fc.option(fc.bigInt({ min: 0n, max: 100_000n })) }),
  user: fc.record({
    controlGroup: fc.constantFrom(false, false, false, false, false, false, false, true),
    consented: fc.constantFrom(new Set(CATEGORIES), new Set(CATEGORIES), new Set(CATEGORIES.slice(1))),
    muted: fc.constantFrom(new Set<Category>(), new Set<Category>(), new Set<Category>(['bank'])),
    cappedPartners: fc.subarray(['partner-0', 'partner-1', 'partner-2'], { maxLength: 2 }).map((ids) => new Set(ids)),
    recentClaims: fc.array(fc.record({ partnerId: fc.constantFrom('partner-3', 'partner-4'), category: fc.constantFrom(...CATEGORIES), at: fc.constantFrom(new Date('2026-04-30'), new Date('2026-05-20')) }), { maxLength: 2 }),
    affinityPpm: fc.constantFrom({}, { bank: 700_000 }),
    fatiguePpm: fc.constantFrom(1_000_000, 800_000),
  }),
});

const terms: fc.Arbitrary<AuctionTerms> = fc.record({
  version: fc.constant('test'),
  slots: fc.integer({ min: 0, max: 4 }),
  pricing: fc.constantFrom('gsp', 'gsp', 'vcg', 'fixed'),
  squash: fc.constant(1),
  increment: fc.constantFrom(0n, 1n),
  relevanceFloorPpm: fc.constantFrom(0, 300_000),
  attentionFloor: fc.constantFrom(0n, 300_000n, 2_000_000n),
  explorationPpm: fc.constantFrom(0, 500_000),
  slotWeights: fc.constant([]),
});

const outcome = ({ winners }: Decision) => winners.map(({ campaignId, slot, price, exploration }) => ({ campaignId, slot, price, exploration }));

function agree(index: CandidateIndex, market: readonly MarketCampaign[], user: Opportunity, rules: AuctionTerms, seed: string): Decision {
  const found = index.search(user, rules, RESERVES, seed);
  const decision = decide({ seed, terms: rules, ...found });
  expect(outcome(decision)).toEqual(outcome(decide({ seed, terms: rules, ...examineAll(market, user, RESERVES, seed) })));
  expect(Object.values(decision.losses).reduce((sum, count) => sum + count, 0) + decision.winners.length).toBe(market.length);
  return decision;
}

const market = (size: { minLength: number; maxLength: number }) =>
  fc.array(fc.tuple(campaign, state), size).map((rows) => rows.map(([view, money], i) => marketCampaign({ ...view, id: `campaign-${i}` }, money)));

test('the index finds the winners and prices that looking at every campaign gives', () => {
  fc.assert(
    fc.property(market({ minLength: 0, maxLength: 120 }), fc.array(fc.tuple(opportunity, terms), { minLength: 20, maxLength: 20 }), fc.uuid(), (campaigns, users, salt) => {
      const index = new CandidateIndex();
      for (const each of campaigns) index.upsert(each);
      for (const [i, [user, rules]] of users.entries()) agree(index, campaigns, user, rules, `${salt}-${i}`);
    }),
    { numRuns: 600 },
  );
});

test('campaigns that come, change, run dry, are refilled and go are found as they are now', () => {
  const change = fc.oneof(
    fc.record({ kind: fc.constant('put' as const), id: fc.integer({ min: 0, max: 150 }), campaign, state }),
    fc.record({ kind: fc.constant('state' as const), id: fc.integer({ min: 0, max: 150 }), state }),
    fc.record({ kind: fc.constant('remove' as const), id: fc.integer({ min: 0, max: 150 }) }),
  );
  fc.assert(
    fc.property(fc.array(change, { minLength: 50, maxLength: 400 }), opportunity, fc.uuid(), (changes, user, salt) => {
      const index = new CandidateIndex();
      const truth = new Map<string, MarketCampaign>();
      for (const [i, each] of changes.entries()) {
        const id = `campaign-${each.id}`;
        const known = truth.get(id);
        if (each.kind === 'put') {
          truth.set(id, marketCampaign({ ...each.campaign, id }, each.state));
          index.upsert(marketCampaign({ ...each.campaign, id }, each.state));
        } else if (each.kind === 'remove') {
          truth.delete(id);
          index.remove(id);
        } else {
          if (known !== undefined) truth.set(id, { ...known, state: each.state });
          index.setState(id, each.state);
        }
        if (i % 10 === 0) agree(index, [...truth.values()], user, { ...DEFAULT_TERMS, slots: 3 }, `${salt}-${i}`);
      }
      expect(index.size).toBe(truth.size);
    }),
    { numRuns: 150 },
  );
});
