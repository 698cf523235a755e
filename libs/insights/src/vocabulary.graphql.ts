import type { Category, Stage } from '@ringroad/kernel';
import { CategoryScalar, StageScalar, Title } from '@ringroad/platform';
import { Field, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: "A moment in people's lives that the site's programmes speak at: what a campaign may bid for." })
export class Moment {
  @Field(() => StageScalar, { description: 'The stage.' })
  readonly stage!: Stage;

  @Field({ description: 'The programme it belongs to; classified is the built-in one.' })
  readonly programmeId!: string;

  @Field(() => [Title], { description: "The stage's name; empty where it is built in and every client knows it." })
  readonly titles!: readonly Title[];

  @Field(() => [Title], { description: "The programme's name; empty for the built-in one." })
  readonly programmeTitles!: readonly Title[];

  @Field(() => [CategoryScalar], { description: 'The kinds of business whose offers are wanted then.' })
  readonly categories!: readonly Category[];
}

@ObjectType({ description: 'A kind of business that partners of the site may have.' })
export class KindOfBusiness {
  @Field(() => CategoryScalar, { description: 'Its code.' })
  readonly category!: Category;

  @Field(() => [Title], { description: 'Its name; empty where it is built in, every client knows it and the site has no name of its own for it.' })
  readonly titles!: readonly Title[];

  @Field({ description: 'Whether the site gave it up: its offers are shown to nobody, and no campaign may be made for it.' })
  readonly retired!: boolean;
}
