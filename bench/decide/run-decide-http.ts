import { SYSTEM } from '@ringroad/kernel';
import type { BenchCluster } from '../bench-cluster.js';
import type { LoadOutcome } from '../load/load-order.js';
import { ServerUnderLoad } from '../load/server-under-load.js';
import { median } from '../median.js';
import { processorMicros } from '../processor-time.js';
import type { Row } from '../row.js';
import { fillBenchSite } from './bench-site.js';
import { DECIDE_SITE } from './decide-limits.controller.js';
import { ENGINE_NAMES } from './rule-engines.js';

const CONNECTIONS = 64;
const ROUNDS = 3;
const SECONDS = 3;
const WARM_UP_SECONDS = 5;
const ENGINE_SECONDS = 2;
/** Users for whom all peers must name the same campaign. */
const COMPARED = 40;
const enginePath = (name: string) => `/v1/bench/decide/engine/${encodeURIComponent(name)}`;
/** Each is shown one page, so that every view holds an auction and stores it. */
const USERS = 150_000;

/** Path B over HTTP: a page view with everything it reads and stores, against the server's echo, one SQL query and rule engines from npm. */
export async function runDecideHttp(cluster: BenchCluster): Promise<Row[]> {
  const server = await ServerUnderLoad.start(cluster, DECIDE_SITE, 'site');
  try {
    await fillBenchSite(cluster.url, server.siteId, USERS);
    return await measure(cluster, server);
  } finally {
    await server.stop();
  }
}

async function measure(cluster: BenchCluster, server: ServerUnderLoad): Promise<Row[]> {
  let firstUser = 0;
  const shown: LoadOutcome[] = [];
  const load = (path: string, seconds: number, connections = CONNECTIONS, perSecond: number | null = null, slots = 1) =>
    server.run({ path, batch: null, pageView: { firstUser, slots }, connections, seconds, perSecond });
  const decide = async (seconds: number, perSecond: number | null = null, slots = 1) => {
    const outcome = await load('/v1/decide', seconds, CONNECTIONS, perSecond, slots);
    // The generator counts from 1 and sends some views twice.
    firstUser += outcome.answered + outcome.failed + 1;
    shown.push(outcome);
    return outcome;
  };
  await decide(WARM_UP_SECONDS);
  for (const path of ['/v1/bench/echo', '/v1/bench/decide/one-sql']) await load(path, WARM_UP_SECONDS);
  const rates = { ours: [] as number[], echo: [] as number[], sql: [] as number[], slots: [] as number[] };
  const cpu = { ours: [] as number[], slots: [] as number[] };
  const timed = async (of: 'ours' | 'slots', slots: number) => {
    const before = processorMicros(cluster.postmaster, server.serverPid);
    const outcome = await decide(SECONDS, null, slots);
    cpu[of].push((processorMicros(cluster.postmaster, server.serverPid) - before) / outcome.answered);
    rates[of].push(outcome.perSecond);
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    rates.echo.push((await load('/v1/bench/echo', SECONDS)).perSecond);
    await timed('ours', 1);
    rates.sql.push((await load('/v1/bench/decide/one-sql', SECONDS)).perSecond);
    await timed('slots', 3);
  }
  const engines: Row[] = [];
  const [ours, echo, sql] = [median(rates.ours), median(rates.echo), median(rates.sql)];
  for (const name of ENGINE_NAMES) engines.push(...(await engineRows(name, ours, load)));
  const p99s: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) p99s.push((await decide(SECONDS, ours * 0.3)).p99);
  const p99 = median(p99s);
  const agreed = await peersAgree(server, engines.map(({ peer }) => peer ?? ''));
  const correct = (await checkDecisions(cluster, server.siteId, shown, firstUser)) && agreed;
  const row = { path: 'B', cpuMicros: median(cpu.ours), correct, unit: 'views/s', name: `POST /v1/decide, 1 slot, ${CONNECTIONS} connections`, ours } as const;
  return [
    { ...row, limit: echo, ratio: ours / echo, goal: '≥ 0.35×', peer: 'echo on the same server' },
    { ...row, limit: sql, ratio: ours / sql, goal: '≥ 3×', peer: 'one SQL query, index by bid' },
    ...engines.map((engine) => ({ ...engine, correct: engine.correct && correct, cpuMicros: row.cpuMicros, name: row.name })),
    { ...row, name: 'POST /v1/decide, 3 slots', ours: median(rates.slots), limit: echo, ratio: median(rates.slots) / echo, goal: '', cpuMicros: median(cpu.slots), peer: 'echo on the same server' },
    { ...row, name: 'POST /v1/decide, p99 at 30 % load', ours: p99, limit: 10, ratio: p99 / 10, goal: '≤ 10 ms', cpuMicros: null, unit: 'ms' },
  ];
}

