import { newId, partnerScope, SYSTEM } from '@ringroad/kernel';
import { contactDigest, People } from '@ringroad/lifecycle';
import { connect, type Database, KeyRing, type ReadyConfig, type Site, Sites, type Tx } from '@ringroad/platform';
import { createHash } from 'node:crypto';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { ExclusionLists, MARKET_POLICY } from './index.js';
import { userMemories } from './user-memory.js';

const keyRing = new KeyRing({ secret: 'a secret for this test' } as ReadyConfig);
const lists = new ExclusionLists(keyRing);
const people = new People(keyRing);
const siteId = newId();
const [dealer, rival] = [newId(), newId()];
let clone: TestDatabase;
let database: Database;
let site: Site;

beforeAll(async () => {
  clone = await createTestDatabase();
  database = await connect({ url: clone.url, poolSize: 4 });
  await database.transaction(SYSTEM, async (tx) => {
    const sites = new Sites();
    await sites.create(tx, { id: siteId, slug: 's', name: 'S', kind: 'live', currency: 'USD', timezone: 'Europe/Minsk', clockAt: null });
    site = await sites.get(tx, siteId);
  });
});
afterAll(async () => {
  await database.close();
  await clone.drop();
});

const as = <T>(partnerId: string, work: (tx: Tx) => Promise<T>) => database.transaction(partnerScope(siteId, partnerId), work);
const listOf = (partnerId: string) => as(partnerId, (tx) => lists.create(tx, site, partnerId, 'My customers'));
const add = (id: string, ...contacts: string[]) => as(dealer, (tx) => lists.add(tx, { siteId, partnerId: dealer }, id, contacts));
const codeOf = (attempt: Promise<unknown>) => attempt.then(() => null, (error: { code?: unknown }) => error.code);

async function userWith(contacts: { readonly email?: string; readonly phone?: string }): Promise<string> {
  const userId = newId();
  await database.transaction(SYSTEM, async (tx) => {
    await tx.query(`insert into site_user (site_id, user_id, external_id, timezone, first_seen_at) values ($1, $2, $2::uuid::text, 'UTC', now())`, [siteId, userId]);
    await people.stateContacts(tx, siteId, userId, contacts, site.now);
  });
  return userId;
}

const excludedBy = (userId: string) => database.transaction(SYSTEM, async (tx) => [...(await userMemories(tx, site, [userId])).of(userId, MARKET_POLICY).excludedBy]);
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

test('somebody in a list is known by address or number, however either is written, and by the hash of it', async () => {
  const anna = await userWith({ email: ' Anna@Example.by ', phone: '+375 29 123-45-67' });
  const other = await userWith({ email: 'other@example.by' });
  for (const contact of ['anna@example.BY', sha256('anna@example.by'), '375291234567', '+375 (29) 1234567', sha256('+375291234567').toUpperCase()]) {
    const { id } = await listOf(dealer);
    expect([contact, await excludedBy(anna)]).toEqual([contact, []]);
    await add(id, 'stranger@example.by', contact);
    expect([contact, await excludedBy(anna), await excludedBy(other)]).toEqual([contact, [id], []]);
    await as(dealer, (tx) => lists.remove(tx, { siteId, partnerId: dealer }, id, [contact]));
    expect(await excludedBy(anna)).toEqual([]);
  }
});

test('a contact that changes takes its owner out of the list', async () => {
  const anna = await userWith({ email: 'first@example.by' });
  const { id } = await listOf(dealer);
  await add(id, 'first@example.by');
  expect(await excludedBy(anna)).toEqual([id]);
  await database.transaction(SYSTEM, (tx) => people.stateContacts(tx, siteId, anna, { email: 'second@example.by' }, new Date(site.now.getTime() + 1_000)));
  expect(await excludedBy(anna)).toEqual([]);
});

test('what is stored shows neither the contact nor its hash, and is another on another site', async () => {
  const { id } = await listOf(dealer);
  await add(id, 'secret@example.by');
  const [entry] = await as(dealer, (tx) => tx.query<{ hash_index: Buffer }>('select hash_index from exclusion_entry where list_id = $1', [id]));
  expect(entry?.hash_index).toHaveLength(32);
  expect(entry?.hash_index.toString('hex')).not.toBe(contactDigest('email', 'secret@example.by'));
  expect(keyRing.digestIndex(newId(), contactDigest('email', 'secret@example.by'))).not.toEqual(entry?.hash_index);
});

test('the size is of what was handed in, each once and rounded, known here or not', async () => {
  await userWith({ email: 'user7@example.by' });
  const { id } = await listOf(dealer);
  const handed = Array.from({ length: 1_234 }, (_, n) => `user${n}@example.by`);
  expect((await add(id, ...handed)).size).toBe(1_200);
  expect((await add(id, ...handed.slice(0, 700))).size).toBe(1_200);
  expect((await as(dealer, (tx) => lists.all(tx, { siteId, partnerId: dealer }))).find((list) => list.id === id)?.size).toBe(1_200);
});

