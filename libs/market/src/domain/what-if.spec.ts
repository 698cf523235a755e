import { type Category, isCategory } from '@ringroad/kernel';
import fc from 'fast-check';
import { decide } from './auction.js';
import type { Candidate, Decision } from './decision.js';
import { type AuctionRecord, recordOf } from './decision-record.js';
import { reserveColumns } from './examination.js';
import { underRules } from './house-rules.js';
import { ticketOf } from './lottery.js';
import { MARKET_POLICY, type MarketPolicy, type MarketSettings } from './market-policy.js';
import type { Opportunity } from './opportunity.js';
import { replay } from './replay.js';
import { reserveFor, type ReserveRule } from './reserve.js';
import { type HeldAuction, heldUnder, NOTHING_TALLIED, tallyWhatIf, type WhatIfTally } from './what-if.js';

const CATEGORIES: readonly Category[] = ['insurer', 'bank', 'marina'].filter(isCategory);
const NOW = new Date('2026-04-10T09:00:00Z');
const DAY = 86_400_000;

const OPPORTUNITY: Opportunity = {
  stage: 'sold',
  season: 'spring',
  now: NOW,
  channel: 'inbox',
  needs: CATEGORIES.map((category) => ({ category, weightPpm: 900_000, seasonPpm: 1_000_000 })),
  asset: { region: 'Minsk', brand: null, price: null, model: null, year: null, mileageKm: null, fuel: null, lat: null, lon: null },
  user: {
    language: null, segments: new Set(), score: null, excludedBy: new Set(), controlGroup: false, consented: new Set(CATEGORIES), muted: new Set(), cappedPartners: new Set(),
    openOffers: new Set(), heldBy: {}, recentClaims: [], affinityPpm: {}, fatiguePpm: 1_000_000,
  },
};

const column = (...values: readonly string[]) => fc.constantFrom('*', ...values);
const rules = (highest: bigint) =>
  fc.uniqueArray(
    fc.record({ match: fc.tuple(column('inbox', 'page'), column('sold', 'posted'), column(...CATEGORIES), column('Minsk', 'Brest')), price: fc.bigInt({ min: 0n, max: highest }) }),
    { selector: ({ match }: ReserveRule) => match.join('|'), maxLength: 8 },
  );
const policies = fc
  .record({
    reserves: rules(400n),
    attentionFloors: rules(30_000_000n),
    pricing: fc.constantFrom('gsp' as const, 'vcg' as const, 'fixed' as const),
    explorationPpm: fc.constantFrom(0, 500_000, 1_000_000),
    attentionFloor: fc.constantFrom(0n, 5_000_000n),
    exclusiveCategories: fc.constantFrom<readonly Category[]>([], ['insurer']),
    retired: fc.constantFrom<readonly Category[]>([], [], ['bank']),
    blocked: fc.constantFrom<MarketSettings['blocked']>([], [], [{ stage: 'sold', category: 'insurer' }]),
  })
  .map(({ pricing, explorationPpm, attentionFloor, ...settings }): MarketPolicy => {
    const terms = { ...MARKET_POLICY.terms, pricing, explorationPpm, attentionFloor, exclusiveCategories: settings.exclusiveCategories };
    return { ...MARKET_POLICY, ...settings, terms };
  });
const standing = fc.record({ partner: fc.integer({ min: 0, max: 6 }), category: fc.constantFrom(...CATEGORIES), bid: fc.bigInt({ min: 0n, max: 900n }), remaining: fc.bigInt({ min: 0n, max: 2_000n }), qualityPpm: fc.integer({ min: 0, max: 90_000 }), relevancePpm: fc.integer({ min: 0, max: 1_000_000 }) });
const standings = fc.array(standing, { maxLength: 16, size: 'max' });
type Standings = typeof standings extends fc.Arbitrary<infer Value> ? Value : never;

/** Holds an auction under rules and keeps it as Postgres would. */
function hold(seed: string, policy: MarketPolicy, list: Standings, at = NOW, userId = 'anna'): { readonly auction: HeldAuction; readonly decision: Decision } {
  const opportunity = underRules({ ...OPPORTUNITY, now: at }, policy);
  const candidates = list.flatMap(({ partner, ...rest }, i): Candidate[] => {
    const need = opportunity.needs.find(({ category }) => category === rest.category);
    if (need === undefined || need.closed !== undefined) return [];
    const reserve = reserveFor(policy.reserves, reserveColumns(opportunity, rest.category));
    return [{ campaignId: `c${i}`, partnerId: `p${partner}`, ticket: ticketOf(`c${i}`), ...rest, reserve, ...(need.attentionFloor !== undefined && { attentionFloor: need.attentionFloor }) }];
  });
  const decision = decide({ seed, terms: { ...policy.terms, slots: 3 }, candidates, gated: [], bulkLosses: {} });
  const record: AuctionRecord = JSON.parse(JSON.stringify(recordOf(decision, { opportunity, policy: policy.version, reserves: new Map(), gated: [] })));
  return { auction: { seed, userId, record, policy, moment: { stage: 'sold', channel: 'inbox', at } }, decision };
}

