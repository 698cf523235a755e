import { DomainError, newId, SYSTEM, userIdOf } from '@ringroad/kernel';
import { SiteProgrammes } from '@ringroad/lifecycle';
import { MarketCatalogue, MarketKeeper, MarketPolicies } from '@ringroad/market';
import {
  Allow,
  ApiKeys,
  AuthModule,
  Caller,
  CONFIG,
  connect,
  createLogger,
  Database,
  JobQueue,
  LOGGER,
  LoginLinks,
  Members,
  parseConfig,
  type Principal,
  type ReadyConfig,
  Sites,
  type UserPrincipal,
} from '@ringroad/platform';
import { Body, Controller, Get, Global, Module, Post } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { Args, Field, Mutation, ObjectType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import supertest from 'supertest';
import { gzipSync } from 'node:zlib';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { GraphqlFace } from './graphql-face.js';
import { HealthController } from './health.controller.js';
import { dressServer, newAdapter } from './http-face.js';
import { HttpMetrics } from './http-metrics.js';
import { MetricsController } from './metrics.controller.js';
import { Readiness } from './readiness.js';
import { RestErrorFilter } from './rest-error.filter.js';
import { serveWebFiles } from './web-files.js';

@Controller('v1/echo')
class EchoController {
  @Post()
  @Allow('write')
  echo(@Body() body: unknown, @Caller() caller: Principal): unknown {
    return { role: caller.role, body };
  }

  @Get('broken')
  @Allow('anyone')
  broken(): never {
    throw new Error('the secret is 42');
  }
}

@ObjectType()
class Thing {
  @Field()
  readonly name!: string;
}

@Resolver(() => Thing)
class ThingResolver {
  @Query(() => Thing)
  @Allow('anyone')
  thing(): Thing {
    return { name: 'thing' };
  }

  @Query(() => String)
  @Allow('user')
  whoAmI(@Caller() caller: UserPrincipal): string {
    return caller.userId;
  }

  @ResolveField(() => String, { nullable: true })
  @Allow('operator')
  secret(@Parent() thing: Thing): string {
    return `${thing.name}'s secret`;
  }

  @Mutation(() => Boolean)
  @Allow('operator')
  spend(@Args('amount') amount: number): boolean {
    throw new DomainError('INSUFFICIENT_FUNDS', 'Not enough.', { missing: BigInt(amount) });
  }
}

const PASSWORD = 'a long enough password';
const siteId = newId();
let template: TestDatabase;
let app: NestFastifyApplication;
let links: LoginLinks;
let writeKey: string;
let siteKey: string;

const http = () => supertest(app.getHttpServer());
const graphql = (query: string, variables?: object) => http().post('/graphql').send({ query, variables });
const SIGN_IN = 'mutation ($e: String!, $p: String!) { signIn(email: $e, password: $p) { role displayName site { name now } } }';

async function signedIn(): Promise<string> {
  const answer = await graphql(SIGN_IN, { e: 'olga@site.example', p: PASSWORD });
  return cookieOf(answer);
}

function cookieOf(answer: supertest.Response): string {
  return (answer.get('Set-Cookie')?.[0] ?? '').split(';')[0] ?? '';
}

beforeAll(async () => {
  template = await createTestDatabase();
  const config: ReadyConfig = {
    ...parseConfig({ LOG_LEVEL: 'silent' }),
    databaseUrl: template.url,
    secret: 'a secret of at least thirty-two characters',
  };

  @Global()
  @Module({
    providers: [
      { provide: CONFIG, useValue: config },
      { provide: LOGGER, useValue: createLogger(config) },
      { provide: Database, useFactory: () => connect({ url: config.databaseUrl, poolSize: 4 }) },
      { provide: JobQueue, useFactory: () => JobQueue.open(config) },
      Sites,
    ],
    exports: [CONFIG, LOGGER, Database, JobQueue, Sites],
  })
  class Ground {}

  const testing = await Test.createTestingModule({
    imports: [Ground, AuthModule, GraphqlFace],
    controllers: [EchoController, HealthController, MetricsController],
    providers: [HttpMetrics, MarketCatalogue, MarketKeeper, MarketPolicies, Readiness, SiteProgrammes, ThingResolver, { provide: APP_FILTER, useClass: RestErrorFilter }],
  }).compile();
  app = testing.createNestApplication<NestFastifyApplication>(newAdapter(config), { bodyParser: false, logger: false });
  const server = app.getHttpAdapter().getInstance();
  app.get(HttpMetrics).watch(server);
  await dressServer(server, config, createLogger(config));
  await serveWebFiles(server, '/nowhere');
  await app.init();
  await server.ready();

  links = app.get(LoginLinks);
  await app.get(Database).transaction(SYSTEM, async (tx) => {
    const site = { id: siteId, slug: 'demo', name: 'Demo', kind: 'sandbox' as const, currency: 'BYN', timezone: 'Europe/Minsk' };
    await app.get(Sites).create(tx, { ...site, clockAt: new Date('2027-03-14T10:00:00Z') });
    await app.get(Members).add(tx, { siteId, role: 'operator', email: 'olga@site.example', displayName: 'Olga', password: PASSWORD });
    writeKey = (await app.get(ApiKeys).create(tx, { kind: 'write', siteId, name: 'pages' })).key;
    siteKey = (await app.get(ApiKeys).create(tx, { kind: 'site', siteId, name: 'server' })).key;
  });
});

afterAll(async () => {
  await app?.get(JobQueue).close();
  await app?.get(Database).close();
  await app?.close();
  await template?.drop();
});

describe('a member', () => {
  it('signs in with a password, is known by the cookie, and is a stranger again after signing out', async () => {
    const answer = await graphql(SIGN_IN, { e: 'olga@site.example', p: PASSWORD });
    expect(answer.body).toEqual({
      data: { signIn: { role: 'OPERATOR', displayName: 'Olga', site: { name: 'Demo', now: '2027-03-14T10:00:00.000Z' } } },
    });
    expect(answer.get('Set-Cookie')?.[0]).toMatch(/^ringroad=[0-9A-Za-z]{43}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/);
    const cookie = cookieOf(answer);
    expect((await graphql('{ me { email } }').set('cookie', cookie)).body.data.me).toEqual({ email: 'olga@site.example' });

    await graphql('mutation { signOut }').set('cookie', cookie);
    expect((await graphql('{ me { email } }').set('cookie', cookie)).body.errors[0].extensions.code).toBe('UNAUTHENTICATED');
  });

  it('is told only that e-mail or password is wrong', async () => {
    const answer = await graphql(SIGN_IN, { e: 'olga@site.example', p: 'wrong password' });
    expect(answer.status).toBe(200);
    expect(answer.body.errors).toMatchObject([
      { message: 'E-mail or password is wrong.', path: ['signIn'], extensions: { code: 'UNAUTHENTICATED', details: {} } },
    ]);
    expect((await graphql(SIGN_IN, { e: '', p: '' })).body.errors[0].extensions.code).toBe('UNAUTHENTICATED');
  });

  it('opens a sign-in link once; the second time a page says so', async () => {
    const link = new URL(await links.issueForFirst('operator')).pathname;
    expect((await http().head(link)).status).toBe(204);
    expect((await http().get(link).set('sec-purpose', 'prefetch;prerender')).status).toBe(204);
    const first = await http().get(link);
    expect([first.status, first.get('Location')]).toEqual([303, '/console']);
    expect((await graphql('{ me { role } }').set('cookie', cookieOf(first))).body.data.me.role).toBe('OPERATOR');

    const again = await http().get(link).set('accept-language', 'ru-BY,ru;q=0.9');
    expect(again.status).toBe(410);
    expect(again.text).toContain('Эта ссылка уже использована');
    expect(again.get('content-security-policy')).toContain("default-src 'none'");
  });
});

describe('the page of another site', () => {
  const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };

  it('cannot use the cookie', async () => {
    const answer = await graphql('mutation { signOut }').set('cookie', await signedIn()).set(foreign);
    expect(answer.status).toBe(403);
    expect(answer.body.errors[0].extensions.code).toBe('FORBIDDEN');
  });

  it('cannot sign a visitor in, nor post a form or plain text', async () => {
    expect((await graphql(SIGN_IN, { e: 'olga@site.example', p: PASSWORD }).set(foreign)).status).toBe(403);
    for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'application/graphql']) {
      const answer = await http().post('/graphql').set('content-type', type).send('mutation { signOut }');
      expect([type, answer.status >= 400, answer.body.errors?.[0].extensions.code]).toEqual([type, true, 'INVALID_INPUT']);
    }
  });

  it('cannot change anything with GET', async () => {
    const answer = await http().get('/graphql').query({ query: 'mutation { signOut }' }).set('cookie', await signedIn());
    expect(answer.status).toBe(405);
  });

  it('may call what is open to pages, without the cookie', async () => {
    const answer = await http().options('/v1/echo').set({ origin: 'https://site.example', 'access-control-request-method': 'POST' });
    expect([answer.status, answer.get('access-control-allow-origin')]).toEqual([204, '*']);
    expect((await http().get('/health/live')).get('access-control-allow-origin')).toBeUndefined();
  });
});

