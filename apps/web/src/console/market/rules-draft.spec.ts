import type { MarketRulesFragment } from '../../api/operations.js';
import { ANYWHERE, draftOfRules, inputOfRules } from './rules-draft.js';

const RULES: MarketRulesFragment = {
  version: 3, note: '', publishedAt: null, publishedBy: null, pricing: 'gsp', explorationShare: 0.05, relevanceFloor: 0.2, attentionFloor: 5, duplicateDays: 30,
  reserves: [{ where: ANYWHERE, price: { minor: '300', currency: 'USD' } }, { where: { ...ANYWHERE, category: 'bank' }, price: { minor: '1000', currency: 'USD' } }],
  attentionFloors: [{ where: { ...ANYWHERE, stage: 'sold' }, floor: 7.5 }],
  exclusiveCategories: ['insurer'], retired: [], blockedWords: ['free'], categoryCaps: [{ category: 'bank', perMonth: 2 }],
  blocked: [{ stage: 'posted', category: 'bank' }], names: [{ category: 'bank', en: 'Credit', ru: 'Кредит' }],
};

describe('the rules of the market, as they are typed', () => {
  it('are published as they were read when nothing is changed', () => {
    expect(inputOfRules(draftOfRules(RULES, 2), 2)).toEqual({
      kind: 'valid',
      input: {
        pricing: 'gsp', explorationShare: 0.05, relevanceFloor: 0.2, attentionFloor: 5, duplicateDays: 30,
        reserves: [{ where: ANYWHERE, priceMinor: '300' }, { where: { ...ANYWHERE, category: 'bank' }, priceMinor: '1000' }],
        attentionFloors: [{ where: { ...ANYWHERE, stage: 'sold' }, floor: 7.5 }],
        exclusiveCategories: ['insurer'], retired: [], blockedWords: ['free'], categoryCaps: [{ category: 'bank', perMonth: 2 }],
        blocked: [{ stage: 'posted', category: 'bank' }], names: [{ category: 'bank', en: 'Credit', ru: 'Кредит' }],
      },
    });
  });

  it('take a comma for a point, and nothing for no reserve', () => {
    const draft = { ...draftOfRules(RULES, 2), exploration: '2,5', reserves: [{ where: ANYWHERE, value: '0' }, { where: ANYWHERE, value: '12,5' }] };
    const read = inputOfRules(draft, 2);
    expect(read.kind === 'valid' && [read.input.explorationShare, ...read.input.reserves.map(({ priceMinor }) => priceMinor)]).toEqual([0.025, '0', '1250']);
  });

  it('name every field that cannot be read', () => {
    const draft = {
      ...draftOfRules(RULES, 2),
      exploration: '120',
      duplicateDays: '1.5',
      reserves: [{ where: ANYWHERE, value: 'three' }],
      attentionFloors: [{ where: ANYWHERE, value: '-1' }],
      caps: [{ category: '', perMonth: '2' }],
    };
    const read = inputOfRules(draft, 2);
    expect(read.kind === 'wrong' && [...read.wrong].sort()).toEqual(['attentionFloors.0', 'caps.0.category', 'duplicateDays', 'exploration', 'reserves.0']);
  });
});