const shown = (tally: WhatIfTally, side: 'now' | 'instead') => Object.values(tally[side].categories).reduce((sum, each) => sum + (each?.shown ?? 0), 0);

test('under the rules it was held by, an auction comes to the same decision exactly', () => {
  fc.assert(
    fc.property(fc.uuid(), policies, standings, (seed, policy, list) => {
      const { auction, decision } = hold(seed, policy, list);
      expect(heldUnder(auction, policy)).toEqual(replay({ seed, terms: policy.terms, record: auction.record }));
      expect(heldUnder(auction, policy).winners).toEqual(decision.winners);
      const { now, instead } = tallyWhatIf(NOTHING_TALLIED, auction, policy, policy);
      expect(instead).toEqual(now);
    }),
    { numRuns: 600 },
  );
});

test('no offer is shown below the reserve, the floor or the relevance of the other rules, nor of a kind of business they keep out', () => {
  fc.assert(
    fc.property(fc.uuid(), policies, policies, standings, (seed, before, after, list) => {
      const { auction } = hold(seed, before, list);
      const opportunity = underRules(OPPORTUNITY, after);
      const kinds = new Map(auction.record.stood.map(([id, , category]) => [id, category]));
      for (const { campaignId, bid, price, qualityPpm, relevancePpm } of heldUnder(auction, after).winners) {
        const need = opportunity.needs.find(({ category }) => category === kinds.get(campaignId));
        const reserve = reserveFor(after.reserves, reserveColumns(opportunity, kinds.get(campaignId) ?? ''));
        expect(need?.closed).toBeUndefined();
        expect(price >= reserve && price <= bid).toBe(true);
        expect(relevancePpm).toBeGreaterThanOrEqual(after.terms.relevanceFloorPpm);
        expect(bid * BigInt(qualityPpm) * BigInt(relevancePpm)).toBeGreaterThanOrEqual((need?.attentionFloor ?? after.terms.attentionFloor) * 1_000_000n);
      }
    }),
    { numRuns: 600 },
  );
});

describe('a count of what would have been', () => {
  const plain: MarketPolicy = { ...MARKET_POLICY, terms: { ...MARKET_POLICY.terms, explorationPpm: 0, attentionFloor: 0n } };
  const bank = (bid: bigint) => ({ partner: 1, category: 'bank' as const, bid, remaining: 10_000n, qualityPpm: 20_000, relevancePpm: 900_000 });
  const day = (n: number) => new Date(NOW.getTime() + n * DAY);

  it('adds leads and money as expected, people and contacts, side by side', () => {
    const dearer: MarketPolicy = { ...plain, reserves: [{ match: ['*', '*', 'bank', '*'], price: 1_500n }] };
    const auctions = [hold('a', plain, [bank(1_200n)]), hold('b', plain, [bank(2_000n)], day(1)), hold('c', plain, [], day(1), 'boris')].map(({ auction }) => auction);
    const tally = auctions.reduce((before, auction) => tallyWhatIf(before, auction, plain, dearer), NOTHING_TALLIED);
    expect(tally).toMatchObject({
      auctions: 3,
      users: 2,
      now: { contacts: 2, categories: { bank: { shown: 2, leadsPpm: 40_000, moneyPpm: 2_000n * 20_000n } } },
      instead: { contacts: 1, categories: { bank: { shown: 1, leadsPpm: 20_000, moneyPpm: 1_500n * 20_000n } } },
    });
  });

  it('holds a lower cap over thirty days, for each person anew; a higher one shows nobody who was not there', () => {
    const capped = (perMonth: number): MarketPolicy => ({ ...plain, categoryCaps: [{ category: 'bank', perMonth }] });
    const auctions = ['anna', 'boris'].flatMap((userId) => [0, 5, 10, 29, 31].map((n) => hold(`${userId}${n}`, plain, [bank(1_200n)], day(n), userId).auction));
    const count = (rulesInstead: MarketPolicy) => shown(auctions.reduce((before, auction) => tallyWhatIf(before, auction, plain, rulesInstead), NOTHING_TALLIED), 'instead');
    expect(count(plain)).toBe(10);
    expect(count(capped(0))).toBe(0);
    expect(count(capped(1))).toBe(4);
    expect(count(capped(3))).toBe(8);
    expect(count(capped(9))).toBe(10);
    const held = auctions.map((auction) => ({ ...auction, policy: capped(2) }));
    expect(shown(held.reduce((before, auction) => tallyWhatIf(before, auction, capped(2), capped(9)), NOTHING_TALLIED), 'instead')).toBe(10);
  });
});
