import type { Minor } from '@ringroad/kernel';
import { type MarketSettings, POLICY_COLUMNS } from './market-policy.js';
import { PRICE_RULES } from './pricing.js';
import { type ReserveRule, WILDCARD } from './reserve.js';

/** What is wrong with one setting: `path` as `reserves.2.match`. */
export interface PolicyProblem {
  readonly path: string;
  readonly reason: string;
}

/** What rules may name: what the site's programmes have; and they may go on naming what the rules before them named. */
export interface KnownWords {
  readonly channels: ReadonlySet<string>;
  readonly stages: ReadonlySet<string>;
  readonly categories: ReadonlySet<string>;
}

const WHOLE = 1_000_000;
const MOST_RULES = 500;
const MOST_WORDS = 500;
/** Far above any lead's worth, far below what a bigint column holds. */
const DEAREST = 100_000_000_000n;

const isWhole = (value: number, least: number, most: number) => Number.isInteger(value) && value >= least && value <= most;
const isText = (value: string, most: number) => value.trim().length > 0 && value.length <= most;

/** All that is wrong with an operator's settings, at once. */
export function checkPolicy(settings: MarketSettings, known: KnownWords): PolicyProblem[] {
  const problems: PolicyProblem[] = [];
  const demand = (fine: boolean, path: string, reason: string) => {
    if (!fine) problems.push({ path, reason });
  };
  const { terms } = settings;
  demand(Object.hasOwn(PRICE_RULES, terms.pricing), 'terms.pricing', `must be among ${Object.keys(PRICE_RULES).join(', ')}`);
  demand(isWhole(terms.explorationPpm, 0, WHOLE), 'terms.explorationPpm', 'must be a share from 0 to 1,000,000 ppm');
  demand(isWhole(terms.relevanceFloorPpm, 0, WHOLE), 'terms.relevanceFloorPpm', 'must be a share from 0 to 1,000,000 ppm');
  demand(terms.attentionFloor >= 0n && terms.attentionFloor <= DEAREST, 'terms.attentionFloor', 'must not be below zero, nor above any offer’s worth');
  demand(isWhole(settings.duplicateDays, 0, 365), 'duplicateDays', 'must be 0 to 365 days');
  problems.push(...ruleProblems('reserves', settings.reserves, 1n), ...ruleProblems('attentionFloors', settings.attentionFloors, 0n));
  // A lead that nobody else wants costs its reserve: it must cost something.
  const everywhere = settings.reserves.some(({ match }) => match.every((want) => want === WILDCARD));
  demand(everywhere, 'reserves', 'needs a rule with all columns open: what a lead costs at least where no other applies');
  for (const list of ['exclusiveCategories', 'retired'] as const) demand(isSet(settings[list]), list, 'names a kind of business twice');
  settings.categoryCaps.forEach(({ perMonth }, n) => {
    demand(isWhole(perMonth, 0, 200), `categoryCaps.${n}.perMonth`, 'must be 0 to 200 contacts in 30 days');
  });
  demand(isSet(settings.categoryCaps.map(({ category }) => category)), 'categoryCaps', 'has two caps for one kind of business');
  demand(isSet(settings.blocked.map(({ stage, category }) => `${stage} ${category}`)), 'blocked', 'has a pair twice');
  demand(settings.blockedWords.length <= MOST_WORDS && settings.blockedWords.every((word) => isText(word, 60)), 'blockedWords', 'takes up to 500 words of up to 60 characters');
  settings.names.forEach(({ en, ru }, n) => {
    demand(isText(en, 60), `names.${n}.en`, 'needs 1 to 60 characters');
    demand(isText(ru, 60), `names.${n}.ru`, 'needs 1 to 60 characters');
  });
  demand(isSet(settings.names.map(({ category }) => category)), 'names', 'names a kind of business twice');
  const words = wordsOf(settings);
  for (const kind of ['channels', 'stages', 'categories'] as const) {
    const unknown = [...words[kind]].filter((word) => !known[kind].has(word));
    demand(unknown.length === 0, kind, `are named that this site does not have: ${unknown.join(', ')}. There are: ${[...known[kind]].join(', ')}`);
  }
  return problems;
}

/** The channels, stages and kinds of business that settings name. */
export function wordsOf({ reserves, attentionFloors, exclusiveCategories, categoryCaps, blocked, retired, names }: MarketSettings): KnownWords {
  const channels = new Set<string>();
  const stages = new Set<string>(blocked.map(({ stage }) => stage));
  const categories = new Set<string>([...exclusiveCategories, ...retired, ...[...categoryCaps, ...blocked, ...names].map(({ category }) => category)]);
  for (const { match } of [...reserves, ...attentionFloors]) {
    const [channel, stage, category] = match;
    if (channel !== undefined && channel !== WILDCARD) channels.add(channel);
    if (stage !== undefined && stage !== WILDCARD) stages.add(stage);
    if (category !== undefined && category !== WILDCARD) categories.add(category);
  }
  return { channels, stages, categories };
}

/** Two rules for the same columns would leave it to their order which one counts: that is refused. */
function ruleProblems(list: 'reserves' | 'attentionFloors', rules: readonly ReserveRule[], least: Minor): PolicyProblem[] {
  const problems: PolicyProblem[] = [];
  if (rules.length > MOST_RULES) problems.push({ path: list, reason: `takes up to ${MOST_RULES} rules` });
  const first = new Map<string, number>();
  rules.forEach(({ match, price }, n) => {
    const path = `${list}.${n}`;
    if (match.length !== POLICY_COLUMNS.length || !match.every((want) => isText(want, 100))) problems.push({ path: `${path}.match`, reason: `needs a value or ${WILDCARD} for each of ${POLICY_COLUMNS.join(', ')}` });
    if (price < least || price > DEAREST) problems.push({ path: `${path}.price`, reason: `must be ${least} at least, and not above any lead’s worth` });
    const same = first.get(JSON.stringify(match));
    if (same === undefined) first.set(JSON.stringify(match), n);
    else problems.push({ path: `${path}.match`, reason: `says the same as rule ${same + 1}` });
  });
  return problems;
}

function isSet(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}
