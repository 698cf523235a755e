import type { Category, Stage } from '@ringroad/kernel';
import { type ForwardPlace, MOST_SOLD_PPM, SHARE_STEP_PPM } from './forward-share.js';

/** What a booking asks of a campaign. */
export interface BookedCampaign {
  readonly status: string;
  readonly category: Category;
  readonly stages: readonly Stage[];
  readonly regions: readonly string[];
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
}

export interface BookingProblem {
  readonly path: string;
  readonly reason: string;
}

/** Why a campaign cannot serve what it would reserve; empty when it can. What it targets besides is its own affair: such moments pass it by. */
export function checkBooking(sharePpm: number, campaign: BookedCampaign, product: ForwardPlace & { readonly stage: Stage; readonly category: Category }): BookingProblem[] {
  const problems: BookingProblem[] = [];
  const demand = (holds: boolean, path: string, reason: string) => {
    if (!holds) problems.push({ path, reason });
  };
  const isStep = Number.isInteger(sharePpm / SHARE_STEP_PPM) && sharePpm > 0 && sharePpm <= MOST_SOLD_PPM;
  demand(isStep, 'sharePercent', `must be a multiple of ${SHARE_STEP_PPM / 10_000}, up to ${MOST_SOLD_PPM / 10_000}`);
  demand(campaign.status === 'active' || campaign.status === 'paused', 'campaignId', 'must be of a campaign that is running or paused');
  demand(campaign.category === product.category, 'campaignId', `must be of a campaign as ${product.category}`);
  demand(campaign.stages.length === 0 || campaign.stages.includes(product.stage), 'campaignId', `must be of a campaign that wants the moment ${product.stage}`);
  const isThere = campaign.regions.length === 0 || (product.region !== null && campaign.regions.includes(product.region));
  demand(isThere, 'campaignId', `must be of a campaign that wants ${product.region ?? 'all regions'}`);
  const runs = (campaign.startsAt === null || campaign.startsAt <= product.startsAt) && (campaign.endsAt === null || campaign.endsAt >= product.endsAt);
  demand(runs, 'campaignId', 'must be of a campaign whose dates hold the whole period');
  return problems;
}
