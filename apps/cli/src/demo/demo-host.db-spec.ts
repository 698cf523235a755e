import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { checkInvariants } from '@ringroad/insights';
import { siteScope, SYSTEM } from '@ringroad/kernel';
import { ClockAdvances, Database, parseConfig } from '@ringroad/platform';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningServer, startServer } from '../../../api/src/bootstrap.js';
import { DemoHost } from './demo-host.js';
import { DEMO, DEMO_BEGIN } from './demo-site.js';

const DAYS = 5;
const extent = { users: 160, until: new Date(DEMO_BEGIN.getTime() + DAYS * 86_400_000) };

let database: TestDatabase;
let dataDir: string;

beforeAll(async () => {
  database = await createTestDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'demo-'));
});
afterAll(async () => {
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

/** Starts everything as `ringroad start` does, uses it, and stops it in order. */
async function whileRunning<T>(use: (host: DemoHost, server: RunningServer) => Promise<T>): Promise<T> {
  const config = parseConfig({ DATABASE_URL: database.url, RINGROAD_DATA: dataDir, PORT: '0', LOG_LEVEL: 'error' });
  const host = await DemoHost.open({ ...config, databaseUrl: database.url, secret: 'a secret that only tests know, long enough' });
  const server = await startServer(host.config, { withWorker: true });
  try {
    await host.prepare(server.app, server.url);
    return await use(host, server);
  } finally {
    await host.stop();
    await server.close();
    await host.close();
  }
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 40_000;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error('Waited in vain.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const ask = <Row>(server: RunningServer, sql: string) => server.app.get(Database).transaction(SYSTEM, (tx) => tx.query<Row>(sql));

describe('the demo world, lived on a running server', () => {
  it('goes on where it was stopped, and all of it was really decided, claimed, qualified and charged', async () => {
    const stoppedAt = await whileRunning(async (host) => {
      let last = 0;
      await new Promise<void>((resolve, reject) => {
        host.load((done) => {
          last = done;
          if (done >= 2) resolve();
        }, extent).catch(reject);
      });
      return last;
    });
    expect(stoppedAt).toBe(2);
    await whileRunning(async (host, server) => {
      const days: number[] = [];
      await host.load((done) => days.push(done), extent);
      expect(days[0]).toBeGreaterThanOrEqual(2);
      expect(days.at(-1)).toBe(DAYS);
      const [leads] = await ask<{ qualified: bigint; posts: bigint }>(
        server,
        `select (select count(*) from lead where status = 'qualified') as qualified, (select count(*) from transfer where kind = 'post') as posts`,
      );
      expect(leads?.qualified).toBeGreaterThan(0n);
      expect(leads?.posts).toBe(leads?.qualified);
      const broken = await server.app.get(Database).transaction(SYSTEM, checkInvariants);
      expect(broken.filter((invariant) => !invariant.ok)).toEqual([]);
      expect(host.mail.list().length).toBeGreaterThan(5);

      // And it lives on when an operator advances the clock.
      const to = new Date(extent.until.getTime() + 3 * 86_400_000);
      await server.app.get(Database).transaction(siteScope(DEMO.siteId), (tx) => server.app.get(ClockAdvances).request(tx, DEMO.siteId, to));
      const lived = `select count(*) as events from event where occurred_at > '${new Date(to.getTime() - 86_400_000).toISOString()}'`;
      await until(async () => ((await ask<{ events: bigint }>(server, lived))[0]?.events ?? 0n) > 0n);
    });
  }, 120_000);
});
