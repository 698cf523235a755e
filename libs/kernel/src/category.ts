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

export type Category = (typeof CATEGORIES)[number];
