import { buildSchema, graphql, GraphQLError, type GraphQLSchema } from 'graphql';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { resolversFor, type Session } from './fake-resolvers.js';

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2' };
const SLOW_MS = 2_500;

export interface FakeServer {
  readonly origin: string;
  close(): Promise<void>;
}

/**
 * Stands in for the server: serves the built screens and answers the committed schema with sample data. Cookies choose
 * the role (`role`) and the weather (`state`: empty, error, slow), and `visitor` keeps one test's clicks from another's.
 */
export async function startFakeServer(root: string): Promise<FakeServer> {
  const schema = buildSchema(await readFile(join(root, 'docs/schema.graphql'), 'utf8'));
  const sessions = new Map<string, Session>();
  const server = createServer((request, response) => {
    void handle(root, schema, sessions, request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function handle(root: string, schema: GraphQLSchema, sessions: Map<string, Session>, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = new URL(request.url ?? '/', 'http://x').pathname;
  if (path === '/graphql') return answer(schema, sessions, request, response);
  if (path === '/v1/offers') return json(response, { offers: widgetOffers(request), timezone: 'Europe/Minsk' });
  if (path.startsWith('/v1/')) return json(response, {});
  if (path === '/demo/classified') return send(response, join(root, 'apps/widget/demo/classified.html'));
  if (path.startsWith('/widget/')) return send(response, join(root, 'dist', normalize(path)));
  if (path.startsWith('/assets/') || /\.(svg|js)$/.test(path)) return send(response, join(root, 'dist/web', normalize(path)));
  return send(response, join(root, 'dist/web/index.html'));
}

async function answer(schema: GraphQLSchema, sessions: Map<string, Session>, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const cookies = cookiesOf(request);
  const body = JSON.parse(await text(request)) as { query: string; variables?: Record<string, unknown> };
  const asksWho = /query Me\b|mutation Sign/.test(body.query);
  if (cookies.state === 'slow' && !asksWho) await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
  const visitor = cookies.visitor ?? 'nobody';
  const session = sessions.get(visitor) ?? { role: undefined, state: '' };
  sessions.set(visitor, session);
  session.state = asksWho ? '' : (cookies.state ?? '');
  const result = await graphql({ schema, source: body.query, variableValues: body.variables, rootValue: resolversFor(session, cookies.role, cookies.language) });
  const errors = result.errors?.map((error: GraphQLError) => ({ message: error.message, path: error.path, extensions: { code: 'INTERNAL', ...error.extensions } }));
  json(response, { data: result.data, errors });
}

function widgetOffers(request: IncomingMessage): unknown[] {
  const token = request.headers.authorization ?? '';
  if (token.includes('empty')) return [];
  const offer = { partnerName: 'Polesie Detailing', title: '20 % off a full interior clean', text: 'Interior dry cleaning of your car before the sale, done in a day while you are at work.', reason: 'because you renewed your ad', expiresAt: '2027-03-22T22:30:00Z' };
  return [1, 2, 3].map((number) => ({ ...offer, id: `offer-${number}`, claimUrl: `http://${request.headers.host}/me/offers/offer-${number}` }));
}

async function send(response: ServerResponse, path: string): Promise<void> {
  const body = await readFile(path).catch(() => undefined);
  response.writeHead(body ? 200 : 404, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' }).end(body);
}

function json(response: ServerResponse, body: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function text(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function cookiesOf(request: IncomingMessage): Record<string, string | undefined> {
  return Object.fromEntries((request.headers.cookie ?? '').split('; ').map((pair) => pair.split('=') as [string, string]));
}
