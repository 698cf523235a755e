import type { Category, Minor, Stage } from '@ringroad/kernel';
import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import type { Season } from './domain/season.js';

/** Drafts are being written, paused ones may go on, ended ones never come back. */
export type CampaignStatus = 'draft' | 'active' | 'paused' | 'ended';

@Entity('campaign')
@Check('campaign_status_check', `status in ('draft', 'active', 'paused', 'ended')`)
@Check('campaign_max_price_check', 'max_price > 0')
@Check('campaign_total_budget_check', 'total_budget > 0')
@Check('campaign_daily_budget_check', 'daily_budget > 0')
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

  /** Highest price per qualified lead. */
  @Column('bigint', { name: 'max_price' })
  maxPrice!: Minor;

  @Column('bigint', { name: 'total_budget' })
  totalBudget!: Minor;

  @Column('bigint', { name: 'daily_budget', nullable: true })
  dailyBudget!: Minor | null;

  @Column('timestamptz', { name: 'starts_at', nullable: true })
  startsAt!: Date | null;

  @Column('timestamptz', { name: 'ends_at', nullable: true })
  endsAt!: Date | null;

  @Column('int', { default: 1 })
  version!: number;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