describe('a resolver', () => {
  it('of a field guards that field alone', async () => {
    const stranger = await graphql('{ thing { name secret } }');
    expect(stranger.body.data).toEqual({ thing: { name: 'thing', secret: null } });
    expect(stranger.body.errors[0].extensions.code).toBe('UNAUTHENTICATED');
    const operator = await graphql('{ thing { name secret } }').set('cookie', await signedIn());
    expect(operator.body).toEqual({ data: { thing: { name: 'thing', secret: "thing's secret" } } });
  });

  it('refuses the same way once its query is compiled', async () => {
    const cookie = await signedIn();
    for (let time = 0; time < 4; time++) {
      const answer = await graphql('mutation ($n: Float!) { spend(amount: $n) }', { n: 7 }).set('cookie', cookie);
      expect(answer.status).toBe(200);
      expect(answer.body).toEqual({
        data: null,
        errors: [expect.objectContaining({ message: 'Not enough.', extensions: { code: 'INSUFFICIENT_FUNDS', details: { missing: '7' } } })],
      });
      const wrong = await graphql('mutation ($n: Float!) { spend(amount: $n) }', { n: 'many' }).set('cookie', cookie);
      expect([wrong.status, wrong.body.errors[0].extensions.code]).toEqual([400, 'INVALID_INPUT']);
    }
  });

  it('is not reached by a query beyond the limits', async () => {
    const many = Array.from({ length: 30 }, (_, at) => `a${at}: thing { name }`).join(' ');
    const answer = await graphql(`{ ${many} }`);
    expect([answer.status, answer.body.errors[0].extensions.code]).toEqual([400, 'INVALID_INPUT']);
    expect((await graphql('query A { thing { name } } query B { whoAmI }')).status).toBe(400);
  });

  it('refuses a body that is too large', async () => {
    const answer = await graphql(`{ thing { name } } # ${'x'.repeat(120_000)}`);
    expect([answer.status, answer.body.errors[0].extensions.code]).toEqual([413, 'TOO_LARGE']);
  });
});

