import { changedField, changedValue, type ChangeTools } from './change-words.js';

const TOOLS: ChangeTools = {
  currency: 'USD',
  nothing: '—',
  yes: 'yes',
  no: 'no',
  percent: (share) => `${Math.round(share * 100)} %`,
  money: ({ minor, currency }) => `${currency} ${minor}`,
  dayTime: (iso) => `at ${iso}`,
  list: (items) => items.join(' and '),
  field: (name) => name.toUpperCase(),
  value: (field, value) => (field === 'status' ? `is ${value}` : value),
};

describe('a line of a campaign’s log', () => {
  it('is of the campaign, of one of its offers, or of an offer as a whole', () => {
    expect([changedField('maxPrice'), changedField('offers.a-1.title'), changedField('offers.a-1')].map(({ ofOffer, name }) => [ofOffer, name])).toEqual([
      [false, 'maxPrice'],
      [true, 'title'],
      [true, 'offer'],
    ]);
  });

  it('says money, times, names and switches as people read them', () => {
    const said = (field: string, value: unknown) => changedValue(field, JSON.stringify(value), TOOLS);
    expect([said('maxPrice', '1200'), said('endsAt', '2027-01-01'), said('status', 'paused'), said('partnerPaused', true), said('regions', ['Minsk', 'Brest']), said('dailyLeads', 7)]).toEqual([
      'USD 1200',
      'at 2027-01-01',
      'is paused',
      'yes',
      'Minsk and Brest',
      '7',
    ]);
  });

  it('opens what holds several things, and leaves out what is empty', () => {
    const offer = { text: 'All of it', terms: '', texts: { ru: { title: 'Блеск' } }, title: 'Shine', expiresAt: null, targeting: {} };
    expect(changedValue('offers.a', JSON.stringify(offer), TOOLS)).toBe('TITLE: Shine · TEXT: All of it · TEXTS: RU: TITLE: Блеск');
    expect(changedValue('adjustments', JSON.stringify([{ dimension: 'stage', value: 'sold', ppm: 1_200_000 }]), TOOLS)).toBe('DIMENSION: stage · VALUE: sold · PPM: 20 %');
    expect([changedValue('targeting', '{}', TOOLS), changedValue('stages', '[]', TOOLS), changedValue('stock', null, TOOLS)]).toEqual(['—', '—', '—']);
  });

  it('is shown as it stands where it cannot be read', () => {
    expect(changedValue('name', 'not JSON', TOOLS)).toBe('not JSON');
  });
});
