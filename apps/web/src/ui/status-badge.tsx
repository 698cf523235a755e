import { Badge } from '@mantine/core';
import type { CampaignStatus, LeadBilling, OfferState, PartnerStatus, ReservationState } from '../api/operations.js';
import { useI18n } from '../i18n/i18n-context.js';
import { wordsFor } from './codes.js';

type Tone = 'green' | 'amber' | 'red' | 'gray' | 'ink';

const LEAD: Readonly<Record<string, Tone>> = { submitted: 'ink', verifying: 'ink', qualified: 'green', rejected: 'red', duplicate: 'gray', expired: 'gray' };
const CAMPAIGN: Record<CampaignStatus, Tone> = { draft: 'ink', review: 'ink', active: 'green', paused: 'gray', ended: 'gray' };
const PARTNER: Record<PartnerStatus, Tone> = { active: 'green', suspended: 'red' };
const OFFER: Record<OfferState, Tone> = { fresh: 'ink', claimed: 'amber', verified: 'green', dismissed: 'gray', expired: 'gray' };
const RESERVATION: Record<ReservationState, Tone> = { open: 'ink', live: 'green', settled: 'gray', released: 'red', cancelled: 'gray' };
const BILLING: Record<LeadBilling, Tone> = { none: 'gray', held: 'ink', posted: 'green', voided: 'gray' };

/** The word carries the meaning, the tone only helps the eye. */
export function LeadBadge({ status }: { status: string }) {
  const { t } = useI18n();
  return <Badge color={LEAD[status] ?? 'gray'}>{wordsFor(t.codes.leadStatus, status)}</Badge>;
}

export function CampaignBadge({ status }: { status: CampaignStatus }) {
  return <Badge color={CAMPAIGN[status]}>{useI18n().t.codes.campaignStatus[status]}</Badge>;
}

export function PartnerBadge({ status }: { status: PartnerStatus }) {
  return <Badge color={PARTNER[status]}>{useI18n().t.codes.partnerStatus[status]}</Badge>;
}

export function OfferBadge({ state }: { state: OfferState }) {
  return <Badge color={OFFER[state]}>{useI18n().t.codes.offerState[state]}</Badge>;
}

export function BillingBadge({ billing }: { billing: LeadBilling }) {
  return <Badge color={BILLING[billing]}>{useI18n().t.codes.billing[billing]}</Badge>;
}

export function ReservationBadge({ state }: { state: ReservationState }) {
  return <Badge color={RESERVATION[state]}>{wordsFor(useI18n().t.codes.reservationState, state)}</Badge>;
}
