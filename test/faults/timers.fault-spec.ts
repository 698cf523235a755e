import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ChildServer, freePort, ringroad } from '../support/child-server.js';
import { type Mailbox, openMailbox } from '../support/mailbox.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { TimerWorld } from './timer-world.js';

const TIMERS = 1_000_000;
const DUE_A_DAY = 500;

describe('a million contact points wait, and the queue is lost', () => {
  let database: TestDatabase;
  let mailbox: Mailbox;
  let server: ChildServer;
  let world: TimerWorld;
  let folder: string;
  let environment: NodeJS.ProcessEnv;

  beforeAll(async () => {
    database = await createTestDatabase();
    mailbox = await openMailbox();
    folder = await mkdtemp(join(tmpdir(), 'ringroad-timers-'));
    const port = await freePort();
    environment = {
      DATABASE_URL: database.url,
      RINGROAD_DATA: folder,
      RINGROAD_SECRET: 'a secret that only the fault tests know',
      RINGROAD_DEMO: 'off',
      PORT: String(port),
      SMTP_URL: mailbox.url,
      LOG_LEVEL: 'error',
      ...(process.env.TEST_REDIS_URL ? { REDIS_URL: process.env.TEST_REDIS_URL } : {}),
    };
    server = new ChildServer(`http://127.0.0.1:${port}`, environment);
    world = await TimerWorld.create(database.url, process.env.TEST_REDIS_URL, { timers: TIMERS, dueADay: DUE_A_DAY });
  });

  afterAll(async () => {
    await server.stop();
    await world.close();
    await mailbox.close();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  });

  it('those on their way are handed on again by one command, those that wait come on their day, each once', async () => {
    await world.fireIntoTheQueue();
    expect(await world.queuedJobs()).toBeGreaterThan(0);
    await world.loseTheQueue();
    expect(await world.queuedJobs()).toBe(0);
    expect(await world.counts()).toEqual({ fired: DUE_A_DAY, waiting: TIMERS - DUE_A_DAY, decided: 0 });

    const rebuilt = await ringroad(['rebuild'], environment);
    expect(rebuilt.output).toContain(`${DUE_A_DAY} unfinished events will be handed on again by the worker.`);
    expect(rebuilt.code).toBe(0);

    await server.start();
    await world.settle();
    expect(await world.counts()).toEqual({ fired: DUE_A_DAY, waiting: TIMERS - DUE_A_DAY, decided: DUE_A_DAY });

    await world.loseTheQueue();
    await world.advanceADay();
    await world.settle();
    expect(await world.counts()).toEqual({ fired: 2 * DUE_A_DAY, waiting: TIMERS - 2 * DUE_A_DAY, decided: 2 * DUE_A_DAY });
    expect(await world.announcedTwiceOrParked()).toBe(0);
  });
});
