import { People } from '../support/people.js';
import { Product } from '../support/product.js';

/** A price is a number of a currency: of another one it says nothing. */
describe('the price of a car', () => {
  let product: Product;
  let people: People;

  beforeAll(async () => {
    product = await Product.start();
    people = new People(product);
    await product.partner('Lux', { category: 'service-centre', stages: ['posted'], maxPrice: 1_000n, priceMin: 3_000_000n });
    await product.partner('Blesk', { category: 'detailing', stages: ['posted'], maxPrice: 1_000n });
  });
  afterAll(() => product.stop());

  /** The offers that come of an ad at this price, on a site that counts in dollars. */
  async function offersFor(name: string, price: number, currency: string) {
    const person = await people.user(name, { email: `${name}@example.org`, name, locale: 'en' });
    const properties = { assetId: name, listingId: name, brand: 'Audi', price, currency };
    await product.send([{ type: 'track', event: 'Listing Posted', messageId: name, userId: name, properties }]);
    await product.settle();
    const offers = await people.inbox(person);
    return { person, offers, categories: offers.map((offer) => offer.category).sort() };
  }

  it('is inside a campaign’s band only in the currency of the band', async () => {
    expect((await offersFor('dollars', 35_000, 'USD')).categories).toEqual(['detailing', 'service-centre']);
    expect((await offersFor('hryvnias', 40_000, 'UAH')).categories).toEqual(['detailing']);
    expect((await offersFor('roubles', 3_500_000, 'RUB')).categories).toEqual(['detailing']);
  });

  it('reaches the partner as it was told', async () => {
    const { person, offers } = await offersFor('yens', 5_000_000, 'JPY');
    await people.claim(person, offers[0]?.id ?? '');
    const answer = await people.asPartner(await people.partnerOf('Blesk'), '{ myLeads(first: 1) { edges { node { car { price { minor currency } } } } } }');
    expect(answer).toEqual({ myLeads: { edges: [{ node: { car: { price: { minor: '5000000', currency: 'JPY' } } } }] } });
  });
});
