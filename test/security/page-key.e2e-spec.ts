import { SYSTEM } from '@ringroad/kernel';
import { ApiKeys } from '@ringroad/platform';
import request from 'supertest';
import { People } from '../support/people.js';
import { Product } from '../support/product.js';

describe('a write key, which anybody can read in a page', () => {
  let product: Product;
  let siteKey: string;
  beforeAll(async () => {
    product = await Product.start();
    const keys = product.server.app.get(ApiKeys, { strict: false });
    siteKey = await product.db.transaction(SYSTEM, async (tx) => (await keys.create(tx, { kind: 'site', siteId: product.siteId, name: 'server' })).key);
  });
  afterAll(() => product.stop());

  const identify = (key: string, messageId: string, email: string) =>
    request(product.url).post('/v1/identify').auth(key, '').send({ messageId, userId: 'anna', timestamp: new Date(Date.UTC(2026, 2, 2, 9)).toISOString(), traits: { email } });

  async function whereLettersGo(): Promise<string[]> {
    await product.send([{ type: 'track', event: 'Listing Renewed', messageId: `renewed-${Math.floor(performance.now())}`, userId: 'anna', properties: { assetId: 'car', listingId: 'ad' } }]);
    await product.settle();
    return ['anna@example.org', 'thief@example.net', 'new@example.org'].filter((address) => product.mailbox.to(address).length > 0);
  }

  it('tells an address that is not known yet, and changes none; only the site’s own key does', async () => {
    const people = new People(product);
    await product.partner('Blesk', { category: 'detailing', stages: ['posted', 'renewed'], maxPrice: 1_000n });
    await people.user('anna', { email: 'anna@example.org', name: 'Anna', locale: 'en' });

    expect((await identify(product.writeKey, 'theft', 'thief@example.net')).status).toBe(200);
    expect(await whereLettersGo()).toEqual(['anna@example.org']);

    expect((await identify(siteKey, 'moved', 'new@example.org')).status).toBe(200);
    await product.advanceTo(new Date('2026-03-09T09:00:00Z'));
    expect(await whereLettersGo()).toEqual(['anna@example.org', 'new@example.org']);
  });
});
