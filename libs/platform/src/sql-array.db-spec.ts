import { SYSTEM } from '@ringroad/kernel';
import fc from 'fast-check';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { connect, type Database } from './database.js';
import { bytesArray, textArray, wordArray } from './sql-array.js';

let test: TestDatabase;
let database: Database;

beforeAll(async () => {
  test = await createTestDatabase();
  database = await connect({ url: test.url });
});

afterAll(async () => {
  await database.close();
  await test.drop();
});

async function read<Value>(type: string, parameter: string): Promise<Value[]> {
  const [row] = await database.transaction(SYSTEM, (tx) => tx.query<{ list: Value[] }>(`select $1::${type}[] as list`, [parameter]));
  return row?.list ?? [];
}

describe('an array parameter', () => {
  it('arrives as it was, whatever the texts hold', async () => {
    // Postgres stores no U+0000; half a character is refused before.
    const text = fc.oneof(fc.constantFrom('', 'null', 'NULL', '{}', '"', '\\', ',', ' a '), fc.string({ unit: 'grapheme' }).filter((each) => !each.includes('\0')));
    await fc.assert(
      fc.asyncProperty(fc.array(text), async (texts) => expect(await read('text', textArray(texts))).toEqual(texts)),
      { numRuns: 200 },
    );
  });

  it('carries numbers, nothing at all, and bytes', async () => {
    expect(await read('int', wordArray([1, null, -3]))).toEqual([1, null, -3]);
    expect(await read('uuid', wordArray([]))).toEqual([]);
    const bytes = [Buffer.from(''), Buffer.from([0, 34, 92, 255])];
    expect(await read('bytea', bytesArray(bytes))).toEqual(bytes);
  });
});
