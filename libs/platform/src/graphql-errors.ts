import type { ExecutionResult, GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { answerTo, type ErrorAnswer } from './error-answer.js';

/** Mercurius, graphql-js and graphql-jit each have an error class of their own; this is what they share. */
interface AnyGraphqlError {
  readonly message: string;
  readonly locations?: GraphQLFormattedError['locations'];
  readonly path?: GraphQLFormattedError['path'];
  readonly originalError?: unknown;
}

interface FormattedAnswer {
  readonly statusCode: number;
  readonly response: { data: ExecutionResult['data']; errors: GraphQLFormattedError[] };
}

/**
 * Mercurius' errorFormatter: `extensions.code` and `details` for what was expected, a masked INTERNAL for what was not.
 * What was executed is answered with 200, whatever its fields raised; what could not be executed with its own status.
 */
export function formatGraphqlErrors(execution: ExecutionResult, log: Logger): FormattedAnswer {
  const errors = (execution.errors ?? []).flatMap(flatten);
  const answers = errors.map((error) => answerOf(error, log));
  const executed = 'data' in execution || errors.some((error) => error.path !== undefined);
  return {
    statusCode: executed ? 200 : (answers[0]?.status ?? 500),
    response: {
      data: execution.data ?? null,
      errors: errors.map((error, at) => formatted(error, answers[at] as ErrorAnswer)),
    },
  };
}

/** Mercurius hands validation errors over as one error that holds them. */
function flatten(error: AnyGraphqlError): AnyGraphqlError[] {
  const inner = (error.originalError as { errors?: unknown } | undefined)?.errors;
  return Array.isArray(inner) && inner.length > 0 ? (inner as AnyGraphqlError[]) : [error];
}

function answerOf(error: AnyGraphqlError, log: Logger): ErrorAnswer {
  const cause = causeOf(error);
  if (cause !== undefined) return answerTo(cause, log);
  // Without cause and path it is the judgement of a parser or validator on what the client sent.
  if (error.path === undefined) return { status: 400, code: 'INVALID_INPUT', message: error.message, details: {} };
  return answerTo(error, log);
}

/** The error thrown by our code, under the wrappings of the executor. */
function causeOf(error: AnyGraphqlError): unknown {
  let cause = error.originalError;
  while (cause instanceof Error && (cause as Partial<AnyGraphqlError>).originalError !== undefined) {
    cause = (cause as Partial<AnyGraphqlError>).originalError;
  }
  return cause;
}

function formatted(error: AnyGraphqlError, { code, message, details }: ErrorAnswer): GraphQLFormattedError {
  return {
    message,
    ...(error.locations && { locations: error.locations }),
    ...(error.path && { path: error.path }),
    extensions: { code, details },
  };
}
