import { readFileSync } from 'node:fs';
import supertest from 'supertest';
import { derivedId, isCategory, SYSTEM, userIdOf } from '@ringroad/kernel';
import { Partners } from '@ringroad/market';
import { ApiKeys, Members, Sites } from '@ringroad/platform';
import { Product } from '../support/product.js';
import { Visitor } from '../support/visitor.js';

let product: Product;
let siteKey: string;
beforeAll(async () => {
  product = await Product.start();
  siteKey = await product.db.transaction(SYSTEM, async (tx) => (await product.server.app.get(ApiKeys).create(tx, { kind: 'site', siteId: product.siteId, name: 'server' })).key);
});
afterAll(() => product?.stop());

const at = (day: number) => new Date(Date.UTC(2026, 1, day, 9)).toISOString();
const tell = (event: string, messageId: string, userId: string, day: number, properties: object) => ({ type: 'track', event, messageId, userId, timestamp: at(day), properties });
const send = async (items: readonly object[], key = siteKey) => {
  const { body } = await supertest(product.url).post('/v1/batch').auth(key, '').send({ batch: items });
  await product.settle();
  return body as { accepted: number; rejected: { path: string; reason: string }[] };
};
const userOf = (user: string) => userIdOf(product.siteId, user);
const journeys = (user: string) => product.query('select stage, ended_at is null as open from journey where user_id = $1 order by started_at', [userOf(user)]);
const moments = (user: string) =>
  product.query(`select point_id, due_at, window_end, needs from contact_point where user_id = $1 and status in ('planned', 'fired') order by point_id, due_at`, [userOf(user)]);
const prices = (user: string) => product.query('select a.price, a.brand from ownership o join asset a on a.site_id = o.site_id and a.id = o.asset_id where o.user_id = $1', [userOf(user)]);

describe('a site that told something wrongly', () => {
  it('takes back a sale: the user is selling again, and nothing is planned for a sale that never was', async () => {
    await send([tell('Listing Posted', 'a1', 'anna', 10, { assetId: 'A', listingId: 'LA' }), tell('Listing Sold', 'a2', 'anna', 12, { listingId: 'LA' })]);
    expect(await journeys('anna')).toEqual([{ stage: 'sold', open: true }]);
    expect((await send([tell('Event Deleted', 'a3', 'anna', 13, { messageId: 'a2' })])).accepted).toBe(1);
    expect(await journeys('anna')).toEqual([{ stage: 'posted', open: true }]);
    expect((await moments('anna')).filter((point) => String((point as { point_id: string }).point_id).startsWith('sold.'))).toEqual([]);
  });

  it('corrects the car, the price and the day, before or after it told them, and ends where the truth alone would have', async () => {
    const truth = { assetId: 'B', listingId: 'LB', brand: 'Audi', price: 12_000, currency: 'USD' };
    const posted = (user: string, id: string, day: number, properties: object) => tell('Listing Posted', id, user, day, { ...properties, assetId: `B-${user}` });
    const correction = (user: string, of: string) => tell('Event Corrected', `${of}-c`, user, 20, { messageId: of, timestamp: at(8), properties: { ...truth, assetId: `B-${user}` } });
    await send([posted('truth', 't1', 8, truth)]);
    await send([posted('after', 'b1', 11, { ...truth, brand: 'Lada', price: 1 })]);
    await send([correction('after', 'b1')]);
    await send([correction('before', 'c1')]);
    await send([posted('before', 'c1', 11, { ...truth, brand: 'Lada', price: 1 })]);
    for (const user of ['after', 'before']) {
      expect(await journeys(user)).toEqual(await journeys('truth'));
      expect(await prices(user)).toEqual(await prices('truth'));
      expect(await moments(user)).toEqual(await moments('truth'));
    }
  });

  it('takes back a purchase: who was taken to have sold that car has it still', async () => {
    await send([tell('Listing Posted', 'e1', 'seller', 10, { assetId: 'E', listingId: 'LE' }), tell('Car Bought', 'e2', 'buyer', 12, { assetId: 'E' })]);
    expect(await journeys('seller')).toEqual([{ stage: 'sold', open: true }]);
    await send([tell('Event Deleted', 'e3', 'buyer', 13, { messageId: 'e2' })]);
    expect(await journeys('buyer')).toEqual([]);
    expect(await journeys('seller')).toEqual([{ stage: 'posted', open: true }]);
    await send([tell('Event Deleted', 'e4', 'seller', 13, { messageId: 'e1' })]);
    for (const table of ['journey', 'listing', 'ownership']) await expect(product.query(`select from ${table} where user_id = any($1::uuid[])`, [[userOf('seller'), userOf('buyer')]])).resolves.toEqual([]);
  });

  it('changes nothing of another user, by a correction that does not fit, or from a page', async () => {
    await send([tell('Listing Posted', 'd1', 'dora', 10, { assetId: 'D', listingId: 'LD', brand: 'Audi', year: 2015 })]);
    await send([tell('Event Deleted', 'd2', 'mallory', 13, { messageId: 'd1' }), tell('Event Corrected', 'd3', 'dora', 13, { messageId: 'd1', properties: { assetId: 'D', brand: 'Lada', year: 2015.5 } })]);
    const refused = await send([tell('Event Deleted', 'd4', 'dora', 13, { messageId: 'd1' }), tell('Event Corrected', 'd5', 'dora', 13, { messageId: 'd1', properties: {} })], product.writeKey);
    expect(refused.rejected.map(({ path, reason }) => [path, reason.includes("site's own key only")])).toEqual([['event', true], ['event', true]]);
    expect(await journeys('dora')).toEqual([{ stage: 'posted', open: true }]);
    expect(await prices('dora')).toEqual([{ price: null, brand: 'Audi' }]);
  });
});

