import { DomainError, SYSTEM } from '@ringroad/kernel';
import { parseMessage, SiteProgrammes, type Vocabulary } from '@ringroad/lifecycle';
import { type Config, Members } from '@ringroad/platform';
import { CommanderError } from 'commander';
import { basename, resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Shutdown } from '../shutdown.js';
import { dryRun } from './dry-run.js';
import { foldJourneys } from './fold-journeys.js';
import { openImportDatabase } from './import-database.js';
import { grouped, showImportProgress } from './import-progress.js';
import { importRows } from './import-rows.js';
import { importSite } from './import-site.js';
import { freshEntry, ImportJournal } from './journal.js';
import { type ImportSource, openSource } from './import-source.js';
import { importVocabulary } from './import-vocabulary.js';
import { openIntake } from './open-intake.js';
import type { Judge } from './read-row.js';
import { FACTS, refreshStatistics } from './refresh-statistics.js';
import { RejectsFile } from './rejects-file.js';
import { summary } from './summary.js';

export interface ImportOptions {
  readonly map?: string;
  readonly site?: string;
  readonly rejects?: string;
  readonly dryRun?: number;
  readonly restart?: boolean;
}

/** `ringroad import`. Raises DomainError with one clear line for whatever a person can mend. */
export async function runImport(config: Config, file: string, options: ImportOptions): Promise<void> {
  const source = await openSource(file, options.map);
  try {
    if (options.dryRun !== undefined) return await tryOut(source, options.dryRun);
    await store(config, file, source, options);
  } finally {
    source.file.close();
  }
}

/** What the events of the site's own programmes may say is not looked up: nothing is touched, the database included. */
async function tryOut(source: ImportSource, events: number): Promise<void> {
  const vocabulary = importVocabulary(new Map());
  const unknown = source.eventNames.filter((name) => name !== 'identify' && !vocabulary.eventNames.includes(name));
  if (unknown.length > 0) console.error(`Not an event that every site takes: ${unknown.join(', ')}. The import asks whether a programme of the site's own declares it.`);
  const names = { eventNames: [...vocabulary.eventNames, ...unknown], check: (name: string, value: unknown) => (unknown.includes(name) ? null : vocabulary.check(name, value)) };
  await dryRun(source.portions(judgeOf(new Date(), names)), events, (line) => console.log(line));
  tellUnseen(source);
}

async function store(config: Config, file: string, source: ImportSource, options: ImportOptions): Promise<void> {
  // What is in flight outlives the young generation, and by itself V8 lets the heap grow fourfold before it looks for garbage
  // among the old: 50 MB in use would take 400 MB. Read at each collection; a V8 that does not know it goes on as ever.
  setFlagsFromString('--heap-growing-percent=30');
  const shutdown = new Shutdown();
  try {
    const database = await openImportDatabase(config, shutdown);
    const open = await openIntake(database.config);
    shutdown.add(() => open.close());
    const site = await importSite(open.database, source.site, options.site);
    const vocabulary = importVocabulary(await open.database.transaction(SYSTEM, (tx) => new SiteProgrammes().vocabulary(tx, site.id)));
    source.checkEvents(vocabulary.eventNames);
    const journal = await ImportJournal.of(config.dataDir, site.id, file, source.mapText);
    if (options.restart) await journal.remove();
    const entry = (await journal.read()) ?? freshEntry();
    const resumedAt = entry.tally.rows;
    const rejects = await rejectsOf(file, options, entry.rejectsBytes);
    shutdown.add(() => rejects.close());
    const began = performance.now();

    if (entry.complete) console.error('All rows were stored by an earlier run; what is missing are the journeys.');
    else {
      if (resumedAt > 0) console.error(`Resuming after row ${grouped(resumedAt)}, where the last run came to. (--restart begins again.)`);
      const progress = showImportProgress('Importing', 'rows');
      const report = (rows: number, bytes: number) => progress.report(bytes, source.file.size, rows);
      const { intake, rejected } = open;
      const portions = source.portions(judgeOf(site.now, vocabulary));
      const job = { site, file: source.file, portions, intake, rejected, journal, rejects, entry, isStopped: () => shutdown.isWished, report };
      const finished = await importRows(job).finally(() => progress.end());
      if (!finished) return stopped(`Stopped after row ${grouped(entry.tally.rows)}. Run the same command again to go on from there.`);
      tellUnseen(source);
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

/** History is told by its own times: when a file was written says nothing of a device's clock. */
function judgeOf(now: Date, vocabulary: Vocabulary): Judge {
  return (message) => parseMessage(message, { now, sentAt: null, ...vocabulary });
}

function tellUnseen({ neverSeen }: ImportSource): void {
  const names = neverSeen();
  if (names.length > 0) console.error(`No line has: ${names.join(', ')}.`);
}

/** The exit code of a program that Ctrl-C ended; the text is the whole message. */
function stopped(text: string): never {
  console.error(text);
  throw new CommanderError(130, 'ringroad.stopped', text);
}

async function rejectsOf(file: string, options: ImportOptions, keep: number): Promise<RejectsFile> {
  const path = options.rejects ?? `${file}.rejects.csv`;
  if ([file, options.map].some((each) => each !== undefined && resolve(each) === resolve(path))) throw new DomainError('INVALID_INPUT', `--rejects would overwrite ${path}.`);
  return RejectsFile.open(path, keep);
}
