import { Money } from '@ringroad/platform';
import { Field, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'What a bid would have brought in the last four weeks, budgets left aside. Estimates, rounded to two digits.' })
export class LandscapeStepObject {
  @Field(() => Money, { description: 'The bid: a step of the market, not one of one’s own choice.' })
  readonly bid!: Money;

  @Field(() => Int, { description: 'Qualified leads at least, in nine of ten cases.' })
  readonly leadsLow!: number;

  @Field(() => Int, { description: 'Qualified leads to be expected.' })
  readonly leads!: number;

  @Field(() => Int, { description: 'Qualified leads at most, in nine of ten cases.' })
  readonly leadsHigh!: number;

  @Field(() => Money, { description: 'What they would have cost at least.' })
  readonly costLow!: Money;

  @Field(() => Money, { description: 'What they would have cost at most. The bid stands for the price wherever a single rival would set it.' })
  readonly costHigh!: Money;

  @Field(() => Money, { nullable: true, description: 'What one of them would have cost at least, on average; null where hardly one is expected.' })
  readonly priceLow!: Money | null;

  @Field(() => Money, { nullable: true, description: 'What one of them would have cost at most, on average; null where hardly one is expected.' })
  readonly priceHigh!: Money | null;

  @Field(() => Int, { description: 'Of the moments, those at which the offer would have been shown, in percent.' })
  readonly shownPercent!: number;
}

@ObjectType({
  description:
    'What other bids would have brought: the auctions of the last four weeks held again by the rules in force now. Rivals are known by rungs of score a quarter apart, and only on average over 100 auctions of 100 people and three rivals.',
})
export class BidLandscapeObject {
  @Field({ description: 'Whether there is not enough data: then nothing more is told.' })
  readonly notEnoughData!: boolean;

  @Field(() => Int, { description: 'How many auctions it takes at least, for each moment and region.' })
  readonly neededAuctions!: number;

  @Field(() => Int, { nullable: true, description: 'Auctions it was made of, rounded.' })
  readonly auctions!: number | null;

  @Field(() => [LandscapeStepObject], { description: 'From the usual reserve of the category upwards, always the same steps.' })
  readonly steps!: readonly LandscapeStepObject[];

  @Field(() => Money, { nullable: true, description: 'The least step that gets four fifths of the leads of the highest; null without enough data.' })
  readonly suggestedBid!: Money | null;

  @Field(() => [String], { description: 'Wishes that are left out of account: circle, segments, score, hours, seasonWindows, exclusionLists. The campaign meets less than is told.' })
  readonly notCounted!: readonly string[];
}
