import { NO_WISHES, wishSentences } from './wish-words.js';

describe('what a partner asked for', () => {
  it('is told in the words and figures of the reader', () => {
    const wishes = { ...NO_WISHES, priceMin: 500_000n, priceMax: 1_200_000n, targeting: { models: ['A6', 'A4'], yearMin: 2012, mileageMaxKm: 200_000, circle: { km: 30 } } };
    expect(wishSentences('en', wishes, 'USD')).toEqual([
      'Models: A6, A4.',
      'Year: from 2012.',
      'Price of the car: from US$5,000 up to US$12,000.',
      'Mileage: up to 200,000 km.',
      'Within 30 km of a place.',
    ]);
    expect(wishSentences('ru', wishes, 'USD')).toContain('Год: от 2012.');
  });

  it('is nothing where it asked for no more', () => {
    expect(wishSentences('en', NO_WISHES, 'USD')).toEqual([]);
    expect(wishSentences('en', { ...NO_WISHES, targeting: { models: [], fuels: [], hours: [] } }, 'USD')).toEqual([]);
  });

  it('names groups and scores of the site without telling them', () => {
    const told = wishSentences('en', { ...NO_WISHES, seasons: ['winter'], targeting: { segments: ['likely-to-leave'], scoreMin: 80, languages: ['ru'] } }, 'USD').join(' ');
    expect(told).toBe('People who read your language. People in a group that the site keeps. People who use the site about as much as you do. At this time of the day or the year.');
  });
});