describe('a program', () => {
  it('delivers events with its write key as basic user, gzipped or not, and may do nothing else', async () => {
    const plain = await http().post('/v1/echo').auth(writeKey, '').send({ a: 1 });
    expect(plain.body).toEqual({ role: 'write', body: { a: 1 } });
    const zipped = await http()
      .post('/v1/echo')
      .auth(writeKey, '')
      .set({ 'content-encoding': 'gzip', 'content-type': 'application/json' })
      .serialize((body: unknown) => body as string)
      .send(gzipSync(JSON.stringify({ a: 2 })));
    expect(zipped.body).toEqual({ role: 'write', body: { a: 2 } });
    expect((await graphql('{ me { role } }').auth(writeKey, '')).body.errors[0].extensions.code).toBe('FORBIDDEN');
    expect((await http().post('/v1/user-tokens').auth(writeKey, '').send({ userId: '7' })).body.error.code).toBe('FORBIDDEN');
  });

  it('is refused without a key, with a wrong one, and with a bomb for a body', async () => {
    const where = expect.stringContaining('Send the key as basic-auth user name');
    expect((await http().post('/v1/echo').send({})).body.error).toMatchObject({ code: 'UNAUTHENTICATED', message: where, details: {} });
    const wrong = await http().post('/v1/echo').auth('rr_write_wrong', '').send({});
    expect([wrong.status, wrong.body.error.message]).toEqual([401, where]);
    const swapped = await http().post('/v1/echo').auth('', writeKey).send({});
    expect([swapped.status, swapped.body.error.message]).toEqual([401, where]);
    const bomb = await http()
      .post('/v1/echo')
      .auth(writeKey, '')
      .set({ 'content-encoding': 'gzip', 'content-type': 'application/json' })
      .serialize((body: unknown) => body as string)
      .send(gzipSync(JSON.stringify({ a: 'x'.repeat(5_000_000) })));
    expect([bomb.status, bomb.body.error.code, bomb.body.error.message]).toEqual([413, 'TOO_LARGE', expect.stringContaining('500 kB')]);
    const plain = await http().post('/v1/echo').auth(writeKey, '').send({ a: 'x'.repeat(600_000) });
    expect([plain.status, plain.body.error.message]).toEqual([413, expect.stringContaining('500 kB')]);
    const broken = await http().post('/v1/echo').auth(writeKey, '').set('content-type', 'application/json').send('{"a":');
    expect([broken.status, broken.body.error.code]).toEqual([400, 'INVALID_INPUT']);
  });

  it('of the site mints a token that lets the widget speak for its user', async () => {
    const minted = await http().post('/v1/user-tokens').set('authorization', `Bearer ${siteKey}`).send({ userId: 'seller-7' });
    expect(minted.status).toBe(200);
    const answer = await graphql('{ whoAmI }').set('authorization', `Bearer ${minted.body.token}`);
    expect(answer.body).toEqual({ data: { whoAmI: userIdOf(siteId, 'seller-7') } });
    expect((await http().post('/v1/user-tokens').auth(siteKey, '').send({})).body.error.code).toBe('INVALID_INPUT');
  });
});

describe('the server', () => {
  it('is alive, is ready, and counts what it answers', async () => {
    expect((await http().get('/health/live')).body).toEqual({ status: 'ok' });
    expect((await http().get('/health/ready')).body).toEqual({ status: 'ok', checks: { database: 'ok', migrations: 'ok', queue: 'ok', market: 'ok' } });
    expect((await http().get('/metrics')).text).toContain('route="/health/live",status="2xx"');
    expect((await http().get('/metrics').set('x-forwarded-for', '198.51.100.1')).body.error.code).toBe('FORBIDDEN');
  });

  it('says nothing of a defect, and answers an unknown address in the same form', async () => {
    const broken = await http().get('/v1/echo/broken');
    expect(broken.status).toBe(500);
    expect(broken.body.error).toEqual({ code: 'INTERNAL', message: 'Something went wrong on our side.', details: { incident: expect.any(String) } });
    for (const answer of [await http().get('/v1/nothing'), await http().post('/nothing'), await http().get('/console')]) {
      expect([answer.status, answer.body.error.code]).toEqual([404, 'NOT_FOUND']);
    }
    expect(broken.get('x-content-type-options')).toBe('nosniff');
  });
});
