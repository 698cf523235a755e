import type { Config, ReadyConfig } from '@ringroad/platform';
import { holderOf, lockDataFolder } from '../data-lock.js';
import { openDatabase, runningDatabase } from '../local-database.js';
import { requireSchema, updateSchema } from '../running.js';
import type { Shutdown } from '../shutdown.js';

export interface ImportDatabase {
  readonly config: ReadyConfig;
  /** Someone else's worker folds what is stored. */
  readonly isServed: () => Promise<boolean>;
}

/** The database of what runs, of DATABASE_URL, or our own, started for this alone; its schema up to date. */
export async function openImportDatabase(config: Config, shutdown: Shutdown): Promise<ImportDatabase> {
  const isServed = async () => (await holderOf(config.dataDir)) !== undefined;
  if (config.databaseUrl !== undefined || (await isServed())) {
    const ready = await runningDatabase(config);
    await requireSchema(ready);
    return { config: ready, isServed };
  }
  const lock = await lockDataFolder(config.dataDir, config.publicUrl);
  shutdown.add(() => lock.release());
  const ready = await openDatabase(config, shutdown);
  await updateSchema(ready);
  return { config: ready, isServed: () => Promise.resolve(false) };
}
