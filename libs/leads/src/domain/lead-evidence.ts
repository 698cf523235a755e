import type { Category } from '@ringroad/kernel';
import type { LeadStatus } from './lead-state.js';

/**
 * All that is looked at when a lead is judged, gathered before and stored with the verdict, so that anybody can judge it again
 * and get the same. Contacts appear as blind indexes only: evidence outlives an erasure and must hold no personal data.
 */
export interface LeadEvidence {
  readonly leadId: string;
  readonly userId: string;
  readonly partnerId: string;
  readonly category: Category;
  readonly claimedAt: Date;
  /** When it is judged, on the site's clock. */
  readonly at: Date;
  readonly contactIndex: string;
  /** The proof of the contact with the one-time code; null while there is none. */
  readonly verification: { readonly at: Date; readonly contactIndex: string } | null;
  /** The latest receipt about giving the contact to a partner, as it stands when judged; null if there is none. */
  readonly receipt: SharingReceipt | null;
  /** The version of the sentence that the claim page showed. */
  readonly shownTextVersion: string;
  readonly region: string | null;
  /** Where the campaign wants clients; empty means everywhere. */
  readonly campaignRegions: readonly string[];
  readonly suppressed: boolean;
  /** Other leads of the same user or the same contact with this partner; older ones than the rule asks for do no harm. */
  readonly others: readonly OtherLead[];
}

export interface SharingReceipt {
  readonly action: 'granted' | 'withdrawn';
  readonly partnerId: string | null;
  readonly textVersion: string;
}

export interface OtherLead {
  readonly leadId: string;
  readonly userId: string;
  readonly contactIndex: string;
  readonly partnerId: string;
  readonly category: Category;
  readonly claimedAt: Date;
  readonly status: LeadStatus;
}
