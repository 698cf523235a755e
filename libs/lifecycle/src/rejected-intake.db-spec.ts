import { newId, SYSTEM } from '@ringroad/kernel';
import { connect, type Database, KeyRing, parseConfig } from '@ringroad/platform';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { RejectedIntake } from './rejected-intake.js';

let test: TestDatabase;
let database: Database;
let keyRing: KeyRing;
const site = { id: newId(), now: new Date('2026-03-02T09:00:00Z') };
const problem = { path: 'event', reason: 'is not known' };

beforeAll(async () => {
  test = await createTestDatabase();
  database = await connect({ url: test.url, poolSize: 3 });
  keyRing = new KeyRing({ ...parseConfig({}), databaseUrl: test.url, secret: 'a secret of at least thirty-two characters' });
});
afterAll(async () => {
  await database?.close();
  await test?.drop();
});

const kept = async () => {
  const rows = await database.transaction(SYSTEM, (tx) => tx.query<{ source: string; n: number; bytes: number; newest: string }>(
    `select source, count(*)::int as n, sum(size)::int as bytes, max(name) as newest from rejected_message where site_id = $1 group by 1`, [site.id]));
  return new Map(rows.map((row) => [row.source, row]));
};

it('keeps the newest garbage of a page within its bounds, and nothing of it touches what the server sent', async () => {
  const rejected = new RejectedIntake(keyRing, database);
  rejected.keep(site, 'server', { event: 'Mine' }, problem);
  for (let round = 10; round < 16; round += 1) {
    const at = { ...site, now: new Date(site.now.getTime() + round) };
    for (let each = 0; each < 2_000; each += 1) rejected.keep(at, 'page', { event: `garbage ${round}`, each }, problem);
    await rejected.settle();
  }
  const { page, server } = Object.fromEntries(await kept());
  expect(page).toMatchObject({ newest: 'garbage 15' });
  expect(page?.n).toBeLessThanOrEqual(2_250);
  expect(page?.n).toBeGreaterThanOrEqual(2_000);
  expect(server).toMatchObject({ n: 1, newest: 'Mine' });
}, 60_000);

it('does not fill the disk with large ones either', async () => {
  const rejected = new RejectedIntake(keyRing, database);
  for (let round = 0; round < 12; round += 1) {
    for (let each = 0; each < 10; each += 1) rejected.keep(site, 'page', { event: 'large', round, each, note: 'x'.repeat(400_000) }, problem);
    await rejected.settle();
  }
  expect((await kept()).get('page')?.bytes).toBeLessThan(11_000_000);
});

it('from two processes at once the same body is one row that counts both', async () => {
  const both = [new RejectedIntake(keyRing, database), new RejectedIntake(keyRing, database)];
  for (let each = 0; each < 400; each += 1) for (const one of each % 2 ? both : both.toReversed()) one.keep(site, 'import', { event: 'same', each: each % 50 }, problem);
  await Promise.all(both.map((one) => one.settle()));
  const counts = await database.transaction(SYSTEM, (tx) => tx.query(`select distinct count from rejected_message where source = 'import'`));
  expect([counts, (await kept()).get('import')?.n]).toEqual([[{ count: 16 }], 50]);
});
