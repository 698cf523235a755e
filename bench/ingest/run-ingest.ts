import type { BenchCluster } from '../bench-cluster.js';
import type { LoadOutcome } from '../load/load-order.js';
import { ServerUnderLoad } from '../load/server-under-load.js';
import { median } from '../median.js';
import { processorMicros } from '../processor-time.js';
import type { Row } from '../row.js';
import { checkIntake } from './check-intake.js';

const CONNECTIONS = 64;
const ROUNDS = 3;
const SECONDS = 4;
/** After this long V8 has compiled what it will, on each route. */
const WARM_UP_SECONDS = 8;
const ROUTES = { track: '/v1/track', echo: '/v1/bench/echo', row: '/v1/bench/row' } as const;

type Route = keyof typeof ROUTES;

/** Path A: one event per request, answered after its commit, against the same server's echo and a row-per-request INSERT. */
export async function runIngest(cluster: BenchCluster): Promise<Row[]> {
  const intake = await ServerUnderLoad.start(cluster, 'bench');
  try {
    const load = (route: Route, seconds: number, perSecond: number | null = null) =>
      intake.run({ path: ROUTES[route], batch: null, connections: CONNECTIONS, seconds, perSecond });

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
      const before = processorMicros(cluster.postmaster, intake.serverPid);
      const outcome = await track(SECONDS);
      cpuMicros.push((processorMicros(cluster.postmaster, intake.serverPid) - before) / outcome.answered);
      peaks.push(outcome.perSecond);
      limits.row.push((await load('row', SECONDS)).perSecond);
    }
    const peak = median(peaks);
    const p99s: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) p99s.push((await track(SECONDS, peak / 2)).p99);
    const p99 = median(p99s);
    const correct = await checkIntake(cluster, intake.siteId, tracked);
    const ours = { path: 'A', ours: peak, cpuMicros: median(cpuMicros), correct, unit: 'events/s' } as const;
    const [echo, row] = [median(limits.echo), median(limits.row)];
    return [
      { ...ours, name: `track, ${CONNECTIONS} connections`, limit: echo, ratio: peak / echo, goal: '≥ 0.5×', peer: 'echo on the same server' },
      { ...ours, name: `track, ${CONNECTIONS} connections`, limit: row, ratio: peak / row, goal: '≥ 2×', peer: 'one INSERT per request' },
      { ...ours, name: 'track p99 at half of peak', ours: p99, limit: 30, ratio: p99 / 30, goal: '≤ 30 ms', cpuMicros: null, unit: 'ms' },
    ];
  } finally {
    await intake.stop();
  }
}
