import type { Category, Stage } from '@ringroad/kernel';
import { CategoryScalar, Connection, Money, StageScalar } from '@ringroad/platform';
import { Field, Float, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { LossReason } from './domain/loss-reason.js';
import type { Pricing } from './domain/pricing.js';
import type { RuleReason } from './domain/reserve.js';

export const PricingEnum = { gsp: 'gsp', vcg: 'vcg', fixed: 'fixed' } as const;
registerEnumType(PricingEnum, {
  name: 'Pricing',
  description: 'How the price of a qualified lead is found.',
  valuesMap: {
    gsp: { description: 'The lowest bid that keeps the place.' },
    vcg: { description: 'What the others lose because this one is shown.' },
    fixed: { description: 'The reserve is the price.' },
  },
});

@ObjectType({ description: 'Where a rule applies; a column that is null applies everywhere.' })
@InputType('RuleColumnsInput', { description: 'Where a rule applies; a column that is left out applies everywhere.' })
export class RuleColumns {
  @Field(() => String, { nullable: true, description: 'inbox or page.' })
  readonly channel?: string | null;

  @Field(() => StageScalar, { nullable: true, description: 'The stage the user stands in.' })
  readonly stage?: Stage | null;

  @Field(() => CategoryScalar, { nullable: true, description: 'The kind of business.' })
  readonly category?: Category | null;

  @Field(() => String, { nullable: true, description: 'The region, as the site spells it.' })
  readonly region?: string | null;
}

@ObjectType({ description: 'The least a qualified lead costs, where its columns apply.' })
export class ReserveRuleObject {
  @Field(() => RuleColumns, { description: 'Where it applies.' })
  readonly where!: RuleColumns;

  @Field(() => Money, { description: 'The least price.' })
  readonly price!: Money;
}

@ObjectType({ description: "The least a show of a user's attention must be expected to bring, where its columns apply." })
@InputType('AttentionFloorRuleInput', { description: "The least a show of a user's attention must be expected to bring, where its columns apply." })
export class AttentionFloorRule {
  @Field(() => RuleColumns, { description: 'Where it applies.' })
  readonly where!: RuleColumns;

  @Field(() => Float, { description: 'Minor units per show, to six digits.' })
  readonly floor!: number;
}

@ObjectType({ description: 'How often one user may hear of one kind of business.' })
@InputType('CategoryCapInput', { description: 'How often one user may hear of one kind of business.' })
export class CategoryCapObject {
  @Field(() => CategoryScalar, { description: 'The kind of business.' })
  readonly category!: Category;

  @Field(() => Int, { description: 'Contacts within any 30 days at most, all partners and channels together, 0 to 200.' })
  readonly perMonth!: number;
}

@ObjectType({ description: 'A kind of business that has no word at a stage, whatever it bids.' })
@InputType('BlockedCombinationInput', { description: 'A kind of business that has no word at a stage, whatever it bids.' })
export class BlockedCombinationObject {
  @Field(() => StageScalar, { description: 'The stage.' })
  readonly stage!: Stage;

  @Field(() => CategoryScalar, { description: 'The kind of business.' })
  readonly category!: Category;
}

@ObjectType({ description: 'What the site calls a kind of business.' })
@InputType('CategoryNameInput', { description: 'What the site calls a kind of business.' })
export class CategoryNameObject {
  @Field(() => CategoryScalar, { description: 'The kind of business.' })
  readonly category!: Category;

  @Field({ description: 'In English, 1 to 60 characters.' })
  readonly en!: string;

  @Field({ description: 'In Russian, 1 to 60 characters.' })
  readonly ru!: string;
}

@ObjectType('MarketPolicy', { description: "The operator's rules of the market, as one version." })
export class MarketPolicyObject {
  @Field(() => Int, { description: '0: the defaults that ship; published ones count from 1.' })
  readonly version!: number;

  @Field(() => PricingEnum, { description: 'How prices are found.' })
  readonly pricing!: Pricing;

  @Field(() => Float, { description: 'Share of decisions, 0 to 1, that give their last place to an offer drawn by chance, at its reserve.' })
  readonly explorationShare!: number;

  @Field(() => Float, { description: 'r_min, 0 to 1: no bid buys a place for an offer less relevant than this.' })
  readonly relevanceFloor!: number;

  @Field(() => Float, { description: 'λ in minor units per show, where none of attentionFloors applies.' })
  readonly attentionFloor!: number;

  @Field(() => [ReserveRuleObject], { description: 'Where several apply, the one with fewest open columns counts, then the one that is exact further left.' })
  readonly reserves!: readonly ReserveRuleObject[];

  @Field(() => [AttentionFloorRule], { description: 'λ by rule, chosen as reserves are.' })
  readonly attentionFloors!: readonly AttentionFloorRule[];

  @Field(() => [CategoryScalar], { description: 'Kinds of business of which a user holds one open offer at a time; rivals are kept away meanwhile.' })
  readonly exclusiveCategories!: readonly Category[];

  @Field(() => [CategoryCapObject], { description: 'Where there is none, the general cap of the attention rules counts.' })
  readonly categoryCaps!: readonly CategoryCapObject[];

  @Field(() => [BlockedCombinationObject], { description: 'What is kept out of which stage.' })
  readonly blocked!: readonly BlockedCombinationObject[];

  @Field(() => [String], { description: 'No offer may say these.' })
  readonly blockedWords!: readonly string[];

  @Field(() => Int, { description: 'No second offer of the same partner and kind of business for so many days after a claim.' })
  readonly duplicateDays!: number;

  @Field(() => [CategoryScalar], { description: 'Kinds of business that are shown to nobody and take no new campaigns.' })
  readonly retired!: readonly Category[];

  @Field(() => [CategoryNameObject], { description: 'Names of the site in place of those that ship, or that its programmes bring.' })
  readonly names!: readonly CategoryNameObject[];

  @Field(() => String, { nullable: true, description: 'Who published it; null for the defaults, and for somebody who is gone.' })
  readonly publishedBy!: string | null;

  @Field(() => Date, { nullable: true, description: "When, on the site's clock; null for the defaults." })
  readonly publishedAt!: Date | null;

  @Field({ description: 'Why, in the words of whoever published it; empty for the defaults.' })
  readonly note!: string;
}

@ObjectType({ description: 'A page of versions, the newest first.' })
export class MarketPolicyConnection extends Connection(MarketPolicyObject, 'MarketPolicy') {}

@ObjectType({ description: 'What a lead and a show cost at least at one kind of moment, and by which rule.' })
export class ReservePreview {
  @Field(() => Money, { description: 'The least a qualified lead costs.' })
  readonly reserve!: Money;

  @Field(() => ReserveRuleObject, { nullable: true, description: 'The rule that says so; null where none applies: then there is no reserve.' })
  readonly rule!: ReserveRuleObject | null;

  @Field(() => String, { description: 'no-rule, only-match, fewest-wildcards (the others that apply have more open columns) or left-most-column (as many, and exact further left).' })
  readonly reason!: RuleReason;

  @Field(() => [ReserveRuleObject], { description: 'The other rules that apply, the next in line first.' })
  readonly passedOver!: readonly ReserveRuleObject[];

  @Field(() => Float, { description: 'λ: minor units a show must be expected to bring.' })
  readonly attentionFloor!: number;

  @Field(() => AttentionFloorRule, { nullable: true, description: 'The rule that says so; null where it is the general floor.' })
  readonly attentionRule!: AttentionFloorRule | null;

  @Field(() => String, { nullable: true, description: 'BLOCKED_COMBINATION or CATEGORY_RETIRED where nobody of this kind of business is let in; null where it may bid.' })
  readonly closed!: LossReason | null;
}
