import { isCategory, isStageKey } from '@ringroad/kernel';
import { toMoney } from '@ringroad/platform';
import type { Json } from './domain/decision.js';
import { type MarketSettings, policyOfSettings } from './domain/market-policy.js';
import { type ReserveRule, WILDCARD } from './domain/reserve.js';
import type { PublishedPolicy } from './market-policies.js';
import type { AttentionFloorRule, MarketPolicyObject, ReserveRuleObject, RuleColumns } from './market-policy.graphql.js';

const WHOLE_PPM = 1_000_000;

/** Rules that nobody published. */
export function unpublishedRules(settings: Json<MarketSettings>, currency: string): MarketPolicyObject {
  return marketPolicyObject({ policy: policyOfSettings(0, settings), by: null, at: null, note: '' }, currency, new Map());
}

/** The rules as operators see them. `names`: the display name of each member of the site. */
export function marketPolicyObject({ policy, by, at, note }: PublishedPolicy, currency: string, names: ReadonlyMap<string, string>): MarketPolicyObject {
  const { terms, reserves, attentionFloors, ...plain } = policy;
  return {
    ...plain,
    pricing: terms.pricing,
    explorationShare: terms.explorationPpm / WHOLE_PPM,
    relevanceFloor: terms.relevanceFloorPpm / WHOLE_PPM,
    attentionFloor: floorOf(terms.attentionFloor),
    reserves: reserves.map((rule) => reserveRuleObject(rule, currency)),
    attentionFloors: attentionFloors.map(floorRuleObject),
    publishedBy: by === null ? null : (names.get(by) ?? null),
    publishedAt: at,
    note,
  };
}

export function reserveRuleObject({ match, price }: ReserveRule, currency: string): ReserveRuleObject {
  return { where: columnsObject(match), price: toMoney(price, currency) };
}

export function floorRuleObject({ match, price }: ReserveRule): AttentionFloorRule {
  return { where: columnsObject(match), floor: floorOf(price) };
}

/** Minor units per show. */
export function floorOf(ppm: bigint): number {
  return Number(ppm) / WHOLE_PPM;
}

function columnsObject([channel = WILDCARD, stage = WILDCARD, category = WILDCARD, region = WILDCARD]: readonly string[]): RuleColumns {
  return {
    channel: channel === WILDCARD ? null : channel,
    stage: isStageKey(stage) ? stage : null,
    category: isCategory(category) ? category : null,
    region: region === WILDCARD ? null : region,
  };
}
