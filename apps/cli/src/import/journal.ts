import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { emptyTally, type Tally, tallySchema } from './tally.js';

const entrySchema = z.object({
  tally: tallySchema,
  /** How long the rejects file was when these rows were settled. */
  rejectsBytes: z.number().int().min(0),
  /** Every row is settled; what may be missing are the journeys. */
  complete: z.boolean(),
});

export type JournalEntry = z.output<typeof entrySchema>;

/**
 * How far an import has come, kept beside the data. It never says more than what is committed: after a kill the rows
 * behind it are sent again, and intake knows them by their ids.
 */
export class ImportJournal {
  private constructor(private readonly path: string) {}

  /** The journal of this content under this map on this site: a file that changed is another import. */
  static async of(dataDir: string, siteId: string, file: string, mapText: string): Promise<ImportJournal> {
    const content = createHash('sha256');
    await pipeline(createReadStream(file), content);
    const name = createHash('sha256').update([siteId, mapText, content.digest('hex')].join('\u001f')).digest('hex');
    return new ImportJournal(join(dataDir, 'imports', `${name.slice(0, 32)}.json`));
  }

  async read(): Promise<JournalEntry | undefined> {
    const text = await readFile(this.path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
    return text === undefined ? undefined : entrySchema.parse(JSON.parse(text));
  }

  /** Durable when it resolves: written aside, flushed, put in place, and the folder flushed too. */
  async write(entry: JournalEntry): Promise<void> {
    const folder = dirname(this.path);
    const draft = `${this.path}.${process.pid}`;
    await mkdir(folder, { recursive: true });
    const file = await open(draft, 'w');
    await file.writeFile(JSON.stringify(entry));
    await file.sync().finally(() => file.close());
    await rename(draft, this.path);
    const place = await open(folder, 'r');
    await place.sync().finally(() => place.close());
  }

  remove(): Promise<void> {
    return rm(this.path, { force: true });
  }
}

export function freshEntry(): JournalEntry {
  return { tally: emptyTally(), rejectsBytes: 0, complete: false };
}

export type { Tally };
