import { Money } from '@ringroad/platform';
import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Pacing } from './domain/campaign-draft.js';

export const PacingEnum = { even: 'even', frontLoaded: 'front-loaded', asap: 'asap' } as const satisfies Record<string, Pacing>;
registerEnumType(PacingEnum, {
  name: 'Pacing',
  description: "How a day's budget is spread over the day.",
  valuesMap: {
    even: { description: 'As the moments of the day come.' },
    frontLoaded: { description: 'More of it in the morning.' },
    asap: { description: 'As fast as it goes.' },
  },
});

@ObjectType({ description: 'A budget and what became of it.' })
export class BudgetState {
  @Field(() => Money, { description: 'What may be spent.' })
  readonly limit!: Money;

  @Field(() => Money, { description: 'Charged for qualified leads.' })
  readonly posted!: Money;

  @Field(() => Money, { description: 'On hold for leads that are being verified.' })
  readonly pending!: Money;

  @Field(() => Money, { description: 'Left for more leads; never below zero, also when the limit was lowered below what is spent.' })
  readonly available!: Money;
}

@ObjectType({ description: 'How many leads, or bonuses, there may be, and what became of them.' })
export class CountState {
  @Field(() => Int, { description: 'How many there may be.' })
  readonly limit!: number;

  @Field(() => Int, { description: 'Qualified and charged.' })
  readonly posted!: number;

  @Field(() => Int, { description: 'Being verified.' })
  readonly pending!: number;

  @Field(() => Int, { description: 'Left; never below zero.' })
  readonly available!: number;
}

@ObjectType({ description: "The limits of a campaign beside its total budget, in the partner's own calendar. Null where there is none." })
export class CampaignLimitsState {
  @Field(() => BudgetState, { nullable: true, description: 'Money in this month.' })
  readonly monthlyBudget!: BudgetState | null;

  @Field(() => BudgetState, { nullable: true, description: 'Money in this week, which begins on Monday.' })
  readonly weeklyBudget!: BudgetState | null;

  @Field(() => CountState, { nullable: true, description: 'Leads in all.' })
  readonly totalLeads!: CountState | null;

  @Field(() => CountState, { nullable: true, description: 'Leads in this month.' })
  readonly monthlyLeads!: CountState | null;

  @Field(() => CountState, { nullable: true, description: 'Leads in this week.' })
  readonly weeklyLeads!: CountState | null;

  @Field(() => CountState, { nullable: true, description: 'Leads today.' })
  readonly dailyLeads!: CountState | null;

  @Field(() => CountState, { nullable: true, description: 'Bonuses in all; null for as many as are wanted.' })
  readonly stock!: CountState | null;
}
