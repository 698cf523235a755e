import { DomainError } from '@ringroad/kernel';
import { createReadStream, type ReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';

/** One row of data; a row that cannot be read comes with the reason. */
export interface FileRow {
  /** Counts from 1, without a gap. */
  readonly number: number;
  /** Where a person finds it: the row below the header, or the line. */
  readonly line: number;
  readonly fields: readonly string[];
  readonly broken: string | undefined;
}

/** A file of rows, read as a stream. */
export interface RowFile {
  /** What the fields of a row are called. */
  readonly header: readonly string[];
  /** Bytes on disk. */
  readonly size: number;
  /** Bytes of the file read so far, as they lie on disk. */
  readonly bytesRead: number;
  /** @throws DomainError INVALID_INPUT when the file breaks off (a damaged gzip, a quote that is never closed) */
  rows(): AsyncGenerator<FileRow>;
  close(): void;
}

export interface OpenedFile {
  readonly size: number;
  /** Gzipped, by its content and not by its name. */
  readonly packed: boolean;
  readonly source: ReadStream;
}

/** @throws DomainError NOT_FOUND without such a file */
export async function openFile(path: string): Promise<OpenedFile> {
  const size = await sizeOf(path);
  const packed = await isGzip(path);
  // What is read ahead counts as progress: of a packed file a little is already much.
  return { size, packed, source: createReadStream(path, { highWaterMark: packed ? 8_192 : 65_536 }) };
}

/** The decoder's replacement character, or NUL, which no database text can hold. */
export function isGarbled(text: string): boolean {
  return text.includes('\ufffd') || text.includes('\u0000');
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
