import { newId, SYSTEM } from '@ringroad/kernel';
import { connect, type Database, KeyRing, type ReadyConfig, type Site, Sites } from '@ringroad/platform';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { ContactHashes } from './contact-hashes.js';
import { People } from './people.js';

const keyRing = new KeyRing({ secret: 'a secret for this test' } as ReadyConfig);
const people = new People(keyRing);
const siteId = newId();
let clone: TestDatabase;
let database: Database;
let site: Site;

beforeAll(async () => {
  clone = await createTestDatabase();
  database = await connect({ url: clone.url, poolSize: 4 });
  site = await database.transaction(SYSTEM, async (tx) => {
    const sites = new Sites();
    await sites.create(tx, { id: siteId, slug: 's', name: 'S', kind: 'live', currency: 'USD', timezone: 'Europe/Minsk', clockAt: null });
    return sites.get(tx, siteId);
  });
});
afterAll(async () => {
  await database.close();
  await clone.drop();
});

const hashes = () => database.transaction(SYSTEM, (tx) => tx.query('select user_id, kind, hash_index from contact where site_id = $1 order by user_id, kind', [siteId]));

test('contacts of before get the index they would have got when they were stored, and those of the erased are passed over', async () => {
  const users = Array.from({ length: 230 }, () => newId());
  const erased = newId();
  await database.transaction(SYSTEM, async (tx) => {
    for (const [n, userId] of [...users, erased].entries()) await people.stateContacts(tx, siteId, userId, { email: `u${n}@example.by`, name: 'N' }, site.now);
    await tx.query('update person_key set wrapped_key = null, shredded_at = now() where site_id = $1 and user_id = $2', [siteId, erased]);
    await tx.query('update contact set hash_index = null where site_id = $1 and user_id = $2', [siteId, erased]);
  });
  const before = await hashes();
  await database.transaction(SYSTEM, (tx) => tx.query('update contact set hash_index = null where site_id = $1', [siteId]));
  const work = new ContactHashes(database, keyRing);
  expect([await work.fireDue(site), await work.fireDue(site), await work.fireDue(site)]).toEqual([200, 30, 0]);
  expect(await hashes()).toEqual(before);
});
