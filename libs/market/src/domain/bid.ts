import { type Minor, PPM } from '@ringroad/kernel';
import type { BidModifier, CampaignView } from './campaign-view.js';
import type { Opportunity } from './opportunity.js';

const WHOLE = 1_000_000;

/** bid × every modifier that applies, rounded down: a partner never bids a unit more than was typed. */
export function modifiedBid(campaign: CampaignView, opportunity: Opportunity): Minor {
  let bid = campaign.bid;
  for (const modifier of campaign.modifiers) {
    if (valueOf(opportunity, modifier.dimension) === modifier.value) bid = (bid * BigInt(modifier.ppm)) / PPM;
  }
  return bid;
}

/** The most the modifiers can make of one unit of bid, as a plain factor ≥ 1: an upper bound for the candidate index. */
export function highestModifier(campaign: CampaignView): number {
  return campaign.modifiers.reduce((factor, modifier) => factor * Math.max(1, modifier.ppm / WHOLE), 1);
}

function valueOf(opportunity: Opportunity, dimension: BidModifier['dimension']): string | null {
  if (dimension === 'stage') return opportunity.stage;
  if (dimension === 'season') return opportunity.season;
  return opportunity.asset[dimension];
}
