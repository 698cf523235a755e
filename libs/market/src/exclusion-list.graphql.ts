import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType('ExclusionList', { description: 'People a partner does not want to reach, kept so that nobody can read who they are.' })
export class ExclusionListObject {
  @Field(() => ID, { description: 'Its id, for the targeting of campaigns.' })
  readonly id!: string;

  @Field({ description: 'What the partner calls it.' })
  readonly name!: string;

  @Field(() => Int, { description: 'How many contacts were handed in, rounded down to two figures. How many of them the site knows is told to nobody.' })
  readonly size!: number;

  @Field(() => Date, { description: 'When it was made, on the site’s clock.' })
  readonly createdAt!: Date;
}
