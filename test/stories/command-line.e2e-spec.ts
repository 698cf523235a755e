import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { ApiKeys, connect, type Database } from '@ringroad/platform';
import { jest } from '@jest/globals';
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
});
