import { ATTENTION_RULES } from '@ringroad/outreach';
import { CLASSIFIED_PROGRAMME, EVENT_NAMES } from '@ringroad/lifecycle';
import { CONTRACT_RULES } from '@ringroad/leads';
import { AUCTION_REASONS, GATE_REASONS, PLAIN_OFFER, PROBLEMS, UNLIMITED } from '@ringroad/market';
import { CATEGORIES, normaliseCode } from '../../apps/web/src/ui/codes.js';
import { codes as en } from '../../apps/web/src/i18n/en/codes.js';
import { problems as enProblems } from '../../apps/web/src/i18n/en/problems.js';
import { codes as ru } from '../../apps/web/src/i18n/ru/codes.js';
import { problems as ruProblems } from '../../apps/web/src/i18n/ru/problems.js';

const LANGUAGES = { en, ru };
const isCategory = (need: string) => CATEGORIES.some((category) => category === need);

/** Keys without words would be seen as they are: each list is the server's own. */
describe.each(Object.entries(LANGUAGES))('in %s the screens have words', (_, codes) => {
  const missing = (dictionary: Readonly<Record<string, string>>, keys: readonly string[]) => keys.map(normaliseCode).filter((key) => !dictionary[key]);

  it('for every gate and every way to lose an auction', () => expect(missing(codes.loss, [...GATE_REASONS, ...AUCTION_REASONS])).toEqual([]));

  it('for every rule of attention', () => expect(missing(codes.loss, ATTENTION_RULES.map((rule) => rule.code))).toEqual([]));

  it('for every rule of the lead contract', () => expect(missing(codes.loss, CONTRACT_RULES.map((rule) => rule.code))).toEqual([]));

  it('for every field of a campaign that its log may name', () => {
    expect(missing(codes.changedField, [...Object.keys(UNLIMITED), ...Object.keys(PLAIN_OFFER), 'status', 'review', 'pausedBy', 'partnerPaused', 'maxPrice', 'totalBudget', 'shown'])).toEqual([]);
  });

  it('for every event of a site', () => expect(missing(codes.timeline.titles, [...EVENT_NAMES, 'identify'])).toEqual([]));

  it('for every stage, outcome and need of the programme', () => {
    expect(missing(codes.timeline.titles, CLASSIFIED_PROGRAMME.stages.map((stage) => `stage.${stage}`))).toEqual([]);
    expect(missing(codes.timeline.needs, CLASSIFIED_PROGRAMME.needs.map((need) => need.id).filter((need) => !isCategory(need)))).toEqual([]);
  });

  it('for every contact point of the programme', () => {
    expect(missing(codes.timeline.contactPoint, CLASSIFIED_PROGRAMME.contactPoints.map((point) => point.id.split('.')[1] ?? point.id))).toEqual([]);
  });
});

describe.each([['en', enProblems], ['ru', ruProblems]])('in %s what the server finds wrong', (_, words) => {
  const named = (sentence = '') => [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);

  it('has words, of that and no more than the server tells', () => {
    expect(Object.keys(words).toSorted()).toEqual(Object.keys(PROBLEMS).toSorted());
    for (const [key, sentence] of Object.entries(PROBLEMS)) expect([key, named(words[key]).filter((name) => !named(sentence).includes(name))]).toEqual([key, []]);
  });
});
