import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ChildServer, freePort, ringroad } from '../support/child-server.js';

/** As `npm start` runs it: a PostgreSQL of its own, the demo world, a folder whose name has a space. */
describe('npm start', () => {
  let folder: string;
  let env: Record<string, string>;
  let server: ChildServer;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ring road '));
    const port = await freePort();
    env = { RINGROAD_DATA: join(folder, 'data'), PORT: String(port), RINGROAD_DEMO: 'on' };
    server = new ChildServer(`http://127.0.0.1:${port}`, env);
  });
  afterAll(async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  async function started(): Promise<number> {
    const from = performance.now();
    await server.start();
    await server.says(/user .*\/login\//i);
    return Math.round(performance.now() - from);
  }

  /** Follows a one-click link as a browser does and asks who is signed in. */
  async function roleBehind(link: string): Promise<string> {
    const answer = await fetch(link, { redirect: 'manual' });
    const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const response = await fetch(`${server.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', cookie }, body: JSON.stringify({ query: '{ me { role } }' }) });
    const body = (await response.json()) as { data?: { me: { role: string } } };
    return body.data?.me.role ?? `nobody: ${JSON.stringify(body)}`;
  }

  const links = () => [...server.output.matchAll(/(http:\/\/\S+\/login\/\S+)/g)].map((match) => match[1] as string);

  /** The doctor's last line. */
  async function diagnosis(): Promise<string> {
    const { output } = await ringroad(['doctor'], env);
    return output.trim().split('\n').at(-1) ?? '';
  }

  it('serves signed-in screens to an operator, a partner and a user from three links', async () => {
    process.stdout.write(`first start: ${await started()} ms\n`);
    const roles = await Promise.all(links().slice(-3).map(roleBehind));
    expect(roles.sort()).toEqual(['OPERATOR', 'PARTNER', 'USER']);
    const page = await fetch(`${server.url}/console`);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/html')]);
    expect((await fetch(`${server.url}/health/live`)).status).toBe(200);
  });

  it('prints a fresh link while it runs', async () => {
    const { code, output } = await ringroad(['login-link', '--as', 'operator'], env);
    expect(code).toBe(0);
    expect(await roleBehind(/(http:\/\/\S+)/.exec(output)?.[1] ?? '')).toBe('OPERATOR');
  });

  it('says in one line that its data or its port is taken', async () => {
    const taken = await ringroad(['start'], env);
    expect([taken.code, taken.output.trim().split('\n').length]).toEqual([1, 1]);
    const elsewhere = await ringroad(['start'], { ...env, RINGROAD_DATA: join(folder, 'other') });
    expect(elsewhere.code).toBe(1);
    expect(elsewhere.output).toMatch(/Port \d+ is in use/);
  });

  it('stops in order on Ctrl-C and starts again with everything kept', async () => {
    expect(await diagnosis()).toMatch(/^All \d+ invariants hold/);
    expect(await server.stop()).toBe(0);
    process.stdout.write(`second start: ${await started()} ms\n`);
    expect((await Promise.all(links().slice(-3).map(roleBehind))).sort()).toEqual(['OPERATOR', 'PARTNER', 'USER']);
  });

  it('loses nothing to kill -9', async () => {
    await server.kill();
    process.stdout.write(`start after kill -9: ${await started()} ms\n`);
    expect(await diagnosis()).toMatch(/^All \d+ invariants hold/);
  });
});
