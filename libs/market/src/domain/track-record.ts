import type { Category, Stage } from '@ringroad/kernel';
import type { CampaignView } from './campaign-view.js';
import { type Beta, type Evidence, posterior, qualityPpm } from './quality.js';

/** Shows whose attribution window is over, and what became of them, of one campaign at one stage. */
export interface TrackRecord extends Evidence {
  readonly campaignId: string;
  readonly partnerId: string;
  readonly category: Category;
  readonly stage: Stage;
}

/** Before anything is known: 3 qualified leads in 100 shows, worth 100 shows. Operator parameter. */
export const CATEGORY_PRIOR: Beta = { alpha: 3, beta: 97 };

/** What a campaign stands with where nobody of its category was ever shown: a moment that came into being today. */
export const UNTRIED_QUALITY_PPM = qualityPpm(CATEGORY_PRIOR, { success: 0, trials: 0 }, { success: 0, trials: 0 });

/** P(qualified lead | shown) of a campaign at a stage, in ppm. */
export function qualityAt({ qualityPpm: known }: Pick<CampaignView, 'qualityPpm'>, stage: Stage): number {
  return known[stage] ?? UNTRIED_QUALITY_PPM;
}

interface Rated {
  readonly id: string;
  readonly partnerId: string;
  readonly category: Category;
  readonly stages: readonly Stage[];
}

/**
 * P(qualified lead | shown) of a campaign at each of its stages, learned from its own, its partner's and its category's past. One for
 * every moment has a number for each that the past tells of.
 */
export function qualityByStage(campaign: Rated, records: readonly TrackRecord[]): Partial<Record<Stage, number>> {
  const qualities: Partial<Record<Stage, number>> = {};
  const known = records.filter((record) => record.category === campaign.category);
  for (const stage of campaign.stages.length > 0 ? campaign.stages : new Set(known.map((record) => record.stage))) {
    const peers = known.filter((record) => record.stage === stage);
    const partner = peers.filter((record) => record.partnerId === campaign.partnerId);
    const own = partner.filter((record) => record.campaignId === campaign.id);
    qualities[stage] = qualityPpm(posterior(CATEGORY_PRIOR, sum(peers)), sum(partner), sum(own));
  }
  return qualities;
}

function sum(records: readonly TrackRecord[]): Evidence {
  return records.reduce<Evidence>((total, each) => ({ success: total.success + each.success, trials: total.trials + each.trials }), {
    success: 0,
    trials: 0,
  });
}
