import { type Minor, PPM } from '@ringroad/kernel';
import type { BidModifier, CampaignView } from './campaign-view.js';
import type { Opportunity } from './opportunity.js';

const WHOLE = 1_000_000;

/** All that applies together makes at most so many times the bid: what a partner typed stays the measure of what is paid. */
export const MOST_RAISED = 3n;

/** bid × all modifiers that apply, at most MOST_RAISED × bid, rounded down once: a partner never bids a unit more than was typed. */
export function modifiedBid(campaign: CampaignView, opportunity: Opportunity): Minor {
  let factor = 1n;
  let whole = 1n;
  for (const { dimension, value, ppm } of campaign.modifiers) {
    if (!applies(dimension, value, opportunity)) continue;
    factor *= BigInt(ppm);
    whole *= PPM;
  }
  if (factor === whole) return campaign.bid;
  return factor > MOST_RAISED * whole ? campaign.bid * MOST_RAISED : (campaign.bid * factor) / whole;
}

/** The most the modifiers can make of one unit of bid, as a plain factor ≥ 1: an upper bound for the candidate index. */
export function highestModifier(campaign: CampaignView): number {
  const factor = campaign.modifiers.reduce((product, modifier) => product * Math.max(1, modifier.ppm / WHOLE), 1);
  return Math.min(factor, Number(MOST_RAISED));
}

function applies(dimension: BidModifier['dimension'], value: string, { stage, season, asset, user }: Opportunity): boolean {
  switch (dimension) {
    case 'stage':
      return stage === value;
    case 'season':
      return season === value;
    case 'segment':
      return user.segments.has(value);
    default:
      return asset[dimension] === value;
  }
}
