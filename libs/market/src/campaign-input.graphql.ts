import type { Category, Stage } from '@ringroad/kernel';
import { CategoryScalar, minorFrom, PageArgs, StageScalar } from '@ringroad/platform';
import { ArgsType, Field, InputType, Int } from '@nestjs/graphql';
import { CampaignStatusEnum } from './campaign.graphql.js';
import type { CampaignStatus } from './campaign.entity.js';
import { type CampaignDraft, UNLIMITED } from './domain/campaign-draft.js';
import { PLAIN_OFFER } from './domain/offer-draft.js';
import type { Season } from './domain/season.js';

@ArgsType()
export class CampaignPageArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Part of the name, in any case.' })
  readonly search?: string | null;

  @Field(() => CampaignStatusEnum, { nullable: true, description: 'Only those of this status.' })
  readonly status?: CampaignStatus | null;
}

@InputType({ description: 'A campaign as a partner writes it down. Amounts are minor units as digits. An empty list wants all.' })
export class CampaignInput {
  @Field({ description: 'What the partner calls it, 1 to 120 characters.' })
  readonly name!: string;

  @Field(() => CategoryScalar, { description: "One of the company's categories; `categories` names those of the site." })
  readonly category!: Category;

  @Field(() => [StageScalar], { description: 'The moments to bid for.' })
  readonly stages!: Stage[];

  @Field(() => [String], { description: 'Regions, as the site spells them.' })
  readonly regions!: string[];

  @Field(() => [String], { description: 'Makes of car, as the site spells them.' })
  readonly brands!: string[];

  @Field(() => String, { nullable: true, description: 'The lowest price of the car.' })
  readonly priceMinMinor?: string | null;

  @Field(() => String, { nullable: true, description: 'The highest price of the car.' })
  readonly priceMaxMinor?: string | null;

  @Field(() => [String], { description: 'Among winter, spring, summer, autumn.' })
  readonly seasons!: string[];

  @Field({ description: 'The most to pay for a qualified lead.' })
  readonly maxPriceMinor!: string;

  @Field({ description: 'The most to spend in all.' })
  readonly totalBudgetMinor!: string;

  @Field(() => String, { nullable: true, description: 'The most to spend in a day of the site.' })
  readonly dailyBudgetMinor?: string | null;

  @Field({ description: 'The line users read first, 1 to 90 characters.' })
  readonly offerTitle!: string;

  @Field({ description: 'What the user gets, 1 to 500 characters.' })
  readonly offerText!: string;

  @Field({ description: 'The small print, up to 1,000 characters.' })
  readonly offerTerms!: string;

  @Field(() => Int, { description: 'Days an offer can be taken after it was shown, 1 to 365.' })
  readonly offerValidDays!: number;

  @Field(() => Date, { nullable: true, description: 'When it begins; null for at once. Left out of an update, it stays.' })
  readonly startsAt?: Date | null;

  @Field(() => Date, { nullable: true, description: 'When it ends; null for open. Left out of an update, it stays.' })
  readonly endsAt?: Date | null;
}

/** What was written down, with the schedule of before where the input leaves it out. Raises INVALID_INPUT for amounts that are none. */
export function draftFrom(input: CampaignInput, before: Pick<CampaignDraft, 'startsAt' | 'endsAt'>): CampaignDraft {
  const amount = (field: 'priceMinMinor' | 'priceMaxMinor' | 'dailyBudgetMinor') => {
    const text = input[field];
    return text == null ? null : minorFrom(text, field);
  };
  return {
    ...UNLIMITED,
    name: input.name.trim(),
    category: input.category,
    stages: input.stages,
    regions: input.regions,
    brands: input.brands,
    // Checked with all the rest of the draft.
    seasons: input.seasons as Season[],
    priceMin: amount('priceMinMinor'),
    priceMax: amount('priceMaxMinor'),
    maxPrice: minorFrom(input.maxPriceMinor, 'maxPriceMinor'),
    totalBudget: minorFrom(input.totalBudgetMinor, 'totalBudgetMinor'),
    dailyBudget: amount('dailyBudgetMinor'),
    startsAt: input.startsAt === undefined ? before.startsAt : input.startsAt,
    endsAt: input.endsAt === undefined ? before.endsAt : input.endsAt,
    offers: [{ ...PLAIN_OFFER, title: input.offerTitle.trim(), text: input.offerText.trim(), terms: input.offerTerms.trim(), validDays: input.offerValidDays }],
  };
}
