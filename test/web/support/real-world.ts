import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ChildServer, freePort, ringroad } from '../../support/child-server.js';
import { type Mailbox, openMailbox } from '../../support/mailbox.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';

const PATIENCE_MS = 30_000;

export interface Account {
  readonly email: string;
  /** Known once the command line has told it. */
  password: string;
}

/** The product begun as an installation without a demo begins: with a database, a mail server and the command line. */
export class RealWorld {
  readonly operator: Account = { email: 'olga@kolesa.test', password: '' };
  readonly partner: Account = { email: 'pavel@blesk.test', password: '' };

  private constructor(
    readonly url: string,
    readonly mailbox: Mailbox,
    private readonly env: NodeJS.ProcessEnv,
    private readonly server: ChildServer,
    private readonly database: TestDatabase,
    private readonly page: Server,
  ) {}

  static async begin(): Promise<RealWorld> {
    const [database, mailbox, port, folder] = await Promise.all([createTestDatabase(), openMailbox(), freePort(), mkdtemp(join(tmpdir(), 'ringroad-web-'))]);
    const url = `http://127.0.0.1:${port}`;
    const env = {
      NODE_ENV: 'development',
      DATABASE_URL: database.url,
      RINGROAD_DATA: folder,
      RINGROAD_DEMO: 'off',
      RINGROAD_SECRET: 'a secret that only tests know, long enough',
      SMTP_URL: mailbox.url,
      PORT: String(port),
      PUBLIC_URL: url,
      LOG_LEVEL: 'error',
    };
    const server = new ChildServer(url, env);
    await server.start();
    return new RealWorld(url, mailbox, env, server, database, await servePage());
  }

  /** Runs a command; returns the key or password it printed, if any. */
  async command(...args: string[]): Promise<string> {
    const { code, output } = await ringroad(args, this.env);
    if (code !== 0) throw new Error(`ringroad ${args.join(' ')} ended with ${code}:\n${output}`);
    return /shown only now:\n(\S+)/.exec(output)?.[1] ?? '';
  }

  /** A page of the classified site, on an origin of its own, that shows this user's offers. */
  classifiedPage(token: string): string {
    return `http://127.0.0.1:${(this.page.address() as AddressInfo).port}/?${new URLSearchParams({ ringroad: this.url, token }).toString()}`;
  }

  async post<Answer>(path: string, body: object, headers: Record<string, string> = {}): Promise<Answer> {
    const response = await fetch(this.url + path, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as Answer;
  }

  /** What a member asks after signing in with the password. */
  async ask<Data>({ email, password }: Account, query: string, variables: object): Promise<Data> {
    const signedIn = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: 'mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { role } }', variables: { email, password } }),
    });
    const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const { data, errors } = await this.post<{ data?: Data; errors?: unknown }>('/graphql', { query, variables }, { cookie });
    if (errors || !data) throw new Error(JSON.stringify(errors));
    return data;
  }

  /** Asks again until the answer is there. */
  async until<Answer>(ask: () => Promise<Answer | undefined> | Answer | undefined, what: string): Promise<Answer> {
    const deadline = performance.now() + PATIENCE_MS;
    for (;;) {
      const answer = await ask();
      if (answer !== undefined) return answer;
      if (performance.now() > deadline) throw new Error(`Waited ${PATIENCE_MS} ms in vain for ${what}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  async end(): Promise<void> {
    this.page.closeAllConnections();
    this.page.close();
    await this.server.stop();
    await this.mailbox.close();
    await this.database.drop();
    await rm(this.env.RINGROAD_DATA ?? '', { recursive: true, force: true });
  }
}

/** What a classified site would write into its own page: the script, the element and the signed-in user's token. */
function pageOf(ringroad: string, token: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,"><title>An ad</title></head><body style="font-family: Georgia">
    <h1>Audi A6, 2018</h1><ringroad-offers user-token="${token}"></ringroad-offers>
    <script type="module" src="${ringroad}/widget/ringroad-offers.js"></script></body></html>`;
}

function servePage(): Promise<Server> {
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://x');
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(pageOf(searchParams.get('ringroad') ?? '', searchParams.get('token') ?? ''));
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}
