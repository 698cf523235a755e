import { ceilDiv, maxMinor, type Minor, minMinor } from '@ringroad/kernel';
import type { AuctionTerms } from './decision.js';
import { candidatesOf } from './decision-record.js';
import { replay, type StoredAuction } from './replay.js';
import { floorScore, worthOf } from './score.js';

/**
 * What made a price what it was. `next-offer`: the lowest bid that kept the place above the best offer of another partner; whose it
 * was, and what it bid, is never told.
 */
export type PriceReason = 'reserve' | 'attention-floor' | 'next-offer' | 'own-bid' | 'exploration' | 'reservation' | 'fixed-price';

export interface WonPrice {
  readonly reason: PriceReason;
  readonly price: Minor;
  /** The campaign's own bid as it stood: after adjustments, within what wallet and budgets had left. */
  readonly bid: Minor;
  readonly reserve: Minor;
}

/** Why a campaign won at its price, from its own line of the record; null when it did not win there. */
export function wonPrice(auction: StoredAuction, campaignId: string): WonPrice | null {
  const winner = replay(auction).winners.find((each) => each.campaignId === campaignId);
  if (winner === undefined) return null;
  const { bid, reserve, price } = winner;
  if (winner.reservation !== null) return { reason: 'reservation', price, bid, reserve };
  if (winner.exploration) return { reason: 'exploration', price, bid, reserve };
  const floor = candidatesOf(auction.record).find((each) => each.campaignId === campaignId)?.attentionFloor ?? auction.terms.attentionFloor;
  return { reason: ruleOf({ ...auction.terms, attentionFloor: floor }, winner), price, bid, reserve };
}

interface Standing {
  readonly bid: Minor;
  readonly reserve: Minor;
  readonly price: Minor;
  readonly qualityPpm: number;
  readonly relevancePpm: number;
}

function ruleOf(terms: AuctionTerms, { bid, reserve, price, qualityPpm, relevancePpm }: Standing): PriceReason {
  if (terms.pricing === 'fixed') return 'fixed-price';
  const floor = minMinor(bid, ceilDiv(floorScore(terms.attentionFloor, terms.squash), worthOf(qualityPpm, relevancePpm, terms.squash)));
  if (price <= maxMinor(reserve, floor)) return floor > reserve ? 'attention-floor' : 'reserve';
  return price === bid ? 'own-bid' : 'next-offer';
}
