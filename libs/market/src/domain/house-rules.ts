import type { Category, Stage } from '@ringroad/kernel';
import type { ClosedReason } from './loss-reason.js';
import type { MarketSettings } from './market-policy.js';
import type { Opportunity } from './opportunity.js';
import { chooseRule } from './reserve.js';

/** Why an operator keeps a kind of business out of a stage; null where it may speak. */
export function closedBy({ retired, blocked }: MarketSettings, stage: Stage | null, category: Category): ClosedReason | null {
  if (retired.includes(category)) return 'CATEGORY_RETIRED';
  return blocked.some((pair) => pair.stage === stage && pair.category === category) ? 'BLOCKED_COMBINATION' : null;
}

/** The opportunity with what the operator's rules say of each need. What is closed already stays so for its reason. */
export function underRules<Moment extends Pick<Opportunity, 'stage' | 'channel' | 'needs' | 'asset'>>(moment: Moment, rules: MarketSettings): Moment {
  const { stage, channel, asset } = moment;
  const needs = moment.needs.map((need) => {
    const closed = need.closed ?? closedBy(rules, stage, need.category);
    const floor = ownFloor(rules, [channel, stage, need.category, asset.region ?? '']);
    return { ...need, ...(closed !== null && { closed }), ...(floor !== null && { attentionFloor: floor }) };
  });
  return { ...moment, needs };
}

/** The attention floor for these columns, in ppm of a minor unit per show; null where no rule of its own says otherwise than the terms. */
function ownFloor({ attentionFloors }: MarketSettings, columns: readonly string[]): bigint | null {
  return attentionFloors.length === 0 ? null : (chooseRule(attentionFloors, columns).rule?.price ?? null);
}
