import { parseArgs } from 'node:util';
import { runBackfill } from './backfill/run-backfill.js';
import { type BenchCluster, startBenchCluster } from './bench-cluster.js';
import type { BenchOptions } from './bench-options.js';
import { runCharge } from './charge/run-charge.js';
import { runDecideBench } from './decide/run-decide-bench.js';
import { runDecideHttp } from './decide/run-decide-http.js';
import { runForecastBench } from './forecast/run-forecast-bench.js';
import { runBatch } from './ingest/run-batch.js';
import { runIngest } from './ingest/run-ingest.js';
import { runLearningBench } from './learning/run-learning-bench.js';
import { tableOf } from './print-table.js';
import type { Row } from './row.js';
import { runTimers } from './timers/run-timers.js';

/** What can be measured; bench/README.md says how. */
const PATHS: Readonly<Record<string, (cluster: BenchCluster, options: BenchOptions) => Promise<readonly Row[]>>> = {
  A: runIngest,
  'A-BATCH': runBatch,
  B: async (cluster) => [...(await runDecideBench()), ...(await runDecideHttp(cluster))],
  C: runBackfill,
  D: runTimers,
  E: runCharge,
  L: runLearningBench,
  M: runForecastBench,
};

/** `npm run bench -- --path A,B,E --rows 100000 --json`: exit code 1 only when a correctness check failed, 2 for a wrong call. */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: { path: { type: 'string' }, json: { type: 'boolean', default: false }, rows: { type: 'string', default: '1000000' } } });
  const wanted = values.path?.toUpperCase().split(',') ?? Object.keys(PATHS);
  const unknown = wanted.filter((path) => !(path in PATHS));
  if (unknown.length > 0) {
    process.stderr.write(`There is no path ${unknown.join(', ')}. There are ${Object.keys(PATHS).join(', ')}.\n`);
    return 2;
  }
  const options = { rows: Number(values.rows) };
  if (!Number.isSafeInteger(options.rows) || options.rows < 1) {
    process.stderr.write('--rows must be a whole number from 1 on.\n');
    return 2;
  }
  const cluster = await startBenchCluster();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void cluster.stop().finally(() => process.exit(130)));
  let correct = true;
  try {
    for (const path of wanted) {
      process.stderr.write(`measuring path ${path} …\n`);
      const rows = (await PATHS[path]?.(cluster, options)) ?? [];
      correct &&= rows.every((row) => row.correct);
      const text = values.json ? rows.map((row) => JSON.stringify(row)).join('\n') : `\n${tableOf(rows)}\n`;
      process.stdout.write(`${text}\n`);
    }
  } finally {
    await cluster.stop();
  }
  return correct ? 0 : 1;
}

process.exitCode = await main();
