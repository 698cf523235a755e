import { type Category, type Minor, minMinor, type Stage } from '@ringroad/kernel';
import type { Candidate } from './decision.js';
import { type AuctionRecord, candidatesOf, reservedOf } from './decision-record.js';
import { reserveColumns } from './examination.js';
import type { MarketPolicy } from './market-policy.js';
import { needRelevancePpm } from './relevance.js';
import { reserveFor } from './reserve.js';
import { floorScore, worthOf } from './score.js';
import { type Moment, readOpportunity } from './stored-opportunity.js';

/** What a user wanted at a past moment and may hear about. */
export interface PastNeed {
  readonly category: Category;
  /** Relevance of an offer made for this very asset, in ppm: of any other it is a share of this. */
  readonly relevancePpm: number;
  /** What a lead costs at least here, by the rules in force now. */
  readonly reserve: Minor;
  /** λ here, by the rules in force now: ppm of a minor unit per show. */
  readonly attentionFloor: bigint;
}

/** A partner that stood, by its best offer. */
export interface PastRival {
  readonly partnerId: string;
  readonly category: Category;
  /** bid' × q × r, on the scale of `worthOf` with s = 1. */
  readonly score: bigint;
}

/** A held auction as the bid landscape remembers it. */
export interface PastAuction {
  readonly userId: string;
  readonly stage: Stage;
  readonly region: string | null;
  readonly slots: number;
  readonly needs: readonly PastNeed[];
  /** At most one line per partner, the best score first. */
  readonly rivals: readonly PastRival[];
}

/** Reads a record as it would be held by the rules in force now. What was promised to a reservation is no place to bid for. */
export function pastAuction(record: AuctionRecord, moment: Moment & { readonly userId: string }, policy: MarketPolicy): PastAuction {
  const opportunity = readOpportunity(record.opportunity, moment);
  const { user, asset } = opportunity;
  const won = new Set(record.won.map(([campaignId]) => campaignId));
  const promised = reservedOf(record).filter(({ campaignId }) => won.has(campaignId)).length;
  const open = opportunity.needs.filter(({ category }) => user.consented.has(category) && !user.muted.has(category) && !policy.retired.includes(category));
  const floorOf = (category: Category) => reserveFor(policy.attentionFloors, reserveColumns(opportunity, category)) || policy.terms.attentionFloor;
  return {
    userId: moment.userId,
    stage: moment.stage,
    region: asset.region,
    slots: record.slots - promised,
    needs: open.map((need) => ({
      category: need.category,
      relevancePpm: needRelevancePpm(need, user),
      reserve: reserveFor(policy.reserves, reserveColumns(opportunity, need.category)),
      attentionFloor: floorOf(need.category),
    })),
    rivals: rivalsOf(candidatesOf(record), policy, floorOf),
  };
}

function rivalsOf(candidates: readonly Candidate[], { terms }: MarketPolicy, floorOf: (category: Category) => bigint): PastRival[] {
  const best = new Map<string, PastRival>();
  for (const { partnerId, category, bid, remaining, reserve, qualityPpm, relevancePpm } of candidates) {
    const affordable = minMinor(bid, remaining);
    const score = affordable * worthOf(qualityPpm, relevancePpm, 1);
    if (affordable < reserve || relevancePpm < terms.relevanceFloorPpm || score < floorScore(floorOf(category), 1)) continue;
    if (score > (best.get(partnerId)?.score ?? 0n)) best.set(partnerId, { partnerId, category, score });
  }
  return [...best.values()].sort((a, b) => (a.score > b.score ? -1 : a.score < b.score ? 1 : a.partnerId < b.partnerId ? -1 : 1));
}
