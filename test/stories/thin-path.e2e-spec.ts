import { userIdOf, userScope } from '@ringroad/kernel';
import { Claims } from '@ringroad/leads';
import { Product } from '../support/product.js';

describe('one event becomes one posted charge', () => {
  let product: Product;
  beforeAll(async () => {
    product = await Product.start();
  });
  afterAll(() => product.stop());

  it('a posted ad brings a detailing offer, the claim is proved by the code from the letter, and the partner pays the frozen price once', async () => {
    const { partnerId } = await product.partner('Blesk', { category: 'detailing', stages: ['posted'], maxPrice: 1_000n }, 5_000n);
    const userId = userIdOf(product.siteId, 'anna');
    const answer = await product.send([
      { type: 'identify', messageId: 'i1', userId: 'anna', traits: { email: 'anna@example.org', name: 'Anna', locale: 'en', consents: [{ purpose: 'offers', channel: 'email', granted: true, textVersion: 't1' }] } },
      { type: 'track', event: 'Listing Posted', messageId: 'm1', userId: 'anna', properties: { listingId: 'l1', assetId: 'a1', brand: 'Audi', model: 'A6', year: 2015, price: 12_000, currency: 'USD', region: 'Minsk' } },
    ]);
    expect(answer).toEqual({ success: true, accepted: 2, duplicates: 0, rejected: [] });
    await product.settle();

    const wins = await product.query<{ id: string; price: bigint }>('select id, price from win');
    expect(wins).toEqual([{ id: expect.any(String), price: 300n }]);
    expect(product.mailbox.to('anna@example.org').map((letter) => letter.subject)).toEqual([expect.stringContaining('Audi A6')]);

    const claims = product.server.app.get(Claims);
    const caller = { siteId: product.siteId, userId, scope: userScope(product.siteId, userId) as never };
    const lead = await claims.claim(caller, { offerId: wins[0]?.id ?? '', consentTextVersion: 'share-1' });
    expect(lead).toMatchObject({ status: 'verifying', billing: 'held', price: 300n });
    await product.until(async () => product.mailbox.to('anna@example.org').length === 2, 'the letter with the code');
    const code = /\b(\d{6})\b/.exec(product.mailbox.to('anna@example.org')[1]?.text ?? '')?.[1] ?? '';
    const judged = await claims.verify(caller, lead.id, code);
    expect(judged).toMatchObject({ status: 'qualified', billing: 'posted', bonusCode: expect.stringMatching(/^RR-/) });

    await product.settle();
    const [wallet] = await product.query('select available, held from wallet where partner_id = $1', [partnerId]);
    expect(wallet).toEqual({ available: 4_700n, held: 0n });
    const transfers = await product.query<{ kind: string; amount: bigint }>('select kind, amount from transfer order by booked_at, kind');
    expect(transfers).toEqual([
      { kind: 'top-up', amount: 5_000n },
      { kind: 'hold', amount: 300n },
      { kind: 'post', amount: 300n },
    ]);
    expect(await product.broken()).toEqual([]);
  });
});