test('lists are a partner’s own', async () => {
  const { id } = await listOf(dealer);
  const key = { siteId, partnerId: rival };
  expect(await as(rival, (tx) => lists.all(tx, key))).toEqual([]);
  expect(await codeOf(as(rival, (tx) => lists.add(tx, key, id, ['a@example.by'])))).toBe('NOT_FOUND');
  expect(await codeOf(as(rival, (tx) => lists.delete(tx, key, id)))).toBe('NOT_FOUND');
});

test('a bad line is named, and nothing of its call is kept', async () => {
  const { id } = await listOf(dealer);
  await expect(add(id, 'good@example.by', 'Anna K.')).rejects.toMatchObject({ code: 'INVALID_INPUT', details: { line: 2 } });
  expect(await codeOf(add(id, ...Array.from({ length: 10_001 }, (_, n) => `${n}@example.by`)))).toBe('INVALID_INPUT');
  expect(await codeOf(add('no list', 'a@example.by'))).toBe('NOT_FOUND');
  expect(await codeOf(as(dealer, (tx) => lists.create(tx, site, dealer, ' ')))).toBe('INVALID_INPUT');
  expect((await add(id)).size).toBe(0);
});

test('a list takes over all that another has, in one step, and the other is gone', async () => {
  const [{ id }, fresh] = [await listOf(dealer), await listOf(dealer)];
  const key = { siteId, partnerId: dealer };
  const replace = (list: string, by: string) => as(dealer, (tx) => lists.replace(tx, key, list, by));
  const [left, stayed, came] = [await userWith({ email: 'left@example.by' }), await userWith({ email: 'stayed@example.by' }), await userWith({ email: 'came@example.by' })];
  await add(id, 'left@example.by', 'stayed@example.by', 'elsewhere@example.by');
  await add(fresh.id, 'came@example.by', 'stayed@example.by');
  expect(await replace(id, fresh.id)).toMatchObject({ id, size: 2 });
  expect(await Promise.all([left, stayed, came].map(excludedBy))).toEqual([[], [id], [id]]);
  expect((await as(dealer, (tx) => lists.all(tx, key))).map((list) => list.id)).not.toContain(fresh.id);
  expect((await add(id, 'came@example.by', 'another@example.by')).size).toBe(3);
  expect([await codeOf(replace(id, id)), await codeOf(replace(id, fresh.id)), await codeOf(replace('none', id))]).toEqual(['INVALID_INPUT', 'NOT_FOUND', 'NOT_FOUND']);
  const others = await listOf(rival);
  expect([await codeOf(replace(id, others.id)), await codeOf(replace(others.id, id))]).toEqual(['NOT_FOUND', 'NOT_FOUND']);
});

test('a list may be called otherwise, by its owner alone', async () => {
  const { id } = await listOf(dealer);
  expect(await as(dealer, (tx) => lists.rename(tx, { siteId, partnerId: dealer }, id, ' Owners of two '))).toMatchObject({ id, name: 'Owners of two' });
  expect((await as(dealer, (tx) => lists.all(tx, { siteId, partnerId: dealer }))).find((list) => list.id === id)?.name).toBe('Owners of two');
  expect(await codeOf(as(dealer, (tx) => lists.rename(tx, { siteId, partnerId: dealer }, id, '')))).toBe('INVALID_INPUT');
  expect(await codeOf(as(rival, (tx) => lists.rename(tx, { siteId, partnerId: rival }, id, 'Mine')))).toBe('NOT_FOUND');
});

test('a list that a campaign uses stays; afterwards it goes with all that is in it', async () => {
  const { id } = await listOf(dealer);
  await add(id, 'gone@example.by');
  const gone = await userWith({ email: 'gone@example.by' });
  const campaign = newId();
  await as(dealer, (tx) =>
    tx.query(
      `insert into campaign (site_id, partner_id, id, name, status, category, stages, max_price, total_budget, created_at, targeting)
       values ($1, $2, $3, 'Uses it', 'draft', 'detailing', '{}', 500, 1000, now(), $4)`,
      [siteId, dealer, campaign, JSON.stringify({ exclusionLists: [id] })],
    ),
  );
  const remove = () => as(dealer, (tx) => lists.delete(tx, { siteId, partnerId: dealer }, id));
  const other = await listOf(dealer);
  expect(await codeOf(as(dealer, (tx) => lists.replace(tx, { siteId, partnerId: dealer }, other.id, id)))).toBe('CONFLICT');
  expect(await codeOf(as(dealer, (tx) => lists.delete(tx, { siteId, partnerId: dealer }, id.toUpperCase())))).toBe('CONFLICT');
  await expect(remove()).rejects.toMatchObject({ code: 'CONFLICT', details: { campaigns: ['Uses it'] } });
  await as(dealer, (tx) => tx.query(`update campaign set status = 'ended' where id = $1`, [campaign]));
  await remove();
  expect(await excludedBy(gone)).toEqual([]);
});
