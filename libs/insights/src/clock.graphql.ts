import { ArgsType, Field, Float, Int, ObjectType } from '@nestjs/graphql';

@ObjectType('ClockAdvance', { description: "A sandbox clock on its way to a later moment; everything due on the way happens in order." })
export class ClockAdvanceObject {
  @Field(() => Date, { description: 'Where it started.' })
  readonly from!: Date;

  @Field(() => Date, { description: 'Where it goes.' })
  readonly to!: Date;

  @Field(() => Date, { description: 'Where it stands.' })
  readonly now!: Date;

  @Field({ description: 'Whether it is still on its way.' })
  readonly running!: boolean;

  @Field(() => Float, { description: 'How much of the way is done, 0 to 1.' })
  readonly progress!: number;
}

@ArgsType()
export class AdvanceArgs {
  @Field(() => Int, { nullable: true, description: 'Days to advance, 0 to 31.' })
  readonly days?: number | null;

  @Field(() => Int, { nullable: true, description: 'Weeks to advance, 0 to 5.' })
  readonly weeks?: number | null;

  @Field(() => Int, { nullable: true, description: 'Calendar months to advance, 0 to 12.' })
  readonly months?: number | null;
}
