import { assetFitPpm } from './asset-fit.js';
import type { CampaignView } from './campaign-view.js';
import type { Need, UserFacts } from './opportunity.js';

const WHOLE = 1_000_000;

/** stage fit × season × affinity × fatigue, in ppm: the share of relevance that all campaigns of a category have in common. */
export function needRelevancePpm(need: Need, user: UserFacts): number {
  const affinity = user.affinityPpm[need.category] ?? WHOLE;
  return [need.seasonPpm, affinity, user.fatiguePpm].reduce(timesPpm, timesPpm(need.weightPpm, WHOLE));
}

/** r = stage fit × season × affinity × fatigue × asset fit, in ppm, each product rounded down. */
export function relevancePpm(campaign: CampaignView, need: Need, user: UserFacts): number {
  return timesPpm(needRelevancePpm(need, user), assetFitPpm(campaign));
}

/** a × b in ppm, both clamped to [0, 1]. Exact: the product stays below 2⁵³ and 10⁶ keeps quotients apart by more than an ulp. */
function timesPpm(a: number, b: number): number {
  const clamp = (ppm: number) => Math.min(WHOLE, Math.max(0, Math.floor(ppm)));
  return Math.floor((clamp(a) * clamp(b)) / WHOLE);
}
