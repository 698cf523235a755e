import type { CarPartsFragment } from '../api/operations.js';

const LISTING = 'listing:';

/** "Volvo XC60, 2019" from whatever is known of the car; else its key. `ad` are the dictionary's words for an ad by its number. */
export function carName(car: CarPartsFragment, ad: (id: string) => string): string {
  const name = [car.brand, car.model].filter(Boolean).join(' ') || (car.externalId ? carKey(car.externalId, ad) : '…');
  return car.year ? `${name}, ${car.year}` : name;
}

/** The site's own key of a car; `listing:777` stands for a car of which only the ad is known. */
export function carKey(key: string, ad: (id: string) => string): string {
  return key.startsWith(LISTING) ? ad(key.slice(LISTING.length)) : key;
}
