import type { Category, Stage } from '@ringroad/kernel';
import { CategoryScalar, Connection, Money, StageScalar } from '@ringroad/platform';
import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { CampaignStatus } from './campaign.entity.js';
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

  @Field(() => [CategoryReserve], { description: 'What a bid must reach, for each kind of business it may bid as.' })
  readonly reserves!: readonly CategoryReserve[];
}

@ObjectType({ description: 'Whom a campaign wants. An empty list wants all.' })
export class Targeting {
  @Field(() => [String], { description: 'Regions, as the site spells them.' })
  readonly regions!: readonly string[];

  @Field(() => [String], { description: 'Makes of car, as the site spells them.' })
  readonly brands!: readonly string[];

  @Field(() => Money, { nullable: true, description: 'The lowest price of the car; null for any.' })
  readonly priceMin!: Money | null;

  @Field(() => Money, { nullable: true, description: 'The highest price of the car; null for any.' })
  readonly priceMax!: Money | null;

  @Field(() => [String], { description: "Seasons of the user's own place: winter, spring, summer, autumn." })
  readonly seasons!: readonly string[];
}

@ObjectType({ description: 'A budget and what became of it.' })
export class BudgetState {
  @Field(() => Money, { description: 'What may be spent.' })
  readonly limit!: Money;

  @Field(() => Money, { description: 'Charged for qualified leads.' })
  readonly posted!: Money;

  @Field(() => Money, { description: 'On hold for leads that are being verified.' })
  readonly pending!: Money;

  @Field(() => Money, { description: 'Left for more leads; never below zero.' })
  readonly available!: Money;
}

@ObjectType({ description: 'The bonus a campaign offers: plain text, never HTML.' })
export class CampaignOffer {
  @Field({ description: 'One line, up to 90 characters.' })
  readonly title!: string;

  @Field({ description: 'What the user gets, up to 500 characters.' })
  readonly text!: string;

  @Field({ description: 'The small print, up to 1,000 characters.' })
  readonly terms!: string;

  @Field(() => Int, { description: 'Days an offer can be taken after it was shown, 1 to 365.' })
  readonly validDays!: number;
}

@ObjectType({ description: 'One reason why a campaign was not shown, and what can be done about it.' })
export class LossShare {
  @Field({ description: 'Stable code, such as OUTRANKED or DAILY_BUDGET_EXHAUSTED.' })
  readonly reason!: string;

  @Field(() => Float, { description: 'The part of all its moments lost for this reason, 0 to 1; with those won they make 1.' })
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

  @Field(() => CategoryScalar, { description: 'The business it bids as.' })
  readonly category!: Category;

  @Field(() => [StageScalar], { description: 'The moments it bids for; empty for every moment, those that the site adds later included.' })
  readonly stages!: readonly Stage[];

  @Field(() => Targeting, { description: 'Whom it wants.' })
  readonly targeting!: Targeting;

  @Field(() => Money, { description: 'The most it pays for a qualified lead; the price is what it takes to win, and often less.' })
  readonly maxPrice!: Money;

  @Field(() => Money, { description: 'The least a lead of its category costs; a bid below it wins nothing.' })
  readonly reserve!: Money;

  @Field(() => BudgetState, { description: 'The budget of its whole life.' })
  readonly totalBudget!: BudgetState;

  @Field(() => BudgetState, { nullable: true, description: "The budget of today, by the site's own calendar; null without a daily limit." })
  readonly dailyBudget!: BudgetState | null;

  @Field(() => CampaignOffer, { description: 'What its winners show.' })
  readonly offer!: CampaignOffer;

  @Field(() => Date, { nullable: true, description: 'When it begins; null for at once.' })
  readonly startsAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'When it ends; null for open.' })
  readonly endsAt!: Date | null;

  @Field(() => Int, { description: 'How often its offer was shown in the last 30 days of the site.' })
  readonly shown30!: number;

  @Field(() => Int, { description: 'How many of these shown offers were taken.' })
  readonly claimed30!: number;

  @Field(() => Int, { description: 'How many of these shown offers became qualified leads.' })
  readonly qualified30!: number;

  @Field(() => Money, { nullable: true, description: 'The average price of these qualified leads; null when there is none.' })
  readonly averagePrice30!: Money | null;

  @Field(() => [LossShare], { description: 'Why it was not shown in the last 30 days, the greatest share first.' })
  readonly lossShares!: readonly LossShare[];
}

@ObjectType({ description: 'A page of campaigns, the newest first.' })
export class CampaignConnection extends Connection(CampaignObject, 'Campaign') {
  @Field(() => Int, { description: 'How many there are on all pages.' })
  readonly totalCount!: number;
}
