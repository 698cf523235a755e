import type { OwnText } from '@ringroad/kernel';
import { Field, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: "What a site's own programme says, in one language." })
export class Title {
  @Field({ description: 'Of the language: en, ru.' })
  readonly language!: string;

  @Field({ description: 'The words.' })
  readonly text!: string;
}

/** A text of a programme as GraphQL answers it; empty where there is none. */
export function titleList(text: OwnText | null): Title[] {
  return Object.entries(text ?? {}).map(([language, each]) => ({ language, text: each }));
}
