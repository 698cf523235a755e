import { type Category, isCategory, isStageKey, type Stage } from '@ringroad/kernel';
import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

/** A word that a site's own programmes may add to: what it looks like is checked, whether the site has it is asked where it matters. */
function wordScalar<Word extends string>(name: string, description: string, isWord: (text: string) => text is Word, shape: string): GraphQLScalarType<Word, string> {
  const parse = (text: unknown): Word => {
    if (typeof text === 'string' && isWord(text)) return text;
    throw new GraphQLError(`${name} must be ${shape}.`);
  };
  return new GraphQLScalarType<Word, string>({
    name,
    description,
    serialize: (value) => {
      if (typeof value !== 'string') throw new TypeError(`${name} needs a text`);
      return value;
    },
    parseValue: parse,
    parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined),
  });
}

/** `@Field(() => StageScalar) readonly stage: Stage` */
export const StageScalar = wordScalar<Stage>(
  'Stage',
  "Where a user stands: posted, renewed, sold, bought or owning in the life of a car, or `<programme>/<stage>` of one of the site's own programmes, such as boats/afloat. `moments` lists those of a site.",
  isStageKey,
  'posted, renewed, sold, bought, owning, or <programme>/<stage> such as boats/afloat',
);

/** `@Field(() => CategoryScalar) readonly category: Category` */
export const CategoryScalar = wordScalar<Category>(
  'Category',
  "The kind of business a partner does: a built-in one such as service-centre, or one that a site's own programme brings, such as marina. `categories` lists those of a site.",
  isCategory,
  'a short word of a-z, 0-9, hyphen and dot, such as service-centre',
);
