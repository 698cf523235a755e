import type { Stage } from '@ringroad/kernel';
import type { BudgetMeasure, BudgetSpan, OutlookVerdict } from '@ringroad/market';
import { Money, StageScalar } from '@ringroad/platform';
import { Field, Float, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'A reason why moments were lost, and what can be done about it.' })
export class LostReason {
  @Field({ description: 'Stable code, such as OUTRANKED or DAILY_BUDGET_EXHAUSTED.' })
  readonly reason!: string;

  @Field(() => Int, { description: 'Of all moments of the campaign, in whole percent.' })
  readonly percent!: number;

  @Field({ description: 'Stable key of the advice, such as loss.wallet.top-up.' })
  readonly action!: string;
}

@ObjectType({ description: 'What moments were lost to.' })
export class LostShare {
  @Field({ description: 'setup, targeting (the audience), budget, pacing, frequency, reserve, relevance, rank, or none.' })
  readonly heading!: string;

  @Field(() => Int, { description: 'Of all moments of the campaign, in whole percent.' })
  readonly percent!: number;

  @Field(() => [LostReason], { description: 'The reasons under it, the greatest first.' })
  readonly reasons!: readonly LostReason[];
}

@ObjectType({ description: 'An offer that its user took, and why it was won at its price. Whose offer came next, and what it bid, is never told.' })
export class WonLead {
  @Field(() => Date, { description: 'When it was shown.' })
  readonly shownAt!: Date;

  @Field(() => StageScalar, { description: 'The moment.' })
  readonly stage!: Stage;

  @Field(() => Money, { description: 'The price per qualified lead, frozen then.' })
  readonly price!: Money;

  @Field(() => Money, { nullable: true, description: "The campaign's own bid as it stood: after adjustments, within what wallet and budgets had left. Null for auctions too old to tell." })
  readonly bid!: Money | null;

  @Field(() => Money, { nullable: true, description: 'The least a lead cost there. Null for auctions too old to tell.' })
  readonly reserve!: Money | null;

  @Field(() => String, { nullable: true, description: 'What set the price: reserve, attention-floor, next-offer, own-bid, exploration, reservation or fixed-price. Null for auctions too old to tell.' })
  readonly reason!: string | null;
}

@ObjectType({ description: "What became of a campaign's moments in whole days of the site, today not among them. What fewer than 100 people or moments make up is left out, the rest is rounded." })
export class CampaignReportObject {
  @Field({ description: 'The first day, as 2026-11-22.' })
  readonly from!: string;

  @Field({ description: 'The day after the last.' })
  readonly to!: string;

  @Field(() => Int, { nullable: true, description: 'How often its offer was shown, rounded; null while fewer than 100 people saw it.' })
  readonly shown!: number | null;

  @Field(() => Int, { description: 'How many of these shown offers were taken.' })
  readonly claimed!: number;

  @Field(() => Int, { description: 'How many of these shown offers became qualified leads.' })
  readonly qualified!: number;

  @Field(() => Money, { description: 'What these qualified leads cost.' })
  readonly spent!: Money;

  @Field(() => Money, { nullable: true, description: 'What one of them cost on average; null when there is none.' })
  readonly averagePrice!: Money | null;

  @Field(() => Int, { nullable: true, description: 'Moments that could have been meant for it, those it won among them; null while there are fewer than 100.' })
  readonly moments!: number | null;

  @Field(() => Int, { nullable: true, description: 'Of these, those at which it was shown, in whole percent; null while fewer than 100 people saw it.' })
  readonly shownPercent!: number | null;

  @Field(() => [LostShare], { description: 'What the others were lost to, the greatest share first.' })
  readonly lost!: readonly LostShare[];

  @Field(() => [WonLead], { description: 'The newest offers that were taken, up to 20.' })
  readonly won!: readonly WonLead[];
}

@ObjectType({ description: 'A limit of a campaign, and when it is thought to be used up: from the pace of the last 14 days and the hours at which people come.' })
export class BudgetOutlookObject {
  @Field({ description: 'The window: total, a month 2026-11, a week 2026-W47, a day; :leads follows where leads are counted, account: comes before where all campaigns share it; stock for the pieces of the bonus.' })
  readonly key!: string;

  @Field(() => String, { description: 'total, monthly, weekly or daily.' })
  readonly span!: BudgetSpan;

  @Field(() => String, { description: 'money or leads.' })
  readonly measure!: BudgetMeasure;

  @Field(() => Float, { description: 'What of the limit is used, 0 to 1; above 1 after it was lowered.' })
  readonly used!: number;

  @Field(() => String, { description: 'used-up; runs-out; may-run-out: it may do either; lasts: until the window ends, or beyond a year; too-early: fewer than five leads tell a pace.' })
  readonly verdict!: OutlookVerdict;

  @Field(() => Date, { nullable: true, description: 'To the hour, when it is expected to be used up; null when it is expected to last.' })
  readonly expected!: Date | null;

  @Field(() => Date, { nullable: true, description: 'In nine of ten cases not before; null when it lasts.' })
  readonly earliest!: Date | null;

  @Field(() => Date, { nullable: true, description: 'In nine of ten cases not after; null when it may last.' })
  readonly latest!: Date | null;

  @Field(() => Date, { nullable: true, description: "When the window ends and a new one begins, in the partner's zone; null for a limit for good." })
  readonly until!: Date | null;
}
