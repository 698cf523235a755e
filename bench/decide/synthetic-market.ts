import { CATEGORIES, type Stage, STAGES } from '@ringroad/kernel';
import { type CampaignState, type CampaignView, type FineTargeting, type MarketCampaign, marketCampaign, type Opportunity, type ReserveRule, SEASONS } from '@ringroad/market';

const REGIONS = ['north', 'south', 'west', 'east', 'middle', 'capital'];
const FUELS = ['petrol', 'diesel', 'electric', 'gas'];
const SEGMENTS = ['dealer', 'sells often', 'new here', 'comes back'];
const MODELS = Array.from({ length: 200 }, (_, i) => `model-${i}`);
const LISTS = Array.from({ length: 40 }, (_, i) => `list-${i}`);
const BRANDS = Array.from({ length: 30 }, (_, i) => `brand-${i}`);

export const RESERVES: readonly ReserveRule[] = [
  { match: ['*', '*', '*', '*'], price: 200n },
  { match: ['*', 'sold', 'developer', '*'], price: 2_000n },
  { match: ['email', '*', '*', '*'], price: 300n },
];

/** Chance from a seed (mulberry32), so that every run measures the same market. */
export function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Chance = () => number;

const below = (chance: Chance, limit: number) => Math.floor(chance() * limit);
const pick = <T>(chance: Chance, values: readonly T[]): T => values[below(chance, values.length)] as T;
const few = <T>(chance: Chance, values: readonly T[], most: number): T[] => [...new Set(Array.from({ length: 1 + below(chance, most) }, () => pick(chance, values)))];

/** Log-normal around `middle`: prices and bids have long tails. */
function longTailed(chance: Chance, middle: number, spread: number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
  return middle * Math.exp(spread * normal);
}

/** `count` live campaigns, about four a partner: round bids, a third of the qualities still at the category's prior. */
export function syntheticMarket(count: number, seed: number, change: Partial<CampaignView> = {}, state: Partial<CampaignState> = {}): readonly MarketCampaign[] {
  const chance = dice(seed);
  return Array.from({ length: count }, (_, i) => marketCampaign({ ...campaign(chance, i, count), ...change }, { ...money(chance), ...state }));
}

function campaign(chance: Chance, i: number, count: number): CampaignView {
  const quality = () => (chance() < 0.33 ? 20_000 : Math.round(longTailed(chance, 20_000, 0.5)));
  return {
    id: `campaign-${i}`,
    partnerId: `partner-${below(chance, Math.max(12, count / 4))}`,
    category: pick(chance, CATEGORIES),
    stages: few(chance, STAGES, 3),
    bid: BigInt(Math.max(200, Math.round(longTailed(chance, 2_000, 0.8) / 50) * 50)),
    modifiers: chance() < 0.1 ? [{ dimension: 'region', value: pick(chance, REGIONS), ppm: 1_200_000 }] : [],
    campaignStatus: 'active',
    partnerStatus: 'active',
    offerStatus: 'approved', offersEndAt: null, outOfCodes: false,
    regions: chance() < 0.6 ? few(chance, REGIONS, 3) : [],
    brands: chance() < 0.4 ? few(chance, BRANDS, 5) : [],
    seasons: chance() < 0.1 ? few(chance, SEASONS, 2) : [],
    priceMin: chance() < 0.2 ? BigInt(Math.round(longTailed(chance, 300_000, 0.6))) : null,
    priceMax: chance() < 0.2 ? BigInt(Math.round(longTailed(chance, 1_500_000, 0.6))) : null,
    targeting: wishes(chance),
    zone: 'Europe/Minsk',
    startsAt: null,
    endsAt: chance() < 0.1 ? new Date('2027-01-01T00:00:00Z') : null,
    qualityPpm: Object.fromEntries(STAGES.map((stage) => [stage, quality()])),
  };
}

