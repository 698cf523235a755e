import type { Category, Language, Stage } from '@ringroad/kernel';
import { CategoryScalar, Connection, Money, StageScalar } from '@ringroad/platform';
import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { CampaignLimitsState, BudgetState, PacingEnum } from './campaign-limits.graphql.js';
import { CampaignOffer, LanguageEnum } from './campaign-offer.graphql.js';
import type { CampaignStatus } from './campaign.entity.js';
import type { Pacing } from './domain/campaign-draft.js';
import { BidAdjustment, Targeting } from './targeting.graphql.js';
import type { Partner } from './partner.entity.js';

export const CampaignStatusEnum = { draft: 'draft', review: 'review', active: 'active', paused: 'paused', ended: 'ended' } as const;
registerEnumType(CampaignStatusEnum, {
  name: 'CampaignStatus',
  description: 'Whether a campaign takes part.',
  valuesMap: {
    draft: { description: 'Being written; takes no part.' },
    review: { description: 'Waits for an operator to approve it; takes no part.' },
    active: { description: 'Bids at every moment it fits.' },
    paused: { description: 'Takes no part, and may go on.' },
    ended: { description: 'Over for good.' },
  },
});

export const PausedByEnum = { partner: 'partner', operator: 'operator' } as const;
registerEnumType(PausedByEnum, {
  name: 'PausedBy',
  description: 'Whose pause it is.',
  valuesMap: { partner: { description: "The partner's own." }, operator: { description: "The site's: its partner cannot take it back." } },
});

export const PartnerStatusEnum = { active: 'active', suspended: 'suspended' } as const;
registerEnumType(PartnerStatusEnum, {
  name: 'PartnerStatus',
  description: 'Whether a partner takes part.',
  valuesMap: {
    active: { description: 'Its campaigns bid.' },
    suspended: { description: 'Its campaigns win nothing; leads on hold run their course.' },
  },
});

@ObjectType({ description: 'The least a qualified lead costs, for one kind of business.' })
export class CategoryReserve {
  @Field(() => CategoryScalar, { description: 'The kind of business.' })
  readonly category!: Category;

  @Field(() => Money, { description: 'A bid below it wins nothing.' })
  readonly reserve!: Money;
}

@ObjectType({ description: 'The partner one works for.' })
export class Company {
  @Field(() => ID, { description: 'The id of the partner.' })
  readonly id!: string;

  @Field({ description: 'The name users see beside its offers.' })
  readonly name!: string;

  @Field(() => [CategoryScalar], { description: 'The kinds of business it may bid as.' })
  readonly categories!: readonly Category[];

  @Field(() => PartnerStatusEnum, { description: 'Whether its campaigns take part.' })
  readonly status!: Partner['status'];

  @Field(() => String, { nullable: true, description: 'The IANA zone in which its days begin; null for the zone of the site.' })
  readonly timezone!: string | null;

  @Field(() => LanguageEnum, { description: 'The language of the site: every offer is written in it at least.' })
  readonly language!: Language;

  @Field(() => [CategoryReserve], { description: 'What a bid must reach, for each kind of business it may bid as.' })
  readonly reserves!: readonly CategoryReserve[];
}

@ObjectType({ description: 'One reason why a campaign was not shown, and what can be done about it.' })
export class LossShare {
  @Field({ description: 'Stable code, such as OUTRANKED or DAILY_BUDGET_EXHAUSTED.' })
  readonly reason!: string;

  @Field(() => Float, { description: 'The part of all its moments lost for this reason, 0 to 1, in whole percent.' })
  readonly share!: number;

  @Field({ description: 'Stable key of the advice, such as loss.wallet.top-up.' })
  readonly action!: string;
}

@ObjectType('Campaign', { description: "A partner's standing bid for moments in users' lives." })
export class CampaignObject {
  @Field(() => ID, { description: 'The id of the campaign.' })
  readonly id!: string;

  @Field({ description: 'What the partner calls it; users never see it.' })
  readonly name!: string;

  @Field(() => CampaignStatusEnum, { description: 'Whether it takes part.' })
  readonly status!: CampaignStatus;

  @Field(() => PausedByEnum, { nullable: true, description: 'Whose pause it is; null when it is not paused. What the site paused, only the site lets go on.' })
  readonly pausedBy!: 'partner' | 'operator' | null;

  @Field(() => String, { nullable: true, description: 'What the operator said when refusing it, or a text of it, the last time; null since it was approved.' })
  readonly reviewNote!: string | null;

  @Field(() => Date, { nullable: true, description: 'Since when it, or a changed text of it, waits for an operator; null when nothing does.' })
  readonly waitingSince!: Date | null;

  @Field(() => Int, { description: 'Goes up with each change: a change names the version it was written upon.' })
  readonly version!: number;

  @Field(() => CategoryScalar, { description: 'The business it bids as.' })
  readonly category!: Category;

  @Field(() => [StageScalar], { description: 'The moments it bids for; empty for every moment, those that the site adds later included.' })
  readonly stages!: readonly Stage[];

  @Field(() => Targeting, { description: 'Whom it wants.' })
  readonly targeting!: Targeting;

  @Field(() => Money, { description: 'The most it pays for a qualified lead; the price is what it takes to win, and often less.' })
  readonly maxPrice!: Money;

  @Field(() => [BidAdjustment], { description: 'When it pays more, or less.' })
  readonly adjustments!: readonly BidAdjustment[];

  @Field(() => Money, { description: 'The least a lead of its category costs; a bid below it wins nothing.' })
  readonly reserve!: Money;

  @Field(() => BudgetState, { description: 'The budget of its whole life.' })
  readonly totalBudget!: BudgetState;

  @Field(() => BudgetState, { nullable: true, description: "The budget of today, by the partner's own calendar; null without a daily limit." })
  readonly dailyBudget!: BudgetState | null;

  @Field(() => CampaignLimitsState, { description: 'Its other limits.' })
  readonly limits!: CampaignLimitsState;

  @Field(() => PacingEnum, { description: "How a day's budget is spread." })
  readonly pacing!: Pacing;

  @Field(() => CampaignOffer, { description: 'The first of its offers.' })
  readonly offer!: CampaignOffer;

  @Field(() => [CampaignOffer], { description: 'What its winners show, in turn; the oldest first.' })
  readonly offers!: readonly CampaignOffer[];

  @Field(() => Date, { nullable: true, description: 'When it begins; null for at once.' })
  readonly startsAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'When it ends; null for open.' })
  readonly endsAt!: Date | null;

  @Field(() => Int, { nullable: true, description: 'How often its offer was shown in the last 30 days of the site, rounded; null while fewer than 100 people saw it.' })
  readonly shown30!: number | null;

  @Field(() => Int, { description: 'How many of these shown offers were taken.' })
  readonly claimed30!: number;

  @Field(() => Int, { description: 'How many of these shown offers became qualified leads.' })
  readonly qualified30!: number;

  @Field(() => Money, { nullable: true, description: 'The average price of these qualified leads; null when there is none.' })
  readonly averagePrice30!: Money | null;

  @Field(() => [LossShare], { description: 'Why it was not shown in the last 30 days, the greatest share first; reasons of fewer than 100 moments are left out.' })
  readonly lossShares!: readonly LossShare[];
}

@ObjectType({ description: 'A page of campaigns, the newest first.' })
export class CampaignConnection extends Connection(CampaignObject, 'Campaign') {
  @Field(() => Int, { description: 'How many there are on all pages.' })
  readonly totalCount!: number;
}
