import supertest from 'supertest';
import { newId, SYSTEM, userIdOf } from '@ringroad/kernel';
import { ApiKeys, Sites } from '@ringroad/platform';
import { People } from '../support/people.js';
import { Product } from '../support/product.js';

let product: Product;
let people: People;
let siteKey: string;

beforeAll(async () => {
  product = await Product.start();
  people = new People(product);
  siteKey = await product.db.transaction(SYSTEM, async (tx) => (await product.server.app.get(ApiKeys).create(tx, { kind: 'site', siteId: product.siteId, name: 'server' })).key);
});
afterAll(() => product?.stop());

interface Rejected {
  readonly id: string;
  readonly source: string;
  readonly name: string;
  readonly path: string;
  readonly reason: string;
  readonly status: string;
  readonly count: number;
}

const FIELDS = 'id source name path reason status count receivedAt lastAt';
const ad = (messageId: string | undefined, more: object = {}) => ({ type: 'track', event: 'Listing Posted', messageId, userId: 'anna', properties: { listingId: 'l1', price: 'cheap', currency: 'USD' }, ...more });
const send = (items: readonly unknown[], key = siteKey) => supertest(product.url).post('/v1/batch').auth(key, '').send({ batch: items }).expect(200);
const list = async (args = '') => {
  const { rejectedMessages } = await people.asOperator<{ rejectedMessages: { totalCount: number; edges: { node: Rejected }[] } }>(`{ rejectedMessages(first: 100${args}) { totalCount edges { node { ${FIELDS} } } } }`);
  return rejectedMessages.edges.map(({ node }) => node);
};
const named = async (search: string) => {
  let found: Rejected[] = [];
  await product.until(async () => (found = await list(`, search: "${search}"`)).length > 0, `a rejected message with ${search}`);
  return found[0] as Rejected;
};
const open = async (id: string) => (await people.asOperator<{ rejectedMessage: { body: string | null } | null }>(`{ rejectedMessage(id: "${id}") { body message { status } } }`)).rejectedMessage;
const fix = (id: string, message: unknown) => people.asOperator<{ fixRejectedMessage: Rejected }>(`mutation { fixRejectedMessage(id: "${id}", body: ${JSON.stringify(JSON.stringify(message))}) { ${FIELDS} } }`);
const replay = async (...ids: string[]) => (await people.asOperator<{ replayRejectedMessages: Rejected[] }>(`mutation { replayRejectedMessages(ids: ${JSON.stringify(ids)}) { ${FIELDS} } }`)).replayRejectedMessages;
const dismiss = async (...ids: string[]) => (await people.asOperator<{ dismissRejectedMessages: Rejected[] }>(`mutation { dismissRejectedMessages(ids: ${JSON.stringify(ids)}) { ${FIELDS} } }`)).dismissRejectedMessages;
const facts = (userId: string) => product.query<{ name: string; properties: Record<string, unknown>; at: Date }>('select name, properties, occurred_at as at from event where user_id = $1 order by occurred_at', [userIdOf(product.siteId, userId)]);

