import { type Category, isCategory, type Stage } from '@ringroad/kernel';
import {
  type AuctionTerms,
  type BidModifier,
  type CampaignState,
  type CampaignView,
  type CandidateIndex,
  decide,
  type Decision,
  DEFAULT_TERMS,
  type Examined,
  type FineTargeting,
  type Opportunity,
  type ReserveRule,
  SEASONS,
} from '@ringroad/market';

const CATEGORIES: readonly Category[] = ['insurer', 'bank', 'marina', 'detailing', 'tyre-shop', 'leasing', ...Array.from({ length: 42 }, (_, n) => `trade-${n}`)].filter(isCategory);
export const STAGES: readonly Stage[] = ['posted', 'sold', 'boats/afloat'];
const REGIONS = ['north', 'south', 'west'];
const BRANDS = ['Audi', 'Lada', 'Skoda'];
const MODELS = ['A4', 'Vesta', 'Octavia'];
const FUELS = ['petrol', 'diesel', 'electric'];
const SEGMENTS = ['often', 'dealer', 'new'];
const LISTS = ['list-1', 'list-2', 'list-3'];
const ZONES = ['Europe/Minsk', 'Europe/Warsaw', 'Pacific/Auckland'];

export const RESERVES: readonly ReserveRule[] = [
  { match: ['*', '*', '*', '*'], price: 20n },
  { match: ['*', 'sold', 'bank', '*'], price: 60n },
];

/** Chance with a seed (mulberry32): a failing market can be made again. Property generators lean to empty markets. */
export class Dice {
  constructor(private state: number) {}

  below(limit: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * limit);
  }

  chance(percent: number): boolean {
    return this.below(100) < percent;
  }

  pick<T>(values: readonly T[]): T {
    return values[this.below(values.length)] as T;
  }

  some<T>(values: readonly T[]): T[] {
    return values.filter(() => this.chance(60));
  }
}

/** `ties`: few bids and qualities; `poor`: most cannot pay their full bid; `partners`: how many share the market; `categories`: how many it has. */
export interface Shape {
  readonly campaigns: number;
  readonly partners: number;
  readonly categories: number;
  readonly ties: boolean;
  readonly poor: boolean;
}

export function randomCampaign(dice: Dice, id: string, { partners, categories, ties }: Shape): CampaignView {
  const targeted = <T>(values: readonly T[]) => (dice.chance(30) ? dice.some(values) : []);
  const quality = () => (ties ? dice.pick([10_000, 20_000]) : dice.below(60_000));
  return {
    id,
    partnerId: `partner-${dice.below(partners)}`,
    category: dice.pick(CATEGORIES.slice(0, categories)),
    stages: dice.pick<readonly Stage[]>([['posted'], ['sold'], ['boats/afloat'], ['posted', 'sold'], []]),
    bid: BigInt(ties ? dice.pick([50, 100, 200]) : 10 + dice.below(500)),
    modifiers: dice.chance(20) ? [randomModifier(dice), ...(dice.chance(30) ? [randomModifier(dice)] : [])] : [],
    campaignStatus: dice.chance(95) ? 'active' : 'paused',
    partnerStatus: 'active',
    offerStatus: dice.chance(95) ? 'approved' : 'draft',
    offersEndAt: dice.chance(95) ? null : new Date('2026-05-15'),
    outOfCodes: dice.chance(3),
    regions: targeted(REGIONS),
    brands: targeted(BRANDS),
    seasons: targeted(SEASONS),
    priceMin: dice.chance(20) ? BigInt(dice.below(40_000)) : null,
    priceMax: dice.chance(20) ? BigInt(dice.below(100_000)) : null,
    targeting: dice.chance(50) ? {} : randomTargeting(dice),
    zone: dice.pick(ZONES),
    startsAt: dice.chance(5) ? new Date('2026-07-01') : null,
    endsAt: dice.chance(5) ? new Date('2026-05-01') : null,
    qualityPpm: { posted: quality(), sold: quality() },
  };
}

function randomModifier(dice: Dice): BidModifier {
  const ppm = 500_000 + dice.below(2_000_000);
  const values = { region: REGIONS, brand: BRANDS, model: MODELS, fuel: FUELS, segment: SEGMENTS, season: SEASONS, stage: STAGES };
  const dimension = dice.pick(['region', 'brand', 'model', 'fuel', 'segment', 'season', 'stage'] as const);
  return { dimension, value: dice.pick<string>(values[dimension]), ppm };
}

function randomTargeting(dice: Dice): FineTargeting {
  const asks = () => dice.chance(15);
  return {
    ...(asks() && { circle: { lat: 50 + dice.below(8), lon: dice.pick([27, 179, -179]) + dice.below(10) / 10, km: dice.pick([30, 200, 900, 15_000]) } }),
    ...(asks() && { models: dice.some(MODELS) }),
    ...(asks() && { yearMin: 1975 + dice.below(50) }),
    ...(asks() && { yearMax: 1990 + dice.below(50) }),
    ...(asks() && { mileageMinKm: dice.below(100_000) }),
    ...(asks() && { mileageMaxKm: dice.below(300_000) }),
    ...(asks() && { fuels: dice.some(FUELS) }),
    ...(asks() && { languages: dice.some(['ru', 'be', 'en']) }),
    ...(asks() && { segments: dice.some(SEGMENTS) }),
    ...(asks() && { scoreMin: dice.below(80) }),
    ...(asks() && { scoreMax: 20 + dice.below(80) }),
    ...(asks() && { hours: [{ days: dice.some([1, 2, 3, 4, 5, 6, 7]), from: dice.pick(['08:30', '20:00']), to: dice.pick(['02:15', '12:00', '18:00']) }] }),
    ...(asks() && { seasonWindows: [{ from: dice.pick(['11-20', '05-28', '06-02']), to: dice.pick(['02-10', '06-01', '06-30']) }] }),
    ...(asks() && { exclusionLists: dice.some(LISTS) }),
  };
}

