import { newId, SYSTEM } from '@ringroad/kernel';
import { ContactPoints, SiteProgrammes } from '@ringroad/lifecycle';
import { connect, type Database, Outbox, type Site, Sites, WakeUp } from '@ringroad/platform';
import { Client } from 'pg';
import { migrateDatabase } from '../../migrations/index.js';
import type { BenchCluster } from '../bench-cluster.js';

const START = new Date('2026-01-01T07:00:00Z');
const DAY_MS = 86_400_000;
/** How far contact points lie ahead: a user is accompanied for three years. */
const DAYS_AHEAD = 1_095;
const FILLED_AT_ONCE = 500_000;

export interface TimerCounts {
  /** Waiting all the time: none of them comes due. */
  readonly pending: number;
  readonly rounds: number;
  /** Due in each round. */
  readonly due: number;
}

/** A migrated database with one site whose contact points wait, and the clock that makes them due. */
export class TimerDatabase {
  private round = 0;
  private readonly points: ContactPoints;

  private constructor(
    readonly url: string,
    readonly database: Database,
    private readonly site: Site,
    readonly counts: TimerCounts,
  ) {
    this.points = new ContactPoints(database, new Outbox(new WakeUp()), new SiteProgrammes());
  }

  static async create(cluster: BenchCluster, name: string, counts: TimerCounts): Promise<TimerDatabase> {
    const url = await cluster.createDatabase(name);
    await migrateDatabase(url);
    const database = await connect({ url });
    const sites = new Sites();
    const id = newId();
    const site = await database.transaction(SYSTEM, async (tx) => {
      await sites.create(tx, { id, slug: 'bench', name: 'Bench', kind: 'sandbox', currency: 'BYN', timezone: 'Europe/Minsk', clockAt: START });
      return sites.get(tx, id);
    });
    await fill(url, id, counts);
    return new TimerDatabase(url, database, site, counts);
  }

  /** Moves the clock to the next day on which points are due. */
  nextDay(): void {
    this.round += 1;
  }

  /** Fires what is due, batch after batch, as the worker's loop does; returns how many rows it settled. */
  async fireDue(): Promise<number> {
    let fired = 0;
    for (;;) {
      const settled = await this.poll();
      if (settled === 0) return fired;
      fired += settled;
    }
  }

  /** One look at the clock. */
  poll(): Promise<number> {
    const now = new Date(START.getTime() + (this.round - 1) * DAY_MS);
    return this.points.fireDue({ ...this.site, now });
  }

  /** Table, indexes and what TOAST there is, of each row. */
  async bytes(): Promise<{ readonly table: number; readonly indexes: number; readonly dueIndex: number }> {
    const [sizes] = await this.query<{ table: number; indexes: number; dueIndex: number }>(
      `select pg_table_size('contact_point')::float8 / count(*) as "table", pg_indexes_size('contact_point')::float8 / count(*) as indexes,
         pg_relation_size('contact_point_due')::float8 / count(*) as "dueIndex" from contact_point`,
    );
    if (!sizes) throw new Error('contact_point has no size');
    return sizes;
  }

  /** What is wrong: each point of the rounds so far was fired and announced once, and no other. */
  async problems(): Promise<string[]> {
    const expected = this.round * this.counts.due;
    const [points] = await this.query<{ fired: number; early: number; waiting: number }>(
      `select count(*) filter (where status = 'fired')::int as fired, count(*) filter (where status = 'fired' and due_at > settled_at)::int as early,
         count(*) filter (where status = 'planned')::int as waiting from contact_point`,
    );
    const [told] = await this.query<{ events: number; points: number }>(
      `select count(*)::int as events, count(distinct payload ->> 'contactPointId')::int as points from outbox where name = 'contact-point.due'`,
    );
    const all = this.counts.pending + this.counts.rounds * this.counts.due;
    const is = { ...points, ...told };
    const should = { fired: expected, early: 0, waiting: all - expected, events: expected, points: expected };
    const wrong = Object.entries(should).filter(([name, count]) => is[name as keyof typeof should] !== count);
    return wrong.map(([name, count]) => `${name} is ${is[name as keyof typeof should]}, should be ${count}`);
  }

  private query<Row>(sql: string): Promise<Row[]> {
    return this.database.transaction(SYSTEM, (tx) => tx.query<Row>(sql));
  }
}

/**
 * Five points a user, written user by user as folding does; those that come due lie scattered among the others. The multiplication
 * by a prime is a permutation: whoever has a rank below what comes due is due on one of the first days. Users come in the order of
 * their ids, which five million rows are written three times as fast in; so the indexes are as dense as they can be.
 */
async function fill(url: string, siteId: string, { pending, rounds, due }: TimerCounts): Promise<void> {
  const all = pending + rounds * due;
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    for (let first = 0; first < all; first += FILLED_AT_ONCE) {
      await client.query(
        `insert into contact_point (site_id, user_id, id, journey_id, subject_id, programme_id, programme_version, point_id, occurrence, cause_id, stage, track, reason_key, needs,
           due_at, window_end, status)
         select $1::uuid, lpad(to_hex(n / 5), 32, '0')::uuid, gen_random_uuid(), md5('journey' || n / 5)::uuid, md5('asset' || n / 5)::uuid, 'classified', 1, 'owning.month-12',
           '0', md5('fact' || n / 5)::uuid, 'owning', 'sales', 'why.month-12', '{liability-insurance,casco}', at, at + interval '21 days', 'planned'
         from (select n, $2::timestamptz + day * interval '1 day' as at
           from (select n, case when rank < $5::int * $6::int then rank % $5::int else $5::int + 30 + rank % ${DAYS_AHEAD} end as day
             from (select n, (n::bigint * 15485863 % $7::int)::int as rank from generate_series($3::int, $4::int) n) ranked) dated) timed`,
        [siteId, START, first, Math.min(first + FILLED_AT_ONCE, all) - 1, rounds, due, all],
      );
    }
    await client.query('vacuum analyze contact_point');
  } finally {
    await client.end();
  }
}
