import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { promisify } from 'node:util';
import pg from 'pg';

/** TPC-B as pgbench ships it, at scale 1: every transaction updates the one row of `pgbench_branches`. */
export interface TpcB {
  readonly name: string;
  /** Transactions per second over `seconds`, 16 clients. */
  run(seconds: number): Promise<number>;
}

const CLIENTS = 16;
const run = promisify(execFile);

/** Fills the database at `url`; with pgbench where there is one, else with the same statements sent by pg. */
export async function prepareTpcB(url: string): Promise<TpcB> {
  const pgbench = await findPgbench();
  if (!pgbench) return ownLoop(url);
  await run(pgbench, ['-i', '-q', '-s', '1', url]);
  return {
    name: `pgbench TPC-B scale 1, ${CLIENTS} clients`,
    run: async (seconds) => {
      const { stdout } = await run(pgbench, ['-n', '-c', String(CLIENTS), '-j', '2', '-T', String(seconds), url]);
      const tps = /^tps = ([\d.]+)/m.exec(stdout)?.[1];
      if (!tps) throw new Error(`pgbench printed no tps:\n${stdout}`);
      return Number(tps);
    },
  };
}

async function findPgbench(): Promise<string | undefined> {
  const versions = await readdir('/usr/lib/postgresql').catch(() => []);
  const candidates = ['pgbench', ...versions.map((version) => `/usr/lib/postgresql/${version}/bin/pgbench`)];
  for (const candidate of candidates) {
    const found = await run(candidate, ['--version']).then(
      () => true,
      () => false,
    );
    if (found) return candidate;
  }
  return undefined;
}

async function ownLoop(url: string): Promise<TpcB> {
  const pool = new pg.Pool({ connectionString: url, max: CLIENTS });
  await pool.query(`
    create table pgbench_branches (bid int primary key, bbalance int, filler char(88)) with (fillfactor = 100);
    create table pgbench_tellers (tid int primary key, bid int, tbalance int, filler char(84)) with (fillfactor = 100);
    create table pgbench_accounts (aid int primary key, bid int, abalance int, filler char(84)) with (fillfactor = 100);
    create table pgbench_history (tid int, bid int, aid int, delta int, mtime timestamp, filler char(22));
    insert into pgbench_branches values (1, 0, '');
    insert into pgbench_tellers select n, 1, 0, '' from generate_series(1, 10) n;
    insert into pgbench_accounts select n, 1, 0, '' from generate_series(1, 100000) n`);
  await pool.query('vacuum analyze');
  await pool.end();
  return {
    name: `TPC-B scale 1 sent by pg (no pgbench here), ${CLIENTS} clients`,
    run: async (seconds) => {
      const clients = new pg.Pool({ connectionString: url, max: CLIENTS });
      const until = performance.now() + seconds * 1000;
      const counts = await Promise.all(Array.from({ length: CLIENTS }, (_, seed) => ownClient(clients, seed, until)));
      await clients.end();
      return counts.reduce((sum, count) => sum + count, 0) / seconds;
    },
  };
}

async function ownClient(pool: pg.Pool, seed: number, until: number): Promise<number> {
  const client = await pool.connect();
  let count = 0;
  for (let draw = seed + 1; performance.now() < until; count += 1) {
    // Lehmer's generator (minimal standard): any spread over the accounts does.
    draw = (draw * 48_271) % 2_147_483_647;
    const [aid, tid, delta] = [1 + (draw % 100_000), 1 + (draw % 10), (draw % 10_001) - 5000];
    await client.query('begin');
    await client.query(`update pgbench_accounts set abalance = abalance + ${delta} where aid = ${aid}`);
    await client.query(`select abalance from pgbench_accounts where aid = ${aid}`);
    await client.query(`update pgbench_tellers set tbalance = tbalance + ${delta} where tid = ${tid}`);
    await client.query(`update pgbench_branches set bbalance = bbalance + ${delta} where bid = 1`);
    await client.query(`insert into pgbench_history (tid, bid, aid, delta, mtime) values (${tid}, 1, ${aid}, ${delta}, current_timestamp)`);
    await client.query('commit');
  }
  client.release();
  return count;
}
