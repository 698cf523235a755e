import { DomainError } from '@ringroad/kernel';
import { parse } from 'csv-parse';
import type { ReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { ImportMap } from './map-schema.js';
import { type FileRow, isGarbled, openFile, type RowFile } from './row-file.js';

/** More than any row of an ad: a quote that is never closed would swallow the rest of the file. */
const LONGEST_RECORD = 1_000_000;

/** A CSV file, plain or gzipped (by its content, not by its name), read as a stream. */
export class CsvFile implements RowFile {
  private constructor(
    readonly header: readonly string[],
    readonly size: number,
    private readonly records: AsyncIterator<string[]>,
    private readonly source: ReadStream,
  ) {}

  /** @throws DomainError NOT_FOUND without such a file, INVALID_INPUT without a readable header */
  static async open(path: string, csv: ImportMap['csv']): Promise<CsvFile> {
    const { size, packed, source } = await openFile(path);
    const parser = parse({
      bom: true,
      delimiter: csv.delimiter,
      quote: csv.quote,
      // The rows it would refuse are rejected here, one by one; a stray quote is text, as spreadsheets read it.
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: LONGEST_RECORD,
    });
    // Errors come out of the iteration of the parser, which the pipeline destroys with them.
    if (packed) pipeline(source, createGunzip(), parser, () => undefined);
    else pipeline(source, parser, () => undefined);
    const records = (parser as AsyncIterable<string[]>)[Symbol.asyncIterator]();
    const first = await step(records);
    if (first.done) throw unreadable('the file is empty');
    const header = first.value.map((name) => name.trim());
    const doubled = header.find((name, at) => header.indexOf(name) !== at);
    if (doubled !== undefined) throw unreadable(`two columns are called "${doubled}"`);
    if (header.some(isGarbled)) throw unreadable('it is not UTF-8; save it as UTF-8');
    return new CsvFile(header, size, records, source);
  }

  get bytesRead(): number {
    return this.source.bytesRead;
  }

  async *rows(): AsyncGenerator<FileRow> {
    for (let number = 1; ; number += 1) {
      const { done, value } = await step(this.records, ` from row ${number} on`);
      if (done) return;
      yield { number, line: number, fields: value, broken: this.problemOf(value) };
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

async function step(records: AsyncIterator<string[]>, where = ''): Promise<IteratorResult<string[]>> {
  try {
    return await records.next();
  } catch (error) {
    throw unreadable(error, where);
  }
}

function unreadable(error: unknown, where = ''): DomainError {
  const why = error instanceof Error ? error.message : String(error);
  return new DomainError('INVALID_INPUT', `The CSV file cannot be read${where}: ${why}.`);
}
