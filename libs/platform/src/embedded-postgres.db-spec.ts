import { Client } from 'pg';
import { createTestDatabase } from '../../../test/support/test-database.js';

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
