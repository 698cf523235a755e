import { newId, SYSTEM } from '@ringroad/kernel';
import { ApiKeys, parseConfig, Sites } from '@ringroad/platform';
import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { BenchCluster } from '../bench-cluster.js';
import { median } from '../median.js';
import { processorMicros } from '../processor-time.js';
import type { Row } from '../row.js';
import type { LoadOrder, LoadOutcome } from './load-order.js';

const CONNECTIONS = 64;
const ROUNDS = 3;
const SECONDS = 4;
/** After this long V8 has compiled what it will, on each route. */
const WARM_UP_SECONDS = 8;
/** As Dockerfile and `npm start` run the api. */
const PRODUCTION_FLAGS = ['--max-semi-space-size=64'];
const ROUTES = { track: '/v1/track', echo: '/v1/bench/echo', row: '/v1/bench/row' } as const;

type Route = keyof typeof ROUTES;

/** Path A: one event per request, answered after its commit, against the same server's echo and a row-per-request INSERT. */
export async function runIngest(cluster: BenchCluster): Promise<Row[]> {
  const site = await openSite(cluster);
  const server = fork(new URL('./ingest-server.js', import.meta.url), { execArgv: PRODUCTION_FLAGS });
  const generator = fork(new URL('./load.js', import.meta.url));
  try {
    const url = await startServer(server, cluster.url);
    let orders = 0;
    const load = (route: Route, seconds: number, perSecond: number | null = null) =>
      ask(generator, { url, path: ROUTES[route], authorization: site.authorization, prefix: `${route}-${(orders += 1)}`, connections: CONNECTIONS, seconds, perSecond });

    const tracked: LoadOutcome[] = [];
    const cpuMicros: number[] = [];
    const limits = { echo: [] as number[], row: [] as number[] };
    const track = async (...order: [number, number?]) => {
      const outcome = await load('track', ...order);
      tracked.push(outcome);
      return outcome;
    };
    await track(WARM_UP_SECONDS);
    for (const route of ['echo', 'row'] as const) await load(route, WARM_UP_SECONDS);
    const peaks: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      limits.echo.push((await load('echo', SECONDS)).perSecond);
      const before = processorMicros(cluster.postmaster, server.pid);
      const outcome = await track(SECONDS);
      cpuMicros.push((processorMicros(cluster.postmaster, server.pid) - before) / outcome.answered);
      peaks.push(outcome.perSecond);
      limits.row.push((await load('row', SECONDS)).perSecond);
    }
    const peak = median(peaks);
    const p99s: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) p99s.push((await track(SECONDS, peak / 2)).p99);
    const p99 = median(p99s);
    const correct = await check(cluster, site.id, tracked);
    const ours = { path: 'A', ours: peak, cpuMicros: median(cpuMicros), correct, unit: 'events/s' } as const;
    const [echo, row] = [median(limits.echo), median(limits.row)];
    return [
      { ...ours, name: `track, ${CONNECTIONS} connections`, limit: echo, ratio: peak / echo, goal: '≥ 0.5×', peer: 'echo on the same server' },
      { ...ours, name: `track, ${CONNECTIONS} connections`, limit: row, ratio: peak / row, goal: '≥ 2×', peer: 'one INSERT per request' },
      { ...ours, name: 'track p99 at half of peak', ours: p99, limit: 30, ratio: p99 / 30, goal: '≤ 30 ms', cpuMicros: null, unit: 'ms' },
    ];
  } finally {
    for (const child of [server, generator]) if (child.connected) child.disconnect();
    await Promise.all([server, generator].map((child) => (child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined)));
  }
}

async function openSite({ database }: BenchCluster): Promise<{ readonly id: string; readonly authorization: string }> {
  const id = newId();
  const key = await database.transaction(SYSTEM, async (tx) => {
    await new Sites().create(tx, { id, slug: 'bench', name: 'Bench', kind: 'live', currency: 'BYN', timezone: 'Europe/Minsk', clockAt: null });
    return new ApiKeys(database).create(tx, { kind: 'write', siteId: id, name: 'bench' });
  });
  return { id, authorization: `Basic ${Buffer.from(`${key.key}:`).toString('base64')}` };
}

async function startServer(server: ChildProcess, databaseUrl: string): Promise<string> {
  const config = parseConfig({ NODE_ENV: 'production', LOG_LEVEL: 'error', RINGROAD_SECRET: randomBytes(24).toString('hex') });
  const { url } = await answerOf<{ url: string }>(server, { ...config, databaseUrl });
  return url;
}

function ask(generator: ChildProcess, order: LoadOrder): Promise<LoadOutcome> {
  return answerOf<LoadOutcome>(generator, order);
}

/** Sends a child its task and waits for its answer; raises when it ends instead. */
async function answerOf<Answer>(child: ChildProcess, task: object): Promise<Answer> {
  const over = new AbortController();
  const ended = once(child, 'exit', { signal: over.signal }).then(() => Promise.reject(new Error('a process of the bench ended before it answered')));
  const answered = once(child, 'message', { signal: over.signal });
  child.send(task);
  try {
    const [answer] = (await Promise.race([answered, ended])) as [Answer];
    return answer;
  } finally {
    over.abort();
    await Promise.allSettled([ended, answered]);
  }
}

/** Each acknowledged message is exactly one row, and nothing else is there. */
async function check({ database }: BenchCluster, siteId: string, tracked: readonly LoadOutcome[]): Promise<boolean> {
  const [rows] = await database.transaction(SYSTEM, (tx) =>
    tx.query<{ events: bigint; messages: bigint }>(`select count(*) as events, count(distinct message_id) as messages from event where site_id = $1`, [siteId]),
  );
  const acknowledged = tracked.reduce((sum, outcome) => sum + outcome.messages, 0);
  const failed = tracked.reduce((sum, outcome) => sum + outcome.failed, 0);
  const correct = Number(rows?.events) === acknowledged && rows?.events === rows?.messages && failed === 0;
  if (!correct) process.stderr.write(`ingest: ${rows?.events} rows of ${rows?.messages} messages, ${acknowledged} acknowledged, ${failed} failed\n`);
  return correct;
}
