import { DomainError } from '@ringroad/kernel';
import type { BuildSchemaOptions } from '@nestjs/graphql';
import { MercuriusDriver, type MercuriusDriverConfig } from '@nestjs/mercurius';
import type { FastifyRequest } from 'fastify';
import { NoSchemaIntrospectionCustomRule } from 'graphql';
import type { Logger } from 'pino';
import { refuseForeignOrigin } from './auth/same-origin.js';
import type { Config } from './config.js';
import { DateTime } from './graphql-date-time.js';
import { formatGraphqlErrors } from './graphql-errors.js';
import { LIMIT_RULES, LIMITS } from './graphql-limits.js';

const LARGEST_BODY = 100_000;

/** How classes become the schema: the same for the server and for `docs/schema.graphql`. */
export const SCHEMA_OPTIONS: BuildSchemaOptions = { scalarsMap: [{ type: Date, scalar: DateTime }] };

/** For `GraphQLModule.forRootAsync({ driver: MercuriusDriver, useFactory: graphqlOptions, inject: [CONFIG, LOGGER] })`. */
export function graphqlOptions(config: Config, log: Logger): MercuriusDriverConfig {
  return {
    driver: MercuriusDriver,
    path: '/graphql',
    jit: 1,
    graphiql: false,
    autoSchemaFile: true,
    sortSchema: true,
    buildSchemaOptions: SCHEMA_OPTIONS,
    // Without it, guards stand before queries and mutations only.
    fieldResolverEnhancers: ['guards'],
    queryDepth: LIMITS.depth,
    graphql: { parseOptions: { maxTokens: LIMITS.tokens } },
    validationRules: config.production ? [...LIMIT_RULES, NoSchemaIntrospectionCustomRule] : LIMIT_RULES,
    errorFormatter: (execution) => formatGraphqlErrors(execution, log),
    additionalRouteOptions: {
      bodyLimit: LARGEST_BODY,
      preValidation: async (request: FastifyRequest) => {
        refuseForgery(request, config.publicUrl);
        refuseSyntaxTree(request);
      },
    },
  };
}

/**
 * Against forged requests, `signIn` included: JSON, which a page of another site cannot send unasked, and our own origin.
 * A request with a key or token in its header carries nothing a browser adds by itself.
 */
function refuseForgery(request: FastifyRequest, publicUrl: string): void {
  if (request.method !== 'POST') return;
  if (!request.headers['content-type']?.startsWith('application/json')) {
    throw new DomainError('INVALID_INPUT', 'Send the query as application/json.');
  }
  if (request.headers.authorization === undefined) refuseForeignOrigin(request.headers, publicUrl);
}

/** What JSON can begin with and GraphQL cannot: Mercurius takes a text that is no GraphQL for a syntax tree, without a parser's checks. */
const TREE = /^\s*(?:\{\s*["}]|[[\d-]|"(?!"")|(?:true|false|null)\s*$)/;

function refuseSyntaxTree({ body, query }: FastifyRequest): void {
  for (const source of [body, query]) {
    const text = (source as { readonly query?: unknown } | null | undefined)?.query;
    if (text !== undefined && text !== null && (typeof text !== 'string' || TREE.test(text))) {
      throw new DomainError('INVALID_INPUT', 'Send the query as GraphQL text.', { field: 'query' });
    }
  }
}
