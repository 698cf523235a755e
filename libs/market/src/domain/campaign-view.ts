import type { Category, Minor, Stage } from '@ringroad/kernel';
import type { FineTargeting } from './fine-targeting.js';
import type { Season } from './season.js';

export const ADJUSTABLE = ['stage', 'region', 'brand', 'season', 'segment', 'model', 'fuel'] as const;

/** A partner's "pay more (or less) when": multiplies the bid when the opportunity has that value. */
export interface BidModifier {
  readonly dimension: (typeof ADJUSTABLE)[number];
  readonly value: string;
  /** 1_000_000 leaves the bid as it is. */
  readonly ppm: number;
}

/** What targets and prices a campaign. A joined row of campaign, partner and offer satisfies it as it is. */
export interface CampaignView {
  readonly id: string;
  readonly partnerId: string;
  readonly category: Category;
  /** Empty: every moment, those that come later included. */
  readonly stages: readonly Stage[];
  /** Highest price per qualified lead, as the partner typed it. */
  readonly bid: Minor;
  readonly modifiers: readonly BidModifier[];
  readonly campaignStatus: 'draft' | 'review' | 'active' | 'paused' | 'ended';
  readonly partnerStatus: 'active' | 'suspended';
  /** `approved` when one of its offers is. */
  readonly offerStatus: 'draft' | 'approved' | 'refused';
  /** When the last of its approved offers ends; null when one of them is open. */
  readonly offersEndAt: Date | null;
  /** All its approved offers come with a code of the partner's, and none is left. */
  readonly outOfCodes: boolean;
  /** An empty list asks for nothing: every region, brand or season is welcome. */
  readonly regions: readonly string[];
  readonly brands: readonly string[];
  readonly seasons: readonly Season[];
  /** Price of the asset in minor units, both ends included; null is open. */
  readonly priceMin: Minor | null;
  readonly priceMax: Minor | null;
  readonly targeting: FineTargeting;
  /** IANA zone in which the partner's hours and days of the year are meant. */
  readonly zone: string;
  /** Live from `startsAt` (included) to `endsAt` (excluded). */
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  /** Posterior mean of P(qualified lead | shown) per stage, in ppm (quality.ts): read it by `qualityAt`. */
  readonly qualityPpm: Readonly<Partial<Record<Stage, number>>>;
}

/** What changes with every claim: kept apart from the view because it flips often and never changes the ranking order. */
export interface CampaignState {
  readonly walletAvailable: Minor;
  /** What is left of the campaign's window; null means no such budget is set. Below zero after a cap was lowered. */
  readonly totalRemaining: Minor | null;
  readonly monthlyRemaining: Minor | null;
  readonly weeklyRemaining: Minor | null;
  readonly dailyRemaining: Minor | null;
  /** Leads left by the tightest of the campaign's limits in leads. */
  readonly leadsRemaining: number | null;
  /** Pieces of the bonus left. */
  readonly stockRemaining: number | null;
  /** Left by the tightest limit over all of the partner's campaigns; 0 when one of its limits in leads is used up. */
  readonly accountRemaining: Minor | null;
  /** Share of opportunities the campaign enters (pacing.ts); 1_000_000 is all of them. */
  readonly passPpm: number;
}
