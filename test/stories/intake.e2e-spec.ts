import { Analytics } from '@segment/analytics-node';
import supertest from 'supertest';
import { gzipSync } from 'node:zlib';
import { newId, SYSTEM, userIdOf } from '@ringroad/kernel';
import { ApiKeys, Sites } from '@ringroad/platform';
import { Product } from '../support/product.js';

let product: Product;

beforeAll(async () => {
  product = await Product.start();
});
afterAll(() => product?.stop());

const car = { listingId: 'l1', assetId: 'a1', brand: 'Audi', model: 'A6', year: 2015, price: 12_000, currency: 'USD', region: 'Minsk' };
const ad = (messageId: string | undefined, more: object = {}) => ({ type: 'track', event: 'Listing Posted', messageId, userId: 'anna', properties: car, ...more });
const post = (path: string, key = product.writeKey) => supertest(product.url).post(path).auth(key, '');
const batch = (items: readonly unknown[], key?: string) => post('/v1/batch', key).send({ batch: items });
const stored = async (messageId: string) => (await product.query<{ user: string; name: string; at: Date }>(
    `select external_id as "user", name, occurred_at as at from event e join site_user u using (site_id, user_id) where message_id = $1`, [messageId])).at(0);

/** What every table holds, as one hash each. */
async function checksums(): Promise<Record<string, string>> {
  const tables = await product.query<{ name: string }>(
    `select c.relname as name from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition and relname <> 'migrations'`,
  );
  const sums = await Promise.all(
    tables.map(async ({ name }) => [name, (await product.query<{ sum: string }>(`select md5(coalesce(string_agg(t::text, '' order by t::text), '')) as sum from ${name} t`))[0]?.sum ?? '']),
  );
  return Object.fromEntries(sums) as Record<string, string>;
}

