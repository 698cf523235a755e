import type { Category, Minor, Stage } from '@ringroad/kernel';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Pacing } from './domain/campaign-draft.js';
import type { BidModifier } from './domain/campaign-view.js';
import type { FineTargeting } from './domain/fine-targeting.js';
import type { Season } from './domain/season.js';

/** Drafts are being written, those in review wait for an operator, paused ones may go on, ended ones never come back. */
export type CampaignStatus = 'draft' | 'review' | 'active' | 'paused' | 'ended';

@Entity('campaign')
@Check('campaign_status_check', `status in ('draft', 'review', 'active', 'paused', 'ended')`)
@Check('campaign_max_price_check', 'max_price > 0')
@Check('campaign_total_budget_check', 'total_budget > 0')
@Check('campaign_daily_budget_check', 'daily_budget > 0')
@Check('campaign_weekly_budget_check', 'weekly_budget > 0')
@Check('campaign_monthly_budget_check', 'monthly_budget > 0')
@Check('campaign_total_leads_check', 'total_leads > 0')
@Check('campaign_monthly_leads_check', 'monthly_leads > 0')
@Check('campaign_weekly_leads_check', 'weekly_leads > 0')
@Check('campaign_daily_leads_check', 'daily_leads > 0')
@Check('campaign_stock_check', 'stock > 0')
@Check('campaign_pacing_check', `pacing in ('even', 'front-loaded', 'asap')`)
@Check('campaign_paused_by_check', `paused_by in ('partner', 'operator')`)
@Check('campaign_paused_check', `(status = 'paused') = (paused_by is not null)`)
@Index('campaign_id', ['siteId', 'id'])
@Index('campaign_waiting', ['siteId', 'waitingSince', 'id'], { where: 'waiting_since is not null' })
export class Campaign {
  @PrimaryColumn('uuid', { name: 'site_id' })
  siteId!: string;

  @PrimaryColumn('uuid', { name: 'partner_id' })
  partnerId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  name!: string;

  @Column('text')
  status!: CampaignStatus;

  /** Of a paused one, and only then. An operator's pause outweighs the partner's. */
  @Column('text', { name: 'paused_by', nullable: true })
  pausedBy!: 'partner' | 'operator' | null;

  /** Whether the partner wants it paused, whatever the operator does. */
  @Column('boolean', { name: 'partner_paused', default: false })
  partnerPaused!: boolean;

  /** What the operator said when refusing it the last time. */
  @Column('text', { name: 'review_note', nullable: true })
  reviewNote!: string | null;

  /** Since when it, or a changed text of it, waits for an operator. */
  @Column('timestamptz', { name: 'waiting_since', nullable: true })
  waitingSince!: Date | null;

  @Column('text')
  category!: Category;

  @Column('text', { array: true })
  stages!: Stage[];

  @Column('text', { array: true, default: [] })
  regions!: string[];

  @Column('text', { array: true, default: [] })
  brands!: string[];

  @Column('bigint', { name: 'price_min', nullable: true })
  priceMin!: Minor | null;

  @Column('bigint', { name: 'price_max', nullable: true })
  priceMax!: Minor | null;

  @Column('text', { array: true, default: [] })
  seasons!: Season[];

  @Column('jsonb', { default: {} })
  targeting!: FineTargeting;

  @Column('jsonb', { default: [] })
  adjustments!: BidModifier[];

  /** Highest price per qualified lead. */
  @Column('bigint', { name: 'max_price' })
  maxPrice!: Minor;

  @Column('bigint', { name: 'total_budget' })
  totalBudget!: Minor;

  @Column('bigint', { name: 'daily_budget', nullable: true })
  dailyBudget!: Minor | null;

  @Column('bigint', { name: 'weekly_budget', nullable: true })
  weeklyBudget!: Minor | null;

  @Column('bigint', { name: 'monthly_budget', nullable: true })
  monthlyBudget!: Minor | null;

  @Column('int', { name: 'total_leads', nullable: true })
  totalLeads!: number | null;

  @Column('int', { name: 'monthly_leads', nullable: true })
  monthlyLeads!: number | null;

  @Column('int', { name: 'weekly_leads', nullable: true })
  weeklyLeads!: number | null;

  @Column('int', { name: 'daily_leads', nullable: true })
  dailyLeads!: number | null;

  @Column('text', { default: 'even' })
  pacing!: Pacing;

  /** How many bonuses there are in all. */
  @Column('int', { nullable: true })
  stock!: number | null;

  @Column('timestamptz', { name: 'starts_at', nullable: true })
  startsAt!: Date | null;

  @Column('timestamptz', { name: 'ends_at', nullable: true })
  endsAt!: Date | null;

  @Column('int', { default: 1 })
  version!: number;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
