import { DomainError } from '@ringroad/kernel';
import { createReadStream } from 'node:fs';
import { type FileHandle, open, rm, stat } from 'node:fs/promises';
import type { RowProblem } from './row-reader.js';

const HEADER = 'row,column,reason,value\r\n';
const LONGEST_VALUE = 200;

/** The rows that were not taken, as a CSV that a person opens in a spreadsheet. There is no file while all is well. */
export class RejectsFile {
  private file: FileHandle | undefined;
  private waiting = '';

  private constructor(
    readonly path: string,
    private length: number,
  ) {}

  /**
   * @param keep how many bytes of an earlier run stay; what was written after its last journal entry is written again
   * @throws DomainError CONFLICT when there is a file of someone else's in the place
   */
  static async open(path: string, keep: number): Promise<RejectsFile> {
    const size = await stat(path).then((found) => found.size, ignoreMissing);
    if (size === undefined) return new RejectsFile(path, 0);
    if (size > 0 && !HEADER.startsWith(await startOf(path))) {
      throw new DomainError('CONFLICT', `${path} is not a file of rejects. Move it away, or choose another with --rejects PATH.`);
    }
    if (keep === 0) await rm(path);
    else {
      const file = await open(path, 'r+');
      await file.truncate(Math.min(keep, size)).finally(() => file.close());
    }
    return new RejectsFile(path, Math.min(keep, size));
  }

  add(row: number, { column, reason, value }: RowProblem): void {
    this.waiting += `${[String(row), column, reason, value.slice(0, LONGEST_VALUE)].map(cell).join(',')}\r\n`;
  }

  /** Writes and flushes what was added; returns the length of the file. */
  async flush(): Promise<number> {
    if (this.waiting === '') return this.length;
    this.file ??= await open(this.path, 'a');
    const text = this.length === 0 ? HEADER + this.waiting : this.waiting;
    this.waiting = '';
    await this.file.appendFile(text);
    await this.file.datasync();
    this.length += Buffer.byteLength(text);
    return this.length;
  }

  async close(): Promise<void> {
    await this.file?.close();
  }
}

/** Quoted, and never a formula: a cell that a spreadsheet would compute gets an apostrophe in front (OWASP, CSV injection). */
export function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

async function startOf(path: string): Promise<string> {
  for await (const chunk of createReadStream(path, { end: HEADER.length - 1, encoding: 'utf8' })) return chunk as string;
  return '';
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