describe('a message that intake refuses', () => {
  it('is not lost: the operator sees why, how often it came and what was in it, and nobody else does', async () => {
    const message = ad('dl-1', { userId: 'petra', context: { note: 'dl one' } });
    for (let time = 0; time < 3; time += 1) await send([message]);
    await product.until(async () => (await list(', search: "properties.price"')).some(({ count }) => count === 3), 'three to be counted');
    const rejected = await named('properties.price');
    expect(rejected).toMatchObject({ source: 'server', name: 'Listing Posted', path: 'properties.price', reason: 'must be a number', status: 'open', count: 3 });
    expect(JSON.parse((await open(rejected.id))?.body ?? '')).toEqual(message);
    const [row] = await product.query<{ body: Buffer }>('select body from rejected_message where id = $1', [rejected.id]);
    expect(row?.body.toString('latin1')).not.toContain('petra');
  });

  it('is put right: an edit that still does not fit is told so in the same words, one that fits becomes a fact', async () => {
    const { id } = await named('properties.price');
    await expect(fix(id, ad('dl-1', { userId: 'petra', properties: { listingId: 'l1', price: 'dear' } }))).rejects.toThrow('properties.price must be a number');
    await expect(fix(id, 'no message')).rejects.toThrow('must be a JSON object');
    const { fixRejectedMessage } = await fix(id, ad('dl-1', { userId: 'petra', properties: { listingId: 'l1', price: 9_000, currency: 'USD' } }));
    expect(fixRejectedMessage).toMatchObject({ status: 'replayed', count: 3 });
    expect(await facts('petra')).toEqual([expect.objectContaining({ name: 'Listing Posted', properties: expect.objectContaining({ price: 9_000 }) })]);
    await product.settle();
    expect(await product.query('select stage from journey where user_id = $1', [userIdOf(product.siteId, 'petra')])).toEqual([{ stage: 'posted' }]);
    expect(await open(id)).toMatchObject({ body: null });
    await expect(fix(id, ad('dl-1'))).rejects.toThrow('was replayed already');
    // The client that tries it once more changes nothing but the count.
    await send([ad('dl-1', { userId: 'petra', context: { note: 'dl one' } })]);
    await product.until(async () => (await named('properties.price')).count === 4, 'the fourth to be counted');
    expect((await named('properties.price')).status).toBe('replayed');
  });

  it('is one fact, however often and by how many at once it is sent again, also where it has no id', async () => {
    const timeless = { type: 'track', event: 'Listing Posted', userId: 'twice', properties: { listingId: '7', year: 7 } };
    await send([timeless]);
    const { id } = await named('properties.year');
    const fixed = { ...timeless, properties: { listingId: '7' } };
    const answers = await Promise.allSettled([fix(id, fixed), fix(id, fixed), fix(id, { ...fixed, properties: { listingId: '8' } })]);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await facts('twice')).toHaveLength(1);
  });

  it('is sent again as it is, with the reason of this time; it happened when it came, not when it was sent again', async () => {
    const [site] = await product.query<{ now: Date }>('select clock_at as now from site');
    const now = site?.now.getTime() ?? 0;
    const ahead = ad('dl-ahead', { userId: 'early', properties: { listingId: 'l2' }, timestamp: new Date(now + 30 * 3_600_000).toISOString() });
    const unknown = { type: 'track', event: 'Boat Bought', messageId: 'dl-boat', userId: 'early', properties: {} };
    await send([ahead, unknown]);
    const [early, boat] = [await named('timestamp'), await named('Boat Bought')];
    expect((await replay(early.id, boat.id)).map(({ status }) => status)).toEqual(['open', 'open']);
    await product.advanceTo(new Date(now + 24 * 3_600_000));
    const both = await Promise.all([replay(early.id, boat.id), replay(boat.id, early.id, newId())]);
    for (const answers of both) expect(answers.map(({ id, status }) => [id, status]).sort()).toEqual([[early.id, 'replayed'], [boat.id, 'open']].sort());
    expect(await facts('early')).toHaveLength(1);
    expect((await named('Boat Bought')).reason).toMatch(/^must be one of: Listing Posted/);
  });

  it('is dismissed, and what was in it is gone', async () => {
    const boat = await named('Boat Bought');
    expect(await dismiss(boat.id, newId(), 'no id')).toEqual([expect.objectContaining({ id: boat.id, status: 'dismissed' })]);
    expect(await open(boat.id)).toMatchObject({ body: null });
    expect(await replay(boat.id)).toEqual([expect.objectContaining({ status: 'dismissed' })]);
    expect((await list(', status: open')).some(({ id }) => id === boat.id)).toBe(false);
  });
});

