import { CLASSIFIED_PROGRAMME } from '@ringroad/lifecycle';
import { CONTRACT_RULES } from './domain/contract-rules.js';
import { REASON_WORDS } from './domain/reason-words.js';
import { verdictWords } from './domain/verdict-words.js';

describe.each(['en', 'ru'] as const)('in %s', (language) => {
  it('every moment of the classified programme has its reason', () => {
    const keys = new Set(CLASSIFIED_PROGRAMME.contactPoints.map((point) => point.reasonKey));
    expect(Object.keys(REASON_WORDS[language]).sort()).toEqual([...keys].sort());
  });

  it('every rule of the lead contract has words of its own, and survives evidence that is missing', () => {
    const said = CONTRACT_RULES.map(({ code }) => verdictWords(language, code, {}));
    expect(new Set(said.map((words) => words.description)).size).toBe(CONTRACT_RULES.length);
    expect(said.every((words) => words.evidence.length > 0)).toBe(true);
  });
});

it('a finding is told with what was looked at', () => {
  expect(verdictWords('en', 'inside-area', { region: 'Minsk', campaignRegions: ['Minsk', 'Brest'] }).evidence).toBe('Minsk; wanted: Minsk, Brest');
  expect(verdictWords('en', 'not-expired', { secondsToProof: 61, hours: 72 }).evidence).toBe('proved 2 min after the claim, 72 h are allowed');
  expect(verdictWords('ru', 'not-duplicate', { duplicateOf: null, days: 30 }).evidence).toBe('не было за 30 дн.');
});
