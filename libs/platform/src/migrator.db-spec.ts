import pg from 'pg';
import { DataSource, type MigrationInterface } from 'typeorm';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { migrations } from '../../../migrations/index.js';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { migrate, pendingMigrations } from './migrator.js';

let test: TestDatabase;

beforeEach(async () => {
  test = await createTestDatabase();
});

afterEach(() => test?.drop());

async function query<Row>(sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: test.url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as Row[];
  } finally {
    await client.end();
  }
}

/** Everything that a migration may leave in the database, in words: columns, constraints, indexes, policies, grants, functions. */
async function catalog(): Promise<string[]> {
  const found = await query<{ line: string }>(`
    select 'column ' || attrelid::regclass || '.' || attname || ' ' || format_type(atttypid, atttypmod) || ' ' || attnotnull
        || coalesce(' ' || pg_get_expr(adbin, adrelid), '') as line
      from pg_attribute join pg_class c on c.oid = attrelid left join pg_attrdef on adrelid = attrelid and adnum = attnum
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and attnum > 0 and not attisdropped and relname <> 'migrations'
    union all select 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
      from pg_constraint where connamespace = 'public'::regnamespace and conrelid <> to_regclass('migrations')
    union all select 'index ' || indexdef from pg_indexes where schemaname = 'public' and tablename <> 'migrations'
    union all select 'policy ' || polrelid::regclass || ' ' || polname || ' ' || polcmd::text || ' ' || coalesce(pg_get_expr(polqual, polrelid), '')
        || ' / ' || coalesce(pg_get_expr(polwithcheck, polrelid), '') from pg_policy
    union all select 'security ' || oid::regclass || ' ' || relrowsecurity || relforcerowsecurity || ' ' || coalesce(relacl::text, '') || ' ' || coalesce(reloptions::text, '')
      from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname <> 'migrations'
    union all select 'function ' || pg_get_functiondef(oid) || coalesce(proacl::text, '') from pg_proc where pronamespace = 'public'::regnamespace
    order by 1`);
  return found.map(({ line }) => line);
}

async function withSource<T>(work: (source: DataSource) => Promise<T>): Promise<T> {
  const source = new DataSource({ type: 'postgres', url: test.url, migrations });
  await source.initialize();
  try {
    return await work(source);
  } finally {
    await source.destroy();
  }
}

class Tomorrow4000000000000 implements MigrationInterface {
  async up(): Promise<void> {}
  async down(): Promise<void> {}
}

describe('a migration', () => {
  it('undone and done again gives the same catalog, each one, and all undone leave nothing', async () => {
    const before = await catalog();
    expect(before.length).toBeGreaterThan(300);
    for (let undone = 1; undone <= migrations.length; undone++) {
      await withSource(async (source) => {
        for (let step = 0; step < undone; step++) await source.undoLastMigration({ transaction: 'each' });
      });
      if (undone === migrations.length) expect(await catalog()).toEqual([]);
      expect(await migrate(test.url, migrations)).toHaveLength(undone);
      expect(await catalog()).toEqual(before);
    }
  });

  it('that ran does not run again', async () => {
    await expect(migrate(test.url, migrations)).resolves.toEqual([]);
    await expect(pendingMigrations(test.url, migrations)).resolves.toEqual([]);
  });

  it('that failed leaves nothing behind and can be repeated', async () => {
    const before = await catalog();
    class Broken4000000000001 implements MigrationInterface {
      static right = false;
      async up(runner: Parameters<MigrationInterface['up']>[0]): Promise<void> {
        await runner.query('create table half (id int)');
        if (!Broken4000000000001.right) throw new Error('broke off');
      }
      async down(): Promise<void> {}
    }
    await expect(migrate(test.url, [...migrations, Broken4000000000001])).rejects.toThrow('broke off');
    expect(await catalog()).toEqual(before);
    await expect(pendingMigrations(test.url, [...migrations, Broken4000000000001])).resolves.toEqual(['Broken4000000000001']);
    Broken4000000000001.right = true;
    await expect(migrate(test.url, [...migrations, Broken4000000000001])).resolves.toEqual(['Broken4000000000001']);
  });
});

describe('a database', () => {
  it('that is newer than the program is refused, by name, and left alone', async () => {
    await migrate(test.url, [...migrations, Tomorrow4000000000000]);
    const problem = migrate(test.url, migrations);
    await expect(problem).rejects.toMatchObject({ code: 'CONFLICT', details: { unknown: ['Tomorrow4000000000000'] } });
    await expect(problem).rejects.toThrow(/newer than this program .*Tomorrow4000000000000/);
    expect(await query('select from migrations')).toHaveLength(migrations.length + 1);
  });

  it('that lacks migrations says which, to a process that may not migrate', async () => {
    await expect(pendingMigrations(test.url, [...migrations, Tomorrow4000000000000])).resolves.toEqual(['Tomorrow4000000000000']);
    await query('drop schema public cascade; create schema public');
    await expect(pendingMigrations(test.url, migrations)).resolves.toEqual(migrations.map(({ name }) => name));
  });

  it('that does not answer is named, without its password', async () => {
    const url = 'postgres://someone:hunter2@127.0.0.1:1/nowhere';
    const problem = await migrate(url, migrations).catch((error: Error) => error);
    expect(problem).toMatchObject({ code: 'UNAVAILABLE', message: expect.stringMatching(/127\.0\.0\.1:1\/nowhere.*DATABASE_URL/) });
    expect(JSON.stringify([problem, (problem as Error).message])).not.toContain('hunter2');
  });
});

describe('two processes that start together', () => {
  it('migrate an empty database once', async () => {
    const before = await catalog();
    await query('drop schema public cascade; create schema public; drop schema bullmq cascade');
    const script = fileURLToPath(new URL('../../../test/support/migrate-once.mjs', import.meta.url));
    const outcomes = await Promise.all(
      [1, 2, 3].map(async () => {
        const child = fork(script, [test.url], { execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
        const [[ran], [code]] = await Promise.all([once(child, 'message'), once(child, 'exit')]);
        return { ran: (ran as string[]).length, code: code as number };
      }),
    );
    expect(outcomes.map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(outcomes.map(({ ran }) => ran).sort((a, b) => b - a)).toEqual([migrations.length, 0, 0]);
    expect(await catalog()).toEqual(before);
  });
});
