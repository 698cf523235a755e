import { DomainError } from '@ringroad/kernel';
import { type Config, type ReadyConfig, runningPostgresUrl, startEmbeddedPostgres } from '@ringroad/platform';
import { join, resolve } from 'node:path';
import { holderOf, lockDataFolder } from './data-lock.js';
import { keptSecret } from './kept-secret.js';
import { Shutdown } from './shutdown.js';

/** The database of DATABASE_URL, or one of our own, which `shutdown` will stop. The caller holds the data folder's lock. */
export async function openDatabase(config: Config, shutdown: Shutdown): Promise<ReadyConfig> {
  if (config.databaseUrl !== undefined) return ready(config, config.databaseUrl);
  const postgres = await startEmbeddedPostgres({ folder: folderOf(config) });
  shutdown.add(() => postgres.stop());
  shutdown.whenForced(() => process.kill(postgres.pid, 'SIGINT'));
  return ready(config, postgres.url);
}

/** For commands that talk to what `start` runs, wherever it serves. @throws DomainError UNAVAILABLE when it does not run */
export async function runningDatabase(config: Config): Promise<ReadyConfig> {
  if (config.databaseUrl !== undefined) return ready(config, config.databaseUrl);
  const holder = await holderOf(config.dataDir);
  const url = holder && (await runningPostgresUrl(folderOf(config)));
  if (url === undefined) throw new DomainError('UNAVAILABLE', `Ringroad does not run on ${resolve(config.dataDir)}. Start it first: npm start`);
  return ready({ ...config, publicUrl: holder?.url ?? config.publicUrl }, url);
}

/** Runs one piece of work on the database that is there: DATABASE_URL, the one `start` runs, else one started for it alone. */
export async function withDatabase(config: Config, work: (config: ReadyConfig) => Promise<void>): Promise<void> {
  if (config.databaseUrl !== undefined || (await holderOf(config.dataDir)) !== undefined) return work(await runningDatabase(config));
  const shutdown = new Shutdown();
  try {
    const lock = await lockDataFolder(config.dataDir, config.publicUrl);
    shutdown.add(() => lock.release());
    await work(await openDatabase(config, shutdown));
  } finally {
    await shutdown.close();
  }
}

async function ready(config: Config, databaseUrl: string): Promise<ReadyConfig> {
  if (config.secret === undefined && config.production) {
    throw new DomainError('INVALID_INPUT', 'Set RINGROAD_SECRET to 32 characters or more and keep it safe: every key comes from it. One is made by: openssl rand -base64 32');
  }
  return { ...config, databaseUrl, secret: config.secret ?? (await keptSecret(config.dataDir)) };
}

function folderOf(config: Config): string {
  return join(resolve(config.dataDir), 'postgres');
}
