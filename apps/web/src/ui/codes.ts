import type { CampaignStatus, Category, LeadStatus, Stage } from '../api/operations.js';

/** The closed sets of the schema as values: filters and forms list them. */
export const STAGES: readonly Stage[] = ['posted', 'renewed', 'sold', 'bought', 'owning'];

export const CATEGORIES: readonly Category[] = [
  'detailing',
  'service_centre',
  'parts_shop',
  'fuel_station',
  'insurer',
  'car_dealer',
  'bank',
  'leasing',
  'developer',
  'diagnostics',
  'tyre_shop',
  'accessories',
];

export const CAMPAIGN_STATUSES: readonly CampaignStatus[] = ['draft', 'active', 'paused', 'ended'];

export const LEAD_STATUSES: readonly LeadStatus[] = ['submitted', 'verifying', 'qualified', 'rejected', 'duplicate', 'expired'];

/** `BELOW_RESERVE`, `belowReserve` and `below-reserve` are the same reason to a dictionary. */
export function normaliseCode(code: string): string {
  return code
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .replace(/[_\s.]+/g, '-')
    .toLowerCase();
}

/** The dictionary's words for a code, or the code itself made readable: a new reason must never show as blank. */
export function wordsFor(dictionary: Readonly<Record<string, string>>, code: string): string {
  const key = normaliseCode(code);
  return dictionary[key] ?? dictionary[code] ?? key.replaceAll('-', ' ');
}
