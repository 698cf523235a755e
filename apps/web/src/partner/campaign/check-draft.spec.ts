import { EMPTY_DRAFT, EMPTY_OFFER, type CampaignDraft, type TypedOffer } from './campaign-draft.js';
import { checkDraft, type Terms } from './check-draft.js';
import { stepOf } from './steps.js';

const terms: Terms = { digits: 2, reserve: '0', language: 'en', zone: 'Europe/Minsk' };
const offer: TypedOffer = { ...EMPTY_OFFER, texts: { en: { title: '20 % off', text: 'A full clean.', terms: 'By appointment.' } } };
const filled: CampaignDraft = { ...EMPTY_DRAFT, name: 'Interior cleaning', category: 'detailing', stages: ['posted'], offers: [offer], maxPrice: '25,00', totalBudget: '1 000' };

describe('the campaign form', () => {
  it('hands over minor units of what was typed', () => {
    expect(checkDraft(filled, terms)).toMatchObject({ kind: 'valid', input: { maxPriceMinor: '2500', totalBudgetMinor: '100000', dailyBudgetMinor: null, offers: [{ validDays: 30, weight: 1 }] } });
  });

  it('asks for every moment with an empty list', () => {
    expect(checkDraft({ ...filled, everyMoment: true }, terms)).toMatchObject({ kind: 'valid', input: { stages: [] } });
  });

  it('names every empty field at once, each with its step', () => {
    const checked = checkDraft(EMPTY_DRAFT, terms);
    const paths = checked.kind === 'wrong' ? Object.keys(checked.wrongs).toSorted() : [];
    expect(paths).toEqual(['category', 'maxPrice', 'name', 'offers.0.text', 'offers.0.title', 'stages', 'totalBudget']);
    expect(paths.map(stepOf)).toEqual(['category', 'bid', 'category', 'offer', 'offer', 'moments', 'budget']);
    expect(stepOf('targeting.hours.0.from')).toBe('audience');
  });

  it('refuses a bid below what a lead costs at least', () => {
    expect(checkDraft({ ...filled, maxPrice: '2.99' }, { ...terms, reserve: '300' })).toEqual({ kind: 'wrong', wrongs: { maxPrice: { atLeast: '300' } } });
    expect(checkDraft({ ...filled, maxPrice: '3' }, { ...terms, reserve: '300' }).kind).toBe('valid');
  });

  it('refuses a budget that cannot pay for one lead, and a day richer than its week', () => {
    expect(checkDraft({ ...filled, totalBudget: '24.99' }, terms)).toEqual({ kind: 'wrong', wrongs: { totalBudget: 'budgetBelowBid' } });
    expect(checkDraft({ ...filled, dailyBudget: '200', weeklyBudget: '150' }, terms)).toEqual({ kind: 'wrong', wrongs: { dailyBudget: 'aboveWider' } });
    expect(checkDraft({ ...filled, dailyLeads: '10', monthlyLeads: '9' }, terms)).toEqual({ kind: 'wrong', wrongs: { dailyLeads: 'aboveWider' } });
  });

  it('refuses bands that stand on their heads, and days and hours that are none', () => {
    expect(checkDraft({ ...filled, priceMin: '9000', priceMax: '8000' }, terms)).toMatchObject({ wrongs: { priceMax: 'band' } });
    expect(checkDraft({ ...filled, yearMin: '2020', yearMax: '2010' }, terms)).toMatchObject({ wrongs: { 'targeting.yearMax': 'band' } });
    expect(checkDraft({ ...filled, seasonWindows: [{ from: '30.2', to: '1.4' }] }, terms)).toEqual({ kind: 'wrong', wrongs: { 'targeting.seasonWindows.0.from': 'dayOfYear' } });
    expect(checkDraft({ ...filled, hours: [{ days: [], from: '9', to: '18:00' }] }, terms)).toMatchObject({ wrongs: { 'targeting.hours.0.days': 'weekdays', 'targeting.hours.0.from': 'time' } });
  });

  it('sends days of the year as the server writes them, and a circle only when it is whole', () => {
    expect(checkDraft({ ...filled, seasonWindows: [{ from: '1.3', to: '30.11' }], circle: { lat: '53,9', lon: '27.56', km: '30' } }, terms)).toMatchObject({
      input: { targeting: { seasonWindows: [{ from: '03-01', to: '11-30' }], circle: { lat: 53.9, lon: 27.56, km: 30 } } },
    });
    expect(checkDraft({ ...filled, circle: { lat: '53.9', lon: '', km: '30' } }, terms)).toMatchObject({ wrongs: { 'targeting.circle': 'circle' } });
  });

  it('wants each offer in the language of the site, and a translation whole or not at all', () => {
    const russian = { title: 'Скидка', text: '', terms: '' };
    expect(checkDraft({ ...filled, offers: [{ ...offer, texts: { ...offer.texts, ru: russian } }] }, terms)).toEqual({ kind: 'wrong', wrongs: { 'offers.0.texts.ru.text': 'required' } });
    expect(checkDraft({ ...filled, offers: [{ ...offer, texts: { ru: { ...russian, text: 'Да' } } }] }, terms)).toMatchObject({ wrongs: { 'offers.0.title': { ownLanguage: 'en' } } });
  });

  it('takes adjustments of whole percents, each once', () => {
    const more = { dimension: 'region', value: 'Minsk', percent: '+20' } as const;
    expect(checkDraft({ ...filled, adjustments: [more] }, terms)).toMatchObject({ input: { adjustments: [{ percent: 20 }] } });
    expect(checkDraft({ ...filled, adjustments: [more, { ...more, percent: '-91' }] }, terms)).toEqual({ kind: 'wrong', wrongs: { 'adjustments.1.percent': 'percent', 'adjustments.1.value': 'twice' } });
  });

  it('ends at the end of the last day in the partner’s zone, and leaves alone what was not touched', () => {
    expect(checkDraft({ ...filled, endsAt: { day: '2027-03-14', read: null } }, terms)).toMatchObject({ input: { endsAt: '2027-03-14T21:00:00.000Z' } });
    const read = '2027-03-14T15:30:00.000Z';
    expect(checkDraft({ ...filled, endsAt: { day: '2027-03-14', read } }, terms)).toMatchObject({ input: { endsAt: read } });
    expect(checkDraft({ ...filled, startsAt: { day: '2027-03-15', read: null }, endsAt: { day: '2027-03-14', read } }, terms)).toMatchObject({ wrongs: { endsAt: 'endBeforeStart' } });
  });
});
