import type { SiteMessage } from './world/site-message.js';

/** An answer of the API that says no, with the code a program may act upon. */
export class ApiRefusal extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'ApiRefusal';
  }
}

interface GraphqlAnswer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/** Below the intake's 500 kB, however the messages weigh in. */
const BATCH_BYTES = 400_000;
/** User tokens live an hour; a new one is asked for a little before. */
const TOKEN_LIFE_MS = 50 * 60_000;

/** The public HTTP API as the demo's actors use it: the site's server, its users, the operator. */
export class DemoApi {
  private readonly tokens = new Map<string, { readonly token: string; readonly until: number }>();
  private operatorCookie: string | undefined;

  constructor(
    private readonly url: string,
    private readonly siteKey: string,
    private readonly operator: { readonly email: string; readonly password: string },
    private readonly signal: AbortSignal,
  ) {}

  /** Sends messages in as many batches as their size asks for. Raises ApiRefusal when one is rejected: the demo's own are valid. */
  async send(messages: readonly SiteMessage[]): Promise<void> {
    for (const batch of inBatches(messages)) {
      const answer = await this.post<{ readonly rejected: readonly { readonly path: string; readonly reason: string }[] }>('/v1/batch', `{"batch":[${batch.join(',')}]}`, basic(this.siteKey));
      const [rejected] = answer.rejected;
      if (rejected) throw new ApiRefusal('INVALID_INPUT', `${rejected.path} ${rejected.reason}`);
    }
  }

  async asUser<Data>(externalId: string, query: string, variables: Record<string, unknown> = {}): Promise<Data> {
    return this.graphql<Data>(query, variables, { authorization: `Bearer ${await this.tokenOf(externalId)}` });
  }

  /** Signs in at the first call, and again when the session has ended. */
  async asOperator<Data>(query: string, variables: Record<string, unknown> = {}): Promise<Data> {
    this.operatorCookie ??= await this.signIn();
    try {
      return await this.graphql<Data>(query, variables, { cookie: this.operatorCookie });
    } catch (error) {
      if (error instanceof ApiRefusal && error.code === 'UNAUTHENTICATED') this.operatorCookie = undefined;
      throw error;
    }
  }

  /** The site's server asks for it, as it would when it renders a page for this user. */
  async tokenOf(externalId: string): Promise<string> {
    const known = this.tokens.get(externalId);
    const now = performance.now();
    if (known && known.until > now) return known.token;
    const { token } = await this.post<{ readonly token: string }>('/v1/user-tokens', JSON.stringify({ userId: externalId }), basic(this.siteKey));
    this.tokens.set(externalId, { token, until: now + TOKEN_LIFE_MS });
    return token;
  }

  private async signIn(): Promise<string> {
    const query = 'mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { role } }';
    const response = await this.fetch('/graphql', JSON.stringify({ query, variables: this.operator }), {});
    readData(await response.json() as GraphqlAnswer<unknown>);
    return response.headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0]).join('; ');
  }

  private async graphql<Data>(query: string, variables: Record<string, unknown>, headers: Record<string, string>): Promise<Data> {
    const response = await this.fetch('/graphql', JSON.stringify({ query, variables }), headers);
    return readData((await response.json()) as GraphqlAnswer<Data>);
  }

  private async post<Answer>(path: string, body: string, headers: Record<string, string>): Promise<Answer> {
    const response = await this.fetch(path, body, headers);
    if (!response.ok) throw new ApiRefusal(String(response.status), `${path} answered ${response.status}: ${(await response.text()).slice(0, 300)}`);
    return (await response.json()) as Answer;
  }

  private fetch(path: string, body: string, headers: Record<string, string>): Promise<Response> {
    return fetch(`${this.url}${path}`, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers }, signal: this.signal });
  }
}

/** Raises ApiRefusal for the first error. */
function readData<Data>({ data, errors }: GraphqlAnswer<Data>): Data {
  const [error] = errors ?? [];
  if (error) throw new ApiRefusal(error.extensions?.code ?? 'INTERNAL', error.message);
  if (data === null || data === undefined) throw new ApiRefusal('INTERNAL', 'The API answered without data.');
  return data;
}

function inBatches(messages: readonly SiteMessage[]): string[][] {
  const batches: string[][] = [];
  let room = 0;
  for (const message of messages) {
    const text = JSON.stringify(message);
    const bytes = Buffer.byteLength(text) + 1;
    if (bytes > room || batches.length === 0) {
      batches.push([]);
      room = BATCH_BYTES;
    }
    batches.at(-1)?.push(text);
    room -= bytes;
  }
  return batches;
}

function basic(key: string): Record<string, string> {
  return { authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}` };
}