/** Whom else it asks for: most ask for nothing, some for one thing, few for several. */
function wishes(chance: Chance): FineTargeting {
  const asks = (share: number) => chance() < share;
  return {
    ...(asks(0.05) && { circle: { lat: 52 + 3 * chance(), lon: 24 + 7 * chance(), km: pick(chance, [20, 50, 100]) } }),
    ...(asks(0.05) && { models: few(chance, MODELS, 3) }),
    ...(asks(0.15) && { yearMin: 2005 + below(chance, 18) }),
    ...(asks(0.1) && { mileageMaxKm: 50_000 * (1 + below(chance, 5)) }),
    ...(asks(0.05) && { fuels: few(chance, FUELS, 2) }),
    ...(asks(0.05) && { languages: few(chance, ['ru', 'be', 'en'], 2) }),
    ...(asks(0.05) && { segments: few(chance, SEGMENTS, 2) }),
    ...(asks(0.05) && { scoreMin: 10 * below(chance, 8) }),
    ...(asks(0.1) && { hours: [{ days: [1, 2, 3, 4, 5], from: '09:00', to: pick(chance, ['18:00', '20:00']) }] }),
    ...(asks(0.03) && { exclusionLists: [pick(chance, LISTS)] }),
  };
}

function money(chance: Chance): CampaignState {
  return {
    walletAvailable: chance() < 0.03 ? 0n : 1_000_000n,
    totalRemaining: chance() < 0.5 ? null : 500_000n,
    monthlyRemaining: null,
    weeklyRemaining: chance() < 0.2 ? 250_000n : null,
    dailyRemaining: chance() < 0.1 ? 0n : chance() < 0.1 ? 1_500n : null,
    leadsRemaining: chance() < 0.1 ? below(chance, 20) : null,
    stockRemaining: null,
    accountRemaining: chance() < 0.1 ? 50_000n : null,
    passPpm: chance() < 0.1 ? 500_000 : 1_000_000,
  };
}

/** `count` users at their moments: three to six needs, sometimes a muted category, a capped partner, an earlier claim. */
export function syntheticUsers(count: number, seed: number, partners: number, stage?: Stage): readonly Opportunity[] {
  const chance = dice(seed);
  const partner = () => `partner-${below(chance, Math.max(12, partners))}`;
  return Array.from({ length: count }, (): Opportunity => {
    const needs = [...new Set(Array.from({ length: 3 + below(chance, 4) }, () => pick(chance, CATEGORIES)))];
    return {
      stage: stage ?? pick(chance, STAGES),
      season: pick(chance, SEASONS),
      now: new Date('2026-06-01T09:00:00Z'),
      channel: pick(chance, ['inbox', 'email']),
      needs: needs.map((category) => ({ category, weightPpm: 500_000 + below(chance, 500_001), seasonPpm: 1_000_000 })),
      asset: { region: pick(chance, REGIONS), brand: pick(chance, BRANDS), price: BigInt(Math.round(longTailed(chance, 660_000, 0.7))), model: pick(chance, MODELS), year: 2000 + below(chance, 26), mileageKm: below(chance, 300_000), fuel: pick(chance, FUELS), lat: 52 + 3 * chance(), lon: 24 + 7 * chance() },
      user: {
        language: pick(chance, ['ru', 'be']), segments: new Set(few(chance, SEGMENTS, 2)), score: below(chance, 101), excludedBy: new Set(chance() < 0.1 ? [pick(chance, LISTS)] : []),
        controlGroup: chance() < 0.01,
        consented: new Set(CATEGORIES),
        muted: new Set(chance() < 0.05 ? [pick(chance, CATEGORIES)] : []),
        cappedPartners: new Set(chance() < 0.3 ? [partner(), partner()] : []),
        openOffers: new Set(), heldBy: {}, 
        recentClaims: chance() < 0.1 ? [{ partnerId: partner(), category: pick(chance, CATEGORIES), at: new Date('2026-05-20T09:00:00Z') }] : [],
        affinityPpm: chance() < 0.5 ? {} : { [pick(chance, CATEGORIES)]: 700_000 },
        fatiguePpm: 1_000_000 - below(chance, 300_000),
      },
    };
  });
}
