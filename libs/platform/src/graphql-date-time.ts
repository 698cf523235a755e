import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

function parse(text: unknown): Date {
  const date = typeof text === 'string' && ISO.test(text) ? new Date(text) : undefined;
  if (!date || Number.isNaN(date.getTime())) throw new GraphQLError('DateTime must be ISO 8601 with a zone, such as 2026-03-01T10:00:00Z.');
  return date;
}

/** Instants. `@Field(() => Date)` becomes this scalar. */
export const DateTime = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description: 'An instant: ISO 8601, given with any zone, answered in UTC.',
  specifiedByURL: 'https://scalars.graphql.org/andimarek/date-time.html',
  serialize: (value) => {
    if (!(value instanceof Date)) throw new TypeError('DateTime needs a Date');
    return value.toISOString();
  },
  parseValue: parse,
  parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined),
});
