import { sampleState } from '../../../test/support/sample-market.js';
import { type CampaignView, decide, MARKET_POLICY, type Opportunity } from './index.js';
import { SiteMarket } from './market-catalogue.js';
import type { CampaignRow } from './market.queries.js';

const MOMENT: Opportunity = {
  stage: 'posted',
  season: 'spring',
  now: new Date('2026-04-01T08:00:00Z'),
  channel: 'inbox',
  needs: [{ category: 'detailing', weightPpm: 900_000, seasonPpm: 1_000_000 }],
  asset: { region: 'Minsk', brand: 'Audi', price: 1_000_000n, model: null, year: null, mileageKm: null, fuel: null, lat: null, lon: null },
  user: {
    language: null,
    segments: new Set(),
    score: null,
    excludedBy: new Set(),
    controlGroup: false,
    consented: new Set(['detailing']),
    muted: new Set(),
    cappedPartners: new Set(),
    openOffers: new Set(), heldBy: {}, 
    recentClaims: [],
    affinityPpm: {},
    fatiguePpm: 1_000_000,
  },
};

/** Campaign n bids n cents above the reserve; all else is alike. */
function market(size: number): SiteMarket {
  const rows = Array.from({ length: size }, (_, n): CampaignRow => ({
    id: `campaign-${n}`, partnerId: `partner-${n}`, name: '', partnerName: '', category: 'detailing', stages: ['posted'],
    bid: 300n + BigInt(n), campaignStatus: 'active', partnerStatus: 'active', offerStatus: 'approved', offersEndAt: null, outOfCodes: false, regions: [], brands: [], seasons: [],
    partnerZone: null, targeting: {}, modifiers: [], priceMin: null, priceMax: null, startsAt: null, endsAt: null, totalBudget: 1_000_000n, dailyBudget: null, offers: [],
  }));
  const view = (row: CampaignRow): CampaignView => ({ ...row, zone: 'Europe/Minsk', qualityPpm: { posted: 30_000 } });
  const found = new SiteMarket('1', MARKET_POLICY, new Map(rows.map((row) => [row.id, row])), new Map(rows.map((row) => [row.id, view(row)])));
  found.refresh(new Map(rows.map(({ id }) => [id, sampleState()])));
  return found;
}

function winners(found: SiteMarket): (readonly [string, bigint])[] {
  const terms = { ...MARKET_POLICY.terms, slots: 2, explorationPpm: 0 };
  return decide({ seed: 's', terms, ...found.examine(MOMENT, terms, 's') }).winners.map((winner) => [winner.campaignId, winner.price] as const);
}

describe('the market of a site', () => {
  it('finds the same kind of winners in a small market, examined one by one, and in a big one, searched', () => {
    expect(winners(market(500))).toEqual([['campaign-499', 798n], ['campaign-498', 797n]]);
    expect(winners(market(900))).toEqual([['campaign-899', 1_198n], ['campaign-898', 1_197n]]);
  });

  it('knows at once that the best bidder of a big market has run out of money', () => {
    const found = market(900);
    found.refresh(new Map(Array.from({ length: 900 }, (_, n) => [`campaign-${n}`, sampleState({ walletAvailable: n === 899 ? 0n : 1_000_000n })])));
    expect(winners(found)).toEqual([['campaign-898', 1_197n], ['campaign-897', 1_196n]]);
  });
});
