import { buildClientSchema, getIntrospectionQuery, getNamedType, type GraphQLSchema, type IntrospectionQuery, isObjectType } from 'graphql';
import { newId } from '@ringroad/kernel';
import type { Product } from '../../support/product.js';
import type { AccessNotes } from './access-notes.js';
import { type Operation, operationsOf } from './operation-writer.js';
import type { Asker } from './principals.js';
import { type RestRoute, restRoutes } from './rest-routes.js';
import type { SecretFinder } from './secret-finder.js';

interface GraphqlError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: { readonly code?: string };
}

interface Answer {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly GraphqlError[];
}

const AT_ONCE = 12;
/** What `@Allow` says, and nothing else does. */
const GUARD_WORDS = ['Sign in to go on.', 'There is no key. Send the key as basic-auth user name, with an empty password.', 'This is not yours to see or do.'];

/** Asks, and holds every answer against what the asker may see. */
export class FieldWalker {
  private readonly all: readonly Operation[];

  private constructor(
    private readonly product: Product,
    readonly schema: GraphQLSchema,
    private readonly finder: SecretFinder,
    private readonly notes: AccessNotes,
    private readonly leaks: Set<string>,
  ) {
    this.all = operationsOf(schema);
  }

  static async into(product: Product, finder: SecretFinder, notes: AccessNotes, leaks: Set<string>): Promise<FieldWalker> {
    const response = await fetch(`${product.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: getIntrospectionQuery({ typeDepth: 4 }) }) });
    const { data } = (await response.json()) as { data: IntrospectionQuery };
    return new FieldWalker(product, buildClientSchema(data), finder, notes, leaks);
  }

  operations(kind?: Operation['kind']): Operation[] {
    return this.all.filter((operation) => kind === undefined || operation.kind === kind);
  }

  /** Routes to be called as they are; the health page's and the tokens' of links are nobody's secret. */
  routes(method: 'GET' | 'POST'): RestRoute[] {
    return restRoutes(this.product).filter((route) => route.method === method);
  }

  async askAll(asker: Asker, operation: Operation, ids: readonly string[]): Promise<void> {
    await inTurns(ids, async (id) => {
      const answer = await this.ask(asker, operation, id);
      this.noteAnswer(asker, operation, answer);
    });
  }

  /** Whether each of these ids gets the answer of an id that never was. */
  async answersAlike(asker: Asker, operation: Operation, ids: readonly string[]): Promise<boolean> {
    const masked = async (id: string) => JSON.stringify(await this.ask(asker, operation, id)).replaceAll(id, 'ID');
    const none = await masked(newId());
    const others: string[] = [];
    await inTurns(ids, async (id) => void others.push(await masked(id)));
    return others.every((other) => other === none);
  }

  async callAll(asker: Asker, route: RestRoute, ids: readonly string[]): Promise<void> {
    await inTurns(ids, async (id) => {
      const url = `${this.product.url}${route.path.replaceAll(/:\w+/g, id)}`;
      const body = route.method === 'POST' ? { body: '{"reason":"later"}', headers: { ...asker.headers, 'content-type': 'application/json' } } : { headers: { ...asker.headers } };
      const response = await fetch(url, { method: route.method, redirect: 'manual', ...body });
      const text = await response.text();
      this.look(asker, `${route.method} ${route.path}`, `${text}\n${headersOf(response)}`.replaceAll(id, 'ID'));
      const guarded = GUARD_WORDS.some((words) => text.includes(words));
      this.notes.note(`routes.${route.method} ${route.path}`, asker.role, guarded ? (response.status === 401 ? 'UNAUTHENTICATED' : 'FORBIDDEN') : 'allowed');
    });
  }

  private async ask(asker: Asker, operation: Operation, id: string): Promise<Answer> {
    const body = JSON.stringify({ query: operation.text, variables: operation.variables(id) });
    const response = await fetch(`${this.product.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...asker.headers }, body });
    const answer = (await response.json()) as Answer;
    // An error may repeat the id that was sent; data may not, for then it was found.
    const { errors, ...rest } = answer;
    const told = `${JSON.stringify(rest)}\n${JSON.stringify(errors ?? []).replaceAll(id, 'ID')}\n${headersOf(response)}`;
    this.look(asker, operation.field, told);
    for (const error of errors ?? []) {
      if (error.path === undefined || error.extensions?.code === 'INTERNAL') this.leaks.add(`${operation.field} failed for ${asker.name}: ${error.message}`);
    }
    return answer;
  }

  private look(asker: Asker, what: string, text: string): void {
    for (const found of this.finder.foundIn(asker, text)) this.leaks.add(`${what} tells ${asker.name}: ${found}`);
  }

  private noteAnswer(asker: Asker, { kind, field }: Operation, { errors = [] }: Answer): void {
    const refusals = errors.filter((error) => GUARD_WORDS.includes(error.message));
    const atDoor = refusals.find((error) => error.path?.length === 1);
    const verdict = atDoor ? (atDoor.extensions?.code as 'UNAUTHENTICATED' | 'FORBIDDEN') : 'allowed';
    this.notes.note(`${kind === 'query' ? 'Query' : 'Mutation'}.${field}`, asker.role, verdict);
    for (const { path = [] } of refusals) {
      const within = this.typeFieldAt(kind, path.filter((step) => Number.isNaN(Number(step))).map(String));
      if (path.length > 1 && within) this.notes.noteRefusedField(within, asker.role);
    }
  }

  private typeFieldAt(kind: Operation['kind'], path: readonly string[]): string | undefined {
    let type = kind === 'query' ? this.schema.getQueryType() : this.schema.getMutationType();
    let found: string | undefined;
    for (const step of path) {
      const field = type?.getFields()[step];
      if (!type || !field) return undefined;
      found = `${type.name}.${step}`;
      const named = getNamedType(field.type);
      type = isObjectType(named) ? named : undefined;
    }
    return found;
  }
}

function headersOf(response: Response): string {
  return [...response.headers].map((pair) => pair.join(': ')).join('\n');
}

async function inTurns<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const worker = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
