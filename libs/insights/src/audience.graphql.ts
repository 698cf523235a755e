import type { Category, Stage } from '@ringroad/kernel';
import { CategoryScalar, StageScalar } from '@ringroad/platform';
import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';

@InputType({ description: 'Whom one thinks of. What is left out or empty asks for nothing.' })
export class AudienceInput {
  @Field(() => CategoryScalar, { description: 'The kind of business one bids as.' })
  readonly category!: Category;

  @Field(() => [StageScalar], { nullable: true, description: 'Moments; empty for every one.' })
  readonly stages?: readonly Stage[] | null;

  @Field(() => [String], { nullable: true, description: 'Regions, as the site spells them.' })
  readonly regions?: readonly string[] | null;

  @Field(() => [String], { nullable: true, description: 'Makes of car.' })
  readonly brands?: readonly string[] | null;

  @Field(() => [String], { nullable: true, description: 'Models of car.' })
  readonly models?: readonly string[] | null;

  @Field(() => [String], { nullable: true, description: 'Kinds of fuel.' })
  readonly fuels?: readonly string[] | null;

  @Field(() => [String], { nullable: true, description: 'Languages of people: ru, be, en.' })
  readonly languages?: readonly string[] | null;

  @Field(() => String, { nullable: true, description: 'The lowest price of the car in minor units, digits only.' })
  readonly priceMinMinor?: string | null;

  @Field(() => String, { nullable: true, description: 'The highest price of the car in minor units, digits only.' })
  readonly priceMaxMinor?: string | null;

  @Field(() => Int, { nullable: true, description: 'The first year of make.' })
  readonly yearMin?: number | null;

  @Field(() => Int, { nullable: true, description: 'The last year of make.' })
  readonly yearMax?: number | null;

  @Field(() => Int, { nullable: true, description: 'The least mileage in km.' })
  readonly mileageMinKm?: number | null;

  @Field(() => Int, { nullable: true, description: 'The greatest mileage in km.' })
  readonly mileageMaxKm?: number | null;
}

@ObjectType({ description: 'Those of an audience at one moment in one region.' })
export class AudiencePart {
  @Field(() => StageScalar, { description: 'The moment.' })
  readonly stage!: Stage;

  @Field(() => String, { nullable: true, description: 'The region; null for all regions too small to be told of by themselves, together.' })
  readonly region!: string | null;

  @Field(() => Int, { description: 'People, rounded.' })
  readonly people!: number;

  @Field(() => Int, { description: 'Moments a month at least, rounded.' })
  readonly momentsLow!: number;

  @Field(() => Int, { description: 'Moments a month at most, rounded.' })
  readonly momentsHigh!: number;
}

@ObjectType({
  description:
    'How many people there are to be reached, before anybody’s bid, consent or caps. Counted from last month’s moments and those planned for the next, once an hour; all numbers are rounded.',
})
export class AudienceForecastObject {
  @Field({ description: 'Whether fewer than 100 people fit: then nothing more is told.' })
  readonly tooFew!: boolean;

  @Field(() => Int, { nullable: true, description: 'People at least, if the same are met at each moment.' })
  readonly peopleLow!: number | null;

  @Field(() => Int, { nullable: true, description: 'People at most, if others are met at each moment.' })
  readonly peopleHigh!: number | null;

  @Field(() => Int, { nullable: true, description: 'Moments a month at least.' })
  readonly momentsLow!: number | null;

  @Field(() => Int, { nullable: true, description: 'Moments a month at most.' })
  readonly momentsHigh!: number | null;

  @Field(() => [AudiencePart], { description: 'The same by moment and region, those under 100 people left out.' })
  readonly parts!: readonly AudiencePart[];

  @Field(() => Int, { nullable: true, description: 'What the finer wishes are thought to leave, in percent: an estimate from shares of the whole site; null when nothing is told.' })
  readonly finerPercent!: number | null;

  @Field(() => [String], { description: 'The finer wishes that were estimated: brand, model, fuel, language, price, year, mileage.' })
  readonly estimatedFrom!: readonly string[];
}
