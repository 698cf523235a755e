import { isCategory, isStageKey } from '@ringroad/kernel';
import { type MarketSettings, POLICY_COLUMNS } from './market-policy.js';
import { PRICE_RULES } from './pricing.js';
import { type ReserveRule, WILDCARD } from './reserve.js';

/** What is wrong with one setting: `path` as `reserves.2.match`. */
export interface PolicyProblem {
  readonly path: string;
  readonly reason: string;
}

const WHOLE = 1_000_000;
const MOST_RULES = 500;
const MOST_WORDS = 500;
/** Far above any lead's worth, far below what a bigint column holds. */
const DEAREST = 100_000_000_000n;

const isWhole = (value: number, least: number, most: number) => Number.isInteger(value) && value >= least && value <= most;
const isText = (value: string, most: number) => value.trim().length > 0 && value.length <= most;

/** All that is wrong with an operator's settings and the note that goes with them, at once. */
export function checkPolicy(settings: MarketSettings, note: string): PolicyProblem[] {
  const problems: PolicyProblem[] = [];
  const demand = (fine: boolean, path: string, reason: string) => {
    if (!fine) problems.push({ path, reason });
  };
  const { terms } = settings;
  demand(isText(note, 500), 'note', 'needs 1 to 500 characters: say why, for those who come later');
  demand(Object.hasOwn(PRICE_RULES, terms.pricing), 'terms.pricing', `must be among ${Object.keys(PRICE_RULES).join(', ')}`);
  demand(isWhole(terms.explorationPpm, 0, WHOLE), 'terms.explorationPpm', 'must be a share from 0 to 1,000,000 ppm');
  demand(isWhole(terms.relevanceFloorPpm, 0, WHOLE), 'terms.relevanceFloorPpm', 'must be a share from 0 to 1,000,000 ppm');
  demand(terms.attentionFloor >= 0n && terms.attentionFloor <= DEAREST, 'terms.attentionFloor', 'must not be below zero, nor above any offer’s worth');
  demand(isWhole(settings.duplicateDays, 0, 365), 'duplicateDays', 'must be 0 to 365 days');
  problems.push(...ruleProblems('reserves', settings.reserves), ...ruleProblems('attentionFloors', settings.attentionFloors));
  for (const list of ['exclusiveCategories', 'retired'] as const) {
    demand(settings[list].every(isCategory), list, 'has a word that names no kind of business');
    demand(isSet(settings[list]), list, 'names a kind of business twice');
  }
  settings.categoryCaps.forEach(({ category, perMonth }, n) => {
    demand(isCategory(category), `categoryCaps.${n}.category`, 'names no kind of business');
    demand(isWhole(perMonth, 0, 200), `categoryCaps.${n}.perMonth`, 'must be 0 to 200 contacts in 30 days');
  });
  demand(isSet(settings.categoryCaps.map(({ category }) => category)), 'categoryCaps', 'has two caps for one kind of business');
  demand(settings.blocked.every(({ stage, category }) => isStageKey(stage) && isCategory(category)), 'blocked', 'has a pair that names no stage or no kind of business');
  demand(isSet(settings.blocked.map(({ stage, category }) => `${stage} ${category}`)), 'blocked', 'has a pair twice');
  demand(settings.blockedWords.length <= MOST_WORDS && settings.blockedWords.every((word) => isText(word, 60)), 'blockedWords', 'takes up to 500 words of up to 60 characters');
  settings.names.forEach(({ category, en, ru }, n) => {
    demand(isCategory(category), `names.${n}.category`, 'names no kind of business');
    demand(isText(en, 60), `names.${n}.en`, 'needs 1 to 60 characters');
    demand(isText(ru, 60), `names.${n}.ru`, 'needs 1 to 60 characters');
  });
  demand(isSet(settings.names.map(({ category }) => category)), 'names', 'names a kind of business twice');
  return problems;
}

/** Two rules for the same columns would leave it to their order which one counts: that is refused. */
function ruleProblems(list: 'reserves' | 'attentionFloors', rules: readonly ReserveRule[]): PolicyProblem[] {
  const problems: PolicyProblem[] = [];
  if (rules.length > MOST_RULES) problems.push({ path: list, reason: `takes up to ${MOST_RULES} rules` });
  const first = new Map<string, number>();
  rules.forEach(({ match, price }, n) => {
    const path = `${list}.${n}`;
    if (match.length !== POLICY_COLUMNS.length || !match.every((want) => isText(want, 100))) problems.push({ path: `${path}.match`, reason: `needs a value or ${WILDCARD} for each of ${POLICY_COLUMNS.join(', ')}` });
    else {
      const [, stage = WILDCARD, category = WILDCARD] = match;
      if (stage !== WILDCARD && !isStageKey(stage)) problems.push({ path: `${path}.match`, reason: `names no stage: ${stage}` });
      if (category !== WILDCARD && !isCategory(category)) problems.push({ path: `${path}.match`, reason: `names no kind of business: ${category}` });
    }
    if (price < 0n || price > DEAREST) problems.push({ path: `${path}.price`, reason: 'must not be below zero, nor above any lead’s worth' });
    const same = first.get(JSON.stringify(match));
    if (same === undefined) first.set(JSON.stringify(match), n);
    else problems.push({ path: `${path}.match`, reason: `says the same as rule ${same + 1}` });
  });
  return problems;
}

function isSet(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}
