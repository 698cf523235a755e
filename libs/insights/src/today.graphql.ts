import type { Category, Stage } from '@ringroad/kernel';
import { type Lead, LeadStatusEnum } from '@ringroad/leads';
import { CategoryScalar, Money, StageScalar } from '@ringroad/platform';
import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'An amount over the last seven days, beside the seven before.' })
export class MoneyFigure {
  @Field(() => Money, { description: 'The last seven days.' })
  readonly value!: Money;

  @Field(() => Money, { description: 'The seven days before.' })
  readonly previous!: Money;

  @Field(() => [Float], { description: 'The last fourteen days one by one, oldest first, in minor units.' })
  readonly points!: readonly number[];
}

@ObjectType({ description: 'A count over the last seven days, beside the seven before.' })
export class CountFigure {
  @Field(() => Int, { description: 'The last seven days.' })
  readonly value!: number;

  @Field(() => Int, { description: 'The seven days before.' })
  readonly previous!: number;

  @Field(() => [Float], { description: 'The last fourteen days one by one, oldest first.' })
  readonly points!: readonly number[];
}

@ObjectType({ description: 'A share (0 to 1) over the last seven days, beside the seven before.' })
export class RateFigure {
  @Field(() => Float, { description: 'The last seven days.' })
  readonly value!: number;

  @Field(() => Float, { description: 'The seven days before.' })
  readonly previous!: number;

  @Field(() => [Float], { description: 'The last fourteen days one by one, oldest first.' })
  readonly points!: readonly number[];
}

@ObjectType({ description: 'Users who went from one stage to another in the last 30 days.' })
export class StageFlowEdge {
  @Field(() => StageScalar, { description: 'Where they went.' })
  readonly to!: Stage;

  @Field(() => Int, { description: 'How many.' })
  readonly users!: number;
}

@ObjectType({ description: 'One stage of the lifecycle map.' })
export class StageFlow {
  @Field(() => StageScalar, { description: 'The stage.' })
  readonly stage!: Stage;

  @Field(() => Int, { description: 'Users who stand in it now.' })
  readonly users!: number;

  @Field(() => Int, { description: 'Of those, users who entered it in the last 30 days.' })
  readonly entered!: number;

  @Field(() => Int, { description: 'Users who left it in the last 30 days.' })
  readonly left!: number;

  @Field(() => [StageFlowEdge], { description: 'Where those went who left; who ended for good is not among them.' })
  readonly next!: readonly StageFlowEdge[];
}

@ObjectType({ description: 'Revenue of the last 30 days of one category at one stage.' })
export class StageCategoryRevenue {
  @Field(() => StageScalar, { description: 'The stage the offer was shown at.' })
  readonly stage!: Stage;

  @Field(() => CategoryScalar, { description: 'The category of the partner.' })
  readonly category!: Category;

  @Field(() => Money, { description: 'Charged for qualified leads.' })
  readonly revenue!: Money;

  @Field(() => Int, { description: 'Qualified leads.' })
  readonly leads!: number;
}

@ObjectType({ description: 'A lead in one line, without personal data.' })
export class LeadSummary {
  @Field(() => ID, { description: 'The lead.' })
  readonly id!: string;

  @Field(() => Date, { description: 'When the offer was claimed.' })
  readonly at!: Date;

  @Field({ description: 'The partner the user chose.' })
  readonly partnerName!: string;

  @Field(() => CategoryScalar, { description: 'The category of the partner.' })
  readonly category!: Category;

  @Field(() => StageScalar, { description: 'The stage the offer was shown at.' })
  readonly stage!: Stage;

  @Field(() => LeadStatusEnum, { description: 'Where the lead stands.' })
  readonly status!: Lead['status'];

  @Field(() => Money, { description: 'The price frozen when the offer was shown.' })
  readonly price!: Money;

  @Field(() => ID, { description: 'The user who claimed.' })
  readonly userId!: string;
}

@ObjectType({ description: 'Something that waits for a person.' })
export class Notice {
  @Field({ description: 'Stable key: empty-stage, waiting-campaigns, parked-events, empty-wallets, failed-mail.' })
  readonly kind!: string;

  @Field(() => Int, { description: 'How many campaigns, events, partners or letters it is about; of a stage that emptied, on how many of the thirty days before somebody stood there.' })
  readonly count!: number;

  @Field(() => StageScalar, { nullable: true, description: 'The stage where nobody stands any more; null for all other kinds.' })
  readonly stage!: Stage | null;

  @Field(() => Date, { nullable: true, description: 'When the last user left the stage that emptied; null for all other kinds.' })
  readonly since!: Date | null;

  @Field({ description: 'The same as an English sentence.' })
  readonly text!: string;

  @Field(() => String, { nullable: true, description: 'The page where it can be seen to; null when there is none.' })
  readonly link!: string | null;
}

@ObjectType({ description: 'What must be done once before a site can earn.' })
export class FirstStep {
  @Field({ description: 'Stable key, in the order of doing: events, partner, top-up, campaign.' })
  readonly kind!: string;

  @Field({ description: 'Whether it is done.' })
  readonly done!: boolean;
}

@ObjectType({ description: "The operator's first page." })
export class Today {
  @Field(() => Date, { description: "The site's clock." })
  readonly now!: Date;

  @Field(() => MoneyFigure, { description: 'Charged for qualified leads, credits taken off.' })
  readonly revenue!: MoneyFigure;

  @Field(() => CountFigure, { description: 'Qualified leads.' })
  readonly leads!: CountFigure;

  @Field(() => RateFigure, { description: 'Auctions that had a winner, of all that were held.' })
  readonly fillRate!: RateFigure;

  @Field(() => MoneyFigure, { description: 'Revenue per thousand offers shown.' })
  readonly rpm!: MoneyFigure;

  @Field(() => RateFigure, { description: 'Qualified leads per offer shown.' })
  readonly takeRate!: RateFigure;

  @Field(() => [StageFlow], { description: 'Posted, renewed, sold, bought, owning: who stands where and who moved.' })
  readonly lifecycleMap!: readonly StageFlow[];

  @Field(() => Int, { description: 'Users who stand in any stage of the map, each counted once: who has two cars stands in two stages.' })
  readonly usersOnTheRoad!: number;

  @Field(() => [StageCategoryRevenue], { description: 'Where the money of the last 30 days came from, most first.' })
  readonly stageCategory!: readonly StageCategoryRevenue[];

  @Field(() => [LeadSummary], { description: 'The ten newest leads.' })
  readonly recentLeads!: readonly LeadSummary[];

  @Field(() => [Notice], { description: 'What waits for a person.' })
  readonly attentionNeeded!: readonly Notice[];

  @Field(() => [FirstStep], { description: 'What a new site begins with, until all of it is done; then empty.' })
  readonly firstSteps!: readonly FirstStep[];

  @Field(() => Float, { nullable: true, description: 'How much of the demo world is loaded, 0 to 1; null when there is nothing to load.' })
  readonly demoProgress!: number | null;
}
