import { newId, siteScope, SYSTEM } from '@ringroad/kernel';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { connect, Database } from '../database.js';
import { Sites } from '../sites.js';
import { ApiKeys } from './api-keys.js';
import { LoginLinks } from './login-links.js';
import { Members, ownerOfMember } from './members.js';
import { PasswordSignIn } from './password-sign-in.js';
import { Sessions } from './sessions.js';

const siteId = newId();
const partnerId = newId();
const config = { publicUrl: 'http://127.0.0.1:4000' };
let template: TestDatabase;
let database: Database;
let members: Members;
let sessions: Sessions;
let links: LoginLinks;

const tokenOf = (link: string) => link.slice(link.lastIndexOf('/') + 1);
const sql = <Row>(text: string, ...values: unknown[]) => database.transaction(SYSTEM, (tx) => tx.query<Row>(text, values));
const memberCalled = async (email: string) => (await database.transaction(SYSTEM, (tx) => members.byEmail(tx, email)))?.member;

beforeAll(async () => {
  template = await createTestDatabase();
  database = await connect({ url: template.url, poolSize: 4 });
  members = new Members();
  sessions = new Sessions(database);
  links = new LoginLinks(config, database, sessions, members);
  await database.transaction(SYSTEM, async (tx) => {
    const site = { id: siteId, slug: 'demo', name: 'Demo', kind: 'sandbox' as const, currency: 'BYN', timezone: 'Europe/Minsk' };
    await new Sites().create(tx, { ...site, clockAt: new Date('2026-03-01T10:00:00Z') });
    await members.add(tx, { siteId, role: 'operator', email: 'Olga@site.example', displayName: 'Olga', password: 'a long enough one' });
    await members.add(tx, { siteId, role: 'partner', partnerId, email: 'petr@wash.example', displayName: 'Petr' });
  });
});

afterAll(async () => {
  await database?.close();
  await template?.drop();
});

