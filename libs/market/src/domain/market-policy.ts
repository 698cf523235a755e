import type { Category, Minor } from '@ringroad/kernel';
import { type AuctionTerms, DEFAULT_TERMS } from './decision.js';
import { type ReserveRule, reserveFor, WILDCARD } from './reserve.js';

/** What an operator may tune about the market; these are the defaults. Amounts in minor units of the site's currency. */
export interface MarketPolicy {
  readonly terms: AuctionTerms;
  /** Columns: channel, stage, category, region. */
  readonly reserves: readonly ReserveRule[];
  /** No second offer of the same partner and category for so many days after a claim. */
  readonly duplicateDays: number;
}

export const MARKET_POLICY: MarketPolicy = {
  terms: { ...DEFAULT_TERMS, version: 'market-1', attentionFloor: 5_000_000n },
  reserves: [
    { match: ['*', '*', '*', '*'], price: 300n },
    { match: ['*', '*', 'bank', '*'], price: 1_000n },
    { match: ['*', '*', 'leasing', '*'], price: 1_000n },
    { match: ['*', '*', 'car-dealer', '*'], price: 1_500n },
    { match: ['*', '*', 'developer', '*'], price: 2_500n },
  ],
  duplicateDays: 30,
};

/** What a lead of a category costs at least wherever no rule of a channel, stage or region says otherwise: what a bid must reach. */
export function usualReserve(category: Category): Minor {
  return reserveFor(MARKET_POLICY.reserves, [WILDCARD, WILDCARD, category, WILDCARD]);
}
