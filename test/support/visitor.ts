import type { SessionOwner } from '@ringroad/platform';
import { LoginLinks } from '@ringroad/platform';
import request from 'supertest';
import type { Product } from './product.js';

export interface Refusal {
  readonly message: string;
  readonly extensions: { readonly code: string; readonly details: Readonly<Record<string, unknown>> };
}

/** Somebody at the other end of HTTP, with a session, a key, a token or nothing; told of refusals as a browser would be. */
export class Visitor {
  private constructor(
    private readonly product: Product,
    private readonly headers: Readonly<Record<string, string>>,
  ) {}

  static stranger(product: Product): Visitor {
    return new Visitor(product, {});
  }

  static bearing(product: Product, credential: string): Visitor {
    return new Visitor(product, { authorization: `Bearer ${credential}` });
  }

  /** Opens a one-click link, as from the command line or a letter. */
  static async byLink(product: Product, owner: SessionOwner): Promise<Visitor> {
    return Visitor.opening(product, await product.server.app.get(LoginLinks, { strict: false }).issue(owner));
  }

  static async opening(product: Product, link: string): Promise<Visitor> {
    return new Visitor(product, { cookie: cookieOf(await request(product.url).get(new URL(link).pathname).redirects(0)) });
  }

  static async byPassword(product: Product, email: string, password: string): Promise<Visitor> {
    const query = 'mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { role } }';
    return new Visitor(product, { cookie: cookieOf(await request(product.url).post('/graphql').send({ query, variables: { email, password } })) });
  }

  /** The answer's data; fails on any refusal. */
  async ask<Data>(query: string, variables: object = {}): Promise<Data> {
    const body = await this.post<Data>(query, variables);
    if (body.errors || !body.data) throw new Error(`GraphQL answered ${JSON.stringify(body)}`);
    return body.data;
  }

  /** Code and details of the refusal; fails when there is none. */
  async refused(query: string, variables: object = {}): Promise<{ code: string } & Record<string, unknown>> {
    const { errors, data } = await this.post(query, variables);
    const [refusal] = errors ?? [];
    if (!refusal) throw new Error(`GraphQL refused nothing: ${JSON.stringify(data)}`);
    return { code: refusal.extensions.code, ...refusal.extensions.details };
  }

  /** Data and refusals, whatever they are. */
  answer<Data>(query: string, variables: object = {}): Promise<{ data?: Data | null; errors?: Refusal[] }> {
    return this.post<Data>(query, variables);
  }

  get(path: string): request.Test {
    return request(this.product.url).get(path).set(this.headers).redirects(0);
  }

  send(path: string, body: object): request.Test {
    return request(this.product.url).post(path).set(this.headers).send(body);
  }

  private async post<Data>(query: string, variables: object): Promise<{ data?: Data | null; errors?: Refusal[] }> {
    const { body } = await request(this.product.url).post('/graphql').set(this.headers).send({ query, variables });
    return body as { data?: Data | null; errors?: Refusal[] };
  }
}

function cookieOf(answer: request.Response): string {
  const [set = ''] = (answer.get('set-cookie') ?? []) as string[];
  return set.split(';')[0] ?? '';
}
