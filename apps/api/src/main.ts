import { DomainError } from '@ringroad/kernel';
import { createLogger, parseConfig, pendingMigrations, type ReadyConfig } from '@ringroad/platform';
import { migrations } from '../../../migrations/index.js';
import { startServer } from './bootstrap.js';

/** The API as a process of its own, on a database somebody else migrates. */
async function main(): Promise<void> {
  const config = parseConfig();
  if (config.databaseUrl === undefined) throw new DomainError('INVALID_INPUT', 'Set DATABASE_URL to the PostgreSQL the api and the worker share.');
  if (config.secret === undefined) throw new DomainError('INVALID_INPUT', 'Set RINGROAD_SECRET to at least 32 random characters, the same for api and worker.');
  const ready: ReadyConfig = { ...config, databaseUrl: config.databaseUrl, secret: config.secret };
  const pending = await pendingMigrations(ready.databaseUrl, migrations);
  if (pending.length > 0) {
    throw new DomainError('CONFLICT', `The database lacks ${pending.join(', ')}. Run: npx ringroad migrate`, { pending });
  }
  const server = await startServer(ready, { withWorker: false });
  createLogger(ready).info({ url: server.url }, 'the api listens');
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void server.close());
}

main().catch((error: unknown) => {
  const text = error instanceof DomainError ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${text}\n`);
  process.exitCode = 1;
});
