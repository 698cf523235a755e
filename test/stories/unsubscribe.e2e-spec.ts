import supertest from 'supertest';
import { userIdOf } from '@ringroad/kernel';
import { PLAIN_OFFER } from '@ringroad/market';
import { Product } from '../support/product.js';

let product: Product;

beforeAll(async () => {
  product = await Product.start();
  // Over when the next ad is posted: an offer that still stands is not delivered again.
  const offer = { ...PLAIN_OFFER, title: 'A bonus for you', text: 'Ten per cent off.', terms: 'Once per person.', validDays: 5 };
  await product.partner('Blesk', { category: 'detailing', stages: ['posted'], maxPrice: 1_000n, offers: [offer] });
});
afterAll(() => product?.stop());

const letters = (name: string) => product.mailbox.to(`${name}@example.org`);
const postAd = (name: string, ad: string) => ({
  type: 'track',
  event: 'Listing Posted',
  messageId: `${name}-${ad}`,
  userId: name,
  properties: { listingId: `${name}-${ad}`, assetId: `${name}-${ad}`, brand: 'Audi', model: 'A6', year: 2015, price: 12_000, currency: 'USD', region: 'Minsk' },
});

/** Posts an ad and waits for the letter with the offer; returns the path behind its List-Unsubscribe header. */
async function unsubscribeLinkOf(name: string): Promise<string> {
  const consents = [{ purpose: 'offers', channel: 'email', granted: true, textVersion: 't1' }];
  await product.send([{ type: 'identify', messageId: `i-${name}`, userId: name, traits: { email: `${name}@example.org`, locale: 'en', consents } }, postAd(name, 'first')]);
  await product.settle();
  const [letter] = letters(name);
  const header = (key: string) => letter?.headers.find((each) => each.key === key)?.value;
  expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
  const url = /^<(.+)>$/.exec(header('list-unsubscribe') ?? '')?.[1] ?? '';
  expect(letter?.text).toContain(url);
  return new URL(url).pathname;
}

/** What the person said to the link; the site's own receipt is another. */
const saidByLink = async (name: string) =>
  (
    await product.query<{ action: string }>(`select action from consent_receipt where user_id = $1 and source = 'unsubscribe-link' order by id`, [
      userIdOf(product.siteId, name),
    ])
  ).map((receipt) => receipt.action);

/** Weeks later the user posts another ad: the moment for another letter. */
async function postsAgain(names: readonly string[]): Promise<void> {
  const [site] = await product.query<{ now: Date }>('select clock_at as now from site');
  await product.advanceTo(new Date((site?.now.getTime() ?? 0) + 21 * 86_400_000));
  await product.send(names.map((name) => postAd(name, 'second')));
  await product.settle();
}

describe('the unsubscribe link of a real letter', () => {
  it('ends the letters with one click of the mail client (RFC 8058), and only of this person', async () => {
    const [anna] = [await unsubscribeLinkOf('anna'), await unsubscribeLinkOf('vera')];
    await supertest(product.url).post(anna).type('form').send('List-Unsubscribe=One-Click').expect(200);
    expect(await saidByLink('anna')).toEqual(['withdrawn']);
    const before = letters('anna').length;
    await postsAgain(['anna', 'vera']);
    expect(letters('anna')).toHaveLength(before);
    expect(letters('vera').length).toBeGreaterThan(1);
    const [card] = await product.query(`select from delivery where user_id = $1 and channel = 'inbox' and state = 'sent' and created_at > $2`, [
      userIdOf(product.siteId, 'anna'),
      new Date('2026-03-20T00:00:00Z'),
    ]);
    expect(card).toBeDefined();
  });

  it('works the same when the client sends multipart/form-data, or clicks twice', async () => {
    const link = await unsubscribeLinkOf('boris');
    await supertest(product.url).post(link).field('List-Unsubscribe', 'One-Click').expect(200);
    await supertest(product.url).post(link).expect(200);
    expect(await saidByLink('boris')).toEqual(['withdrawn', 'withdrawn']);
  });

  it('shows a button and changes nothing when it is only looked at, as mail scanners do', async () => {
    const link = await unsubscribeLinkOf('clara');
    const page = await supertest(product.url).get(link).expect(200);
    expect(page.text).toContain('<form method="post">');
    expect(page.text).toContain('Unsubscribe');
    expect(page.headers['set-cookie']).toBeUndefined();
    expect(await saidByLink('clara')).toEqual([]);
    const done = await supertest(product.url).post(link).type('form').send('').expect(200);
    expect(done.text).toContain('no more offers');
    expect(await saidByLink('clara')).toEqual(['withdrawn']);
  });

  it('is worth nothing once changed, and a form is taken nowhere else', async () => {
    const link = await unsubscribeLinkOf('dina');
    await supertest(product.url).post(`${link}x1`).type('form').send('List-Unsubscribe=One-Click').expect(410);
    await supertest(product.url).post(link.replace('unsubscribe', 'preferences')).type('form').send('').expect(410);
    await supertest(product.url).post('/v1/track').auth(product.writeKey, '').type('form').send('type=track').expect(415);
    await supertest(product.url).post(link).type('form').send('x'.repeat(20_000)).expect(413);
    expect(await saidByLink('dina')).toEqual([]);
  });
});
