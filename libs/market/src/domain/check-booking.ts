import type { Category, Stage } from '@ringroad/kernel';
import { type ForwardPlace, MOST_SOLD_PPM, SHARE_STEP_PPM } from './forward-share.js';
import { problem, type Problem } from './problem.js';

/** What a booking asks of a campaign. */
export interface BookedCampaign {
  readonly status: string;
  readonly category: Category;
  readonly stages: readonly Stage[];
  readonly regions: readonly string[];
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
}

/** Why a campaign cannot serve what it would reserve; empty when it can. What it targets besides is its own affair: such moments pass it by. */
export function checkBooking(sharePpm: number, campaign: BookedCampaign, product: ForwardPlace & { readonly stage: Stage; readonly category: Category }): Problem[] {
  const problems: Problem[] = [];
  const demand = (holds: boolean, ...fault: Parameters<typeof problem>) => {
    if (!holds) problems.push(problem(...fault));
  };
  const isStep = Number.isInteger(sharePpm / SHARE_STEP_PPM) && sharePpm > 0 && sharePpm <= MOST_SOLD_PPM;
  demand(isStep, 'sharePercent', 'booked-share', { step: SHARE_STEP_PPM / 10_000, most: MOST_SOLD_PPM / 10_000 });
  demand(campaign.status === 'active' || campaign.status === 'paused', 'campaignId', 'booked-status');
  demand(campaign.category === product.category, 'campaignId', 'booked-category', { category: product.category });
  demand(campaign.stages.length === 0 || campaign.stages.includes(product.stage), 'campaignId', 'booked-moment', { stage: product.stage });
  const isThere = campaign.regions.length === 0 || (product.region !== null && campaign.regions.includes(product.region));
  if (product.region === null) demand(isThere, 'campaignId', 'booked-regions');
  else demand(isThere, 'campaignId', 'booked-region', { region: product.region });
  const runs = (campaign.startsAt === null || campaign.startsAt <= product.startsAt) && (campaign.endsAt === null || campaign.endsAt >= product.endsAt);
  demand(runs, 'campaignId', 'booked-period');
  return problems;
}