describe('a batch of messages', () => {
  it('is stored item by item: what is wrong comes back with path and reason, the rest is kept', async () => {
    const wrong: readonly [object | string | null, string, RegExp][] = [
      ['text', '', /must be a JSON object/],
      [null, '', /must be a JSON object/],
      [{ ...ad('w1'), type: 'page' }, 'type', /must be track, identify or alias/],
      [{ ...ad('w2'), event: 'Order Completed' }, 'event', /must be one of: Listing Posted/],
      [{ ...ad('w3'), userId: undefined }, 'userId', /must be the site's own id/],
      [{ ...ad('w4'), userId: '' }, 'userId', /must be the site's own id/],
      [ad('w5', { properties: { ...car, price: 'cheap' } }), 'properties.price', /must be a number/],
      [ad('w6', { properties: { ...car, year: 1200 } }), 'properties.year', /must be >= 1885/],
      [{ type: 'identify', messageId: 'w7', userId: 'anna', traits: { timezone: 'Mars/Olympus' } }, 'traits.timezone', /IANA/],
      [{ type: 'identify', messageId: 'w8', userId: 'anna', traits: { email: 'no address' } }, 'traits.email', /must match format/],
      [ad('w9', { timestamp: '2026-03-04T09:00:01Z' }), 'timestamp', /more than a day after the site's clock/],
      [ad('w10', { timestamp: 'yesterday' }), 'timestamp', /ISO 8601/],
      [ad('w11', { timestamp: '2026-03-01 or so' }), 'timestamp', /ISO 8601/],
      [ad('w12', { properties: { ...car, model: 'A\u00006' } }), '', /U\+0000/],
      [ad('w13', { properties: { ...car, model: 'A\ud83d6' } }), '', /half of a character/],
      [ad('w\u000014'), 'messageId', /1 to 255/],
      [ad('w15', { userId: 'x'.repeat(256) }), 'userId', /1 to 255/],
      [ad('w17', { userId: 2 ** 53 }), 'userId', /no longer exact/],
      [ad('w16', { properties: { ...car, note: 'x'.repeat(33_000) } }), '', /larger than 32 kB/],
    ];
    const valid = ['good-1', 'good-2'];
    const answer = await batch([ad('good-1'), ...wrong.map(([item]) => item), ad('good-2')]).expect(200);
    expect(answer.body).toMatchObject({ success: false, accepted: 2, duplicates: 0 });
    const rejected = answer.body.rejected as { index: number; path: string; reason: string }[];
    expect(rejected.map(({ index }) => index)).toEqual(wrong.map((_, index) => index + 1));
    wrong.forEach(([, path, reason], index) => {
      expect(rejected[index]?.path).toBe(path);
      expect(rejected[index]?.reason).toMatch(reason);
    });
    for (const id of valid) expect(await stored(id)).toMatchObject({ user: 'anna', name: 'Listing Posted' });
    await expect(product.query(`select from event where message_id like 'w%'`)).resolves.toEqual([]);
  });

  it('may be packed with gzip, and is measured unpacked: more than 500 kB is refused whole', async () => {
    const packed = (items: readonly unknown[]) => gzipSync(JSON.stringify({ batch: items }));
    const send = (body: Buffer) => post('/v1/batch').set('content-encoding', 'gzip').type('json').serialize((raw: Buffer) => raw as never).send(body as never);
    const answer = await send(packed([ad('zipped')]));
    expect(answer.body).toMatchObject({ success: true, accepted: 1 });
    const large = Array.from({ length: 25 }, (_, index) => ad(`large-${index}`, { properties: { ...car, note: 'x'.repeat(21_000) } }));
    expect((await send(packed(large))).status).toBe(413);
    expect((await batch(large)).status).toBe(413);
    await expect(product.query(`select from event where message_id like 'large-%'`)).resolves.toEqual([]);
    expect((await send(Buffer.from('not gzip at all'))).status).toBe(400);
  });

  it.each([['no list', {}], ['a list of nothing that fits', { batch: 'x' }], ['null', null]])('that is %s is refused', async (_what, body) => {
    const answer = await post('/v1/batch').type('json').send(JSON.stringify(body));
    expect(answer.status).toBe(400);
    expect(answer.body.error.details).toEqual({ path: 'batch' });
  });

  it('may be empty', async () => {
    expect((await batch([])).body).toEqual({ success: true, accepted: 0, duplicates: 0, rejected: [] });
  });

  it('that is no JSON is refused', async () => {
    expect((await post('/v1/batch').type('json').send('{"batch": [')).status).toBe(400);
  });
});

describe('the same message again', () => {
  it('is a duplicate, whatever the order of its keys, and another body under its id is a conflict: within a batch and across batches', async () => {
    const first = ad('twice');
    const reordered = Object.fromEntries(Object.entries({ ...first, properties: Object.fromEntries(Object.entries(car).reverse()) }).reverse());
    const other = ad('twice', { properties: { ...car, price: 9_000 } });
    const inOne = await batch([first, other, reordered]);
    expect(inOne.body).toMatchObject({ success: false, accepted: 1, duplicates: 1, rejected: [{ index: 1, messageId: 'twice', path: 'messageId', reason: expect.stringContaining('used before') }] });
    const across = await batch([other, first]);
    expect(across.body).toMatchObject({ accepted: 0, duplicates: 1, rejected: [{ index: 0, path: 'messageId' }] });
    expect((await post('/v1/track').send(other)).status).toBe(409);
    expect((await post('/v1/track').send(first)).status).toBe(200);
    expect(await stored('twice')).toMatchObject({ user: 'anna' });
    await expect(product.query(`select properties -> 'price' as price from event where message_id = 'twice'`)).resolves.toEqual([{ price: 12_000 }]);
  });

  it('changes nothing in any table, however often a batch is sent, also from many senders at a time', async () => {
    const consents = [{ purpose: 'offers', channel: 'email', granted: true, textVersion: 't1' }];
    const items = [
      { type: 'identify', messageId: 'again-0', userId: 'boris', timestamp: '2026-03-01T10:00:00Z', traits: { email: 'boris@example.org', phone: '+375291234567', consents } },
      ...Array.from({ length: 40 }, (_, index) => ad(`again-${index + 1}`, { userId: `user-${index % 7}`, timestamp: '2026-03-01T10:00:00Z', properties: { ...car, listingId: `l${index}` } })),
    ];
    const answers = await Promise.all(Array.from({ length: 5 }, () => batch(items)));
    expect(answers.reduce((sum, { body }) => sum + (body.accepted as number), 0)).toBe(41);
    expect(answers.reduce((sum, { body }) => sum + (body.duplicates as number), 0)).toBe(41 * 4);
    await product.settle();
    const before = await checksums();
    expect(Object.keys(before).length).toBeGreaterThan(25);
    const again = await Promise.all(Array.from({ length: 5 }, () => batch(items)));
    for (const { body } of again) expect(body).toEqual({ success: true, accepted: 0, duplicates: 41, rejected: [] });
    await product.settle();
    expect(await checksums()).toEqual(before);
  });

  it('without an id of its own is known by what it says and when; without a time it is a new message each time', async () => {
    const timeless = ad(undefined, { userId: 'nameless' });
    const timed = { ...timeless, timestamp: '2026-03-01T09:00:00Z' };
    expect((await batch([timeless, timeless, timed, timed])).body).toMatchObject({ accepted: 3, duplicates: 1 });
    expect((await batch([timed])).body).toMatchObject({ accepted: 0, duplicates: 1 });
    const rows = await product.query('select from event where user_id = $1', [userIdOf(product.siteId, 'nameless')]);
    expect(rows).toHaveLength(3);
  });

  it('with keys that would poison a prototype is taken without them, and so are its neighbours', async () => {
    const poison = JSON.stringify({ batch: [ad('poison-1'), ad('poison-2')] }).replace('"listingId"', '"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}},"listingId"');
    const answer = await post('/v1/batch').set('content-type', 'application/json').send(poison).expect(200);
    expect(answer.body).toMatchObject({ accepted: 2, rejected: [] });
  });
});

describe('a single message', () => {
  it('is a track or an identify, with a number or a text as user id, and the time it says', async () => {
    await post('/v1/track').send({ ...ad('n1'), type: undefined, userId: 42, timestamp: '2026-03-01T12:00:00+03:00' }).expect(200);
    expect(await stored('n1')).toEqual({ user: '42', name: 'Listing Posted', at: new Date('2026-03-01T09:00:00Z') });
    await post('/v1/identify').send({ messageId: 'n2', userId: '42', timestamp: '2026-03-01T12:00:00', traits: { locale: 'be' } }).expect(200);
    // Without an offset a time is UTC.
    expect(await stored('n2')).toEqual({ user: '42', name: 'identify', at: new Date('2026-03-01T12:00:00Z') });
    const refused = await post('/v1/track').send({ ...ad('n3'), event: 'Nothing' });
    expect(refused.status).toBe(400);
    expect(refused.body.error).toMatchObject({ code: 'INVALID_INPUT', details: { path: 'event' } });
  });

  it('leaves no personal data in the plain facts', async () => {
    await post('/v1/identify').send({ messageId: 'p1', userId: 'vera', traits: { email: 'vera@example.org', firstName: 'Vera', region: 'Brest' } }).expect(200);
    await expect(product.query(`select properties from event where message_id = 'p1'`)).resolves.toEqual([{ properties: { region: 'Brest' } }]);
    const [contact] = await product.query<{ ciphertext: Buffer }>(`select ciphertext from contact where user_id = $1 and kind = 'email'`, [userIdOf(product.siteId, 'vera')]);
    expect(contact?.ciphertext.toString('latin1')).not.toContain('vera');
  });

  it('leaves none there either when a site spells it in a way of its own', async () => {
    const traits = { Email: 'v@example.org', phoneNumber: '+375291112233', birthday: '1990-01-01', address: { city: 'Brest' }, username: 'vera', plan: 'gold', locale: 'ru' };
    await post('/v1/identify').send({ messageId: 'p2', userId: 'vera', traits }).expect(200);
    await expect(product.query(`select properties from event where message_id = 'p2'`)).resolves.toEqual([{ properties: { locale: 'ru' } }]);
    await post('/v1/track').send(ad('p3', { properties: { ...car, 'Phone-Number': '+375291112233', seller_name: 'kept: no word of ours', e_mail: 'v@example.org' } })).expect(200);
    const [posted] = await product.query<{ properties: object }>(`select properties from event where message_id = 'p3'`);
    expect(Object.keys(posted?.properties ?? {})).not.toContain('Phone-Number');
    expect(Object.keys(posted?.properties ?? {})).not.toContain('e_mail');
  });
});

describe('a write key', () => {
  it('that is wrong, missing or revoked opens nothing', async () => {
    const keys = product.server.app.get(ApiKeys);
    const second = await product.db.transaction(SYSTEM, (tx) => keys.create(tx, { kind: 'write', siteId: product.siteId, name: 'second' }));
    await batch([ad('k1')], second.key).expect(200);
    await product.db.transaction(SYSTEM, (tx) => keys.revoke(tx, product.siteId, second.id));
    for (const key of [second.key, 'rr_write_wrong', '', product.userToken('anna')]) {
      expect([401, 403]).toContain((await batch([ad('k2')], key)).status);
    }
    expect((await batch([ad('k2')], second.key)).status).toBe(401);
    expect((await supertest(product.url).post('/v1/batch').send({ batch: [ad('k2')] })).status).toBe(401);
    expect(await stored('k2')).toBeUndefined();
  });

  it('of another site writes there and nowhere else: the same ids are other messages and other people', async () => {
    const siteId = newId();
    const { key } = await product.db.transaction(SYSTEM, async (tx) => {
      await product.server.app.get(Sites).create(tx, { id: siteId, slug: 'other', name: 'Other', kind: 'live', currency: 'EUR', timezone: 'Europe/Berlin', clockAt: null });
      return product.server.app.get(ApiKeys).create(tx, { kind: 'write', siteId, name: 'other' });
    });
    await batch([ad('shared')]).expect(200);
    const answer = await batch([ad('shared', { properties: { ...car, price: 1 } })], key);
    expect(answer.body).toMatchObject({ success: true, accepted: 1 });
    const rows = await product.query<{ site_id: string; user_id: string }>(`select site_id, user_id from event where message_id = 'shared' order by site_id`);
    expect(new Set(rows.map((row) => row.site_id))).toEqual(new Set([siteId, product.siteId]));
    expect(new Set(rows.map((row) => row.user_id)).size).toBe(2);
  });
});

describe('an existing Segment SDK', () => {
  it('delivers by changing its host', async () => {
    const analytics = new Analytics({ writeKey: product.writeKey, host: product.url, flushAt: 2, maxRetries: 0 });
    const problems: unknown[] = [];
    analytics.on('error', (problem) => problems.push(problem));
    analytics.identify({ userId: 'sdk-user', messageId: 'sdk-1', timestamp: '2026-03-01T10:00:00Z', traits: { email: 'sdk@example.org', locale: 'en' } });
    analytics.track({ userId: 'sdk-user', messageId: 'sdk-2', timestamp: '2026-03-01T11:00:00Z', event: 'Listing Posted', properties: { ...car, listingId: 'sdk' } });
    await analytics.closeAndFlush();
    expect(problems).toEqual([]);
    expect(await stored('sdk-1')).toMatchObject({ user: 'sdk-user', name: 'identify' });
    expect(await stored('sdk-2')).toEqual({ user: 'sdk-user', name: 'Listing Posted', at: new Date('2026-03-01T11:00:00Z') });
    await product.settle();
    const journeys = await product.query(`select stage from journey where user_id = $1`, [userIdOf(product.siteId, 'sdk-user')]);
    expect(journeys).toEqual([{ stage: 'posted' }]);
  });
});