describe('a site that released a programme of its own', () => {
  it('may send its events, by the types it declared, and what was refused before is sent again', async () => {
    const boat = (messageId: string, properties: object) => tell('Boat Bought', messageId, 'skipper', 20, { boatId: 'hull-1', ...properties });
    const early = await send([boat('early', { lengthM: 7 })]);
    expect(early.rejected).toEqual([expect.objectContaining({ path: 'event', reason: expect.stringMatching(/^must be one of: Listing Posted/) })]);

    const memberId = await product.db.transaction(SYSTEM, (tx) => product.server.app.get(Members, { strict: false }).add(tx, { siteId: product.siteId, email: 'op@site.test', displayName: 'op', role: 'operator' }));
    const operator = await Visitor.byLink(product, { siteId: product.siteId, memberId, role: 'operator' });
    const source = readFileSync(new URL('../../docs/examples/boats.programme.yaml', import.meta.url), 'utf8');
    await operator.ask('mutation ($source: String!) { saveProgrammeDraft(programmeId: "boats", source: $source) { version } }', { source });
    await product.db.transaction(SYSTEM, async (tx) => {
      const site = await product.server.app.get(Sites).get(tx, product.siteId);
      const categories = ['marina', 'boatyard', 'sail-loft', 'broker', 'insurer'].filter(isCategory);
      await product.server.app.get(Partners).create(tx, site, { id: derivedId('partner', site.id), name: 'Harbour', categories });
    });
    await operator.ask('mutation { changeProgramme(programmeId: "boats", plan: { release: 1, migrations: [] }) }');

    const wrong = [{ lengthM: '7' }, { lengthM: 7, engine: 5 }].map((properties, index) => boat(`wrong-${index}`, properties));
    const answer = await send([...wrong, boat('unknown', { engine: null, colour: ['any'] })]);
    expect(answer.accepted).toBe(1);
    expect(answer.rejected.map(({ path, reason }) => `${path} ${reason}`)).toEqual(['properties.lengthM must be a number', 'properties.engine must be a text']);

    const find = () => operator.ask<{ rejectedMessages: { edges: { node: { id: string } }[] } }>('{ rejectedMessages(search: "must be one of", status: open) { edges { node { id } } } }');
    await product.until(async () => (await find()).rejectedMessages.edges.length > 0, 'the early one to be kept');
    const ids = (await find()).rejectedMessages.edges.map(({ node }) => node.id);
    const { replayRejectedMessages } = await operator.ask<{ replayRejectedMessages: { status: string }[] }>('mutation ($ids: [ID!]!) { replayRejectedMessages(ids: $ids) { status } }', { ids });
    expect(replayRejectedMessages).toEqual([{ status: 'replayed' }]);
    await expect(product.query('select message_id as id from event where user_id = $1 order by 1', [userOf('skipper')])).resolves.toEqual([{ id: 'early' }, { id: 'unknown' }]);
  });
});

test('who stood where, and when, is what became of the histories', async () => {
  expect(await product.staysFollowHistories()).toBe(true);
});
