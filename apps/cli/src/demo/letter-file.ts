import { type FileHandle, mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';

export interface CaughtMail {
  /** Counts on over restarts. */
  readonly id: number;
  /** When it was caught, ISO 8601, by the machine's clock: mail knows nothing of sandbox clocks. */
  readonly caughtAt: string;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
}

const KEPT = 2_000;

/**
 * The latest letters, in memory and in two files: one being written, one full. When the first is full too it replaces
 * the second, so that no more than twice the kept letters ever lie on disk and nothing is rewritten.
 */
export class LetterFile {
  private writing: Promise<void> = Promise.resolve();

  private constructor(
    private readonly folder: string,
    private readonly known: CaughtMail[],
    private written: number,
    private handle: FileHandle,
  ) {}

  static async open(folder: string): Promise<LetterFile> {
    await mkdir(folder, { recursive: true });
    const [full, current] = await Promise.all([read(join(folder, 'full.jsonl')), read(join(folder, 'current.jsonl'))]);
    const handle = await open(join(folder, 'current.jsonl'), 'a');
    // Ends the line a kill may have cut short.
    await handle.write('\n');
    return new LetterFile(folder, [...full, ...current].slice(-KEPT), current.length, handle);
  }

  /** The oldest first. */
  get letters(): readonly CaughtMail[] {
    return this.known;
  }

  /** Known at once, so that ids given to letters of the same moment differ; resolves when the letter is written. */
  async append(letter: CaughtMail): Promise<void> {
    this.known.push(letter);
    if (this.known.length > KEPT) this.known.shift();
    this.writing = this.writing.then(() => this.write(letter));
    await this.writing;
  }

  async close(): Promise<void> {
    await this.writing;
    await this.handle.close();
  }

  private async write(letter: CaughtMail): Promise<void> {
    if (this.written >= KEPT) {
      await this.handle.close();
      await rename(join(this.folder, 'current.jsonl'), join(this.folder, 'full.jsonl'));
      this.handle = await open(join(this.folder, 'current.jsonl'), 'a');
      this.written = 0;
    }
    this.written += 1;
    await this.handle.write(`${JSON.stringify(letter)}\n`);
  }
}

/** A line that a kill cut short is left out. */
async function read(path: string): Promise<CaughtMail[]> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return text.split('\n').flatMap((line) => {
    try {
      return line === '' ? [] : [JSON.parse(line) as CaughtMail];
    } catch {
      return [];
    }
  });
}
