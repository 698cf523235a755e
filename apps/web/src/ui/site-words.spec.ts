import { codes } from '../i18n/en/codes.js';
import { codes as russian } from '../i18n/ru/codes.js';
import { siteWords } from './site-words.js';

const boats = [{ language: 'en', text: 'Boats' }, { language: 'ru', text: 'Лодки' }];
const moments = [
  { stage: 'sold', programmeId: 'classified', titles: [], programmeTitles: [], categories: ['bank'] },
  { stage: 'boats/afloat', programmeId: 'boats', titles: [{ language: 'en', text: 'afloat' }], programmeTitles: boats, categories: ['marina'] },
];
const categories = [{ category: 'tyre-shop', titles: [] }, { category: 'marina', titles: [{ language: 'ru', text: 'Марина' }, { language: 'en', text: 'Marina' }] }];

it('built-in words come from the dictionary, those of the site’s own programmes from their titles', () => {
  const words = siteWords(codes, 'en', moments, categories);
  expect([words.stageName('sold'), words.stageName('boats/afloat'), words.stageTitle('boats/afloat')]).toEqual(['Sold', 'Boats: afloat', 'afloat']);
  expect([words.categoryName('tyre-shop'), words.categoryName('marina')]).toEqual(['Tyres', 'Marina']);
  expect(siteWords(russian, 'ru', moments, categories).stageName('boats/afloat')).toBe('Лодки: afloat');
});

it('until the answer is there the built-in words are, and no name is ever blank', () => {
  const words = siteWords(codes, 'en');
  expect(words.moments.map((moment) => moment.stage)).toEqual(['posted', 'renewed', 'sold', 'bought', 'owning']);
  expect(words.categories).toContain('tyre-shop');
  expect([words.stageName('boats/laid-up'), words.categoryName('sail-loft')]).toEqual(['boats: laid up', 'sail loft']);
});
