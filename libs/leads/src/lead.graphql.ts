import type { Category, Stage } from '@ringroad/kernel';
import { AssetObject } from '@ringroad/lifecycle';
import { CategoryScalar, Connection, Money, PageArgs, StageScalar } from '@ringroad/platform';
import { ArgsType, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Lead } from './lead.queries.js';

export const LeadStatusEnum = {
  submitted: 'submitted',
  verifying: 'verifying',
  qualified: 'qualified',
  rejected: 'rejected',
  duplicate: 'duplicate',
  expired: 'expired',
} as const;
registerEnumType(LeadStatusEnum, {
  name: 'LeadStatus',
  description: 'Where a lead stands.',
  valuesMap: {
    submitted: { description: 'The user took the offer.' },
    verifying: { description: 'A one-time code was sent to prove the contact.' },
    qualified: { description: 'Every rule of the lead contract is met; it is charged.' },
    rejected: { description: 'A rule of the lead contract was not met; it is free.' },
    duplicate: { description: 'The partner got this person in this category before; it is free.' },
    expired: { description: 'The contact was not proved in time; it is free.' },
  },
});

export const LeadBillingEnum = { none: 'none', held: 'held', posted: 'posted', voided: 'voided' } as const;
registerEnumType(LeadBillingEnum, {
  name: 'LeadBilling',
  description: 'What became of the price of a lead.',
  valuesMap: {
    none: { description: 'Nothing was set aside.' },
    held: { description: 'Set aside in the wallet until the lead is judged.' },
    posted: { description: 'Charged.' },
    voided: { description: 'Set free again.' },
  },
});

@ObjectType({ description: 'Contact data the user chose to share with this partner.' })
export class LeadContact {
  @Field(() => String, { nullable: true, description: 'The name, as the user or the site told it.' })
  readonly name!: string | null;

  @Field(() => String, { nullable: true, description: 'The e-mail address that was proved with a code.' })
  readonly email!: string | null;

  @Field(() => String, { nullable: true, description: 'The phone number, as the site told it.' })
  readonly phone!: string | null;
}

@ObjectType({ description: 'What one rule of the lead contract found.' })
export class RuleVerdict {
  @Field({ description: 'Stable code of the rule, such as not-duplicate.' })
  readonly code!: string;

  @Field({ description: 'What the rule asks, in the language of the member.' })
  readonly description!: string;

  @Field({ description: 'Whether it was met.' })
  readonly passed!: boolean;

  @Field({ description: 'What was looked at, in the language of the member. No personal data.' })
  readonly evidence!: string;
}

@ObjectType('Lead', { description: "A user who took one's offer." })
export class LeadObject {
  @Field(() => ID, { description: 'The id of the lead.' })
  readonly id!: string;

  @Field(() => LeadStatusEnum, { description: 'Where it stands.' })
  readonly status!: Lead['status'];

  @Field(() => CategoryScalar, { description: 'The business the offer was for.' })
  readonly category!: Category;

  @Field(() => StageScalar, { description: 'The moment in the life of the car.' })
  readonly stage!: Stage;

  @Field(() => ID, { description: 'The campaign that won it.' })
  readonly campaignId!: string;

  @Field({ description: 'The name of that campaign now.' })
  readonly campaignName!: string;

  @Field(() => Date, { description: 'When the user took the offer.' })
  readonly claimedAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When it qualified; null when it has not.' })
  readonly qualifiedAt!: Date | null;

  @Field(() => Date, { description: 'Until when the contact must be proved.' })
  readonly expiresAt!: Date;

  @Field(() => Money, { description: 'The price frozen when the offer was shown.' })
  readonly price!: Money;

  @Field(() => LeadBillingEnum, { description: 'What became of the price.' })
  readonly billing!: Lead['billing'];

  @Field(() => LeadContact, { nullable: true, description: 'Whom to call; null until the lead is qualified.' })
  readonly contact!: LeadContact | null;

  @Field(() => AssetObject, { nullable: true, description: 'The car as it was known at the claim; null when nothing was.' })
  readonly car!: AssetObject | null;

  @Field({ description: 'What brought the user the offer, in the language of the member: "posted an ad: Audi A6 2015".' })
  readonly reason!: string;

  @Field(() => String, { nullable: true, description: 'The code the user brings along; null until the lead is qualified.' })
  readonly bonusCode!: string | null;

  @Field(() => [RuleVerdict], { description: 'The lead contract, rule by rule; empty until the lead is judged.' })
  readonly verdict!: readonly RuleVerdict[];
}

@ObjectType({ description: 'A page of leads, the newest first.' })
export class LeadConnection extends Connection(LeadObject, 'Lead') {
  @Field(() => Int, { description: 'How many there are on all pages.' })
  readonly totalCount!: number;
}

@ArgsType()
export class LeadPageArgs extends PageArgs {
  @Field(() => LeadStatusEnum, { nullable: true, description: 'Only those of this status.' })
  readonly status?: Lead['status'] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Part of the campaign, the car or the bonus code; or the whole e-mail address of a qualified lead.',
  })
  readonly search?: string | null;
}
