import { changesOfRules, placeText, type RuleWords } from './rule-changes.js';
import { ANYWHERE, type RulesDraft } from './rules-draft.js';

const RULES: RulesDraft = {
  pricing: 'gsp', exploration: '5', relevance: '20', attention: '5', duplicateDays: '30', attentionFloors: [], exclusiveCategories: ['insurer'], retired: [], blockedWords: ['free'], caps: [], blocked: [], names: [],
  reserves: [{ where: ANYWHERE, value: '3.00' }, { where: { ...ANYWHERE, category: 'bank' }, value: '10.00' }],
};
const rule = ({ where, value }: RulesDraft['reserves'][number]) => `${where.category ?? 'all'}: ${value}`;
const WORDS: RuleWords = {
  pricing: (way) => [way], exploration: (share) => [share], relevance: (share) => [share], attention: (worth) => [worth], duplicateDays: (days) => [days],
  reserves: (rules) => rules.map(rule), attentionFloors: (rules) => rules.map(rule), exclusiveCategories: (kinds) => kinds, retired: (kinds) => kinds,
  caps: (caps) => caps.map(({ category, perMonth }) => `${category}: ${perMonth}`), blocked: (pairs) => pairs.map(({ stage, category }) => `${stage} ${category}`),
  names: (names) => names.map(({ category, en }) => `${category}: ${en}`), blockedWords: (list) => list,
};

it('rules that are the same differ in nothing, in whatever order they were written', () => {
  expect(changesOfRules(RULES, { ...RULES, reserves: RULES.reserves.toReversed() }, WORDS)).toEqual([]);
});

it('a figure that moved, a rule that costs more and one that went are told, in the order of the form', () => {
  const after: RulesDraft = { ...RULES, exploration: '10', blockedWords: [], reserves: [{ where: ANYWHERE, value: '4.00' }, ...RULES.reserves.slice(1)], retired: ['tyres'] };
  expect(changesOfRules(RULES, after, WORDS)).toEqual([
    { part: 'exploration', gone: ['5'], come: ['10'] },
    { part: 'reserves', gone: ['all: 3.00'], come: ['all: 4.00'] },
    { part: 'retired', gone: [], come: ['tyres'] },
    { part: 'blockedWords', gone: ['free'], come: [] },
  ]);
});

it('a place is said by the columns it names', () => {
  const say = { channel: (value: string) => value, stage: (value: string) => value, category: (value: string) => value, any: 'everywhere' };
  expect([placeText(ANYWHERE, say), placeText({ channel: 'page', stage: null, category: 'bank', region: 'Minsk' }, say)]).toEqual(['everywhere', 'page, bank, Minsk']);
});
