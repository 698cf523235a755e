import type { CodeKind, OfferText, OfferTexts } from './domain/offer-draft.js';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

export type OfferStatus = 'draft' | 'approved' | 'refused';

/** All that users would read of an offer: its text in the site's language, and the others. */
export interface ChangedText extends OfferText {
  readonly texts: OfferTexts;
}

/** What a campaign's winner shows: structured text, never HTML. */
@Entity('offer')
@Check('offer_status_check', `status in ('draft', 'approved', 'refused')`)
@Check('offer_weight_check', 'weight between 1 and 100')
@Check('offer_code_kind_check', `code_kind in ('generated', 'pool')`)
@Check('offer_valid_days_check', 'valid_days between 1 and 365')
@Index('offer_campaign', ['siteId', 'partnerId', 'campaignId'])
export class Offer {
  @PrimaryColumn('uuid', { name: 'site_id' })
  siteId!: string;

  @PrimaryColumn('uuid', { name: 'partner_id' })
  partnerId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'campaign_id' })
  campaignId!: string;

  /** In the site's language, as are text and terms. */
  @Column('text')
  title!: string;

  @Column('text')
  text!: string;

  @Column('text')
  terms!: string;

  /** Days a shown offer stays claimable. */
  @Column('int', { name: 'valid_days' })
  validDays!: number;

  @Column('text')
  status!: OfferStatus;

  /** In the other languages. */
  @Column('jsonb', { default: {} })
  texts!: OfferTexts;

  /** Its share of shows among the offers of its campaign. */
  @Column('int', { default: 1 })
  weight!: number;

  @Column('timestamptz', { name: 'expires_at', nullable: true })
  expiresAt!: Date | null;

  @Column('text', { name: 'code_kind', default: 'generated' })
  codeKind!: CodeKind;

  /** While a user has it in hand, no rival's of its kind is shown to the user. */
  @Column('boolean', { name: 'keeps_rivals_away', default: false })
  keepsRivalsAway!: boolean;

  /** Of a pool: none is free. */
  @Column('boolean', { name: 'out_of_codes', default: true })
  outOfCodes!: boolean;

  /** Of an approved offer: what shall be shown when an operator approves it; until then the text above is. */
  @Column('jsonb', { name: 'changed_text', nullable: true })
  changedText!: ChangedText | null;

  /** What the operator said when refusing its text; null when nothing of it is refused. */
  @Column('text', { name: 'review_note', nullable: true })
  reviewNote!: string | null;

  /** When the partner took it out of its campaign; what was shown of it runs its course. */
  @Column('timestamptz', { name: 'removed_at', nullable: true })
  removedAt!: Date | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'clock_timestamp()' })
  createdAt!: Date;
}
