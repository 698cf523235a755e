import type { Category, OwnText, Stage } from '@ringroad/kernel';
import { CategoryScalar, StageScalar } from '@ringroad/platform';
import { Field, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: "A name that a site's own programme gives, in one language." })
export class Title {
  @Field({ description: 'Of the language: en, ru.' })
  readonly language!: string;

  @Field({ description: 'The name.' })
  readonly text!: string;
}

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

  @Field(() => [Title], { description: 'Its name; empty where it is built in and every client knows it.' })
  readonly titles!: readonly Title[];
}

/** A text of a programme as GraphQL answers it. */
export function titleList(text: OwnText | null): Title[] {
  return Object.entries(text ?? {}).map(([language, each]) => ({ language, text: each }));
}
