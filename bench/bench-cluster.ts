import { connect, type Database, startEmbeddedPostgres } from '@ringroad/platform';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { migrateDatabase } from '../migrations/index.js';

/** A durable server of the bench's own (fsync on, synchronous_commit on), migrated. */
export interface BenchCluster {
  /** Superuser's URL of the migrated database. */
  readonly url: string;
  /** The app's own connection: the role that owns no table, under row level security. */
  readonly database: Database;
  readonly postmaster: number;
  /** Creates an empty database beside the migrated one and returns its URL. */
  createDatabase(name: string): Promise<string>;
  stop(): Promise<void>;
}

export async function startBenchCluster(): Promise<BenchCluster> {
  const folder = await mkdtemp(join(tmpdir(), 'ringroad-bench-'));
  // Under root the server runs as another account, which must pass.
  await chmod(folder, 0o711);
  const server = await startEmbeddedPostgres({ folder });
  await migrateDatabase(server.url);
  const database = await connect({ url: server.url });
  return {
    url: server.url,
    database,
    postmaster: server.pid,
    createDatabase: async (name) => {
      await runSql(server.url, `create database ${name}`);
      const url = new URL(server.url);
      url.pathname = `/${name}`;
      return url.href;
    },
    stop: async () => {
      await database.close();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function runSql(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
