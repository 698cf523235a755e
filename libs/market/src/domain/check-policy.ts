import type { Minor } from '@ringroad/kernel';
import { type MarketSettings, POLICY_COLUMNS } from './market-policy.js';
import { PRICE_RULES } from './pricing.js';
import { problem, type Problem } from './problem.js';
import { type ReserveRule, WILDCARD } from './reserve.js';

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

/** All that is wrong with an operator's settings, at once, each with its path: `reserves.2.match`. */
export function checkPolicy(settings: MarketSettings, known: KnownWords): Problem[] {
  const problems: Problem[] = [];
  const demand = (fine: boolean, ...fault: Parameters<typeof problem>) => {
    if (!fine) problems.push(problem(...fault));
  };
  const { terms } = settings;
  demand(Object.hasOwn(PRICE_RULES, terms.pricing), 'terms.pricing', 'among', { choices: Object.keys(PRICE_RULES).join(', ') });
  demand(isWhole(terms.explorationPpm, 0, WHOLE), 'terms.explorationPpm', 'share');
  demand(isWhole(terms.relevanceFloorPpm, 0, WHOLE), 'terms.relevanceFloorPpm', 'share');
  demand(terms.attentionFloor >= 0n && terms.attentionFloor <= DEAREST, 'terms.attentionFloor', 'floor');
  demand(isWhole(settings.duplicateDays, 0, 365), 'duplicateDays', 'days', { least: 0, most: 365 });
  problems.push(...ruleProblems('reserves', settings.reserves, 1n), ...ruleProblems('attentionFloors', settings.attentionFloors, 0n));
  // A lead that nobody else wants costs its reserve: it must cost something.
  const everywhere = settings.reserves.some(({ match }) => match.every((want) => want === WILDCARD));
  demand(everywhere, 'reserves', 'open-rule');
  for (const list of ['exclusiveCategories', 'retired'] as const) demand(isSet(settings[list]), list, 'category-twice');
  settings.categoryCaps.forEach(({ perMonth }, n) => {
    demand(isWhole(perMonth, 0, 200), `categoryCaps.${n}.perMonth`, 'cap-contacts', { least: 0, most: 200 });
  });
  demand(isSet(settings.categoryCaps.map(({ category }) => category)), 'categoryCaps', 'cap-twice');
  demand(isSet(settings.blocked.map(({ stage, category }) => `${stage} ${category}`)), 'blocked', 'pair-twice');
  demand(settings.blockedWords.length <= MOST_WORDS && settings.blockedWords.every((word) => isText(word, 60)), 'blockedWords', 'words', { most: MOST_WORDS, longest: 60 });
  settings.names.forEach(({ en, ru }, n) => {
    demand(isText(en, 60), `names.${n}.en`, 'length', { least: 1, most: 60 });
    demand(isText(ru, 60), `names.${n}.ru`, 'length', { least: 1, most: 60 });
  });
  demand(isSet(settings.names.map(({ category }) => category)), 'names', 'category-twice');
  const words = wordsOf(settings);
  for (const kind of ['channels', 'stages', 'categories'] as const) {
    const unknown = [...words[kind]].filter((word) => !known[kind].has(word));
    demand(unknown.length === 0, kind, 'unknown-words', { unknown: unknown.join(', '), choices: [...known[kind]].join(', ') });
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
function ruleProblems(list: 'reserves' | 'attentionFloors', rules: readonly ReserveRule[], least: Minor): Problem[] {
  const problems: Problem[] = [];
  if (rules.length > MOST_RULES) problems.push(problem(list, 'rules', { most: MOST_RULES }));
  const first = new Map<string, number>();
  rules.forEach(({ match, price }, n) => {
    const path = `${list}.${n}`;
    if (match.length !== POLICY_COLUMNS.length || !match.every((want) => isText(want, 100))) problems.push(problem(`${path}.match`, 'columns', { columns: POLICY_COLUMNS.join(', ') }));
    if (price < least || price > DEAREST) problems.push(problem(`${path}.price`, 'rule-price', { least: Number(least) }));
    const same = first.get(JSON.stringify(match));
    if (same === undefined) first.set(JSON.stringify(match), n);
    else problems.push(problem(`${path}.match`, 'same-rule', { rule: same + 1 }));
  });
  return problems;
}

function isSet(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}
