import { DomainError } from '@ringroad/kernel';
import pg from 'pg';
import { DataSource, type MigrationInterface } from 'typeorm';
import { migrateJobQueue } from './job-queue.js';

type MigrationClass = new () => MigrationInterface;

/** One at a time over all processes that start together. */
const LOCK = 4_711_001;

/**
 * Brings the schema to what this code needs; returns the names of what ran. Raises UNAVAILABLE when the database cannot
 * be reached and CONFLICT when its schema is newer than this code.
 */
export async function migrate(ownerUrl: string, migrations: readonly MigrationClass[]): Promise<string[]> {
  const guard = await reach(ownerUrl);
  try {
    await guard.query('select pg_advisory_lock($1)', [LOCK]);
    const source = new DataSource({ type: 'postgres', url: ownerUrl, migrations: [...migrations], extra: { max: 2 } });
    await source.initialize();
    try {
      await refuseNewer(source, migrations);
      const ran = await source.runMigrations({ transaction: 'each' });
      await migrateJobQueue(ownerUrl);
      return ran.map((each) => each.name);
    } finally {
      await source.destroy();
    }
  } finally {
    await guard.end();
  }
}

async function reach(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    return client;
  } catch (error) {
    const where = new URL(url);
    const why = error instanceof Error ? error.message : String(error);
    throw new DomainError(
      'UNAVAILABLE',
      `The database at ${where.host}${where.pathname} cannot be reached (${why || 'no answer'}). Start it, or correct DATABASE_URL.`,
    );
  }
}

async function refuseNewer(source: DataSource, migrations: readonly MigrationClass[]): Promise<void> {
  const [table] = await source.query(`select to_regclass('public.migrations') as name`);
  if (!table?.name) return;
  const known = new Set(migrations.map((each) => each.name));
  const applied: { name: string }[] = await source.query('select name from migrations order by id');
  const unknown = applied.filter((each) => !known.has(each.name)).map((each) => each.name);
  if (unknown.length > 0) {
    throw new DomainError(
      'CONFLICT',
      `The database's schema is newer than this program (it has ${unknown.join(', ')}). Update the program, or choose another database.`,
      { unknown },
    );
  }
}

/** Names of migrations this database still lacks; for processes that may not migrate themselves. */
export async function pendingMigrations(url: string, migrations: readonly MigrationClass[]): Promise<string[]> {
  const client = await reach(url);
  try {
    const { rows: [table] } = await client.query(`select to_regclass('public.migrations') as name`);
    const { rows } = table?.name ? await client.query<{ name: string }>('select name from migrations') : { rows: [] };
    const applied = new Set(rows.map((row) => row.name));
    return migrations.map((each) => each.name).filter((name) => !applied.has(name));
  } finally {
    await client.end();
  }
}