describe('a page’s public key', () => {
  it('gives no more rights to a message for having been refused first', async () => {
    await send([ad('victim', { userId: 'mark', properties: { listingId: 'v' } })]);
    await send([{ type: 'track', event: 'Event Deleted', messageId: 'theft', userId: 'mark', properties: { messageId: 'victim' } }], product.writeKey);
    const theft = await named('own key only');
    expect(theft).toMatchObject({ source: 'page', path: 'event' });
    expect(await replay(theft.id)).toEqual([expect.objectContaining({ status: 'open', reason: expect.stringContaining("site's own key only") })]);
    await expect(fix(theft.id, { type: 'track', event: 'Event Deleted', messageId: 'theft', userId: 'mark', properties: { messageId: 'victim' } })).rejects.toThrow('own key only');
    expect(await facts('mark')).toHaveLength(1);
  });

  it('neither fills the disk nor keeps a good message waiting: garbage is kept a little at a time, and pushes out only its like', async () => {
    const garbage = (batch: number) => Array.from({ length: 5_000 }, (_, index) => ({ t: `${batch}-${index}` }));
    const before = (await list(', source: server')).length;
    const answers = [];
    for (let batch = 0; batch < 4; batch += 1) answers.push(send(garbage(batch), product.writeKey).then(({ body }) => expect(body.rejected).toHaveLength(5_000)));
    const good = await send([ad('good', { userId: 'good', properties: { listingId: 'g' } })]);
    expect(good.body).toMatchObject({ accepted: 1 });
    await Promise.all(answers);
    await send([ad('dl-after', { properties: { listingId: 1 } })]);
    await product.until(async () => (await list(', source: server')).length === before + 1, 'the server’s own to come through');
    const [kept] = await product.query<{ n: number }>(`select count(*)::int as n from rejected_message where source = 'page'`);
    expect(kept?.n).toBeLessThan(2_300);
  });

  it('sends what it likes: NULs, halves of characters, poison and depth are kept or left, and nothing breaks', async () => {
    const odd = [{ type: 'track', event: 'Odd\u0000\ud83d\u001b[2J', userId: 'x', a: '\u0000' }, { type: { deep: [[[]]] } }, 'text', null, [1], { event: 'x'.repeat(40_000) }];
    await send(odd, product.writeKey);
    const poison = `{"batch":[{"type":"track","event":"Poison","userId":"x","__proto__":{"admin":true}},${'['.repeat(3_000)}${']'.repeat(3_000)}]}`;
    await supertest(product.url).post('/v1/batch').auth(product.writeKey, '').set('content-type', 'application/json').send(poison).expect(200);
    const kept = await named('Odd');
    expect(kept.name).toBe('Odd\ufffd\ufffd\ufffd[2J');
    expect(JSON.parse((await open(kept.id))?.body ?? '')).toEqual(odd[0]);
    expect((await open((await named('Poison')).id))?.body).toBe('{"type":"track","event":"Poison","userId":"x"}');
  });
});

it('another site’s rejected messages are not there, whatever id is asked for', async () => {
  const siteId = newId();
  const { key } = await product.db.transaction(SYSTEM, async (tx) => {
    await product.server.app.get(Sites).create(tx, { id: siteId, slug: 'other', name: 'Other', kind: 'live', currency: 'EUR', timezone: 'Europe/Berlin', clockAt: null });
    return product.server.app.get(ApiKeys).create(tx, { kind: 'site', siteId, name: 'other' });
  });
  await send([ad('foreign', { properties: { listingId: 'f', price: 'foreign' } })], key);
  const rows = () => product.query<{ id: string }>('select id from rejected_message where site_id = $1', [siteId]);
  await product.until(async () => (await rows()).length === 1, 'the other site’s to be kept');
  const [foreign] = await rows();
  const id = foreign?.id ?? '';
  expect(await open(id)).toBeNull();
  expect([...(await replay(id)), ...(await dismiss(id))]).toEqual([]);
  await expect(fix(id, ad('foreign'))).rejects.toThrow('There is no rejected message');
  expect((await list()).some((each) => each.id === id)).toBe(false);
});
