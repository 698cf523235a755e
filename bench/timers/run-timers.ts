import type { BenchCluster } from '../bench-cluster.js';
import { median, quantile } from '../median.js';
import { processorMicros } from '../processor-time.js';
import type { Row } from '../row.js';
import { DelayedJobs } from './delayed-jobs.js';
import { startRedis } from './redis-process.js';
import { TimerDatabase } from './timer-database.js';
import { TimerWorker } from './timer-worker.js';

const MANY = 5_000_000;
const FEW = 100_000;
const DUE = 20_000;
const ROUNDS = 3;
/** A first day warms up; then days that are only fired, and days that are handed on to a handler too. */
const DAYS = 1 + 2 * ROUNDS;
const POLLS = 200;

/** Path D timers: contact points that come due among five million that wait, against a hundred thousand, and against BullMQ's delayed jobs. */
export async function runTimers(cluster: BenchCluster): Promise<Row[]> {
  const few = await TimerDatabase.create(cluster, 'few_timers', { pending: FEW, rounds: DAYS, due: DUE });
  const many = await TimerDatabase.create(cluster, 'many_timers', { pending: MANY, rounds: DAYS, due: DUE });
  const bytes = await many.bytes();
  try {
    const fired = await fireAgainstFew(cluster, many, few);
    const polls: number[] = [];
    for (let poll = 0; poll < POLLS; poll += 1) {
      const started = performance.now();
      await many.poll();
      polls.push(performance.now() - started);
    }
    const handled = await handleAgainstBullMq(cluster, many);
    const problems = [...(await many.problems()), ...(await few.problems()), ...handled.problems];
    for (const problem of problems) process.stderr.write(`timers: ${problem}\n`);
    const ours = { path: 'D', correct: problems.length === 0 } as const;
    const total = bytes.table + bytes.indexes;
    const millions = `${MANY / 1_000_000}M`;
    const rate = { ...ours, name: `fired, ${millions} pending`, ours: fired.many, cpuMicros: fired.cpuMicros, unit: 'timers/s' } as const;
    return [
      { ...rate, limit: fired.few, ratio: fired.many / fired.few, goal: '≥ 0.5×', peer: `${FEW / 1000}k pending` },
      { ...rate, limit: handled.limit, ratio: handled.limit && fired.many / handled.limit, goal: '', peer: handled.peer },
      {
        ...ours, name: `fired and handled, ${millions} pending`, ours: handled.perSecond, limit: handled.limit, ratio: handled.limit && handled.perSecond / handled.limit,
        goal: '≥ 3×', cpuMicros: handled.cpuMicros, unit: 'timers/s', peer: handled.peer,
      },
      { ...ours, name: `empty poll, ${millions} pending, median of ${POLLS}`, ours: median(polls), limit: 5, ratio: median(polls) / 5, goal: '≤ 5 ms', cpuMicros: null, unit: 'ms' },
      { ...ours, name: 'empty poll, p99', ours: quantile(polls, 0.99), limit: null, ratio: null, goal: '', cpuMicros: null, unit: 'ms' },
      { ...ours, name: 'a waiting contact point, table and indexes', ours: total, limit: 150, ratio: total / 150, goal: '≤ 150 bytes', cpuMicros: null, unit: 'bytes' },
      { ...ours, name: 'of it the index that fires it', ours: bytes.dueIndex, limit: null, ratio: null, goal: '', cpuMicros: null, unit: 'bytes' },
    ];
  } finally {
    await few.database.close();
    await many.database.close();
  }
}

interface Fired {
  readonly many: number;
  readonly few: number;
  readonly cpuMicros: number;
}

async function fireAgainstFew({ postmaster }: BenchCluster, many: TimerDatabase, few: TimerDatabase): Promise<Fired> {
  const rates = { many: [] as number[], few: [] as number[] };
  const cpuMicros: number[] = [];
  const day = async (timers: TimerDatabase) => {
    timers.nextDay();
    const started = performance.now();
    const fired = await timers.fireDue();
    return fired / ((performance.now() - started) / 1000);
  };
  for (const timers of [many, few]) await day(timers);
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = processorMicros(postmaster);
    rates.many.push(await day(many));
    cpuMicros.push((processorMicros(postmaster) - before) / DUE);
    rates.few.push(await day(few));
  }
  return { many: median(rates.many), few: median(rates.few), cpuMicros: median(cpuMicros) };
}

interface Handled {
  readonly perSecond: number;
  /** BullMQ's rate; null where there is no redis-server. */
  readonly limit: number | null;
  readonly cpuMicros: number;
  readonly peer: string;
  readonly problems: readonly string[];
}

/** Both with their queue on the same Redis; where there is none, ours has it in Postgres and nobody to compare with. */
async function handleAgainstBullMq({ postmaster }: BenchCluster, many: TimerDatabase): Promise<Handled> {
  const redis = await startRedis();
  const theirs = redis && (await DelayedJobs.create(redis.url, FEW));
  const worker = new TimerWorker(many, redis?.url);
  const [ours, limits, cpuMicros]: [number[], number[], number[]] = [[], [], []];
  let theirsCorrect = true;
  try {
    // What the rounds before have fired waits in the outbox: it is not on this clock.
    await worker.run();
    for (let round = 0; round < ROUNDS; round += 1) {
      many.nextDay();
      const before = processorMicros(postmaster);
      ours.push(DUE / (await worker.run()));
      cpuMicros.push((processorMicros(postmaster) - before) / DUE);
      if (!theirs) continue;
      const { seconds, correct } = await theirs.run(DUE, round);
      limits.push(DUE / seconds);
      theirsCorrect &&= correct;
    }
  } finally {
    await worker.close();
    await theirs?.close();
    await redis?.stop();
  }
  const problems = [...worker.problems, ...(theirsCorrect ? [] : ['BullMQ ran a delayed job twice'])];
  const peer = theirs ? `BullMQ delayed jobs, ${FEW / 1000}k pending` : 'skipped: BullMQ needs a redis-server, and none is installed';
  return { perSecond: median(ours), limit: theirs ? median(limits) : null, cpuMicros: median(cpuMicros), peer, problems };
}
