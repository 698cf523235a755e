import type { Category, Minor, Stage } from '@ringroad/kernel';
import { type AuctionTerms, DEFAULT_TERMS, type Json, toJson } from './decision.js';
import { type ReserveRule, reserveFor, WILDCARD } from './reserve.js';

/** At most so many contacts of one user for one category within 30 days, all channels and partners together. */
export interface CategoryCap {
  readonly category: Category;
  readonly perMonth: number;
}

/** A kind of business that has no word at a stage, whatever it bids. */
export interface BlockedCombination {
  readonly stage: Stage;
  readonly category: Category;
}

/** What a site calls a kind of business, in place of the words it came with. */
export interface CategoryName {
  readonly category: Category;
  readonly en: string;
  readonly ru: string;
}

/** What an operator sets. Amounts in minor units of the site's currency, shares in ppm. */
export interface MarketSettings {
  /** `attentionFloor`, in ppm of a minor unit per show, holds wherever none of `attentionFloors` does. */
  readonly terms: Pick<AuctionTerms, 'pricing' | 'explorationPpm' | 'relevanceFloorPpm' | 'attentionFloor'>;
  /** Columns: POLICY_COLUMNS. */
  readonly reserves: readonly ReserveRule[];
  /** The same columns; `price` in ppm of a minor unit per show, as the floor of `terms`. */
  readonly attentionFloors: readonly ReserveRule[];
  /** A user holds one open offer of such a kind of business at a time, and is shown one: rivals are kept away meanwhile. */
  readonly exclusiveCategories: readonly Category[];
  readonly categoryCaps: readonly CategoryCap[];
  readonly blocked: readonly BlockedCombination[];
  /** No offer may say these, in whatever case. */
  readonly blockedWords: readonly string[];
  /** No second offer of the same partner and category for so many days after a claim. */
  readonly duplicateDays: number;
  /** Kinds of business that are shown to nobody and take no new campaigns. */
  readonly retired: readonly Category[];
  readonly names: readonly CategoryName[];
}

/** The rules of a site's market as they are in force: the defaults (version 0), or what its operators published last. */
export interface MarketPolicy extends MarketSettings {
  readonly version: number;
  readonly terms: AuctionTerms;
}

/** What a rule of a reserve or an attention floor asks for, left-most first. */
export const POLICY_COLUMNS = ['channel', 'stage', 'category', 'region'] as const;

export const MARKET_POLICY: MarketPolicy = {
  version: 0,
  terms: { ...DEFAULT_TERMS, version: 'market-1', attentionFloor: 5_000_000n, exclusiveCategories: ['insurer'] },
  reserves: [
    { match: ['*', '*', '*', '*'], price: 300n },
    { match: ['*', '*', 'bank', '*'], price: 1_000n },
    { match: ['*', '*', 'leasing', '*'], price: 1_000n },
    { match: ['*', '*', 'car-dealer', '*'], price: 1_500n },
    { match: ['*', '*', 'developer', '*'], price: 2_500n },
  ],
  attentionFloors: [],
  exclusiveCategories: ['insurer'],
  categoryCaps: [],
  blocked: [],
  blockedWords: [],
  duplicateDays: 30,
  retired: [],
  names: [],
};

/** What a lead of a category costs at least wherever no rule of a channel, stage or region says otherwise: what a bid must reach. */
export function usualReserve(policy: MarketSettings, category: Category): Minor {
  return reserveFor(policy.reserves, [WILDCARD, WILDCARD, category, WILDCARD]);
}

/** No opportunity has a lower reserve than this; 0 where one may be without any. */
export function leastReserve({ reserves }: MarketSettings): Minor {
  if (!reserves.some(({ match }) => match.every((want) => want === WILDCARD))) return 0n;
  return reserves.reduce((least, { price }) => (price < least ? price : least), reserves[0]?.price ?? 0n);
}

/** The settings of a policy alone, as they are stored and sent. */
export function storedSettings({ terms, ...settings }: MarketSettings): Json<MarketSettings> {
  const { pricing, explorationPpm, relevanceFloorPpm, attentionFloor } = terms;
  const { reserves, attentionFloors, exclusiveCategories, categoryCaps, blocked, blockedWords, duplicateDays, retired, names } = settings;
  const ofTerms = { pricing, explorationPpm, relevanceFloorPpm, attentionFloor };
  return toJson({ terms: ofTerms, reserves, attentionFloors, exclusiveCategories, categoryCaps, blocked, blockedWords, duplicateDays, retired, names });
}

/** A published version as the market reads it. Settings that came into being since have their defaults. */
export function policyOfSettings(version: number, stored: Partial<Json<MarketSettings>>): MarketPolicy {
  const { terms, reserves, attentionFloors, ...plain } = stored;
  const ofTerms = terms === undefined ? {} : { ...terms, attentionFloor: BigInt(terms.attentionFloor) };
  return {
    ...MARKET_POLICY,
    ...plain,
    version,
    terms: { ...MARKET_POLICY.terms, ...ofTerms, exclusiveCategories: stored.exclusiveCategories ?? MARKET_POLICY.exclusiveCategories, version: `policy-${version}` },
    reserves: reserves?.map(ruleOf) ?? MARKET_POLICY.reserves,
    attentionFloors: attentionFloors?.map(ruleOf) ?? MARKET_POLICY.attentionFloors,
  };
}

function ruleOf({ match, price }: Json<ReserveRule>): ReserveRule {
  return { match, price: BigInt(price) };
}
