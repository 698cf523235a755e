import { mkdtemp, rm } from 'node:fs/promises';
import { createReadStream } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { migrateDatabase } from '../../migrations/index.js';
import type { BenchCluster } from '../bench-cluster.js';
import type { BenchOptions } from '../bench-options.js';
import { type Copied, copyRows } from '../copy-rows.js';
import { median } from '../median.js';
import { processorMicros } from '../processor-time.js';
import type { Row } from '../row.js';
import { COPIED_TABLE, COPY_FILE, sellersOf, writeAds } from './ad-file.js';
import { type ImportRun, runImport } from './import-run.js';

const ROUNDS = 3;
const MOST_MEGABYTES = 300;

/** Path C: a site's history by `ringroad import`, then its journeys, against COPY of the same file into a table with an index. */
export async function runBackfill(cluster: BenchCluster, { rows }: BenchOptions): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'ringroad-bench-backfill-'));
  try {
    const [file, map] = [join(folder, 'ads.csv'), join(folder, 'ads.map.yaml')];
    await writeAds(file, map, rows);
    const imports: ImportRun[] = [];
    const copies: Copied[] = [];
    const cpuMicros: number[] = [];
    const problems: string[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const databaseUrl = await cluster.createDatabase(`backfill_${round}`);
      await migrateDatabase(databaseUrl);
      const before = processorMicros(cluster.postmaster);
      imports.push(await runImport({ file, map, dataDir: join(folder, `data-${round}`), databaseUrl }));
      cpuMicros.push((processorMicros(cluster.postmaster) - before) / rows);
      problems.push(...(await problemsOf(databaseUrl, rows)));
      copies.push(await copyFile(await cluster.createDatabase(`copy_${round}`), file));
    }
    problems.push(...copies.filter((copy) => copy.rows !== rows).map((copy) => `COPY took ${copy.rows} rows`));
    for (const problem of problems) process.stderr.write(`backfill: ${problem}\n`);
    return rowsOf(rows, imports, median(copies.map(({ seconds }) => seconds)), median(cpuMicros), problems.length === 0);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function rowsOf(rows: number, imports: readonly ImportRun[], copySeconds: number, postgresMicros: number, correct: boolean): Row[] {
  const ours = { path: 'C', correct, cpuMicros: null } as const;
  const of = `of ${rows.toLocaleString('en')} rows`;
  const peer = 'COPY of the same file';
  const [perSecond, copied] = [rows / median(imports.map((run) => run.importSeconds)), rows / copySeconds];
  const seconds = median(imports.map((run) => run.seconds));
  const result: Row[] = [
    { ...ours, name: `import ${of}`, ours: perSecond, limit: copied, ratio: perSecond / copied, goal: '≥ 0.5×', unit: 'rows/s', peer },
    { ...ours, name: 'import and journeys', ours: seconds, limit: copySeconds, ratio: seconds / copySeconds, goal: '≤ 3×', unit: 's', peer },
    { ...ours, name: 'PostgreSQL alone, import and journeys', ours: postgresMicros, limit: null, ratio: null, goal: '', unit: 'µs/row' },
  ];
  const peaks = imports.flatMap((run) => run.peakMegabytes ?? []);
  if (peaks.length === 0) return result;
  const peak = Math.max(...peaks);
  return [...result, { ...ours, name: 'memory of the import, peak', ours: peak, limit: MOST_MEGABYTES, ratio: peak / MOST_MEGABYTES, goal: '≤ 300 MB', unit: 'MB' }];
}

async function copyFile(url: string, file: string): Promise<Copied> {
  await inDatabase(url, (client) => client.query(COPIED_TABLE));
  return copyRows(url, COPY_FILE, createReadStream(file, { highWaterMark: 1024 * 1024 }));
}

/** What is wrong: each row is one event and one listing with its journey, nobody is missing, and nothing is left to be handled. */
async function problemsOf(url: string, rows: number): Promise<string[]> {
  const should = { events: rows, listings: rows, journeys: rows, people: sellersOf(rows), unhandled: 0 };
  const { rows: [is] } = await inDatabase(url, (client) =>
    client.query<typeof should>(
      `select (select count(*)::int from event) as events, (select count(*)::int from listing) as listings, (select count(*)::int from journey) as journeys,
         (select count(*)::int from site_user) as people, (select count(*)::int from outbox where open_handlers > 0) as unhandled`,
    ),
  );
  const wrong = (Object.keys(should) as (keyof typeof should)[]).filter((name) => is?.[name] !== should[name]);
  return wrong.map((name) => `${name}: ${is?.[name]}, should be ${should[name]}`);
}

async function inDatabase<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return work(client).finally(() => client.end());
}
