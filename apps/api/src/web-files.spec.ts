import { createLogger } from '@ringroad/platform';
import fastify, { type FastifyInstance } from 'fastify';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import supertest from 'supertest';
import { dressServer } from './http-face.js';
import { serveWebFiles } from './web-files.js';

let dist: string;
let server: FastifyInstance;

const get = (url: string, headers: Record<string, string> = {}) => supertest(server.server).get(url).set(headers);

beforeAll(async () => {
  dist = await mkdtemp(join(tmpdir(), 'ringroad web '));
  await mkdir(join(dist, 'web', 'assets'), { recursive: true });
  await mkdir(join(dist, 'widget'));
  await writeFile(join(dist, 'web', 'index.html'), '<title>the app</title>');
  await writeFile(join(dist, 'web', 'assets', 'app-4f2a.js'), `console.log("${'long '.repeat(1000)}")`);
  await writeFile(join(dist, 'widget', 'ringroad-offers.js'), 'customElements.define()');
  await writeFile(join(dist, 'secret.txt'), 'not yours');
  server = fastify();
  await dressServer(server, { publicUrl: 'https://ads.example' }, createLogger({ logLevel: 'silent' }));
  await serveWebFiles(server, dist);
  await server.ready();
});

afterAll(async () => {
  await server.close();
  await rm(dist, { recursive: true });
});

describe('the web app', () => {
  it.each(['/', '/console', '/partner/leads/7?tab=car', '/sign-in'])('answers on %s with its one page, guarded and never stale', async (url) => {
    const page = await get(url);
    expect([page.status, page.text]).toEqual([200, '<title>the app</title>']);
    expect(page.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
      'strict-transport-security': 'max-age=31536000',
    });
  });

  it('lets browsers keep what has a hash in its name, compressed', async () => {
    const script = await get('/assets/app-4f2a.js', { 'accept-encoding': 'gzip' });
    expect(script.headers).toMatchObject({ 'cache-control': 'public, max-age=31536000, immutable', 'content-encoding': 'gzip' });
  });

  it.each(['/assets/app-old.js', '/v1/nothing', '/graphql/x', '/health/x', '/widget/none.js', '/%2e%2e/secret.txt', '/logo.png'])(
    'does not answer on %s',
    async (url) => {
      const answer = await get(url);
      expect([answer.status, answer.body]).toEqual([404, { error: { code: 'NOT_FOUND', message: 'There is nothing at this address.', details: {} } }]);
    },
  );
});

describe('the widget', () => {
  it('may be loaded by any page', async () => {
    const { headers } = await get('/widget/ringroad-offers.js');
    expect(headers).toMatchObject({ 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin', 'cache-control': 'public, max-age=300' });
  });
});
