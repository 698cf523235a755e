import type { CampaignRowFragment } from '../api/operations.js';
import { normaliseCode } from '../ui/codes.js';

export type StepKind = 'no-campaign' | 'no-money' | 'paused' | 'low-money' | 'loss' | 'leads';

export interface NextStep {
  readonly kind: StepKind;
  /** For a loss: the campaign and the reason worth mending. */
  readonly campaign?: CampaignRowFragment;
  readonly loss?: { readonly reason: string; readonly share: number };
}

interface Standing {
  readonly campaigns: readonly CampaignRowFragment[];
  readonly available: bigint;
  readonly daysLeft: number | null;
  readonly leads: number;
}

/** Losses a partner can do something about, by money or by the campaign's own terms. */
const MENDABLE = new Set([
  'below-reserve',
  'outranked',
  'daily-budget-exhausted',
  'weekly-budget-exhausted',
  'monthly-budget-exhausted',
  'total-budget-exhausted',
  'leads-exhausted',
  'account-limit',
  'pacing-throttled',
  'wallet-empty',
  'region',
  'brand',
  'price-band',
  'season',
  'model',
  'year',
  'mileage',
  'fuel',
  'hours',
  'language',
  'segment',
  'score',
  'stage',
]);
const SOON_DAYS = 5;
const WORTH_NAMING = 0.1;

/** The one step that would earn a partner most, most urgent first: nothing runs, no money, then lost moments, then the telephone. */
export function nextStep({ campaigns, available, daysLeft, leads }: Standing): NextStep | null {
  if (campaigns.length === 0) return { kind: 'no-campaign' };
  if (available <= 0n) return { kind: 'no-money' };
  if (!campaigns.some((campaign) => campaign.status === 'active')) return { kind: 'paused' };
  if (daysLeft !== null && daysLeft < SOON_DAYS) return { kind: 'low-money' };
  const losses = campaigns
    .filter((campaign) => campaign.status === 'active')
    .flatMap((campaign) => campaign.lossShares.filter((loss) => MENDABLE.has(normaliseCode(loss.reason))).map((loss) => ({ campaign, loss })));
  const worst = losses.toSorted((a, b) => b.loss.share - a.loss.share)[0];
  if (worst && worst.loss.share >= WORTH_NAMING) return { kind: 'loss', ...worst };
  return leads > 0 ? { kind: 'leads' } : null;
}
