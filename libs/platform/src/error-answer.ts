import { DomainError, ERROR_STATUS, type ErrorCode, newId } from '@ringroad/kernel';
import type { Logger } from 'pino';
import { ZodError } from 'zod';

/** What the outside learns of an error, in both worlds: `{error: …}` over REST, `extensions` in GraphQL. */
export interface ErrorAnswer {
  readonly status: number;
  readonly code: ErrorCode | 'INTERNAL';
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** Postgres is away, is starting or stopping, or has no connection left; the same request may succeed in a moment. */
const DATABASE_AWAY = new Set(['ECONNREFUSED', 'ECONNRESET', '53300', '57P01', '57P02', '57P03']);

/** Postgres stores no U+0000 (as text, and escaped in JSON). Any text a client sends may hold one; no field is meant to. */
const NUL_IN_TEXT = new Set(['22021', '22P05']);

const CODE_OF_STATUS: Readonly<Record<number, ErrorCode>> = {
  401: 'UNAUTHENTICATED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  409: 'CONFLICT',
  413: 'TOO_LARGE',
  429: 'RATE_LIMITED',
  503: 'UNAVAILABLE',
};

/** Expected refusals pass as they are; anything else is a defect: logged under a number, and only the number goes out. */
export function answerTo(error: unknown, log: Logger): ErrorAnswer {
  if (error instanceof DomainError) {
    return { status: ERROR_STATUS[error.code], code: error.code, message: error.message, details: plain(error.details) };
  }
  if (error instanceof ZodError) {
    const problems = error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
    return { status: 400, code: 'INVALID_INPUT', message: 'The input is not valid.', details: { problems } };
  }
  const refused = clientError(error);
  if (refused) return refused;
  if (NUL_IN_TEXT.has(codeOf(error))) {
    return { status: 400, code: 'INVALID_INPUT', message: 'A text holds the character U+0000, which no text may.', details: {} };
  }
  const incident = newId();
  log.error({ err: error, incident }, 'a request failed unexpectedly');
  if (DATABASE_AWAY.has(codeOf(error))) {
    return { status: 503, code: 'UNAVAILABLE', message: 'The database does not answer. Try again in a moment.', details: { incident } };
  }
  return { status: 500, code: 'INTERNAL', message: 'Something went wrong on our side.', details: { incident } };
}

/** Fastify and Nest refuse what never reached our code (no such route, a broken body) with a status below 500. */
function clientError(error: unknown): ErrorAnswer | null {
  const refusal = error as { getStatus?: () => number; statusCode?: unknown; message?: unknown } | null;
  const status = refusal?.getStatus?.() ?? refusal?.statusCode;
  if (typeof status !== 'number' || status < 400 || status >= 500) return null;
  return { status, code: CODE_OF_STATUS[status] ?? 'INVALID_INPUT', message: String(refusal?.message), details: {} };
}

function codeOf(error: unknown): string {
  const known = error as { code?: unknown; driverError?: { code?: unknown } } | null;
  return String(known?.code ?? known?.driverError?.code ?? '');
}

/** JSON has no bigint. */
function plain(details: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return JSON.parse(JSON.stringify(details, (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value)));
}
