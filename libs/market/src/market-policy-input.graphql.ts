import { DomainError, type Category } from '@ringroad/kernel';
import { CategoryScalar, minorFrom } from '@ringroad/platform';
import { Field, Float, InputType, Int } from '@nestjs/graphql';
import { type MarketSettings } from './domain/market-policy.js';
import type { Pricing } from './domain/pricing.js';
import { type ReserveRule, WILDCARD } from './domain/reserve.js';
import { AttentionFloorRule, BlockedCombinationObject, CategoryCapObject, CategoryNameObject, PricingEnum, RuleColumns } from './market-policy.graphql.js';

const WHOLE_PPM = 1_000_000;

@InputType({ description: 'The least a qualified lead costs, where its columns apply.' })
export class ReserveRuleInput {
  @Field(() => RuleColumns, { description: 'Where it applies.' })
  readonly where!: RuleColumns;

  @Field({ description: 'The least price in minor units, digits only.' })
  readonly priceMinor!: string;
}

@InputType({ description: 'Rules of the market as an operator writes them down, all of them as they shall be.' })
export class MarketPolicyInput {
  @Field(() => PricingEnum, { description: 'How prices are found.' })
  readonly pricing!: Pricing;

  @Field(() => Float, { description: 'Share of decisions, 0 to 1, that try an offer drawn by chance.' })
  readonly explorationShare!: number;

  @Field(() => Float, { description: 'The least relevance of an offer, 0 to 1.' })
  readonly relevanceFloor!: number;

  @Field(() => Float, { description: 'λ in minor units per show, where none of attentionFloors applies.' })
  readonly attentionFloor!: number;

  @Field(() => [ReserveRuleInput], { description: 'Up to 500, no two for the same columns.' })
  readonly reserves!: ReserveRuleInput[];

  @Field(() => [AttentionFloorRule], { description: 'Up to 500, no two for the same columns.' })
  readonly attentionFloors!: AttentionFloorRule[];

  @Field(() => [CategoryScalar], { description: 'Kinds of business of which a user holds one open offer at a time.' })
  readonly exclusiveCategories!: Category[];

  @Field(() => [CategoryCapObject], { description: 'How often one user may hear of one kind of business.' })
  readonly categoryCaps!: CategoryCapObject[];

  @Field(() => [BlockedCombinationObject], { description: 'What is kept out of which stage.' })
  readonly blocked!: BlockedCombinationObject[];

  @Field(() => [String], { description: 'Up to 500 words or phrases of up to 60 characters.' })
  readonly blockedWords!: string[];

  @Field(() => Int, { description: 'Days, 0 to 365.' })
  readonly duplicateDays!: number;

  @Field(() => [CategoryScalar], { description: 'Kinds of business that are shown to nobody.' })
  readonly retired!: Category[];

  @Field(() => [CategoryNameObject], { description: 'What the site calls its kinds of business.' })
  readonly names!: CategoryNameObject[];
}

/** The settings an input stands for. Raises INVALID_INPUT for what is no amount. */
export function settingsFrom(input: MarketPolicyInput): MarketSettings {
  const { pricing, explorationShare, relevanceFloor, attentionFloor, reserves, attentionFloors, blocked, blockedWords, names, ...plain } = input;
  return {
    ...plain,
    terms: { pricing, explorationPpm: ppm(explorationShare), relevanceFloorPpm: ppm(relevanceFloor), attentionFloor: floorFrom(attentionFloor, 'attentionFloor') },
    reserves: reserves.map(({ where, priceMinor }, n): ReserveRule => ({ match: columnsFrom(where), price: minorFrom(priceMinor, `reserves.${n}.priceMinor`) })),
    attentionFloors: attentionFloors.map(({ where, floor }, n): ReserveRule => ({ match: columnsFrom(where), price: floorFrom(floor, `attentionFloors.${n}.floor`) })),
    blocked: blocked.map(({ stage, category }) => ({ stage, category })),
    blockedWords: blockedWords.map((word) => word.trim()),
    categoryCaps: plain.categoryCaps.map(({ category, perMonth }) => ({ category, perMonth })),
    names: names.map(({ category, en, ru }) => ({ category, en: en.trim(), ru: ru.trim() })),
  };
}

export function columnsFrom({ channel, stage, category, region }: RuleColumns): readonly string[] {
  return [channel ?? WILDCARD, stage ?? WILDCARD, category ?? WILDCARD, region ?? WILDCARD];
}

function ppm(share: number): number {
  return Math.round(share * WHOLE_PPM);
}

/** Minor units per show as ppm of one. */
function floorFrom(floor: number, field: string): bigint {
  if (!(floor >= 0 && floor <= 100_000)) throw new DomainError('INVALID_INPUT', 'A floor is from 0 to 100,000 minor units per show.', { field });
  return BigInt(ppm(floor));
}
