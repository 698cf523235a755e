import { isProgrammeWord } from './programme-word.js';

/** Partner categories of the classified programme (programmes.md S01-S10). One word per kind of business. */
export const CATEGORIES = [
  'detailing',
  'service-centre',
  'parts-shop',
  'fuel-station',
  'insurer',
  'car-dealer',
  'bank',
  'leasing',
  'developer',
  'diagnostics',
  'tyre-shop',
  'accessories',
] as const;

export type BuiltInCategory = (typeof CATEGORIES)[number];

declare const OWN: unique symbol;

/** A kind of business: a built-in one, or one that a site's own programme brings (`marina`), known by `isCategory`. */
export type Category = BuiltInCategory | (string & { readonly [OWN]: 'category' });

export function isBuiltInCategory(text: string): text is BuiltInCategory {
  return CATEGORIES.some((category) => category === text);
}

/** Whether a text may name a kind of business. Whether a site has it is the site's to say. */
export function isCategory(text: string): text is Category {
  return isProgrammeWord(text);
}
