import { DomainError } from '@ringroad/kernel';
import type { Site } from '@ringroad/platform';
import type { Intake, IntakeOutcome, RejectedIntake } from '@ringroad/lifecycle';
import type { ImportJournal, JournalEntry } from './journal.js';
import type { Portion, Portions } from './portion.js';
import type { RejectsFile } from './rejects-file.js';
import type { RowFile } from './row-file.js';
import type { RowProblem } from './row-reader.js';
import { countAccepted, countRejected, countSkipped } from './tally.js';

/** Events on their way to the disk at one time: two group commits and a bit, whatever the length of the file. */
const MOST_IN_FLIGHT = 2_500;
const JOURNAL_EVERY_MS = 1_000;

export interface RowsImport {
  readonly site: Site;
  readonly file: Pick<RowFile, 'size' | 'bytesRead'>;
  readonly portions: Portions;
  readonly intake: Pick<Intake, 'store'>;
  /** Where messages go that are refused as such. */
  readonly rejected: Pick<RejectedIntake, 'keep'>;
  readonly journal: ImportJournal;
  readonly rejects: RejectsFile;
  /** Where an earlier run came to; counted on in place. */
  readonly entry: JournalEntry;
  /** Asked before each portion: true ends the import with all that is in flight settled. */
  readonly isStopped: () => boolean;
  readonly report: (rows: number, bytes: number) => void;
}

interface Sent {
  readonly portion: Portion;
  /** Events it put in flight; a refused row counts as one, so that a file of nothing else does not pile up. */
  readonly weight: number;
  readonly answers: Promise<{ readonly outcomes: readonly IntakeOutcome[] } | { readonly failure: unknown }>;
}

/**
 * Sends rows through intake, many at a time, and settles them in the order of the file: the journal always tells of a
 * first part of the file that is wholly committed. Returns whether the end was reached.
 * @throws DomainError UNAVAILABLE when the database fails; INVALID_INPUT when the file breaks off
 */
export async function importRows(job: RowsImport): Promise<boolean> {
  const { entry, file } = job;
  const sent: Sent[] = [];
  let rowsRead = entry.tally.rows;
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
  for await (const portion of job.portions(entry.tally.rows)) {
    if (job.isStopped()) {
      finished = false;
      break;
    }
    rowsRead += portion.rows;
    const one = send(job, portion);
    sent.push(one);
    inFlight += one.weight;
    while (inFlight > MOST_IN_FLIGHT) await settleFirst();
    // What is read ahead is not stored yet: of a short file that is all of it, at once.
    job.report(entry.tally.rows, (file.bytesRead * entry.tally.rows) / rowsRead);
  }
  while (sent.length > 0) await settleFirst();
  if (finished) job.report(entry.tally.rows, file.size);
  await keepJournal(job, finished);
  return finished;
}

function send(job: RowsImport, portion: Portion): Sent {
  if (portion.read.kind !== 'messages') return { portion, weight: 1, answers: Promise.resolve({ outcomes: [] }) };
  const { messages } = portion.read;
  const answers = Promise.all(messages.map((message) => job.intake.store(job.site, message))).then(
    (outcomes) => ({ outcomes }),
    (failure: unknown) => ({ failure }),
  );
  return { portion, weight: messages.length, answers };
}

async function settle(job: RowsImport, { portion, answers }: Sent): Promise<void> {
  const { rows, line, read } = portion;
  const { tally } = job.entry;
  const answer = await answers;
  if ('failure' in answer) throw notStored(line, answer.failure);
  if (read.kind === 'skipped') return countSkipped(tally, rows);
  if (read.kind === 'problem') return refuse(job, portion, read.problem);
  if (answer.outcomes.includes('conflict')) return refuse(job, portion, CONFLICT);
  const stored = answer.outcomes.filter((outcome) => outcome === 'stored').length;
  countAccepted(tally, rows, read.region, stored, answer.outcomes.length - stored);
}

function refuse({ entry, rejects, rejected, site }: RowsImport, { rows, line, message }: Portion, problem: RowProblem): void {
  countRejected(entry.tally, rows, problem);
  rejects.add(line, problem);
  if (message !== undefined) rejected.keep(site, 'import', message, { path: problem.column, reason: problem.reason });
}

function notStored(row: number, failure: unknown): DomainError {
  const why = failure instanceof Error ? failure.message : String(failure);
  return new DomainError('UNAVAILABLE', `Row ${row} could not be stored (${why}). What was stored stays; run the same command again to go on.`, { row });
}

const CONFLICT: RowProblem = {
  column: '',
  reason: 'was imported with other content under the same key (another row, lines of an order that stand apart, or another version of the file or the map)',
  value: '',
};

/** First the rejects, then the journal that counts on them. */
async function keepJournal({ entry, rejects, journal }: RowsImport, complete: boolean): Promise<void> {
  entry.rejectsBytes = await rejects.flush();
  entry.complete = complete;
  await journal.write(entry);
}
