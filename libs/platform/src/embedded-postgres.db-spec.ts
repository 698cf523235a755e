import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { createTestDatabase } from '../../../test/support/test-database.js';
import { runningPostgresUrl, startEmbeddedPostgres } from './embedded-postgres.js';

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const [row] = (await client.query<Record<string, unknown>>(sql)).rows;
    return Object.values(row ?? {})[0];
  } finally {
    await client.end();
  }
}

describe('the PostgreSQL that comes with the product', () => {
  it('knows Cyrillic letters, sorts by code point and lives in UTC', async () => {
    const database = await createTestDatabase();
    expect(await ask(database.url, "select lower('МИНСК Ё')")).toBe('минск ё');
    expect(await ask(database.url, "select 'Б' < 'а'")).toBe(true);
    expect(await ask(database.url, "select 'Ёлка' ~* 'ёЛКА'")).toBe(true);
    expect(await ask(database.url, "select current_setting('timezone')")).toBe('UTC');
    await database.drop();
  });

  it('gives every test a database of its own', async () => {
    const [one, other] = await Promise.all([createTestDatabase(), createTestDatabase()]);
    await ask(one.url, 'create table seen_here ()');
    expect(await ask(other.url, "select to_regclass('seen_here')")).toBeNull();
    await Promise.all([one.drop(), other.drop()]);
  });
});

describe('a PostgreSQL whose node was killed', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ringroad killed '));
    await chmod(folder, 0o711);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('is adopted by the next start, and found by other processes meanwhile', async () => {
    const left = await startEmbeddedPostgres({ folder });
    await ask(left.url, 'create table kept as select 7 as n');
    const adopted = await startEmbeddedPostgres({ folder });
    expect(adopted).toMatchObject({ pid: left.pid, url: left.url, adopted: true });
    expect(await runningPostgresUrl(folder)).toBe(left.url);
    await adopted.stop();
    expect(await runningPostgresUrl(folder)).toBeUndefined();
  }, 30_000);

  it('recovers what was committed when it was killed itself, on the port it had', async () => {
    const killed = await startEmbeddedPostgres({ folder });
    await ask(killed.url, 'update kept set n = 8');
    process.kill(killed.pid, 'SIGKILL');
    const recovered = await startEmbeddedPostgres({ folder });
    expect(recovered).toMatchObject({ adopted: false, url: killed.url });
    expect(await ask(recovered.url, 'select n from kept')).toBe(8);
    await recovered.stop();
  }, 30_000);
});
