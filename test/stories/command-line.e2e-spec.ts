import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { SYSTEM } from '@ringroad/kernel';
import { RejectedIntake } from '@ringroad/lifecycle';
import { ApiKeys, connect, type Database, KeyRing, parseConfig, type Site, Sites } from '@ringroad/platform';
import { jest } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../apps/cli/src/main.js';

let template: TestDatabase;
let database: Database;
const before = process.env;

beforeAll(async () => {
  template = await createTestDatabase();
  database = await connect({ url: template.url, poolSize: 1 });
  process.env = { DATABASE_URL: template.url, RINGROAD_SECRET: 'a secret of at least thirty-two characters' };
});

afterAll(async () => {
  process.env = before;
  await database?.close();
  await template?.drop();
});

/** One command as it is typed; what it printed, and its exit code. */
async function ringroad(...words: string[]): Promise<{ readonly code: number; readonly out: string[]; readonly problem: string }> {
  const out = jest.spyOn(console, 'log').mockImplementation(() => undefined);
  const problem = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  try {
    const code = await run(['node', 'ringroad', ...words], '1.2.3');
    return { code, out: out.mock.calls.map(([line]) => String(line)), problem: problem.mock.calls.map(([line]) => String(line)).join('\n') };
  } finally {
    out.mockRestore();
    problem.mockRestore();
  }
}

const addKey = (name: string) => ringroad('key', 'add', '--kind', 'write', '--name', name);

