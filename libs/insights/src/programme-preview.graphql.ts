import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'Where a journey stands.' })
export class JourneyStanding {
  @Field(() => Int, { description: 'The version it is in.' })
  readonly version!: number;

  @Field({ description: 'The stage.' })
  readonly stage!: string;
}

@ObjectType({ description: 'Journeys that would stand elsewhere.' })
export class JourneyMove {
  @Field(() => JourneyStanding, { nullable: true, description: 'Where they stand; null: they would begin.' })
  readonly from!: JourneyStanding | null;

  @Field(() => JourneyStanding, { nullable: true, description: 'Where they would stand; null: they would end.' })
  readonly to!: JourneyStanding | null;

  @Field(() => Int, { description: 'How many of those looked at.' })
  readonly journeys!: number;
}

@ObjectType({ description: 'What would become of the contacts of one point.' })
export class ContactPointChange {
  @Field(() => ID, { description: 'The point of the programme.' })
  readonly pointId!: string;

  @Field(() => Int, { description: 'Newly planned.' })
  readonly scheduled!: number;

  @Field(() => Int, { description: 'Of those, due at once.' })
  readonly dueNow!: number;

  @Field(() => Int, { description: 'Planned for another day.' })
  readonly rescheduled!: number;

  @Field(() => Int, { description: 'Called off. What was sent stays sent.' })
  readonly cancelled!: number;
}

@ObjectType({ description: 'What a change would do, before it is made.' })
export class ProgrammePreview {
  @Field(() => Int, { description: 'Users whom it may concern.' })
  readonly concerned!: number;

  @Field(() => Int, { description: 'Users who were looked at for it: all of them, or a thousand drawn evenly.' })
  readonly users!: number;

  @Field(() => [JourneyMove], { description: 'Who moves where, most first.' })
  readonly moves!: readonly JourneyMove[];

  @Field(() => [ContactPointChange], { description: 'What is newly planned, moved or called off.' })
  readonly contacts!: readonly ContactPointChange[];
}

@ObjectType({ description: 'A change that was made to a programme.' })
export class ProgrammeChangeObject {
  @Field(() => Int, { description: 'Its place in the log, from 1.' })
  readonly seq!: number;

  @Field({ description: 'release: which version journeys begin in; migrate: journeys under way went over.' })
  readonly kind!: string;

  @Field(() => Int, { nullable: true, description: 'The version released, or gone over to; null: nobody enters any more.' })
  readonly version!: number | null;

  @Field(() => Int, { nullable: true, description: 'Of a migration: the version journeys came from.' })
  readonly from!: number | null;

  @Field(() => Date, { nullable: true, description: "From when it counts, on the site's clock; null: for all that ever happened." })
  readonly at!: Date | null;

  @Field(() => Date, { description: 'When it was made.' })
  readonly madeAt!: Date;
}

@ObjectType({ description: 'How often something happened in a simulation.' })
export class SimulatedCount {
  @Field(() => ID, { description: 'The contact point, outcome or category.' })
  readonly id!: string;

  @Field(() => Int, { description: 'How often.' })
  readonly count!: number;
}

@ObjectType({ description: 'Journeys under way at the end of a month.' })
export class SimulatedMonth {
  @Field(() => Int, { description: 'The month, from 1.' })
  readonly month!: number;

  @Field(() => [SimulatedCount], { description: 'By stage.' })
  readonly stages!: readonly SimulatedCount[];
}

@ObjectType({ description: 'A population that lived through a programme on a virtual clock. Its people are invented: events come at random.' })
export class ProgrammeSimulation {
  @Field(() => Int, { description: 'People.' })
  readonly people!: number;

  @Field(() => Int, { description: 'Events that happened to them.' })
  readonly events!: number;

  @Field(() => [SimulatedCount], { description: 'Contacts by contact point.' })
  readonly contacts!: readonly SimulatedCount[];

  @Field(() => [Int], { description: 'How many people had 0, 1, 2 … contacts.' })
  readonly contactsPerPerson!: readonly number[];

  @Field(() => [SimulatedMonth], { description: 'Who stood where, month by month.' })
  readonly occupancy!: readonly SimulatedMonth[];

  @Field(() => [SimulatedCount], { description: 'How journeys ended.' })
  readonly outcomes!: readonly SimulatedCount[];

  @Field(() => [SimulatedCount], { description: 'Leads by category, at the share assumed.' })
  readonly leads!: readonly SimulatedCount[];
}
