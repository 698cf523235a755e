import { SYSTEM, userIdOf } from '@ringroad/kernel';
import { PLAIN_OFFER } from '@ringroad/market';
import { ApiKeys } from '@ringroad/platform';
import request from 'supertest';
import { People } from '../support/people.js';
import { Product } from '../support/product.js';
import { Visitor } from '../support/visitor.js';

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
    const offer = { ...PLAIN_OFFER, title: 'A bonus for you', text: 'Ten per cent off.', terms: 'Once per person.', validDays: 5 };
    await product.partner('Blesk', { category: 'detailing', stages: ['posted', 'renewed'], maxPrice: 1_000n, offers: [offer] });
    await people.user('anna', { email: 'anna@example.org', name: 'Anna', locale: 'en' });

    expect((await identify(product.writeKey, 'theft', 'thief@example.net')).status).toBe(200);
    expect(await whereLettersGo()).toEqual(['anna@example.org']);

    expect((await identify(siteKey, 'moved', 'new@example.org')).status).toBe(200);
    await product.advanceTo(new Date('2026-03-09T09:00:00Z'));
    expect(await whereLettersGo()).toEqual(['anna@example.org', 'new@example.org']);
  });

  describe('that tells an address where none is known', () => {
    const YES = [{ purpose: 'offers', channel: 'email', granted: true, textVersion: 'site-1' }];
    const CLAIM = 'mutation ($id: ID!, $email: String) { claimOffer(offerId: $id, consentTextVersion: "share-1", email: $email) { offer { claim { leadId maskedEmail } } } }';
    const VERIFY = 'mutation ($id: ID!, $code: String!) { verifyClaim(leadId: $id, code: $code) { offer { claim { status } } } }';

    const tells = async (key: string, user: string, traits: object) => {
      const [site] = await product.query<{ now: Date }>('select clock_at as now from site');
      const message = { messageId: `${user}-${JSON.stringify(traits)}`, userId: user, timestamp: site?.now.toISOString(), traits };
      await request(product.url).post('/v1/identify').auth(key, '').send(message).expect(200);
    };
    const visitor = (user: string) => Visitor.bearing(product, product.userToken(userIdOf(product.siteId, user)));
    const codeTo = async (email: string) => {
      await product.settle();
      return /^\s*(\d{6})\s*$/m.exec(product.mailbox.to(email).at(-1)?.text ?? '')?.[1] ?? 'no letter with a code';
    };

    /** The newest letter that comes of another ad, and where each of its links leads whoever opens it. */
    async function letterTo(user: string, email: string, ad = 'ad'): Promise<{ text: string; sessions: number; links: string[] }> {
      await product.send([{ type: 'track', event: 'Listing Posted', messageId: `${user}-${ad}`, userId: user, properties: { assetId: `${user}-${ad}`, listingId: `${user}-${ad}`, brand: 'Audi' } }]);
      await product.settle();
      const text = product.mailbox.to(email).at(-1)?.text ?? '';
      const links = [...text.matchAll(/^http:\/\/127\.0\.0\.1:4000(\S+)$/gm)].map(([, path]) => path ?? '');
      const opened = await Promise.all(links.map((path) => request(product.url).get(path).redirects(0)));
      return { text, links, sessions: opened.filter((answer) => answer.headers['set-cookie']).length };
    }

    async function offerOf(user: string): Promise<string> {
      const { myOffers } = await visitor(user).ask<{ myOffers: { edges: { node: { id: string } }[] } }>('{ myOffers(first: 1) { edges { node { id } } } }');
      return myOffers.edges[0]?.node.id ?? '';
    }

    it('gets letters there, but none whose link makes its reader the user', async () => {
      await tells(siteKey, 'victor', { name: 'Victor', phone: '+375291112233', locale: 'en' });
      await tells(product.writeKey, 'victor', { email: 'thief-victor@example.net', consents: YES });
      const letter = await letterTo('victor', 'thief-victor@example.net');
      expect(letter.sessions).toBe(0);
      expect(letter.text).toContain('The bonus waits for you on Kolesa: sign in there');
      expect(letter.links).toEqual([`/me/offers/${await offerOf('victor')}`, '/me/preferences', expect.stringMatching(/^\/l\/unsubscribe\./)]);
    });

    it('is put aside by the site, also by a statement of an earlier day: then links sign in again', async () => {
      await product.advanceTo(new Date('2026-03-16T09:00:00Z'));
      await request(product.url).post('/v1/identify').auth(siteKey, '').send({ messageId: 'late', userId: 'victor', timestamp: '2026-03-01T09:00:00Z', traits: { email: 'victor@example.org' } }).expect(200);
      const letter = await letterTo('victor', 'victor@example.org', 'second');
      expect(letter.sessions).toBe(2);
      expect(letter.text).not.toContain('sign in there');
    });

    it('is proved by the code of a claim that the signed-in user makes', async () => {
      await tells(product.writeKey, 'wera', { email: 'wera@example.org', name: 'Wera', locale: 'en', consents: YES });
      expect((await letterTo('wera', 'wera@example.org')).sessions).toBe(0);
      const wera = visitor('wera');
      const { claimOffer } = await wera.ask<{ claimOffer: { offer: { claim: { leadId: string } } } }>(CLAIM, { id: await offerOf('wera') });
      const code = await codeTo('wera@example.org');
      expect(await wera.ask(VERIFY, { id: claimOffer.offer.claim.leadId, code })).toMatchObject({ verifyClaim: { offer: { claim: { status: 'qualified' } } } });
      await product.partner('Motor', { category: 'service-centre', stages: ['posted'], maxPrice: 1_000n });
      await product.advanceTo(new Date('2026-03-30T09:00:00Z'));
      expect((await letterTo('wera', 'wera@example.org', 'second')).sessions).toBe(2);
    });

    it('does not stand in the way of the user’s own', async () => {
      await tells(product.writeKey, 'zina', { email: 'thief-zina@example.net', name: 'Zina', consents: YES });
      await letterTo('zina', 'thief-zina@example.net');
      const before = product.mailbox.to('thief-zina@example.net').length;
      const answer = await visitor('zina').ask(CLAIM, { id: await offerOf('zina'), email: 'zina@example.org' });
      expect(answer).toMatchObject({ claimOffer: { offer: { claim: { maskedEmail: 'z•••@example.org' } } } });
      expect(await codeTo('zina@example.org')).toMatch(/^\d{6}$/);
      await tells(product.writeKey, 'zina', { email: 'thief-zina@example.net' });
      await product.settle();
      expect(product.mailbox.to('thief-zina@example.net')).toHaveLength(before);
      expect(await product.query(`select told_by as by from contact where kind = 'email' and user_id = $1`, [userIdOf(product.siteId, 'zina')])).toEqual([{ by: 'user' }]);
    });
  });
});
