import { newId, SYSTEM } from '@ringroad/kernel';
import { ContactPoints, SiteProgrammes } from '@ringroad/lifecycle';
import { ClockAdvances, connect, type Database, JobQueue, Outbox, OutboxRelay, parseConfig, type ReadyConfig, Sites, WakeUp } from '@ringroad/platform';
import { openQueueStore, type QueueStore } from './lost-queue.js';

/** Noon in Minsk: nobody's quiet hours. */
const START = new Date('2026-03-02T09:00:00Z');
const DAY_MS = 86_400_000;
const PATIENCE_MS = 60_000;

export interface TimerCounts {
  readonly timers: number;
  readonly dueADay: number;
}

/** A sandbox site of people for whom contact points are planned years ahead. */
export class TimerWorld {
  private readonly sites = new Sites();

  private constructor(
    private readonly database: Database,
    private readonly config: ReadyConfig,
    private readonly queue: QueueStore,
    private readonly siteId: string,
  ) {}

  /** The first of them are due at once, as many more each day that follows. */
  static async create(databaseUrl: string, redisUrl: string | undefined, { timers, dueADay }: TimerCounts): Promise<TimerWorld> {
    const config: ReadyConfig = { ...parseConfig({}), databaseUrl, redisUrl, secret: '' };
    const database = await connect({ url: databaseUrl, poolSize: 4 });
    const world = new TimerWorld(database, config, await openQueueStore(databaseUrl, redisUrl), newId());
    await database.transaction(SYSTEM, async (tx) => {
      await world.sites.create(tx, { id: world.siteId, slug: 'timers', name: 'Timers', kind: 'sandbox', currency: 'USD', timezone: 'Europe/Minsk', clockAt: START });
      await tx.query(
        `insert into site_user (site_id, user_id, external_id, timezone, first_seen_at)
         select $1, md5('user' || n)::uuid, 'user-' || n, 'Europe/Minsk', $2 from generate_series(0, $3::int / 5) n`,
        [world.siteId, START, timers],
      );
      await tx.query(
        `insert into contact_point (site_id, user_id, id, journey_id, subject_id, programme_id, programme_version, point_id, occurrence, cause_id, stage, track, reason_key, needs,
           due_at, window_end, status)
         select $1, md5('user' || n / 5)::uuid, gen_random_uuid(), md5('journey' || n / 5)::uuid, md5('asset' || n / 5)::uuid, 'classified', 1, 'owning.month-10', '0',
           md5('fact' || n / 5)::uuid, 'owning', 'sales', 'why.month-10', '{oil-and-filters}', at, at + interval '21 days', 'planned'
         from (select n, $2::timestamptz + n % ($3::int / $4::int) * interval '1 day' as at from generate_series(0, $3::int - 1) n) timed`,
        [world.siteId, START, timers, dueADay],
      );
    });
    return world;
  }

  /** What is due is fired and relayed, and its jobs lie in the queue: no worker runs yet. */
  async fireIntoTheQueue(): Promise<void> {
    const points = new ContactPoints(this.database, new Outbox(new WakeUp()), new SiteProgrammes());
    const site = await this.database.transaction(SYSTEM, (tx) => this.sites.get(tx, this.siteId));
    while ((await points.fireDue(site)) > 0);
    const queue = JobQueue.open(this.config);
    const relay = new OutboxRelay(this.database, queue);
    while ((await relay.relay()) > 0);
    await queue.close();
  }

  queuedJobs(): Promise<number> {
    return this.queue.jobs();
  }

  loseTheQueue(): Promise<void> {
    return this.queue.lose();
  }

  async advanceADay(): Promise<void> {
    const advances = new ClockAdvances(this.sites, new WakeUp());
    await this.database.transaction(SYSTEM, async (tx) => {
      const { now } = await this.sites.get(tx, this.siteId);
      await advances.request(tx, this.siteId, new Date(now.getTime() + DAY_MS));
    });
  }

  /** Waits until nothing is due, nothing is on its way and the clock stands. */
  async settle(): Promise<void> {
    const deadline = performance.now() + PATIENCE_MS;
    for (;;) {
      const [row] = await this.query<{ open: number; due: number; advancing: boolean }>(
        `select (select count(*)::int from outbox where open_handlers > 0) as open,
           (select count(*)::int from contact_point p join site s on s.id = p.site_id where p.status = 'planned' and p.due_at <= s.clock_at) as due,
           exists (select from clock_advance where finished_at is null) as advancing`,
      );
      if (row?.open === 0 && row.due === 0 && !row.advancing) return;
      if (performance.now() > deadline) throw new Error(`Not settled after ${PATIENCE_MS} ms: ${JSON.stringify(row)}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Contact points by what became of them; `decided` are those whose opportunity was put up for auction or suppressed. */
  async counts(): Promise<{ readonly fired: number; readonly waiting: number; readonly decided: number }> {
    const [counts] = await this.query<{ fired: number; waiting: number; decided: number }>(
      `select count(*) filter (where status = 'fired')::int as fired, count(*) filter (where status = 'planned')::int as waiting,
         (select count(distinct contact_point_id)::int from decision) as decided from contact_point`,
    );
    return counts ?? { fired: 0, waiting: 0, decided: 0 };
  }

  /** Moments that were announced more than once, and announcements that nobody could handle. */
  async announcedTwiceOrParked(): Promise<number> {
    const [row] = await this.query<{ wrong: number }>(
      `select (select count(*) - count(distinct payload ->> 'contactPointId') from outbox where name = 'contact-point.due')::int
         + (select count(*) from outbox_delivery where state <> 'handled')::int as wrong`,
    );
    return row?.wrong ?? Number.NaN;
  }

  async close(): Promise<void> {
    await this.queue.close();
    await this.database.close();
  }

  private query<Row>(sql: string): Promise<Row[]> {
    return this.database.transaction(SYSTEM, (tx) => tx.query<Row>(sql));
  }
}
