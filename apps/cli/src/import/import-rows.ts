import { DomainError } from '@ringroad/kernel';
import type { Site } from '@ringroad/platform';
import { checkProperties, EVENT_NAMES, type Intake, type IntakeOutcome, parseMessage } from '@ringroad/lifecycle';
import type { CsvFile } from './csv-rows.js';
import type { ImportJournal, JournalEntry } from './journal.js';
import type { ImportMap } from './map-schema.js';
import type { RejectsFile } from './rejects-file.js';
import { RowKeys } from './row-keys.js';
import { readRow, type ReadRow } from './read-row.js';
import { RowReader, type RowProblem } from './row-reader.js';
import { countAccepted, countRejected } from './tally.js';

/** Events on their way to the disk at one time: two group commits and a bit, whatever the length of the file. */
const MOST_IN_FLIGHT = 2_500;
const JOURNAL_EVERY_MS = 1_000;

export interface RowsImport {
  readonly map: ImportMap;
  readonly site: Site;
  readonly csv: CsvFile;
  readonly intake: Pick<Intake, 'store'>;
  readonly journal: ImportJournal;
  readonly rejects: RejectsFile;
  /** Where an earlier run came to; counted on in place. */
  readonly entry: JournalEntry;
  /** Asked before each row: true ends the import with all that is in flight settled. */
  readonly isStopped: () => boolean;
  readonly report: (rows: number, bytes: number) => void;
}

interface Sent {
  readonly number: number;
  /** Events it put in flight; a refused row counts as one, so that a file of nothing else does not pile up. */
  readonly weight: number;
  readonly region: string | null;
  /** Null where the row was refused before anything was sent. */
  readonly problem: RowProblem | null;
  readonly answers: Promise<{ readonly outcomes: readonly IntakeOutcome[] } | { readonly failure: unknown }>;
}

/**
 * Sends rows through intake, many at a time, and settles them in the order of the file: the journal always tells of a
 * first part of the file that is wholly committed. Returns whether the end was reached.
 * @throws DomainError UNAVAILABLE when the database fails; INVALID_INPUT when the file breaks off
 */
export async function importRows(job: RowsImport): Promise<boolean> {
  const { entry, csv } = job;
  const keys = new RowKeys(job.map, csv.header, csv.size);
  const reader = new RowReader(job.map, csv.header);
  const context = { now: job.site.now, eventNames: EVENT_NAMES, check: checkProperties };
  const sent: Sent[] = [];
  const already = entry.tally.rows;
  let inFlight = 0;
  let journalled = performance.now();

  const settleFirst = async () => {
    const first = sent.shift() as Sent;
    inFlight -= first.weight;
    await settle(job, first);
    if (performance.now() - journalled < JOURNAL_EVERY_MS) return;
    await keepJournal(job, false);
    journalled = performance.now();
  };

  let finished = true;
  for await (const row of csv.rows()) {
    if (job.isStopped()) {
      finished = false;
      break;
    }
    // Also of rows that are not sent: the next one that reads the same needs its number.
    const key = row.broken === undefined ? keys.next(row.fields) : '';
    if (row.number <= already) continue;
    const one = send(job, row.number, readRow(job.map, reader, row, key, (message) => parseMessage(message, context)));
    sent.push(one);
    inFlight += one.weight;
    while (inFlight > MOST_IN_FLIGHT) await settleFirst();
    // What is read ahead is not stored yet: of a short file that is all of it, at once.
    job.report(entry.tally.rows, (csv.bytesRead * entry.tally.rows) / row.number);
  }
  while (sent.length > 0) await settleFirst();
  if (finished) job.report(entry.tally.rows, csv.size);
  await keepJournal(job, finished);
  return finished;
}

function send(job: RowsImport, number: number, read: ReadRow): Sent {
  if (read.kind === 'problem') return { number, weight: 1, region: null, problem: read.problem, answers: Promise.resolve({ outcomes: [] }) };
  const answers = Promise.all(read.messages.map((message) => job.intake.store(job.site, message))).then(
    (outcomes) => ({ outcomes }),
    (failure: unknown) => ({ failure }),
  );
  return { number, weight: read.messages.length, region: read.region, problem: null, answers };
}

async function settle({ entry, rejects }: RowsImport, { number, region, problem, answers }: Sent): Promise<void> {
  const answer = await answers;
  if ('failure' in answer) throw notStored(number, answer.failure);
  const refused = problem ?? (answer.outcomes.includes('conflict') ? CONFLICT : null);
  if (refused) {
    countRejected(entry.tally, refused);
    rejects.add(number, refused);
    return;
  }
  const stored = answer.outcomes.filter((outcome) => outcome === 'stored').length;
  countAccepted(entry.tally, region, stored, answer.outcomes.length - stored);
}

function notStored(row: number, failure: unknown): DomainError {
  const why = failure instanceof Error ? failure.message : String(failure);
  return new DomainError('UNAVAILABLE', `Row ${row} could not be stored (${why}). What was stored stays; run the same command again to go on.`, { row });
}

const CONFLICT: RowProblem = {
  column: '',
  reason: 'was imported with other content under the same key (another row, or another version of the file or the map)',
  value: '',
};

/** First the rejects, then the journal that counts on them. */
async function keepJournal({ entry, rejects, journal }: RowsImport, complete: boolean): Promise<void> {
  entry.rejectsBytes = await rejects.flush();
  entry.complete = complete;
  await journal.write(entry);
}
