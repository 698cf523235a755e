import { SYSTEM } from '@ringroad/kernel';
import { PLAIN_OFFER } from '@ringroad/market';
import { ApiKeys, SignedLinks } from '@ringroad/platform';
import supertest from 'supertest';
import { People, type Person } from '../support/people.js';
import { Product } from '../support/product.js';

/** What a user takes back stays taken back, until the user or the site itself says otherwise. */
describe('a user who does not want offers by e-mail any more', () => {
  let product: Product;
  let people: People;
  let siteKey: string;

  beforeAll(async () => {
    product = await Product.start();
    people = new People(product);
    const keys = product.server.app.get(ApiKeys, { strict: false });
    siteKey = await product.db.transaction(SYSTEM, async (tx) => (await keys.create(tx, { kind: 'site', siteId: product.siteId, name: 'server' })).key);
    const offer = { ...PLAIN_OFFER, title: 'A bonus for you', text: 'Ten per cent off.', terms: 'Once per person.', validDays: 1 };
    await product.partner('Blesk', { category: 'detailing', stages: ['posted'], maxPrice: 1_000n, offers: [offer] });
  });
  afterAll(() => product.stop());

  const person = (name: string) => people.user(name, { email: `${name}@example.org`, name, locale: 'en' });
  const letters = ({ email }: Person) => product.mailbox.to(email).length;

  /** The site, or a page of it, says that the user agreed (or no longer does), on a clock that may run ahead. */
  async function tells(key: string, { externalId }: Person, granted: boolean, timestamp = '2026-03-02T09:00:00Z'): Promise<void> {
    const consents = [{ purpose: 'offers', channel: 'email', granted, textVersion: 'site-2' }];
    const message = { messageId: `${key.slice(-4)}-${externalId}-${timestamp}-${granted}`, userId: externalId, timestamp, traits: { consents } };
    await supertest(product.url).post('/v1/identify').auth(key, '').send(message).expect(200);
  }

  async function unsubscribes({ userId }: Person): Promise<void> {
    const links = product.server.app.get(SignedLinks, { strict: false });
    const url = links.url({ purpose: 'unsubscribe', siteId: product.siteId, userId, subject: 'email', expiresAt: new Date('2030-01-01') });
    await supertest(product.url).post(new URL(url).pathname).type('form').send('List-Unsubscribe=One-Click').expect(200);
  }

  const setsEmail = (who: Person, email: boolean) => people.asUser(who, `mutation { updatePreferences(input: { email: ${email} }) { email } }`);

  async function postsAd({ externalId }: Person, ad = 'ad'): Promise<void> {
    const properties = { assetId: `${externalId}-${ad}`, listingId: `${externalId}-${ad}`, brand: 'Audi' };
    await product.send([{ type: 'track', event: 'Listing Posted', messageId: `${externalId}-${ad}`, userId: externalId, properties }]);
    await product.settle();
  }

  it('is not subscribed again by a page, which anybody can make say so', async () => {
    const [anna, vera] = [await person('anna'), await person('vera')];
    await unsubscribes(anna);
    await setsEmail(vera, false);
    for (const who of [anna, vera]) {
      await tells(product.writeKey, who, true, '2026-03-02T20:00:00Z');
      await postsAd(who);
      expect(letters(who)).toBe(0);
    }
    await product.advanceTo(new Date('2026-03-04T09:00:00Z'));
    await tells(product.writeKey, anna, true, '2026-03-04T09:00:00Z');
    await postsAd(anna, 'second');
    expect(letters(anna)).toBe(0);
  });

  it('is not kept by a yes that was told on a clock ahead of time', async () => {
    for (const key of [product.writeKey, siteKey]) {
      const carl = await person(`carl-${key === siteKey ? 'site' : 'page'}`);
      await tells(key, carl, true, '2026-03-05T07:00:00Z');
      await product.settle();
      await unsubscribes(carl);
      await postsAd(carl);
      expect(letters(carl)).toBe(0);
    }
  });

  it('is believed at once in the preferences, also by who never agreed before', async () => {
    const dora = await person('dora');
    await tells(siteKey, dora, true, '2026-03-05T08:00:00Z');
    expect(await setsEmail(dora, false)).toEqual({ updatePreferences: { email: false } });
    await postsAd(dora);

    await product.send([{ type: 'identify', messageId: 'egor', userId: 'egor', traits: { email: 'egor@example.org' } }]);
    await product.settle();
    const egor = { ...dora, externalId: 'egor', email: 'egor@example.org' };
    const [row] = await product.query<{ userId: string }>(`select user_id as "userId" from site_user where external_id = 'egor'`);
    await setsEmail({ ...egor, userId: row?.userId ?? '' }, false);
    await tells(product.writeKey, egor, true, '2026-03-04T09:00:00Z');
    await postsAd(egor);
    expect([letters(dora), letters(egor)]).toEqual([0, 0]);
  });

  it('is asked again by nobody but hears again when they say so themselves, or the site does', async () => {
    const [fred, gleb] = [await person('fred'), await person('gleb')];
    for (const who of [fred, gleb]) await unsubscribes(who);
    await product.advanceTo(new Date('2026-03-05T09:00:00Z'));
    expect(await setsEmail(fred, true)).toEqual({ updatePreferences: { email: true } });
    await tells(siteKey, gleb, true, '2026-03-05T09:00:00Z');
    for (const who of [fred, gleb]) {
      await postsAd(who);
      expect(letters(who)).toBe(1);
    }
  });
});
