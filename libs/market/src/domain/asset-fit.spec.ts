import { sampleCampaign } from '../../../../test/support/sample-market.js';
import { assetFitPpm } from './asset-fit.js';
import type { CampaignView } from './campaign-view.js';

const fit = (campaign: Partial<CampaignView>) => assetFitPpm(sampleCampaign(campaign));

test.each<[string, Partial<CampaignView>]>([
  ['a region', { regions: ['Минская'] }],
  ['a circle', { targeting: { circle: { lat: 53.9, lon: 27.5, km: 40 } } }],
  ['a brand', { brands: ['Audi'] }],
  ['a model', { targeting: { models: ['A4'] } }],
  ['a fuel', { targeting: { fuels: ['electric'] } }],
  ['cars up to 20,000', { priceMax: 2_000_000n }],
  ['cars from 5,000', { priceMin: 500_000n }],
  ['cars since 2015', { targeting: { yearMin: 2015 } }],
  ['cars past 200,000 km', { targeting: { mileageMinKm: 200_000 } }],
])('who asks for %s fits better than who asks for nothing', (_, wish) => {
  expect(fit({})).toBe(850_000);
  expect(fit(wish)).toBe(900_000);
});

test.each<[string, Partial<CampaignView>]>([
  ['prices from nothing to all', { priceMin: 0n, priceMax: 100_000_000_000n }],
  ['prices from one cent', { priceMin: 1n }],
  ['a circle around the earth', { targeting: { circle: { lat: 0, lon: 0, km: 20_000 } } }],
  ['years from 1885 to 2100', { targeting: { yearMin: 1885, yearMax: 2100 } }],
  ['any mileage', { targeting: { mileageMinKm: 0 } }],
  ['every fuel there is', { targeting: { fuels: ['gasoline', 'diesel', 'gas', 'electric', 'hybrid'] } }],
  ['two hundred brands', { brands: Array.from({ length: 200 }, (__, n) => `brand ${n}`) }],
  ['who reads, when and how engaged: that is not the car', { targeting: { languages: ['ru'], scoreMin: 90, hours: [{ days: [1], from: '09:00', to: '10:00' }] } }],
])('a wish as wide as the world buys nothing: %s', (_, wish) => expect(fit(wish)).toBe(850_000));

test('three wishes make it whole, and more cannot make it more', () => {
  expect(fit({ regions: ['a'], brands: ['b'] })).toBe(950_000);
  expect(fit({ regions: ['a'], brands: ['b'], priceMax: 2_000_000n })).toBe(1_000_000);
  expect(fit({ regions: ['a'], brands: ['b'], priceMax: 2_000_000n, targeting: { models: ['c'], yearMin: 2015 } })).toBe(1_000_000);
});
