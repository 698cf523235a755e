import { DomainError, SYSTEM } from '@ringroad/kernel';
import { type Config, Members } from '@ringroad/platform';
import { CommanderError } from 'commander';
import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Shutdown } from '../shutdown.js';
import { CsvFile } from './csv-rows.js';
import { dryRun } from './dry-run.js';
import { foldJourneys } from './fold-journeys.js';
import { openImportDatabase } from './import-database.js';
import { grouped, showImportProgress } from './import-progress.js';
import { importRows } from './import-rows.js';
import { importSite } from './import-site.js';
import { freshEntry, ImportJournal } from './journal.js';
import type { ImportMap } from './map-schema.js';
import { openIntake } from './open-intake.js';
import { checkColumns, readMap } from './read-map.js';
import { FACTS, refreshStatistics } from './refresh-statistics.js';
import { RejectsFile } from './rejects-file.js';
import { summary } from './summary.js';

export interface ImportOptions {
  readonly map: string;
  readonly site?: string;
  readonly rejects?: string;
  readonly dryRun?: number;
  readonly restart?: boolean;
}

/** `ringroad import`. Raises DomainError with one clear line for whatever a person can mend. */
export async function runImport(config: Config, file: string, options: ImportOptions): Promise<void> {
  const mapText = await textOf(options.map);
  const map = readMap(mapText);
  const csv = await CsvFile.open(file, map.csv);
  try {
    checkColumns(map, csv.header);
    if (options.dryRun !== undefined) return await dryRun(map, csv, options.dryRun, new Date(), (line) => console.log(line));
    await store(config, { file, mapText, map, csv, options });
  } finally {
    csv.close();
  }
}

interface Sources {
  readonly file: string;
  readonly mapText: string;
  readonly map: ImportMap;
  readonly csv: CsvFile;
  readonly options: ImportOptions;
}

async function store(config: Config, sources: Sources): Promise<void> {
  // What is in flight outlives the young generation, and by itself V8 lets the heap grow fourfold before it looks for garbage
  // among the old: 50 MB in use would take 400 MB. Read at each collection; a V8 that does not know it goes on as ever.
  setFlagsFromString('--heap-growing-percent=30');
  const { file, map, csv, options } = sources;
  const shutdown = new Shutdown();
  try {
    const database = await openImportDatabase(config, shutdown);
    const open = await openIntake(database.config);
    shutdown.add(() => open.close());
    const site = await importSite(open.database, map.site, options.site);
    const journal = await ImportJournal.of(config.dataDir, site.id, file, sources.mapText);
    if (options.restart) await journal.remove();
    const entry = (await journal.read()) ?? freshEntry();
    const resumedAt = entry.tally.rows;
    const rejects = await rejectsOf(sources, entry.rejectsBytes);
    shutdown.add(() => rejects.close());
    const began = performance.now();

    if (entry.complete) console.error('All rows were stored by an earlier run; what is missing are the journeys.');
    else {
      if (resumedAt > 0) console.error(`Resuming after row ${grouped(resumedAt)}, where the last run came to. (--restart begins again.)`);
      const progress = showImportProgress('Importing', 'rows');
      const report = (rows: number, bytes: number) => progress.report(bytes, csv.size, rows);
      const job = { map, site, csv, intake: open.intake, journal, rejects, entry, isStopped: () => shutdown.isWished, report };
      const finished = await importRows(job).finally(() => progress.end());
      if (!finished) return stopped(`Stopped after row ${grouped(entry.tally.rows)}. Run the same command again to go on from there.`);
    }
    const seconds = (performance.now() - began) / 1000;
    await refreshStatistics(database.config, FACTS);
    const end = await foldJourneys({ config: database.config, database: open.database, siteId: site.id, isServed: database.isServed, isStopped: () => shutdown.isWished });
    if (end === 'stopped') return stopped('All rows are stored. Their journeys come when Ringroad runs, or by the same command again.');
    if (end === 'left') console.error('Ringroad was stopped meanwhile. All rows are stored; their journeys come at its next start.');
    await journal.remove();
    const hasOperator = await open.database.transaction(SYSTEM, async (tx) => (await new Members().all(tx, site.id)).some(({ role }) => role === 'operator'));
    const needsStart = config.databaseUrl === undefined && !(await database.isServed());
    const peakMegabytes = process.resourceUsage().maxRSS / 1024;
    console.log(summary({ file: basename(file), site: site.slug, tally: entry.tally, rejects: rejects.path, resumedAt, seconds, peakMegabytes, hasOperator, needsStart }));
  } finally {
    await shutdown.close();
  }
}

/** The exit code of a program that Ctrl-C ended; the text is the whole message. */
function stopped(text: string): never {
  console.error(text);
  throw new CommanderError(130, 'ringroad.stopped', text);
}

async function rejectsOf({ file, options }: Sources, keep: number): Promise<RejectsFile> {
  const path = options.rejects ?? `${file}.rejects.csv`;
  if ([file, options.map].some((each) => resolve(each) === resolve(path))) throw new DomainError('INVALID_INPUT', `--rejects would overwrite ${path}.`);
  return RejectsFile.open(path, keep);
}

async function textOf(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? new DomainError('NOT_FOUND', `There is no file ${path}.`) : error;
  });
}
