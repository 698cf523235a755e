import type { Category } from '@ringroad/kernel';
import { PricingEnum } from '@ringroad/market';
import { CategoryScalar, Money } from '@ringroad/platform';
import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'A campaign that stood in an auction, with every number that decided.' })
export class ReplayedCandidate {
  @Field(() => ID, { description: 'The campaign.' })
  readonly campaignId!: string;

  @Field({ description: 'What the partner calls it.' })
  readonly campaignName!: string;

  @Field({ description: 'The partner.' })
  readonly partnerName!: string;

  @Field(() => CategoryScalar, { description: 'The kind of business it stood for.' })
  readonly category!: Category;

  @Field(() => Money, { description: 'b: the bid with its adjustments.' })
  readonly bid!: Money;

  @Field(() => Money, { description: 'What wallet, budgets and limits had left.' })
  readonly remaining!: Money;

  @Field(() => Money, { description: "b′: the smaller of the two." })
  readonly effectiveBid!: Money;

  @Field(() => Float, { description: 'q: the chance that the offer, shown, becomes a qualified lead.' })
  readonly quality!: number;

  @Field(() => Float, { description: 'r: how well it fits the moment.' })
  readonly relevance!: number;

  @Field(() => Float, { description: 'b′ × q × r: minor units a show is expected to bring.' })
  readonly score!: number;

  @Field(() => Money, { description: 'The least a lead cost.' })
  readonly reserve!: Money;

  @Field(() => Float, { description: 'λ: the least a show had to be expected to bring, in minor units.' })
  readonly attentionFloor!: number;

  @Field({ description: 'WON, or the reason why it was not shown.' })
  readonly outcome!: string;

  @Field(() => Money, { nullable: true, description: 'The price the replay comes to; null for those not shown.' })
  readonly price!: Money | null;

  @Field(() => Money, { nullable: true, description: 'The price frozen then; null for those that were not shown.' })
  readonly recordedPrice!: Money | null;

  @Field(() => String, {
    nullable: true,
    description: 'What set the price: reservation, exploration, posted, reserve, attention-floor, rival, externality or bid; null for those not shown.',
  })
  readonly priceSetBy!: string | null;

  @Field(() => ID, { nullable: true, description: 'The campaign that set it, where a rival did.' })
  readonly priceSetByCampaignId!: string | null;
}

@ObjectType({ description: 'A stored auction held again from its record alone.' })
export class DecisionReplay {
  @Field(() => ID, { description: 'The decision.' })
  readonly id!: string;

  @Field({ description: 'Whether the replay comes to the record: the same winners in the same order at the same prices, the same who stood, the same losses.' })
  readonly identical!: boolean;

  @Field(() => Int, { description: 'The version of the rules it was held by.' })
  readonly policyVersion!: number;

  @Field(() => PricingEnum, { description: 'How prices were found.' })
  readonly pricing!: 'gsp' | 'vcg' | 'fixed';

  @Field(() => Int, { description: 'How many offers there was room for.' })
  readonly slots!: number;

  @Field({ description: 'Whether one of those shown was drawn to learn about it.' })
  readonly explored!: boolean;

  @Field(() => [ReplayedCandidate], { description: 'Whoever decided it: those shown, best place first; then those who set or would have taken their places, and the best of those that a floor stopped.' })
  readonly candidates!: readonly ReplayedCandidate[];
}