describe('an installation that is set up from the command line', () => {
  it('names the next command at every step, from a site to its first event', async () => {
    const site = await ringroad('site', 'add', '--slug', 'kolesa', '--name', 'Kolesa', '--currency', 'BYN', '--timezone', 'Europe/Minsk');
    expect(site.out.join()).toContain('npx ringroad member add');
    const member = await ringroad('member', 'add', '--role', 'operator', '--email', 'olga@site.example', '--name', 'Olga');
    expect(member.out.at(-1)).toContain('Next, sign in at http://127.0.0.1:4000/sign-in');
    const key = (await addKey('first')).out;
    expect(key[1]).toMatch(/^rr_write_\w+$/);
    expect(key.at(-1)).toContain(`curl -u "${key[1]}:" http://127.0.0.1:4000/v1/track`);
  });

  it('refuses a third key with the way out, which lists and revokes by the beginning or the id', async () => {
    const second = (await addKey('second')).out[1] ?? '';
    const third = await addKey('third');
    expect([third.code, third.problem]).toEqual([1, expect.stringContaining('npx ringroad key revoke')]);

    const { out: listed } = await ringroad('key', 'list');
    expect(listed).toHaveLength(3);
    const line = listed.find((each) => each.includes('second')) ?? '';
    expect(line).toMatch(/^kolesa {2}write {2}rr_write_\w{4}… /);
    expect(line).not.toContain(second);

    const keys = new ApiKeys(database);
    const revoked = await ringroad('key', 'revoke', /rr_write_\w{4}/.exec(line)?.[0] ?? '');
    expect([revoked.code, revoked.out.join()]).toEqual([0, expect.stringContaining('(second) of Kolesa is revoked')]);
    expect(await keys.find(second)).toBeNull();
    const id = (await ringroad('key', 'list')).out[1]?.split(' ').at(-1) ?? '';
    expect((await ringroad('key', 'revoke', id)).code).toBe(0);
    expect((await ringroad('key', 'revoke', id)).problem).toContain('npx ringroad key list');
    expect((await ringroad('key', 'list')).out.join()).toContain('No key lives.');
  });

  it('lists who can sign in, gives another password and lets somebody go', async () => {
    await ringroad('partner', 'add', '--name', 'Blesk', '--category', 'detailing');
    expect((await ringroad('partner', 'add-category', '--partner', 'blesk', '--category', 'tyre-shop', 'detailing')).out.join('\n')).toContain('blesk does detailing, tyre-shop.');
    expect((await ringroad('partner', 'add-category', '--partner', 'Blesk', '--category', 'marina')).problem).toContain('no partners of the category marina');
    const add = ['member', 'add', '--role', 'partner', '--partner', 'Blesk', '--email', 'petr@wash.example', '--name', 'Petr'];
    const first = (await ringroad(...add)).out[1];
    expect((await ringroad(...add)).problem).toContain('npx ringroad member reset-password --email petr@wash.example');
    const listed = (await ringroad('member', 'list')).out;
    expect(listed.slice(1).map((line) => line.split(/ {2,}/))).toEqual([
      ['kolesa', 'operator', 'olga@site.example', 'Olga'],
      ['kolesa', 'partner', 'petr@wash.example', 'Petr', 'Blesk'],
    ]);
    expect((await ringroad('login-link', '--email', 'petr@wash.example')).out.join()).toMatch(/^http:\/\/127\.0\.0\.1:4000\/login\/\w+$/);
    expect((await ringroad('login-link', '--as', 'operator', '--partner', 'Blesk')).problem).toContain('Say who signs in');
    const reset = await ringroad('member', 'reset-password', '--email', 'PETR@wash.example');
    expect(reset.out[1]).toMatch(/^[\w-]{16}$/);
    expect(reset.out[1]).not.toBe(first);
    expect((await ringroad('member', 'remove', '--email', 'petr@wash.example')).code).toBe(0);
    expect((await ringroad('member', 'remove', '--email', 'petr@wash.example')).problem).toContain('npx ringroad member list');
    expect((await ringroad('member', 'list')).out).toHaveLength(2);
  });

  it('lists what intake refused, shows it, and stores it once it is put right', async () => {
    const [site] = await database.transaction(SYSTEM, (tx) => new Sites().all(tx));
    const keyRing = new KeyRing({ ...parseConfig(process.env), databaseUrl: template.url, secret: process.env.RINGROAD_SECRET ?? '' });
    const rejected = new RejectedIntake(keyRing, database);
    const message = { type: 'track', event: 'Listing Posted', messageId: 'm1', userId: 'anna', timestamp: '2026-01-02T09:00:00Z', properties: { listingId: 'l1', year: 'old' } };
    const other = { ...message, messageId: 'm2', event: 'Boat\u001b[2J Bought' };
    for (const each of [message, other]) rejected.keep(site as Site, 'server', each, { path: 'properties.year', reason: 'must be a whole number' });
    await rejected.settle();

    const listed = (await ringroad('dead-letters', 'list', '--search', 'listing')).out;
    expect(listed).toHaveLength(2);
    expect((await ringroad('dead-letters', 'list')).out.join()).not.toContain('\u001b');
    const id = listed[1]?.split(' ').at(-1) ?? '';
    const shown = (await ringroad('dead-letters', 'show', id)).out.join();
    expect(JSON.parse(shown)).toEqual(message);

    const folder = await mkdtemp(join(tmpdir(), 'ringroad letters '));
    try {
      const path = join(folder, 'edited.json');
      await writeFile(path, shown);
      expect((await ringroad('dead-letters', 'fix', id, path)).problem).toContain('properties.year must be a whole number');
      await writeFile(path, shown.replace('"old"', '2019'));
      expect((await ringroad('dead-letters', 'fix', id, path)).out).toEqual(['Stored.']);
      expect((await ringroad('dead-letters', 'fix', id, path)).problem).toContain('was replayed already');
    } finally {
      await rm(folder, { recursive: true });
    }
    await expect(database.transaction(SYSTEM, (tx) => tx.query('select name, message_id as id from event'))).resolves.toEqual([{ name: 'Listing Posted', id: 'm1' }]);

    expect((await ringroad('dead-letters', 'replay')).problem).toContain('either ids, or --search');
    expect((await ringroad('dead-letters', 'replay', '--search', 'boat')).out[0]).toBe('1 still refused:');
    expect((await ringroad('dead-letters', 'dismiss', '--search', 'boat')).out).toEqual(['1 dismissed.']);
    expect((await ringroad('dead-letters', 'list')).out).toEqual(['No such message.']);
    expect((await ringroad('dead-letters', 'show', 'x')).problem).toContain('There is no such message.');
  });
});
