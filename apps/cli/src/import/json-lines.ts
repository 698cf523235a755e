import { DomainError } from '@ringroad/kernel';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { isGarbled, openFile, type OpenedFile } from './row-file.js';

/** One line that is not blank. */
export interface JsonLine {
  /** Counts from 1, blank lines left out. */
  readonly number: number;
  /** Counts from 1, as an editor counts. */
  readonly line: number;
  readonly text: string;
  /** Why it cannot be read; the text is empty then. */
  readonly broken: string | undefined;
}

/** More than any message: intake takes 32 kB. */
const LONGEST_LINE = 1_000_000;
const NEW_LINE = 0x0a;
const BOM = '\ufeff';

/** A file of one JSON value a line (.jsonl, .ndjson), plain or gzipped, read as a stream: never more than a line of it is held. */
export class JsonLines {
  private constructor(
    private readonly file: OpenedFile,
    private readonly bytes: Readable,
  ) {}

  /** @throws DomainError NOT_FOUND without such a file */
  static async open(path: string): Promise<JsonLines> {
    const file = await openFile(path);
    // Errors come out of the iteration of what the pipeline ends in.
    return new JsonLines(file, file.packed ? pipeline(file.source, createGunzip(), () => undefined) : file.source);
  }

  get size(): number {
    return this.file.size;
  }

  get bytesRead(): number {
    return this.file.source.bytesRead;
  }

  /** @throws DomainError INVALID_INPUT when the file breaks off (a damaged gzip) */
  async *lines(): AsyncGenerator<JsonLine> {
    let [number, line] = [0, 0];
    for await (const raw of this.rawLines()) {
      line += 1;
      const text = raw === null ? null : (line === 1 && raw.startsWith(BOM) ? raw.slice(1) : raw).trim();
      if (text === '') continue;
      number += 1;
      const broken = text === null ? `is longer than ${LONGEST_LINE / 1_000_000} MB` : isGarbled(text) ? 'holds characters that are not UTF-8 text' : undefined;
      yield { number, line, text: broken === undefined ? (text ?? '') : '', broken };
    }
  }

  close(): void {
    this.file.source.destroy();
  }

  /** Null for a line that is too long to be one. */
  private async *rawLines(): AsyncGenerator<string | null> {
    let parts: Buffer[] = [];
    let length = 0;
    const take = (part: Buffer) => {
      length += part.length;
      if (length <= LONGEST_LINE) parts.push(part);
      else parts = [];
    };
    const ended = () => {
      const text = length > LONGEST_LINE ? null : Buffer.concat(parts).toString('utf8');
      [parts, length] = [[], 0];
      return text;
    };
    let lines = 0;
    try {
      for await (const chunk of this.bytes) {
        let start = 0;
        for (let end = (chunk as Buffer).indexOf(NEW_LINE); end !== -1; end = (chunk as Buffer).indexOf(NEW_LINE, start)) {
          take((chunk as Buffer).subarray(start, end));
          start = end + 1;
          lines += 1;
          yield ended();
        }
        take((chunk as Buffer).subarray(start));
      }
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new DomainError('INVALID_INPUT', `The file cannot be read from line ${lines + 1} on: ${why}.`);
    }
    if (length > 0) yield ended();
  }
}
