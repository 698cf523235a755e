import type { Stage } from '@ringroad/kernel';
import { StageScalar, Title } from '@ringroad/platform';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'One stage of a programme at an instant.' })
export class PortfolioStage {
  @Field(() => StageScalar, { description: 'The stage.' })
  readonly stage!: Stage;

  @Field(() => [Title], { description: 'Its name; empty where it is built in and every client knows it.' })
  readonly titles!: readonly Title[];

  @Field(() => Int, { description: 'Users who stood in it, each counted once.' })
  readonly users!: number;

  @Field(() => Int, { description: 'Journeys that stood in it: a user with two cars may have two.' })
  readonly journeys!: number;
}

@ObjectType('StageAlert', { description: 'A stage where somebody stood on most of the thirty days before, and nobody stands any more.' })
export class StageAlertObject {
  @Field(() => StageScalar, { description: 'The stage.' })
  readonly stage!: Stage;

  @Field(() => Date, { description: 'When the last user left it.' })
  readonly since!: Date;

  @Field(() => Int, { description: 'On how many of the thirty days before somebody stood there.' })
  readonly days!: number;
}

@ObjectType('Portfolio', { description: 'Who stands where in a programme at an instant, by what is known today.' })
export class PortfolioObject {
  @Field(() => ID, { description: 'The programme.' })
  readonly programmeId!: string;

  @Field(() => Date, { description: 'The instant.' })
  readonly at!: Date;

  @Field(() => Int, { description: 'Users who stood in any of its stages, each counted once.' })
  readonly users!: number;

  @Field(() => [PortfolioStage], { description: 'All its stages, in its own order.' })
  readonly stages!: readonly PortfolioStage[];

  @Field(() => [StageAlertObject], { description: 'Stages that had emptied by then.' })
  readonly emptied!: readonly StageAlertObject[];
}

@ObjectType({ description: 'Users who went from one stage of a programme to another in a period.' })
export class StageMove {
  @Field(() => StageScalar, { nullable: true, description: 'Where they stood; null for journeys that began.' })
  readonly from!: Stage | null;

  @Field(() => StageScalar, { nullable: true, description: 'Where they went; null for journeys that ended.' })
  readonly to!: Stage | null;

  @Field(() => String, { nullable: true, description: 'How the journey ended, where it did.' })
  readonly outcome!: string | null;

  @Field(() => Int, { description: 'How many users.' })
  readonly users!: number;

  @Field(() => Int, { description: 'How many moves: a user with two cars may make two.' })
  readonly moves!: number;
}
