import type { Category, Stage } from '@ringroad/kernel';
import { CategoryReserve } from '@ringroad/market';
import { CategoryScalar, Money, StageScalar } from '@ringroad/platform';
import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'One campaign in an auction: what it stood with, or why it was not let in.' })
export class Candidate {
  @Field(() => ID, { description: 'The campaign.' })
  readonly campaignId!: string;

  @Field({ description: 'What the partner calls it.' })
  readonly campaignName!: string;

  @Field({ description: 'The partner.' })
  readonly partnerName!: string;

  @Field(() => CategoryScalar, { description: 'The category it bids in.' })
  readonly category!: Category;

  @Field(() => Int, { nullable: true, description: 'Its place by score, 1 is best; null when a gate stopped it.' })
  readonly rank!: number | null;

  @Field({ description: 'Whether it was shown.' })
  readonly won!: boolean;

  @Field(() => Money, { nullable: true, description: "The partner's standing bid today; the decision keeps the effective one." })
  readonly bid!: Money | null;

  @Field(() => Money, { nullable: true, description: 'The bid after modifiers, within what wallet and budgets had left.' })
  readonly effectiveBid!: Money | null;

  @Field(() => Float, { nullable: true, description: 'q: the chance (0 to 1) that an offer shown becomes a qualified lead.' })
  readonly quality!: number | null;

  @Field(() => Float, { nullable: true, description: 'r: how well the offer fits the moment, 0 to 1.' })
  readonly relevance!: number | null;

  @Field(() => Float, { nullable: true, description: 'Effective bid × q × r: minor units a show is expected to bring.' })
  readonly score!: number | null;

  @Field(() => Money, { nullable: true, description: 'The price per qualified lead, frozen for the winner.' })
  readonly price!: Money | null;

  @Field(() => String, { nullable: true, description: 'Why it was not shown: a gate or auction reason code; null for winners.' })
  readonly lossReason!: string | null;
}

@ObjectType({ description: 'How many campaigns lost for one reason.' })
export class LossCount {
  @Field({ description: 'The reason code.' })
  readonly reason!: string;

  @Field(() => Int, { description: 'How many campaigns.' })
  readonly count!: number;
}

@ObjectType({ description: 'The stored outcome of an auction, with all that is needed to explain it.' })
export class Decision {
  @Field(() => ID, { description: 'The decision.' })
  readonly id!: string;

  @Field(() => Date, { description: "When, on the site's clock." })
  readonly at!: Date;

  @Field(() => StageScalar, { description: 'The stage the user stood in.' })
  readonly stage!: Stage;

  @Field({ description: 'Where the offers were to be shown.' })
  readonly channel!: string;

  @Field(() => Int, { description: 'How many offers there was room for.' })
  readonly slots!: number;

  @Field({ description: 'The version of the auction terms.' })
  readonly version!: string;

  @Field({ description: 'What ties and exploration were drawn with: the same seed gives the same outcome.' })
  readonly seed!: string;

  @Field({ description: 'won, no-winner, or suppressed: then `reason` says why nothing was put up.' })
  readonly outcome!: string;

  @Field(() => String, { nullable: true, description: 'Why nothing was put up: cap-week, unsubscribed …; null for auctions.' })
  readonly reason!: string | null;

  @Field(() => [CategoryReserve], { description: 'What a lead cost at least at this moment, for each kind of business that was needed; empty when nothing was put up.' })
  readonly reserves!: readonly CategoryReserve[];

  @Field(() => Float, { description: "λ: what a show of this user's attention costs at least, in minor units." })
  readonly attentionFloor!: number;

  @Field(() => Int, { description: 'How many offers won.' })
  readonly winners!: number;

  @Field(() => [Candidate], { description: 'Winners first, then by score, then those a gate stopped; at most 50.' })
  readonly candidates!: readonly Candidate[];

  @Field(() => [LossCount], { description: 'All losses by reason.' })
  readonly lossCounts!: readonly LossCount[];
}
