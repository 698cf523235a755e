import { type Category, type Minor, minMinor } from '@ringroad/kernel';
import { modifiedBid } from './bid.js';
import type { CampaignState, CampaignView } from './campaign-view.js';
import type { Candidate, GatedCandidate } from './decision.js';
import { drumsOf, ticketOf } from './lottery.js';
import type { LossCounts } from './loss-reason.js';
import type { Need, Opportunity } from './opportunity.js';
import { relevancePpm } from './relevance.js';
import { type ReserveRule, reserveFor } from './reserve.js';
import { gate } from './targeting.js';
import { qualityAt } from './lessons.js';

/** A campaign with its money: what the market keeps in memory per live campaign. */
export interface MarketCampaign {
  readonly campaign: CampaignView;
  readonly state: CampaignState;
  readonly ticket: number;
}

export function marketCampaign(campaign: CampaignView, state: CampaignState): MarketCampaign {
  return { campaign, state, ticket: ticketOf(campaign.id) };
}

/** What is put up and what is not: the input of `decide` besides seed and terms. */
export interface Examined {
  readonly candidates: readonly Candidate[];
  readonly gated: readonly GatedCandidate[];
  readonly bulkLosses: LossCounts;
}

/** The columns of reserve rules, left-most first. */
export function reserveColumns(opportunity: Opportunity, category: string): readonly string[] {
  return [opportunity.channel, opportunity.stage, category, opportunity.asset.region ?? ''];
}

/** The least a lead costs at this opportunity, per category that is needed. */
export function reservesOf(opportunity: Opportunity, rules: readonly ReserveRule[]): ReadonlyMap<Category, Minor> {
  return new Map(opportunity.needs.map(({ category }) => [category, reserveFor(rules, reserveColumns(opportunity, category))]));
}

/**
 * Puts every campaign through the gates, one by one: exact reasons for all, in time that grows with their number. The operator's
 * "why not" replays a decision with it; the candidate index must agree with it on winners and prices.
 */
export function examineAll(market: Iterable<MarketCampaign>, opportunity: Opportunity, reserves: readonly ReserveRule[], seed: string): Examined {
  const candidates: Candidate[] = [];
  const gated: GatedCandidate[] = [];
  const pacingDrum = drumsOf(seed).pacing;
  const reserveOf = reservesOf(opportunity, reserves);
  const needOf = new Map(opportunity.needs.map((need) => [need.category, need]));
  for (const entry of market) {
    const { campaign, state, ticket } = entry;
    const need = needOf.get(campaign.category);
    const reserve = reserveOf.get(campaign.category) ?? 0n;
    const reason = gate(campaign, state, opportunity, { reserve, pacingDrum, ticket });
    if (reason !== null) gated.push({ campaignId: campaign.id, partnerId: campaign.partnerId, reason });
    else if (need !== undefined) candidates.push(candidateOf(entry, opportunity, need, reserve));
  }
  return { candidates, gated, bulkLosses: {} };
}

/** A campaign that passed the gates, with the numbers it competes with. */
export function candidateOf({ campaign, state, ticket }: MarketCampaign, opportunity: Opportunity, need: Need, reserve: Minor): Candidate {
  return {
    campaignId: campaign.id,
    partnerId: campaign.partnerId,
    category: campaign.category,
    bid: modifiedBid(campaign, opportunity),
    remaining: remainingOf(state),
    reserve,
    qualityPpm: qualityAt(campaign, opportunity.stage),
    relevancePpm: relevancePpm(campaign, need, opportunity.user),
    ticket,
    ...(need.attentionFloor !== undefined && { attentionFloor: need.attentionFloor }),
  };
}

/** What one more lead may cost: the tightest of wallet, the campaign's budgets and the account's; nothing when no lead and no bonus is left. */
export function remainingOf(state: CampaignState): Minor {
  if (state.leadsRemaining !== null && state.leadsRemaining < 1) return 0n;
  if (state.stockRemaining !== null && state.stockRemaining < 1) return 0n;
  let least = state.walletAvailable;
  if (state.totalRemaining !== null) least = minMinor(least, state.totalRemaining);
  if (state.monthlyRemaining !== null) least = minMinor(least, state.monthlyRemaining);
  if (state.weeklyRemaining !== null) least = minMinor(least, state.weeklyRemaining);
  if (state.dailyRemaining !== null) least = minMinor(least, state.dailyRemaining);
  if (state.accountRemaining !== null) least = minMinor(least, state.accountRemaining);
  return least;
}
