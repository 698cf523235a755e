import { Field, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: "How the pool of an offer's own codes stands." })
export class OfferCodeCount {
  @Field(() => Int, { description: 'Codes that nobody has; without one the offer is not shown.' })
  readonly free!: number;

  @Field(() => Int, { description: 'Codes kept for claims that are not proved yet; those that come to nothing are free again.' })
  readonly kept!: number;

  @Field(() => Int, { description: 'Codes that users have, each given once.' })
  readonly given!: number;
}

@ObjectType({ description: 'What became of codes that were sent.' })
export class AddedOfferCodes {
  @Field(() => Int, { description: 'How many are new.' })
  readonly added!: number;

  @Field(() => Int, { description: 'How many the pool had already; they change nothing.' })
  readonly known!: number;

  @Field(() => OfferCodeCount, { description: 'How the pool stands now.' })
  readonly codes!: OfferCodeCount;
}
