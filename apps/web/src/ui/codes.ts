import type { CampaignStatus, LeadStatus, ReservationState } from '../api/operations.js';

/** The moments every site has; `useVocabulary` knows those that its own programmes bring. */
export const STAGES = ['posted', 'renewed', 'sold', 'bought', 'owning'] as const;

/** The kinds of business every site has. */
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

export type BuiltInStage = (typeof STAGES)[number];
export type BuiltInCategory = (typeof CATEGORIES)[number];


/** The closed sets of the schema as values: filters and forms list them. */
export const CAMPAIGN_STATUSES: readonly CampaignStatus[] = ['draft', 'active', 'paused', 'ended'];

export const RESERVATION_STATES: readonly ReservationState[] = ['open', 'live', 'settled', 'released', 'cancelled'];

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
