import fc from 'fast-check';
import { type CampaignDraft, checkDraft, type Choices, UNLIMITED } from './campaign-draft.js';
import type { BidModifier } from './campaign-view.js';
import { type OfferDraft, PLAIN_OFFER } from './offer-draft.js';

const NOW = new Date('2026-03-02T09:00:00Z');
const OFFER: OfferDraft = { ...PLAIN_OFFER, title: 'Shine', text: 'A full clean.', terms: '', validDays: 30 };
const DRAFT: CampaignDraft = { ...UNLIMITED, name: 'Spring', category: 'detailing', stages: ['posted'], maxPrice: 1_000n, totalBudget: 100_000n, offers: [OFFER] };
const CHOICES: Choices = { categories: ['detailing'], moments: ['posted', 'sold'], language: 'ru', blockedWords: ['casino'], now: NOW, known: new Map() };

const problems = (change: Partial<CampaignDraft>, choices: Partial<Choices> = {}) => checkDraft({ ...DRAFT, ...change }, { ...CHOICES, ...choices });
const paths = (change: Partial<CampaignDraft>, choices?: Partial<Choices>) => problems(change, choices).map(({ path }) => path);
const raise = (dimension: BidModifier['dimension'], value: string, percent: number): BidModifier => ({ dimension, value, ppm: (100 + percent) * 10_000 });

describe('a draft of a campaign', () => {
  it('that asks for little is fine', () => {
    expect(problems({})).toEqual([]);
  });

  it('is told everything that is wrong at once, each with its path', () => {
    const found = paths({ name: ' ', category: 'bank', stages: ['bought'], maxPrice: 0n, totalLeads: 0, stock: 0, targeting: { yearMin: 1200 }, offers: [{ ...OFFER, title: '', weight: 101, texts: { en: { ...OFFER, text: '' } } }] });
    expect(found).toEqual(['name', 'category', 'stages', 'targeting.yearMin', 'maxPrice', 'totalLeads', 'stock', 'offers.0.weight', 'offers.0.title', 'offers.0.texts.en.text']);
  });
});

describe('budgets of a draft', () => {
  it('fit into the wider ones, whichever are left out', () => {
    expect(problems({ dailyBudget: 5_000n, weeklyBudget: 5_000n, monthlyBudget: 20_000n })).toEqual([]);
    expect(problems({ dailyBudget: 30_000n, monthlyBudget: 20_000n })).toMatchObject([{ path: 'dailyBudget', key: 'above-wider-budget', values: { span: 'monthly' }, reason: 'cannot be above the monthly budget' }]);
    expect(problems({ weeklyBudget: 100_001n })).toMatchObject([{ path: 'weeklyBudget', reason: 'cannot be above the total budget' }]);
    expect(problems({ dailyLeads: 4, weeklyLeads: 3, totalLeads: 3 })).toMatchObject([{ path: 'dailyLeads', reason: 'cannot be above the weekly number of leads' }]);
  });

  it('pay for one lead each', () => {
    expect(paths({ dailyBudget: 999n, weeklyBudget: 1_000n, monthlyBudget: 0n, totalBudget: 999n })).toEqual(['totalBudget', 'dailyBudget', 'weeklyBudget', 'monthlyBudget']);
  });

  it('that are fine nest, and those that nest are fine', () => {
    const budget = fc.option(fc.bigInt({ min: 1_000n, max: 120_000n }), { nil: null });
    fc.assert(
      fc.property(budget, budget, budget, (dailyBudget, weeklyBudget, monthlyBudget) => {
        const said = [dailyBudget, weeklyBudget, monthlyBudget, DRAFT.totalBudget].filter((each) => each !== null);
        const nested = said.every((each, at) => at === 0 || (said[at - 1] ?? 0n) <= each);
        expect(problems({ dailyBudget, weeklyBudget, monthlyBudget }).length === 0).toBe(nested);
      }),
    );
  });
});

describe('adjustments of a draft', () => {
  it('go from −90 to +200 in whole percents, each value once, with words the site knows', () => {
    expect(problems({ adjustments: [raise('region', 'Minsk', 200), raise('brand', 'Audi', -90)] })).toEqual([]);
    const wrong = [raise('region', 'Minsk', -91), raise('brand', 'Audi', 10.5), raise('brand', 'Audi', 20), raise('season', 'mud', 10), raise('stage', 'bought', 10), raise('fuel', ' ', 10)];
    expect(paths({ adjustments: wrong })).toEqual(['adjustments.0.percent', 'adjustments.1.percent', 'adjustments.2', 'adjustments.3.value', 'adjustments.4.value', 'adjustments.5.value']);
  });

  it('raise a bid threefold at most when all that can apply do', () => {
    expect(problems({ adjustments: [raise('region', 'Minsk', 100), raise('brand', 'Audi', 50), raise('brand', 'BMW', 50)] })).toEqual([]);
    expect(paths({ adjustments: [raise('region', 'Minsk', 100), raise('brand', 'Audi', 60)] })).toEqual(['adjustments']);
    // A car has one brand, but its owner may be in two segments.
    expect(paths({ adjustments: [raise('segment', 'new', 100), raise('segment', 'vip', 60)] })).toEqual(['adjustments']);
    expect(problems({ adjustments: [raise('region', 'Minsk', 200), raise('brand', 'Audi', -50)] })).toEqual([]);
  });
});

describe('offers of a draft', () => {
  it('are one to five, each in the language of the site', () => {
    expect(paths({ offers: [] })).toEqual(['offers']);
    expect(paths({ offers: Array.from({ length: 6 }, () => OFFER) })).toEqual(['offers']);
    expect(problems({ offers: [{ ...OFFER, title: '', text: '', texts: { en: OFFER } }] })).toMatchObject([{ path: 'offers.0.texts', reason: 'needs one in ru, the language of the site' }]);
    expect(paths({ offers: [{ ...OFFER, texts: { ru: OFFER } }] })).toEqual(['offers.0.texts.ru']);
  });

  it('end in the future, but one that the campaign has already may be over', () => {
    const past = new Date('2026-03-01T00:00:00Z');
    expect(paths({ offers: [{ ...OFFER, expiresAt: past }] })).toEqual(['offers.0.expiresAt']);
    expect(problems({ offers: [{ ...OFFER, id: 'a', expiresAt: past }] }, { known: new Map([['a', new Date(past)]]) })).toEqual([]);
    expect(paths({ offers: [{ ...OFFER, id: 'a', expiresAt: past }] }, { known: new Map([['a', null]]) })).toEqual(['offers.0.expiresAt']);
  });

  it('are of this campaign, and none is there twice', () => {
    expect(paths({ offers: [{ ...OFFER, id: 'somebody’s' }] })).toEqual(['offers.0.id']);
    expect(paths({ offers: [{ ...OFFER, id: 'a' }, { ...OFFER, id: 'a' }] }, { known: new Map([['a', null]]) })).toEqual(['offers.0.id', 'offers.1.id']);
  });

  it('say no word that the site forbids, in any language', () => {
    expect(problems({ offers: [{ ...OFFER, terms: 'Not in a CASINO.', texts: { en: { ...OFFER, title: 'c-a-s-i-n-o' } } }] })).toMatchObject([
      { path: 'offers.0.terms', reason: 'says what this site does not allow: casino' },
      { path: 'offers.0.texts.en.title', reason: 'says what this site does not allow: casino' },
    ]);
  });
});