/** A peer whose package is not installed answers 404 and has no row. */
async function engineRows(name: string, ours: number, load: (path: string, seconds: number, connections?: number) => Promise<LoadOutcome>): Promise<Row[]> {
  const path = enginePath(name);
  // Its rules are read with the first request.
  await load(path, 1, 2);
  const { perSecond, answered } = await load(path, ENGINE_SECONDS, 8);
  if (answered === 0) {
    process.stderr.write(`${name} is not installed here: no row for it\n`);
    return [];
  }
  return [{ path: 'B', name: '', ours, limit: perSecond, ratio: ours / perSecond, goal: '', cpuMicros: null, correct: true, unit: 'views/s', peer: name }];
}

/** The query and the engines do the same job: the first by bid that fits. */
async function peersAgree(server: ServerUnderLoad, engines: readonly string[]): Promise<boolean> {
  let same = true;
  for (let n = 0; n < COMPARED; n += 1) {
    const body = { userId: `user-${n}` };
    const best = await server.ask<{ campaignId: string | null }>('/v1/bench/decide/one-sql', body);
    for (const name of engines) {
      const theirs = await server.ask<{ campaignId: string | null }>(enginePath(name), body);
      if (best !== null && theirs?.campaignId === best.campaignId) continue;
      process.stderr.write(`${name} names ${theirs?.campaignId} for user-${n}, the query ${best?.campaignId}\n`);
      same = false;
    }
  }
  return same;
}

/** Each user whose view was acknowledged has it stored (sent again in another minute it is another), each offer shown took attention once and has a price its campaign bid, and nobody was charged. */
async function checkDecisions({ database }: BenchCluster, siteId: string, outcomes: readonly LoadOutcome[], usersUsed: number): Promise<boolean> {
  const acknowledged = outcomes.reduce((sum, outcome) => sum + outcome.messages, 0);
  const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
  const [found] = await database.transaction(SYSTEM, (tx) =>
    tx.query<{ decisions: number; winners: number; wins: number; entries: number; wrong: number; moved: number }>(
      `select (select count(distinct user_id)::int from decision where site_id = $1 and channel = 'page') as decisions, (select sum(winners)::int from decision where site_id = $1 and channel = 'page') as winners,
         (select count(*)::int from win where site_id = $1 and text <> 'Text') as wins, (select count(*)::int from attention_entry where site_id = $1 and occasion <> 'past') as entries,
         (select count(*)::int from win w join campaign c on c.site_id = w.site_id and c.id = w.campaign_id where w.site_id = $1 and w.text <> 'Text' and (w.price < 300 or w.price > c.max_price * 1.2)) as wrong,
         (select count(*)::int from wallet where site_id = $1 and held + spent > 0) as moved`,
      [siteId],
    ),
  );
  const correct = found?.decisions === acknowledged && found.winners === found.wins && found.wins === found.entries && found.wins > acknowledged / 2 && found.wrong === 0 && found.moved === 0 && failed === 0 && usersUsed <= USERS;
  if (!correct) process.stderr.write(`decide: ${JSON.stringify(found)}, ${acknowledged} acknowledged, ${failed} failed, ${usersUsed} of ${USERS} users\n`);
  return correct;
}
