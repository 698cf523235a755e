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
  const raised: readonly AnyGraphqlError[] = execution.errors ?? [];
  const refusal = raised.map(refusalOf).find((each) => each !== undefined);
  if (refusal) {
    const errors = refusal.errors.map((error) => formatted(error, { ...INVALID, message: error.message }));
    return { statusCode: refusal.statusCode, response: { data: null, errors } };
  }
  const answers = raised.map((error) => answerOf(error, log));
  const executed = 'data' in execution || raised.some((error) => error.path !== undefined);
  return {
    statusCode: executed ? 200 : (answers[0]?.status ?? 500),
    response: {
      data: execution.data ?? null,
      errors: raised.map((error, at) => formatted(error, answers[at] as ErrorAnswer)),
    },
  };
}

const INVALID = { status: 400, code: 'INVALID_INPUT', details: {} } as const;

/** What Mercurius did not execute comes as one error that holds the reasons, with a status: 400, or 405 for a mutation over GET. */
interface Refusal {
  readonly statusCode: number;
  readonly errors: readonly AnyGraphqlError[];
}

function refusalOf({ originalError }: AnyGraphqlError): Refusal | undefined {
  const { statusCode, errors } = (originalError ?? {}) as Partial<Refusal>;
  return statusCode !== undefined && Array.isArray(errors) && errors.length > 0 ? { statusCode, errors } : undefined;
}

function answerOf(error: AnyGraphqlError, log: Logger): ErrorAnswer {
  const cause = causeOf(error);
  if (cause !== undefined) return answerTo(cause, log);
  // Without cause and path it is the compiled query's judgement of its variables.
  if (error.path === undefined) return { ...INVALID, message: error.message };
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
