import { GraphQLError, type ValidationRule } from 'graphql';
import { operationCost } from './graphql-cost.js';

/**
 * `tokens` stops the parser itself: a body of 100 kB that repeats one field takes parser and rules three seconds, in which nobody
 * else is answered. Our own largest operation has a few hundred.
 */
export const LIMITS = { depth: 12, cost: 10_000, aliases: 15, directives: 20, tokens: 2_000 } as const;

/**
 * One operation per request. Mercurius keeps the compiled query by its text alone: with two operations in one text the name
 * that was sent first would decide for all that follow.
 */
const oneOperation: ValidationRule = (context) => ({
  Document(document) {
    const operations = document.definitions.filter((definition) => definition.kind === 'OperationDefinition');
    if (operations.length > 1) context.reportError(new GraphQLError('Send one operation per request.'));
  },
});

/** Aliases repeat one costly field (a password attempt) in one request. */
const fewAliases: ValidationRule = (context) => {
  let aliases = 0;
  return {
    Field(field) {
      if (field.alias && ++aliases === LIMITS.aliases + 1) {
        context.reportError(new GraphQLError(`Use at most ${LIMITS.aliases} aliases in a request.`, { nodes: field }));
      }
    },
  };
};

const fewDirectives: ValidationRule = (context) => {
  let directives = 0;
  return {
    Directive(directive) {
      if (++directives === LIMITS.directives + 1) {
        context.reportError(new GraphQLError(`Use at most ${LIMITS.directives} directives in a request.`, { nodes: directive }));
      }
    },
  };
};

const boundedCost: ValidationRule = (context) => ({
  OperationDefinition(operation) {
    const cost = operationCost(context.getSchema(), operation, (name) => context.getFragment(name));
    if (cost <= LIMITS.cost) return;
    context.reportError(
      new GraphQLError(`This could take ${cost} values, the limit is ${LIMITS.cost}. Ask for smaller pages or fewer lists within lists.`, {
        nodes: operation,
      }),
    );
  },
});

/** Beside the depth limit that Mercurius has of its own (`queryDepth: LIMITS.depth`). */
export const LIMIT_RULES: ValidationRule[] = [oneOperation, fewAliases, fewDirectives, boundedCost];
