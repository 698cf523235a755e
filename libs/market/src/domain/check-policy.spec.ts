import { CATEGORIES, STAGES } from '@ringroad/kernel';
import fc from 'fast-check';
import { checkPolicy, type KnownWords, wordsOf } from './check-policy.js';
import { MARKET_POLICY, type MarketSettings, policyOfSettings, storedSettings } from './market-policy.js';
import type { ReserveRule } from './reserve.js';

const KNOWN: KnownWords = { channels: new Set(['inbox', 'page']), stages: new Set([...STAGES, 'boats/afloat']), categories: new Set([...CATEGORIES, 'marina']) };

const OPEN: ReserveRule = { match: ['*', '*', '*', '*'], price: 1n };
const problems = (change: Partial<MarketSettings>) => checkPolicy({ ...MARKET_POLICY, ...change }, KNOWN).map(({ path }) => path);
const terms = (change: Partial<MarketSettings['terms']>) => problems({ terms: { ...MARKET_POLICY.terms, ...change } });

describe('rules of a market', () => {
  it('that ship are in order', () => expect(problems({})).toEqual([]));

  it.each([
    ['a share above the whole', terms({ explorationPpm: 1_000_001 }), ['terms.explorationPpm']],
    ['a share that is no whole number of ppm', terms({ relevanceFloorPpm: 0.5 }), ['terms.relevanceFloorPpm']],
    ['a floor below zero', terms({ attentionFloor: -1n }), ['terms.attentionFloor']],
    ['a claim that blocks for more than a year', problems({ duplicateDays: 366 }), ['duplicateDays']],
    ['a claim that blocks for half a day', problems({ duplicateDays: 0.5 }), ['duplicateDays']],
    ['two rules for the same columns', problems({ reserves: [OPEN, ...[1n, 2n].map((price) => ({ match: ['*', 'sold', 'bank', '*'], price }))] }), ['reserves.2.match']],
    ['a rule with a column too few', problems({ attentionFloors: [{ match: ['*', '*', '*'], price: 1n }] }), ['attentionFloors.0.match']],
    ['a rule with an empty column', problems({ reserves: [OPEN, { match: ['*', '*', '*', ' '], price: 1n }] }), ['reserves.1.match']],
    ['a lead that may cost nothing', problems({ reserves: [{ ...OPEN, price: 0n }] }), ['reserves.0.price']],
    ['a place without any reserve', problems({ reserves: [{ match: ['*', '*', '*', 'Minsk'], price: 1n }] }), ['reserves']],
    ['a channel that is none', problems({ reserves: [OPEN, { match: ['inbx', '*', '*', '*'], price: 1n }] }), ['channels']],
    ['a reserve beyond any lead', problems({ reserves: [{ match: ['*', '*', '*', '*'], price: 1_000_000_000_000n }] }), ['reserves.0.price']],
    ['a rule for a stage the site has not', problems({ reserves: [OPEN, { match: ['*', 'boats/ashore', '*', '*'], price: 1n }] }), ['stages']],
    ['a rule for a kind of business the site has not', problems({ attentionFloors: [{ match: ['*', '*', 'zoo', '*'], price: 1n }] }), ['categories']],
    ['two caps for one kind of business', problems({ categoryCaps: [1, 2].map((perMonth) => ({ category: 'bank', perMonth })) }), ['categoryCaps']],
    ['a cap below zero', problems({ categoryCaps: [{ category: 'bank', perMonth: -1 }] }), ['categoryCaps.0.perMonth']],
    ['a pair twice', problems({ blocked: [1, 2].map(() => ({ stage: 'sold', category: 'bank' })) }), ['blocked']],
    ['an empty word', problems({ blockedWords: ['cheap', ''] }), ['blockedWords']],
    ['a name in one language only', problems({ names: [{ category: 'bank', en: 'Banks', ru: '' }] }), ['names.0.ru']],
    ['a kind of business retired twice', problems({ retired: ['bank', 'bank'] }), ['retired']],
  ])('are refused for %s', (_, found, expected) => expect(found).toEqual(expected));

  it('may name what the site’s own programmes bring', () => {
    expect(problems({ reserves: [OPEN, { match: ['inbox', 'boats/afloat', 'marina', 'Brest'], price: 1n }] })).toEqual([]);
  });

  it('are told of all that is wrong at once', () => {
    expect(problems({ duplicateDays: -1, blockedWords: [''], retired: ['bank', 'bank'] })).toEqual(['duplicateDays', 'retired', 'blockedWords']);
  });

  it('may go on naming what they named before: those words are known', () => {
    const before: MarketSettings = { ...MARKET_POLICY, reserves: [OPEN, { match: ['*', 'boats/ashore', 'sail-loft', '*'], price: 1n }] };
    const { stages, categories } = wordsOf(before);
    expect(checkPolicy(before, { ...KNOWN, stages: new Set([...KNOWN.stages, ...stages]), categories: new Set([...KNOWN.categories, ...categories]) })).toEqual([]);
  });

  it('are read as they were stored, to the last digit', () => {
    const rule = fc.record({ match: fc.tuple(...Array.from({ length: 4 }, () => fc.constantFrom('*', 'a', 'b'))), price: fc.bigInt({ min: 0n, max: 100_000_000_000n }) });
    fc.assert(
      fc.property(fc.array(rule), fc.array(rule), fc.bigInt({ min: 0n, max: 100_000_000_000n }), fc.integer({ min: 0, max: 1_000_000 }), (reserves, attentionFloors, attentionFloor, explorationPpm) => {
        const settings: MarketSettings = { ...MARKET_POLICY, reserves, attentionFloors, terms: { ...MARKET_POLICY.terms, attentionFloor, explorationPpm } };
        const read = policyOfSettings(7, JSON.parse(JSON.stringify(storedSettings(settings))));
        expect({ ...read, terms: { ...read.terms, version: '' } }).toEqual({ ...settings, version: 7, terms: { ...settings.terms, version: '' } });
      }),
    );
  });
});
