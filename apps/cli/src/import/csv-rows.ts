import { DomainError } from '@ringroad/kernel';
import { type CsvError, parse } from 'csv-parse';
import { createReadStream, type ReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { ImportMap } from './map-schema.js';

/** One row of data; `number` counts from 1 below the header. A row that cannot be read comes with the reason. */
export interface CsvRow {
  readonly number: number;
  readonly fields: readonly string[];
  readonly broken: string | undefined;
}

/** More than any row of an ad: a quote that is never closed would swallow the rest of the file. */
const LONGEST_RECORD = 1_000_000;

type Parsed = { readonly record: string[]; readonly info: { readonly records: number } };

/** A CSV file, plain or gzipped (by its content, not by its name), read as a stream. */
export class CsvFile {
  private constructor(
    readonly header: readonly string[],
    /** Bytes on disk. */
    readonly size: number,
    private readonly records: AsyncIterator<Parsed>,
    private readonly skipped: CsvError[],
    private readonly source: ReadStream,
  ) {}

  /** @throws DomainError NOT_FOUND without such a file, INVALID_INPUT without a readable header */
  static async open(path: string, csv: ImportMap['csv']): Promise<CsvFile> {
    const size = await sizeOf(path);
    const skipped: CsvError[] = [];
    const source = createReadStream(path);
    const parser = parse({
      bom: true,
      info: true,
      delimiter: csv.delimiter,
      quote: csv.quote,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_error: true,
      max_record_size: LONGEST_RECORD,
      on_skip: (error) => void (error && skipped.push(error)),
    });
    // Errors come out of the iteration of the parser, which the pipeline destroys with them.
    if (await isGzip(path)) pipeline(source, createGunzip(), parser, () => undefined);
    else pipeline(source, parser, () => undefined);
    const records = (parser as AsyncIterable<Parsed>)[Symbol.asyncIterator]();
    const first = await step(records);
    if (first.done || skipped.length > 0) throw unreadable(skipped[0] ?? 'the file is empty');
    const header = first.value.record.map((name) => name.trim());
    const doubled = header.find((name, at) => header.indexOf(name) !== at);
    if (doubled !== undefined) throw unreadable(`two columns are called "${doubled}"`);
    if (header.some(isGarbled)) throw unreadable('it is not UTF-8; save it as UTF-8');
    return new CsvFile(header, size, records, skipped, source);
  }

  /** Bytes of the file read so far, as they lie on disk. */
  get bytesRead(): number {
    return this.source.bytesRead;
  }

  /** @throws DomainError INVALID_INPUT when the file breaks off (a damaged gzip, a quote that is never closed) */
  async *rows(): AsyncGenerator<CsvRow> {
    let number = 0;
    for (;;) {
      const { done, value } = await step(this.records);
      // The header is a record too; what was skipped before this record stands before it.
      const before = done ? Number.POSITIVE_INFINITY : value.info.records;
      while (this.skipped[0] !== undefined && recordsBefore(this.skipped[0]) < before) {
        const { message } = this.skipped.shift() as CsvError;
        yield { number: (number += 1), fields: [], broken: `cannot be read: ${message}` };
      }
      if (done) return;
      yield { number: (number += 1), fields: value.record, broken: this.problemOf(value.record) };
    }
  }

  close(): void {
    this.source.destroy();
  }

  private problemOf(fields: readonly string[]): string | undefined {
    if (fields.length !== this.header.length) return `has ${fields.length} fields where the header has ${this.header.length}`;
    return fields.some(isGarbled) ? 'holds characters that are not UTF-8 text' : undefined;
  }
}

function recordsBefore(error: CsvError): number {
  return Number((error as CsvError & { records?: number }).records ?? 0);
}

/** The decoder's replacement character, or NUL, which no database text can hold. */
function isGarbled(text: string): boolean {
  return text.includes('\ufffd') || text.includes('\u0000');
}

async function step(records: AsyncIterator<Parsed>): Promise<IteratorResult<Parsed>> {
  try {
    return await records.next();
  } catch (error) {
    throw unreadable(error);
  }
}

function unreadable(error: unknown): DomainError {
  const why = error instanceof Error ? error.message : String(error);
  return new DomainError('INVALID_INPUT', `The CSV file cannot be read: ${why}.`);
}

async function isGzip(path: string): Promise<boolean> {
  for await (const chunk of createReadStream(path, { end: 1 })) return (chunk as Buffer)[0] === 0x1f && (chunk as Buffer)[1] === 0x8b;
  return false;
}

async function sizeOf(path: string): Promise<number> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? new DomainError('NOT_FOUND', `There is no file ${path}.`) : error;
  });
  if (!found.isFile()) throw new DomainError('INVALID_INPUT', `${path} is not a file.`);
  return found.size;
}
