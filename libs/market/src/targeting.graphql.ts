import { isLanguage, type Language } from '@ringroad/kernel';
import { Money } from '@ringroad/platform';
import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { LanguageEnum } from './campaign-offer.graphql.js';
import type { BidModifier } from './domain/campaign-view.js';
import type { FineTargeting } from './domain/fine-targeting.js';

export const AdjustmentEnum = { stage: 'stage', region: 'region', brand: 'brand', season: 'season', segment: 'segment', model: 'model', fuel: 'fuel' } as const satisfies {
  [Each in BidModifier['dimension']]: Each;
};
registerEnumType(AdjustmentEnum, {
  name: 'Adjustable',
  description: 'What of a moment may raise or lower a bid.',
  valuesMap: {
    stage: { description: 'The moment of life.' },
    region: { description: 'Where the car is.' },
    brand: { description: 'The make of the car.' },
    season: { description: "The season at the user's own place." },
    segment: { description: "One of the site's own groups of users." },
    model: { description: 'The model of the car.' },
    fuel: { description: 'What the car runs on.' },
  },
});

@InputType('CircleInput', { description: 'A place and how far around it.' })
@ObjectType({ description: 'A place and how far around it.' })
export class Circle {
  @Field(() => Float, { description: 'Degrees north, -90 to 90.' })
  readonly lat!: number;

  @Field(() => Float, { description: 'Degrees east, -180 to 180.' })
  readonly lon!: number;

  @Field(() => Float, { description: 'Kilometres, above 0.' })
  readonly km!: number;
}

@InputType('OpenHoursInput', { description: "Days and hours of the week, in the partner's zone." })
@ObjectType({ description: "Days and hours of the week, in the partner's zone." })
export class OpenHoursObject {
  @Field(() => [Int], { description: '1 (Monday) to 7 (Sunday).' })
  readonly days!: number[];

  @Field({ description: 'Begins, such as 09:00.' })
  readonly from!: string;

  @Field({ description: 'Ends (excluded), such as 18:30; past midnight when it is not later than the beginning.' })
  readonly to!: string;
}

@InputType('SeasonWindowInput', { description: "Days of the year, both included, in the partner's zone." })
@ObjectType({ description: "Days of the year, both included, in the partner's zone." })
export class SeasonWindowObject {
  @Field({ description: 'Begins, such as 03-15.' })
  readonly from!: string;

  @Field({ description: 'Ends, such as 11-30; over New Year when it comes before the beginning.' })
  readonly to!: string;
}

@InputType('FineTargetingInput', { description: 'What a campaign asks of car, person and hour besides. What is left out, or empty, asks nothing.' })
@ObjectType({ isAbstract: true })
export class FineTargetingObject {
  @Field(() => Circle, { nullable: true, description: 'Where the car is.' })
  readonly circle?: Circle | null;

  @Field(() => [String], { nullable: true, description: 'Models of car, as the site spells them.' })
  readonly models?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'The first year of make.' })
  readonly yearMin?: number | null;

  @Field(() => Int, { nullable: true, description: 'The last year of make.' })
  readonly yearMax?: number | null;

  @Field(() => Int, { nullable: true, description: 'The least mileage, in kilometres.' })
  readonly mileageMinKm?: number | null;

  @Field(() => Int, { nullable: true, description: 'The greatest mileage, in kilometres.' })
  readonly mileageMaxKm?: number | null;

  @Field(() => [String], { nullable: true, description: 'What the car runs on, as the site spells it.' })
  readonly fuels?: string[] | null;

  @Field(() => [LanguageEnum], { nullable: true, description: 'Languages the user reads.' })
  readonly languages?: Language[] | null;

  @Field(() => [String], { nullable: true, description: "The site's own groups of users; one of them is enough." })
  readonly segments?: string[] | null;

  @Field(() => Int, { nullable: true, description: "The least engagement by the site's own reckoning, 0 to 100." })
  readonly scoreMin?: number | null;

  @Field(() => Int, { nullable: true, description: 'The greatest engagement, 0 to 100.' })
  readonly scoreMax?: number | null;

  @Field(() => [OpenHoursObject], { nullable: true, description: 'When it is open; outside of it nothing is shown.' })
  readonly hours?: OpenHoursObject[] | null;

  @Field(() => [SeasonWindowObject], { nullable: true, description: 'Days of the year on which it is shown.' })
  readonly seasonWindows?: SeasonWindowObject[] | null;

  @Field(() => [ID], { nullable: true, description: "The partner's lists of people who shall not be reached." })
  readonly exclusionLists?: string[] | null;
}

@ObjectType({ description: 'Whom a campaign wants. An empty list wants all.' })
export class Targeting extends FineTargetingObject {
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

@InputType('BidAdjustmentInput', { description: 'Pay more, or less, when the moment has that value.' })
@ObjectType({ description: 'Pay more, or less, when the moment has that value.' })
export class BidAdjustment {
  @Field(() => AdjustmentEnum, { description: 'What of the moment.' })
  readonly dimension!: BidModifier['dimension'];

  @Field({ description: 'The value, as the site spells it.' })
  readonly value!: string;

  @Field(() => Int, { description: 'By how much, -90 to 200; all that apply together make a bid at most three times as high.' })
  readonly percent!: number;
}

const PERCENT_PPM = 10_000;

export function modifierOf({ dimension, value, percent }: BidAdjustment): BidModifier {
  return { dimension, value: value.trim(), ppm: (100 + percent) * PERCENT_PPM };
}

export function adjustmentOf({ dimension, value, ppm }: BidModifier): BidAdjustment {
  return { dimension, value, percent: Math.round(ppm / PERCENT_PPM) - 100 };
}

/** What is asked, without all that asks nothing: null and empty lists are not kept. */
export function fineTargetingFrom(input: FineTargetingObject): FineTargeting {
  const asked = Object.entries(input).filter(([, value]) => value != null && !(Array.isArray(value) && value.length === 0));
  return Object.fromEntries(asked);
}

export function fineObject({ languages, ...asked }: FineTargeting): FineTargetingObject {
  const { models, fuels, segments, hours, seasonWindows, exclusionLists } = asked;
  return {
    ...asked,
    models: listed(models),
    fuels: listed(fuels),
    segments: listed(segments),
    languages: languages?.filter(isLanguage) ?? null,
    hours: hours?.map((each) => ({ ...each, days: [...each.days] })) ?? null,
    seasonWindows: listed(seasonWindows),
    exclusionLists: listed(exclusionLists),
  };
}

function listed<Each>(values: readonly Each[] | undefined): Each[] | null {
  return values ? [...values] : null;
}
