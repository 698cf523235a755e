import type { CampaignState, CampaignView, Opportunity } from '@ringroad/market';

/** A campaign that asks for nothing but its category and moment. */
export function sampleCampaign(change: Partial<CampaignView> = {}): CampaignView {
  return {
    id: 'campaign',
    partnerId: 'partner',
    category: 'detailing',
    stages: ['posted'],
    bid: 1_000n,
    modifiers: [],
    campaignStatus: 'active',
    partnerStatus: 'active',
    offerStatus: 'approved',
    offersEndAt: null,
    outOfCodes: false,
    regions: [],
    brands: [],
    seasons: [],
    priceMin: null,
    priceMax: null,
    targeting: {},
    zone: 'Europe/Minsk',
    startsAt: null,
    endsAt: null,
    qualityPpm: { posted: 30_000 },
    ...change,
  };
}

/** What a row says of a campaign that has a total budget and nothing else to keep to. */
export const NO_LIMITS = {
  totalBudget: 1_000_000n, monthlyBudget: null, weeklyBudget: null, dailyBudget: null, totalLeads: null, monthlyLeads: null, weeklyLeads: null, dailyLeads: null, stock: null,
  timezone: null, nextTimezone: null, nextTimezoneAt: null, account: { monthlyBudget: null, dailyBudget: null, monthlyLeads: null, dailyLeads: null },
};

/** Money without end. */
export function sampleState(change: Partial<CampaignState> = {}): CampaignState {
  return { walletAvailable: 1_000_000n, totalRemaining: null, monthlyRemaining: null, weeklyRemaining: null, dailyRemaining: null, leadsRemaining: null, stockRemaining: null, accountRemaining: null, passPpm: 1_000_000, ...change };
}

/** Somebody who posted an ad for a car nothing is known of, agreed to hear from detailing, and was never told of anything. */
export function sampleMoment(change: Partial<Opportunity> = {}, asset: Partial<Opportunity['asset']> = {}, user: Partial<Opportunity['user']> = {}): Opportunity {
  return {
    stage: 'posted',
    season: 'spring',
    now: new Date('2026-04-01T08:00:00Z'),
    channel: 'inbox',
    needs: [{ category: 'detailing', weightPpm: 900_000, seasonPpm: 1_000_000 }],
    asset: { region: null, brand: null, price: null, model: null, year: null, mileageKm: null, fuel: null, lat: null, lon: null, ...asset },
    user: {
      language: null,
      segments: new Set(),
      score: null,
      excludedBy: new Set(),
      controlGroup: false,
      consented: new Set(['detailing']),
      muted: new Set(),
      cappedPartners: new Set(),
      openOffers: new Set(),
      heldBy: {},
      recentClaims: [],
      affinityPpm: {},
      fatiguePpm: 1_000_000,
      ...user,
    },
    ...change,
  };
}
