import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What a campaign's winner shows: structured text, never HTML. */
@Entity('offer')
@Check('offer_status_check', `status in ('draft', 'approved', 'refused')`)
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
  status!: 'draft' | 'approved' | 'refused';
}