export function randomState(dice: Dice, { poor }: Shape): CampaignState {
  const window = () => (dice.chance(poor ? 40 : 85) ? null : BigInt(dice.below(180)));
  return {
    walletAvailable: dice.chance(90) ? 100_000n : BigInt(dice.below(100)),
    totalRemaining: window(),
    monthlyRemaining: dice.chance(50) ? null : window(),
    weeklyRemaining: dice.chance(50) ? null : window(),
    dailyRemaining: window(),
    leadsRemaining: dice.chance(90) ? null : dice.below(2),
    stockRemaining: dice.chance(90) ? null : dice.below(2),
    accountRemaining: dice.chance(70) ? null : window(),
    passPpm: dice.chance(80) ? 1_000_000 : dice.pick([0, 100_000, 500_000]),
  };
}

export function randomUser(dice: Dice, { categories }: Pick<Shape, 'categories'>): Opportunity {
  const all = CATEGORIES.slice(0, categories);
  const known = <T>(value: T) => (dice.chance(90) ? value : null);
  const claim = (at: string) => ({ partnerId: `partner-${dice.below(8)}`, category: dice.pick(all), at: new Date(at) });
  const place = known({ lat: 50 + dice.below(80) / 10, lon: dice.pick([27, 179, -180]) + dice.below(10) / 10 });
  const partners = (most: number) => Array.from({ length: 1 + dice.below(most) }, () => `partner-${dice.below(8)}`);
  return {
    stage: dice.pick(STAGES),
    season: dice.pick(SEASONS),
    now: new Date(Date.UTC(2026, 4, 28 + dice.below(10), dice.below(24), dice.below(60))),
    channel: 'inbox',
    needs: all.filter(() => dice.chance(75)).map((category) => ({ category, weightPpm: dice.pick([300_000, 800_000, 1_000_000]), seasonPpm: dice.pick([500_000, 1_000_000]), ...ownRules(dice) })),
    asset: {
      region: known(dice.pick(REGIONS)),
      brand: known(dice.pick(BRANDS)),
      price: known(BigInt(dice.below(100_000))),
      model: known(dice.pick(MODELS)),
      year: known(1970 + dice.below(70)),
      mileageKm: known(dice.below(400_000)),
      fuel: known(dice.pick(FUELS)),
      lat: place?.lat ?? null,
      lon: place?.lon ?? null,
    },
    user: {
      language: known(dice.pick(['ru', 'be', 'en'])),
      segments: new Set(dice.some(SEGMENTS)),
      score: known(dice.below(101)),
      excludedBy: new Set(dice.chance(60) ? [] : dice.some(LISTS)),
      controlGroup: dice.chance(3),
      consented: new Set(dice.chance(80) ? all : dice.some(all)),
      muted: new Set(dice.chance(80) ? [] : dice.some(all)),
      cappedPartners: new Set(dice.chance(50) ? [] : partners(2)),
      openOffers: new Set(dice.chance(50) ? [] : [`campaign-${dice.below(40)}`, `campaign-${dice.below(40)}`]),
      heldBy: dice.chance(60) ? {} : { [dice.pick(all)]: [...new Set(partners(2))] },
      recentClaims: dice.chance(50) ? [] : [claim('2026-05-20'), claim('2026-04-20')],
      affinityPpm: dice.chance(50) ? {} : { bank: 700_000 },
      fatiguePpm: dice.pick([1_000_000, 800_000]),
    },
  };
}

/** Now and then an operator's rule for one kind of business. */
function ownRules(dice: Dice): Partial<Opportunity['needs'][number]> {
  if (dice.chance(5)) return { closed: 'BLOCKED_COMBINATION' };
  return dice.chance(20) ? { attentionFloor: dice.pick([0n, 500_000n, 4_000_000n]) } : {};
}

export function randomTerms(dice: Dice, squash = 1): AuctionTerms {
  return {
    ...DEFAULT_TERMS,
    squash,
    slots: dice.below(6),
    pricing: dice.pick(['gsp', 'gsp', 'vcg', 'fixed']),
    increment: BigInt(dice.below(2)),
    relevanceFloorPpm: dice.pick([0, 300_000]),
    attentionFloor: dice.pick([0n, 300_000n, 2_000_000n]),
    explorationPpm: dice.pick([0, 500_000]),
    exclusiveCategories: dice.chance(50) ? [] : dice.some(CATEGORIES.slice(0, 6)),
  };
}

/** Winners, places and prices, by both ways of finding candidates. */
export interface Compared {
  readonly found: Decision;
  readonly reference: Decision;
  /** Campaigns that passed every gate and were not looked at. */
  readonly spared: number;
}

/** Decides among what the index finds and among `all`; now and then something is reserved. */
export function decideBoth(index: CandidateIndex, all: Examined, user: Opportunity, terms: AuctionTerms, seed: string, dice: Dice): Compared {
  const found = index.search(user, terms, RESERVES, seed);
  const promised = dice.chance(20) && all.candidates.length > 0 ? [dice.pick(all.candidates), dice.pick(all.candidates)] : [];
  const reserved = promised.map((candidate, at) => ({ ...candidate, bid: candidate.reserve, reservationId: `reservation-${at}` }));
  return { found: decide({ seed, terms, ...found, reserved }), reference: decide({ seed, terms, ...all, reserved }), spared: all.candidates.length - found.candidates.length };
}

export function outcomeOf({ winners }: Decision): string {
  return winners.map(({ campaignId, slot, price, exploration, reservation }) => `${slot}: ${campaignId} ${price} ${exploration} ${reservation}`).join('; ');
}
