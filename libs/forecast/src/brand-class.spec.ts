import { brandClassOf, ownershipMeanMonths } from './brand-class.js';

it.each([
  ['BMW', 'premium'], ['mercedes-benz', 'premium'], ['LAND ROVER', 'premium'], ['Infiniti', 'premium'],
  ['ВАЗ', 'domestic'], ['LADA', 'domestic'], ['газ', 'domestic'], ['Москвич', 'domestic'], ['BelGee', 'domestic'],
  ['Volkswagen', 'foreign'], ['Geely', 'foreign'], ['Some New Brand', 'foreign'],
  ['  ', 'default'], [null, 'default'],
])('a %s is %s', (brand, brandClass) => expect(brandClassOf(brand)).toBe(brandClass));

it('a site may class a brand its own way, in any spelling', () => {
  expect(brandClassOf('geely', { Geely: 'domestic' })).toBe('domestic');
  expect(brandClassOf('Bmw', { BMW: 'foreign' })).toBe('foreign');
});

it('owners keep a premium car 41 months, a foreign one 48, a domestic one 68, an unknown one 54, unless the site knows better', () => {
  expect((['premium', 'foreign', 'domestic', 'default'] as const).map((c) => ownershipMeanMonths(c))).toEqual([41, 48, 68, 54]);
  expect(ownershipMeanMonths('premium', { premium: 36 })).toBe(36);
});
