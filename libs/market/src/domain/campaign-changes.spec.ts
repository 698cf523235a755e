import { changesBetween } from './campaign-changes.js';
import { type CampaignDraft, UNLIMITED } from './campaign-draft.js';
import { PLAIN_OFFER } from './offer-draft.js';

const OFFER = { ...PLAIN_OFFER, id: 'a', title: 'Shine', text: 'A full clean.', terms: '', validDays: 30 };
const DRAFT: CampaignDraft = { ...UNLIMITED, name: 'Spring', category: 'detailing', stages: ['posted'], maxPrice: 1_000n, totalBudget: 100_000n, offers: [OFFER] };

describe('what an edit changed', () => {
  it('is nothing when it says the same, in whatever order the database keeps keys', () => {
    const asked = { ...DRAFT, targeting: { circle: { lat: 53.9, lon: 27.6, km: 10 }, yearMin: 2015 } };
    const stored = { ...DRAFT, targeting: { yearMin: 2015, circle: { km: 10, lat: 53.9, lon: 27.6 } } };
    expect(changesBetween(asked, stored)).toEqual([]);
  });

  it('is told field by field, amounts as digits and times as ISO 8601', () => {
    const endsAt = new Date('2026-05-01T00:00:00Z');
    expect(changesBetween(DRAFT, { ...DRAFT, maxPrice: 1_200n, endsAt, offers: [{ ...OFFER, title: 'Gloss', weight: 3 }] })).toEqual([
      { field: 'endsAt', before: null, after: '2026-05-01T00:00:00.000Z' },
      { field: 'maxPrice', before: '1000', after: '1200' },
      { field: 'offers.a.title', before: 'Shine', after: 'Gloss' },
      { field: 'offers.a.weight', before: 1, after: 3 },
    ]);
  });

  it('names offers that came and went', () => {
    const found = changesBetween(DRAFT, { ...DRAFT, offers: [{ ...OFFER, id: 'b' }] });
    expect(found.map(({ field, before, after }) => [field, before === null, after === null])).toEqual([['offers.a', false, true], ['offers.b', true, false]]);
  });
});
