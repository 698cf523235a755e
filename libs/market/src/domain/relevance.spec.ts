import fc from 'fast-check';
import type { CampaignView } from './campaign-view.js';
import { allowedByNow, committed, nextPassRate } from './pacing.js';
import { assetFitPpm } from './asset-fit.js';
import { relevancePpm } from './relevance.js';

const forEveryone: CampaignView = {
  id: 'c',
  partnerId: 'p',
  category: 'tyre-shop',
  stages: ['owning'],
  bid: 1n,
  modifiers: [],
  campaignStatus: 'active',
  partnerStatus: 'active',
  offerStatus: 'approved', offersEndAt: null, outOfCodes: false,
  regions: [],
  brands: [],
  seasons: [],
  priceMin: null,
  priceMax: null,
  targeting: {},
  zone: 'Europe/Minsk',
  startsAt: null,
  endsAt: null,
  qualityPpm: {},
};
const user = { language: null, segments: new Set<string>(), score: null, excludedBy: new Set<string>(), controlGroup: false, consented: new Set<never>(), muted: new Set<never>(), cappedPartners: new Set<string>(), openOffers: new Set<string>(), heldBy: {}, recentClaims: [], affinityPpm: {}, fatiguePpm: 1_000_000 };

test('an offer made for this car is more relevant than one made for everyone', () => {
  const need = { category: 'tyre-shop' as const, weightPpm: 1_000_000, seasonPpm: 1_000_000 };
  expect(relevancePpm(forEveryone, need, user)).toBe(850_000);
  expect(relevancePpm({ ...forEveryone, brands: ['Audi'], regions: ['Минская'], priceMin: 500_000n }, need, user)).toBe(1_000_000);
});

test('relevance is the product of its parts, rounded down, and never leaves 0 to 1', () => {
  const part = fc.integer({ min: -10, max: 1_200_000 });
  fc.assert(
    fc.property(part, part, part, part, (weightPpm, seasonPpm, affinity, fatiguePpm) => {
      const r = relevancePpm(forEveryone, { category: 'tyre-shop', weightPpm, seasonPpm }, { ...user, fatiguePpm, affinityPpm: { 'tyre-shop': affinity } });
      const parts = [weightPpm, seasonPpm, affinity, fatiguePpm, assetFitPpm(forEveryone)].map((each) => BigInt(Math.min(1_000_000, Math.max(0, each))));
      const exact = parts.reduce((product, each) => (product * each) / 1_000_000n, 1_000_000n);
      expect(BigInt(r)).toBe(exact);
    }),
    { numRuns: 1_000 },
  );
});

test('what is being shown counts towards the budget by its chance to become a lead', () => {
  expect(committed(1_000n, 500n, [{ price: 3_000n, qualityPpm: 20_000 }, { price: 2_000n, qualityPpm: 10_000 }])).toBe(1_580n);
});

test('the plan follows the forecast curve of the day, between its points too', () => {
  const curve = [100_000, 400_000, 1_000_000];
  const third = 1_000_000 / 3;
  expect([0, third / 2, third, 2 * third, 1_000_000, 2_000_000].map((elapsed) => allowedByNow(1_000n, curve, elapsed))).toEqual([0n, 50n, 100n, 400n, 1_000n, 1_000n]);
});

test('a campaign behind its plan opens up step by step, never above every opportunity', () => {
  expect(nextPassRate(990_000, 1n, 2n)).toBe(1_000_000);
  expect(nextPassRate(1_000_000, 3n, 2n)).toBe(900_000);
});
