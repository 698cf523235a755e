import { People, type Person } from '../support/people.js';
import { Product } from '../support/product.js';

const OWN_CODES = ['WASH-0001', 'WASH-0002'];

describe("a partner's own codes", () => {
  let product: Product;
  let people: People;
  let blesk: { partnerId: string; campaignId: string };
  let offerId: string;

  async function driver(name: string): Promise<Person> {
    const person = await people.user(name, { email: `${name}@example.org`, name, locale: 'en' });
    const car = { listingId: `ad-${name}`, assetId: `car-${name}`, brand: 'Audi', model: 'A6', price: 12_000, currency: 'USD', region: 'Minsk' };
    await product.send([{ type: 'track', event: 'Listing Posted', messageId: `posted-${name}`, userId: name, properties: car }]);
    await product.settle();
    return person;
  }

  const offered = async (person: Person) => (await people.inbox(person)).filter(({ state }) => state === 'fresh').map(({ id }) => id);
  const pool = async () =>
    (await people.asPartner<{ offerCodes: unknown }>(blesk.partnerId, `{ offerCodes(offerId: "${offerId}") { free kept given } }`)).offerCodes;
  const add = (codes: readonly string[]) =>
    people.asPartner<{ addOfferCodes: unknown }>(blesk.partnerId, `mutation { addOfferCodes(offerId: "${offerId}", codes: ${JSON.stringify(codes)}) { added known codes { free } } }`);

  beforeAll(async () => {
    product = await Product.start();
    people = new People(product);
    blesk = await product.partner('Blesk', { category: 'detailing', stages: ['posted'], maxPrice: 1_000n });
    await product.query("update offer set code_kind = 'pool' where campaign_id = $1", [blesk.campaignId]);
    offerId = (await product.query<{ id: string }>('select id from offer where campaign_id = $1', [blesk.campaignId]))[0]?.id ?? '';
  });
  afterAll(() => product.stop());

  it('keep an offer back until there are some, and are counted as why', async () => {
    expect(await offered(await driver('early'))).toEqual([]);
    expect(await product.query('select reason from loss_tally where campaign_id = $1', [blesk.campaignId])).toEqual([{ reason: 'OUT_OF_CODES' }]);
  });

  it('are handed in by the partner, each counted once, and a list with one that is none is refused whole', async () => {
    await expect(add(['WASH 1'])).rejects.toThrow('Code 1 is none');
    expect((await add([...OWN_CODES, 'WASH-0001'])).addOfferCodes).toEqual({ added: 2, known: 1, codes: { free: 2 } });
  });

  it('are what users hold in hand: another for each, and none is promised to a third', async () => {
    const [anna, boris, vera] = [await driver('anna'), await driver('boris'), await driver('vera')];
    const [hers, his, third] = [(await offered(anna))[0] ?? '', (await offered(boris))[0] ?? '', (await offered(vera))[0] ?? ''];
    const first = await people.claim(anna, hers);
    const second = await people.claim(boris, his);
    await expect(people.claim(vera, third)).rejects.toThrow('has just run out');
    expect(await pool()).toEqual({ free: 0, kept: 2, given: 0 });
    const given = [await people.verify(anna, first.leadId), await people.verify(boris, second.leadId)];
    expect(given.map(({ status }) => status)).toEqual(['qualified', 'qualified']);
    expect(given.map(({ bonusCode }) => bonusCode).sort()).toEqual(OWN_CODES);
    expect(await pool()).toEqual({ free: 0, kept: 0, given: 2 });
    expect(await product.broken()).toEqual([]);
  });

  it('come back from a claim that nobody proved', async () => {
    await add(['WASH-0003']);
    const gleb = await driver('gleb');
    await people.claim(gleb, (await offered(gleb))[0] ?? '');
    expect(await pool()).toEqual({ free: 0, kept: 1, given: 2 });
    const [clock] = await product.query<{ now: Date }>('select clock_at as now from site');
    await product.advanceTo(new Date((clock?.now.getTime() ?? 0) + 73 * 3_600_000));
    await product.settle();
    expect(await pool()).toEqual({ free: 1, kept: 0, given: 2 });
  });
});
