import { randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ChildServer, freePort } from '../support/child-server.js';
import { type Mailbox, openMailbox } from '../support/mailbox.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { FaultWorld } from './fault-world.js';

const KILLS = Number(process.env.FAULT_KILLS ?? 20);

describe('kill -9 at twenty random moments under load', () => {
  let database: TestDatabase;
  let mailbox: Mailbox;
  let server: ChildServer;
  let world: FaultWorld;
  let folder: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    mailbox = await openMailbox();
    folder = await mkdtemp(join(tmpdir(), 'ringroad-faults-'));
    const port = await freePort();
    const secret = 'a secret that only the fault tests know';
    server = new ChildServer(`http://127.0.0.1:${port}`, {
      DATABASE_URL: database.url,
      RINGROAD_DATA: folder,
      RINGROAD_SECRET: secret,
      RINGROAD_DEMO: 'off',
      PORT: String(port),
      SMTP_URL: mailbox.url,
      LOG_LEVEL: 'error',
      ...(process.env.TEST_REDIS_URL ? { REDIS_URL: process.env.TEST_REDIS_URL } : {}),
    });
    world = await FaultWorld.create(database.url, secret, server.url, mailbox);
    await server.start();
  });

  afterAll(async () => {
    await server.stop();
    await world.close();
    await mailbox.close();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  });

  it('every acknowledged event has exactly one effect, every qualified lead exactly one post, and the books balance', async () => {
    for (let kill = 0; kill < KILLS; kill++) {
      const load = world.load();
      await new Promise((resolve) => setTimeout(resolve, randomInt(150, 1_500)));
      await server.kill();
      await load.stop();
      await server.start();
    }
    await world.load().runFor(10_000);
    await world.settle();
    process.stdout.write(`${await world.summary()}\n`);

    expect(world.acknowledged.size).toBeGreaterThan(KILLS * 5);
    expect(await world.acknowledgedWithoutExactlyOneFact()).toEqual([]);
    expect(await world.livesThatDifferFromTheirFacts()).toEqual([]);
    expect(await world.claimsWithoutLead()).toEqual([]);
    expect(await world.verifiedWithoutVerdict()).toEqual([]);
    expect(await world.qualified()).toBeGreaterThan(0);
    expect(await world.broken()).toEqual([]);
  });
});
