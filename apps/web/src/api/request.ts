import type { TypedDocumentString } from './operations.js';

/** A refusal of the server or of the network, with the code the screens turn into words. */
export class ApiError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = 'ApiError';
  }
}

interface GraphqlAnswer<Result> {
  data?: Result | null;
  errors?: readonly { message: string; extensions?: { code?: string; details?: Record<string, unknown> } }[];
}

/** Sends one operation. Throws ApiError: the server's code, or NETWORK when nothing answered in the way GraphQL does. */
export async function request<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables?: Variables,
): Promise<Result> {
  const response = await fetch('/graphql', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ query: document.toString(), variables }),
  }).catch(() => {
    throw new ApiError('NETWORK', 'The server did not answer.');
  });
  const answer = await (response.json() as Promise<GraphqlAnswer<Result>>).catch(() => {
    throw new ApiError(response.status === 401 ? 'UNAUTHENTICATED' : 'NETWORK', 'The answer could not be read.');
  });
  const error = answer.errors?.[0];
  if (error) {
    throw new ApiError(error.extensions?.code ?? 'INTERNAL', error.message, error.extensions?.details);
  }
  if (!answer.data) throw new ApiError('INTERNAL', 'The answer was empty.');
  return answer.data;
}
