import { checkDraft, EMPTY_DRAFT, type CampaignDraft } from './campaign-draft.js';

const filled: CampaignDraft = {
  ...EMPTY_DRAFT,
  name: 'Interior cleaning',
  category: 'detailing',
  stages: ['posted'],
  offerTitle: '20 % off',
  offerText: 'A full clean.',
  offerTerms: 'By appointment.',
  maxPrice: '25,00',
  totalBudget: '1 000',
};

describe('the campaign form', () => {
  it('hands over minor units of what was typed', () => {
    const checked = checkDraft(filled, 2);
    expect(checked).toMatchObject({ kind: 'valid', input: { maxPriceMinor: '2500', totalBudgetMinor: '100000', dailyBudgetMinor: null, offerValidDays: 30 } });
  });

  it('asks for every moment with an empty list', () => {
    expect(checkDraft({ ...filled, everyMoment: true }, 2)).toMatchObject({ kind: 'valid', input: { stages: [] } });
  });

  it('names every empty field at once', () => {
    const checked = checkDraft(EMPTY_DRAFT, 2);
    expect(checked.kind === 'wrong' && Object.keys(checked.wrongs).toSorted()).toEqual(['category', 'maxPrice', 'name', 'offerTerms', 'offerText', 'offerTitle', 'stages', 'totalBudget']);
  });

  it('refuses a bid below what a lead of the category costs at least', () => {
    expect(checkDraft({ ...filled, maxPrice: '2.99' }, 2, '300')).toEqual({ kind: 'wrong', wrongs: { maxPrice: { atLeast: '300' } } });
    expect(checkDraft({ ...filled, maxPrice: '3' }, 2, '300').kind).toBe('valid');
  });

  it('refuses a budget that cannot pay for one lead and a day richer than the whole', () => {
    expect(checkDraft({ ...filled, totalBudget: '24.99' }, 2)).toMatchObject({ wrongs: { totalBudget: 'budgetBelowBid' } });
    expect(checkDraft({ ...filled, dailyBudget: '1000.01' }, 2)).toMatchObject({ wrongs: { dailyBudget: 'dailyAboveTotal' } });
    expect(checkDraft({ ...filled, dailyBudget: '10' }, 2)).toMatchObject({ wrongs: { dailyBudget: 'budgetBelowBid' } });
  });

  it('refuses an upside-down price band and a code that is valid for no day', () => {
    expect(checkDraft({ ...filled, priceMin: '9000', priceMax: '8000' }, 2)).toMatchObject({ wrongs: { priceMax: 'priceBand' } });
    expect(checkDraft({ ...filled, validDays: '0' }, 2)).toMatchObject({ wrongs: { validDays: 'validDays' } });
  });
});