describe('a member', () => {
  it('has an e-mail of his own, however it is written', async () => {
    const again = { siteId, role: 'operator' as const, email: 'OLGA@site.example', displayName: 'Other' };
    const taken = { code: 'CONFLICT', message: expect.stringContaining('npx ringroad member reset-password --email OLGA@site.example') };
    await expect(database.transaction(SYSTEM, (tx) => members.add(tx, again))).rejects.toMatchObject(taken);
  });

  it('of another partner is not seen in a partner’s scope', async () => {
    const scope = { kind: 'partner' as const, siteId, partnerId: newId() };
    const petr = await memberCalled('petr@wash.example');
    await expect(database.transaction(scope, (tx) => members.get(tx, siteId, petr?.id ?? ''))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a member who lost the password, or leaves', () => {
  const rita = { role: 'partner' as const, partnerId, email: 'rita@wash.example', displayName: 'Rita', password: 'the first password' };
  const arrive = async (owner: Awaited<ReturnType<typeof memberCalled>>) => {
    if (!owner) throw new Error('no Rita');
    const session = await database.transaction(SYSTEM, (tx) => sessions.open(tx, ownerOfMember(owner)));
    return { owner, token: session.token, link: tokenOf(await links.issue(ownerOfMember(owner))) };
  };

  it('gets another one, and whoever was signed in with the old one is not any more', async () => {
    await database.transaction(SYSTEM, (tx) => members.add(tx, { siteId, ...rita }));
    const { owner, token, link } = await arrive(await memberCalled(rita.email));
    expect(await sessions.find(token)).toMatchObject({ memberId: owner.id });
    await database.transaction(SYSTEM, async (tx) => {
      await members.setPassword(tx, siteId, owner.id, 'the second password');
      await links.lockOut(tx, siteId, owner.id);
    });
    const signIn = new PasswordSignIn(database, members);
    await expect(signIn.check(rita.email, rita.password, '10.0.9.1')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    await expect(signIn.check(rita.email, 'the second password', '10.0.9.1')).resolves.toMatchObject({ id: owner.id });
    expect(await sessions.find(token)).toBeNull();
    expect(await links.redeem(link)).toMatchObject({ kind: 'refused' });
  });

  it('is gone with sessions and links, and others stay signed in', async () => {
    const { owner, token, link } = await arrive(await memberCalled(rita.email));
    const petr = await arrive(await memberCalled('petr@wash.example'));
    await database.transaction(SYSTEM, async (tx) => {
      await links.lockOut(tx, siteId, owner.id);
      await members.remove(tx, siteId, owner.id);
    });
    expect(await memberCalled(rita.email)).toBeUndefined();
    expect([await sessions.find(token), (await links.redeem(link)).kind]).toEqual([null, 'refused']);
    expect(await sessions.find(petr.token)).toMatchObject({ memberId: petr.owner.id });
    await expect(database.transaction(SYSTEM, (tx) => members.remove(tx, siteId, owner.id))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await database.transaction(SYSTEM, (tx) => members.all(tx, siteId))).map(({ email }) => email)).toEqual(['Olga@site.example', 'petr@wash.example']);
  });
});

describe('a password', () => {
  it('signs in its member and nobody else, and says the same to a stranger', async () => {
    const signIn = new PasswordSignIn(database, members);
    await expect(signIn.check(' olga@SITE.example', 'a long enough one', '10.0.0.1')).resolves.toMatchObject({ displayName: 'Olga' });
    const refusals = await Promise.all(
      ['olga@site.example', 'nobody@site.example', 'petr@wash.example'].map((email) =>
        signIn.check(email, 'a wrong password', '10.0.0.1').catch((error: Error) => error.message),
      ),
    );
    expect(new Set(refusals)).toEqual(new Set(['E-mail or password is wrong.']));
  });

  it('cannot be tried out, not even in parallel', async () => {
    const signIn = new PasswordSignIn(database, members);
    const tries = Array.from({ length: 12 }, (_, at) => signIn.check('olga@site.example', 'a wrong password', `10.0.1.${at}`));
    const codes = (await Promise.allSettled(tries)).map((each) => each.status === 'rejected' && (each.reason as { code: string }).code);
    expect(codes.filter((code) => code === 'RATE_LIMITED')).toHaveLength(4);
    await expect(signIn.check('olga@site.example', 'a long enough one', '10.0.2.1')).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  });
});

describe('a stranger who tries and tries', () => {
  it('does not use up the tries of members once his address is refused, nor anybody by what can be no e-mail', async () => {
    const signIn = new PasswordSignIn(database, members);
    const from = (email: string, address: string) => signIn.check(email, 'a wrong password', address).catch((error: { code: string }) => error.code);
    for (let at = 0; at < 40; at += 1) await from('x'.repeat(300), '10.0.3.1');
    for (let at = 0; at < 20; at += 1) expect(await from('olga@site.example', '10.0.3.1')).toBe('RATE_LIMITED');
    await expect(signIn.check('olga@site.example', 'a long enough one', '10.0.3.2')).resolves.toMatchObject({ displayName: 'Olga' });
  });
});

describe('a session', () => {
  it('is found by its token until it is closed, and only its hash is stored', async () => {
    const olga = await memberCalled('olga@site.example');
    if (!olga) throw new Error('no Olga');
    const { token } = await database.transaction(SYSTEM, (tx) => sessions.open(tx, ownerOfMember(olga)));
    expect(await sessions.find(token)).toMatchObject({ role: 'operator', memberId: olga.id, scope: siteScope(siteId), via: 'session' });
    expect(await sql('select from session where token_hash = sha256($1::bytea)', Buffer.from(token))).toHaveLength(1);
    await sessions.close(token);
    expect(await sessions.find(token)).toBeNull();
  });

  it('ends by itself', async () => {
    const { token } = await database.transaction(SYSTEM, (tx) => sessions.open(tx, { role: 'user', siteId, userId: newId() }));
    await sql(`update session set expires_at = now() - interval '1 second' where role = 'user'`);
    expect(await sessions.find(token)).toBeNull();
  });
});

describe('a sign-in link', () => {
  it('signs in once, also when it is opened twice at the same moment', async () => {
    const link = await links.issueForFirst('partner');
    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:4000\/login\/[0-9A-Za-z]{43}$/);
    const both = await Promise.all([links.redeem(tokenOf(link)), links.redeem(tokenOf(link))]);
    const [opened] = both.filter((each) => each.kind === 'signed-in');
    expect(opened).toMatchObject({ goTo: '/partner' });
    expect(both).toContainEqual({ kind: 'refused', reason: 'used' });
    if (opened?.kind !== 'signed-in') throw new Error('nobody was signed in');
    expect(await sessions.find(opened.session.token)).toMatchObject({ role: 'partner', partnerId });
  });

  it('leads to its own return path, and to no other site', async () => {
    const owner = { role: 'user', siteId, userId: newId() } as const;
    const link = await links.issue(owner, '/me/offers/7?from=mail');
    expect(await links.redeem(tokenOf(link))).toMatchObject({ goTo: '/me/offers/7?from=mail' });
    await expect(links.issue(owner, '//evil.example')).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('is refused when it is too old, or invented', async () => {
    const link = await links.issueForFirst('operator');
    await sql(`update login_token set expires_at = now() where used_at is null`);
    expect(await links.redeem(tokenOf(link))).toEqual({ kind: 'refused', reason: 'expired' });
    expect(await links.redeem('invented')).toEqual({ kind: 'refused', reason: 'unknown' });
  });
});

describe('an API key', () => {
  it('is known by its hash, two live side by side, and a revoked one is worth nothing', async () => {
    const keys = new ApiKeys(database);
    const create = () => database.transaction(siteScope(siteId), (tx) => keys.create(tx, { kind: 'write', siteId, name: 'pages' }));
    const [first, second] = [await create(), await create()];
    expect(first.key).toMatch(/^rr_write_[0-9A-Za-z]{43}$/);
    await expect(create()).rejects.toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('npx ringroad key revoke') });
    expect(await keys.find(first.key)).toMatchObject({ role: 'write', siteId, via: 'api-key' });

    await database.transaction(siteScope(siteId), (tx) => keys.revoke(tx, siteId, first.id));
    expect(await keys.find(first.key)).toBeNull();
    expect(await keys.find(second.key)).toMatchObject({ role: 'write' });
    expect(await keys.find(`${second.key}x`)).toBeNull();
    expect(await database.transaction(siteScope(siteId), (tx) => keys.live(tx, siteId))).toMatchObject([{ id: second.id, prefix: second.key.slice(0, 13) }]);
  });

  it('of a partner speaks for that partner', async () => {
    const keys = new ApiKeys(database);
    const { key } = await database.transaction(SYSTEM, (tx) => keys.create(tx, { kind: 'partner', siteId, partnerId, name: 'crm' }));
    expect(await keys.find(key)).toMatchObject({ role: 'partner', partnerId, scope: { kind: 'partner', siteId, partnerId } });
  });

  it('of another site cannot be revoked', async () => {
    const keys = new ApiKeys(database);
    const { id } = await database.transaction(SYSTEM, (tx) => keys.create(tx, { kind: 'site', siteId, name: 'server' }));
    await expect(database.transaction(siteScope(newId()), (tx) => keys.revoke(tx, siteId, id))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
