import { Money, minorFrom, toMoney } from '@ringroad/platform';
import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { type Account, limitIn } from './account-limits.js';
import { BudgetState, CountState } from './campaign-limits.graphql.js';
import { budgetState, countState } from './campaign-object.js';
import type { AccountLimits } from './domain/budget-window.js';

@ObjectType({ description: 'Limits over all campaigns of a partner, as somebody set them. Null where there is none.' })
export class AccountLimitSet {
  @Field(() => Money, { nullable: true, description: 'Money in a month.' })
  readonly monthlyBudget!: Money | null;

  @Field(() => Money, { nullable: true, description: 'Money in a day.' })
  readonly dailyBudget!: Money | null;

  @Field(() => Int, { nullable: true, description: 'Leads in a month.' })
  readonly monthlyLeads!: number | null;

  @Field(() => Int, { nullable: true, description: 'Leads in a day.' })
  readonly dailyLeads!: number | null;
}

@ObjectType('AccountLimits', { description: 'What all campaigns of a partner may spend together: of its own limits and the operator’s the tighter counts.' })
export class AccountLimitsObject {
  @Field(() => AccountLimitSet, { description: 'Set by the partner.' })
  readonly own!: AccountLimitSet;

  @Field(() => AccountLimitSet, { description: 'Set by the site’s operator; the partner cannot raise them.' })
  readonly operators!: AccountLimitSet;

  @Field(() => BudgetState, { nullable: true, description: 'Money in this month, by the tighter limit.' })
  readonly monthlyBudget!: BudgetState | null;

  @Field(() => BudgetState, { nullable: true, description: 'Money today, by the tighter limit.' })
  readonly dailyBudget!: BudgetState | null;

  @Field(() => CountState, { nullable: true, description: 'Leads in this month, by the tighter limit.' })
  readonly monthlyLeads!: CountState | null;

  @Field(() => CountState, { nullable: true, description: 'Leads today, by the tighter limit.' })
  readonly dailyLeads!: CountState | null;

  @Field(() => String, { nullable: true, description: 'The zone the partner chose for its days; null for the site’s.' })
  readonly timezone!: string | null;

  @Field(() => Date, { nullable: true, description: 'When another zone begins to count; null when none was chosen.' })
  readonly nextTimezoneAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'That zone; null for the site’s.' })
  readonly nextTimezone!: string | null;
}

@InputType({ description: 'Limits over all campaigns, all of them as they shall be. Amounts are minor units as digits; what is left out is no limit.' })
export class AccountLimitsInput {
  @Field(() => String, { nullable: true, description: 'Money in a month.' })
  readonly monthlyBudgetMinor?: string | null;

  @Field(() => String, { nullable: true, description: 'Money in a day.' })
  readonly dailyBudgetMinor?: string | null;

  @Field(() => Int, { nullable: true, description: 'Leads in a month.' })
  readonly monthlyLeads?: number | null;

  @Field(() => Int, { nullable: true, description: 'Leads in a day.' })
  readonly dailyLeads?: number | null;
}

/** Raises INVALID_INPUT naming the field for an amount that is none. */
export function accountLimitsFrom(input: AccountLimitsInput): AccountLimits {
  const money = (field: 'monthlyBudgetMinor' | 'dailyBudgetMinor') => {
    const text = input[field] ?? null;
    return text === null ? null : minorFrom(text, field);
  };
  return { monthlyBudget: money('monthlyBudgetMinor'), dailyBudget: money('dailyBudgetMinor'), monthlyLeads: input.monthlyLeads ?? null, dailyLeads: input.dailyLeads ?? null };
}

export function accountLimitsObject({ own, operators, used, zone }: Account, currency: string): AccountLimitsObject {
  const setOf = (limits: AccountLimits): AccountLimitSet => ({
    monthlyBudget: limits.monthlyBudget === null ? null : toMoney(limits.monthlyBudget, currency),
    dailyBudget: limits.dailyBudget === null ? null : toMoney(limits.dailyBudget, currency),
    monthlyLeads: limits.monthlyLeads,
    dailyLeads: limits.dailyLeads,
  });
  const budget = (span: 'monthly' | 'daily') => {
    const limit = limitIn(used, span, 'money');
    return limit && budgetState(limit, (minor) => toMoney(minor, currency));
  };
  const count = (span: 'monthly' | 'daily') => {
    const limit = limitIn(used, span, 'leads');
    return limit && countState(limit);
  };
  return { own: setOf(own), operators: setOf(operators), monthlyBudget: budget('monthly'), dailyBudget: budget('daily'), monthlyLeads: count('monthly'), dailyLeads: count('daily'), ...zone };
}
