import { SYSTEM } from '@ringroad/kernel';
import { CONFIG, Members, type ReadyConfig } from '@ringroad/platform';
import { signInLink, signInLinks } from '../../apps/cli/src/sign-in-links.js';
import { Product } from '../support/product.js';

describe('links from the command line', () => {
  let product: Product;
  const config = () => product.server.app.get<ReadyConfig>(CONFIG);

  const staff = (name: string, partnerId: string) =>
    product.db.transaction(SYSTEM, (tx) => new Members().add(tx, { siteId: product.siteId, role: 'partner', partnerId, email: `${name}@partners.example`, displayName: `${name}'s staff` }));

  /** Follows the link as a browser does: who is signed in then. */
  async function whoIsBehind(link: string): Promise<{ role: string; displayName: string | null }> {
    const answer = await fetch(`${product.url}${new URL(link).pathname}`, { redirect: 'manual' });
    const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const asked = await fetch(`${product.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', cookie }, body: JSON.stringify({ query: '{ me { role displayName } }' }) });
    return ((await asked.json()) as { data: { me: { role: string; displayName: string | null } } }).data.me;
  }

  beforeAll(async () => {
    product = await Product.start();
    const early = await product.partner('Early', { category: 'bank', stages: ['sold'], maxPrice: 1_000n });
    await staff('Early', early.partnerId);
    const blesk = await product.partner('Blesk', { category: 'detailing', stages: ['posted'], maxPrice: 1_000n });
    await staff('Blesk', blesk.partnerId);
    await product.partner('Nobody', { category: 'insurer', stages: ['sold'], maxPrice: 1_000n });
  });
  afterAll(() => product.stop());

  it('sign in whoever was there first while nobody has been offered anything', async () => {
    const links = await signInLinks(config(), ['operator', 'partner', 'user']);
    expect([...links.keys()]).toEqual(['partner']);
    expect(links.get('partner')).toMatchObject({ partner: { name: 'Early', hasOffer: false } });
  });

  it('sign in the partner whose offer lies in the inbox of the user’s link', async () => {
    await product.send([
      { type: 'identify', messageId: 'i', userId: 'anna', traits: { email: 'anna@example.org', locale: 'en' } },
      { type: 'track', event: 'Listing Posted', messageId: 'm', userId: 'anna', properties: { listingId: '1', brand: 'Audi', model: 'A6', price: 12_000, currency: 'USD' } },
    ]);
    await product.settle();
    const links = await signInLinks(config(), ['partner', 'user']);
    expect(links.get('partner')).toMatchObject({ partner: { name: 'Blesk', hasOffer: true } });
    expect(await whoIsBehind(links.get('partner')?.url ?? '')).toEqual({ role: 'PARTNER', displayName: "Blesk's staff" });
    expect((await whoIsBehind(links.get('user')?.url ?? '')).role).toBe('USER');
  });

  it('sign in staff of any partner by its name, and any member by the e-mail', async () => {
    expect((await whoIsBehind((await signInLink(config(), { partner: 'early' })).url)).displayName).toBe("Early's staff");
    expect((await whoIsBehind((await signInLink(config(), { email: 'BLESK@partners.example' })).url)).displayName).toBe("Blesk's staff");
    await expect(signInLink(config(), { partner: 'Nobody' })).rejects.toMatchObject({ code: 'NOT_FOUND', message: expect.stringContaining('npx ringroad member add --role partner --partner "Nobody"') });
    await expect(signInLink(config(), { partner: 'None' })).rejects.toMatchObject({ code: 'NOT_FOUND', message: expect.stringContaining('npx ringroad member list') });
    await expect(signInLink(config(), { email: 'none@partners.example' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
