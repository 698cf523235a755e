import { createHash } from 'node:crypto';
import { People, type Person } from '../support/people.js';
import { Product } from '../support/product.js';

const CAR = { brand: 'Audi', model: 'A6', year: 2015, mileage: 90_000, price: 12_000, currency: 'USD', region: 'Minsk' };
const OFFER = { texts: [{ language: 'en', title: 'Shine', text: 'A clean car.', terms: 'Once.' }], validDays: 14 };
const BASE = { name: 'New customers only', category: 'detailing', stages: ['posted'], regions: [], brands: [], seasons: [], maxPriceMinor: '1000', totalBudgetMinor: '100000', offers: [OFFER] };

/** As a literal of a GraphQL document: keys stand without quotes. */
const literal = (value: object): string => JSON.stringify(value).replace(/"(\w+)":/g, '$1: ').replace('language: "en"', 'language: en');
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

let product: Product;
let people: People;
let partnerId: string;
let ads = 0;

const asBlesk = <Data>(query: string) => people.asPartner<Data>(partnerId, query);

/** A campaign that its partner wrote over HTTP and an operator let run; the one before it is over. */
async function campaign(targeting: object): Promise<string> {
  const { myCampaigns } = await asBlesk<{ myCampaigns: { edges: { node: { id: string; status: string } }[] } }>('{ myCampaigns(first: 50) { edges { node { id status } } } }');
  for (const { node } of myCampaigns.edges) if (node.status !== 'ended') await asBlesk(`mutation { setCampaignStatus(id: "${node.id}", status: ended) { id } }`);
  const { createCampaign } = await asBlesk<{ createCampaign: { id: string } }>(`mutation { createCampaign(input: ${literal({ ...BASE, targeting })}) { id } }`);
  await product.approve(createCampaign.id);
  return createCampaign.id;
}

const user = (name: string) => people.user(name, { email: `${name}@example.org`, name, locale: 'en' });

/** Posts an ad for a car and says what became of the moment: `won`, or why the only campaign for such moments was not shown, as an operator reads it. */
async function becomes({ externalId, userId }: Person, car: object = {}): Promise<string> {
  const decisions = () => product.query<{ id: string }>('select id from decision where user_id = $1', [userId]);
  const before = (await decisions()).map(({ id }) => id);
  ads += 1;
  await product.send([{ type: 'track', event: 'Listing Posted', messageId: `ad-${ads}`, userId: externalId, properties: { listingId: `ad-${ads}`, assetId: `car-${ads}`, ...CAR, ...car } }]);
  await product.settle();
  const row = (await decisions()).find(({ id }) => !before.includes(id));
  const { decision } = await people.asOperator<{ decision: { outcome: string; lossCounts: { reason: string; count: number }[] } }>(`{ decision(id: "${row?.id}") { outcome lossCounts { reason count } } }`);
  return decision.outcome === 'won' ? 'won' : decision.lossCounts.map(({ reason }) => reason).filter((reason) => reason !== 'STAGE').join(', ');
}

beforeAll(async () => {
  product = await Product.start();
  people = new People(product);
  ({ partnerId } = await product.partner('Blesk', { category: 'detailing', stages: ['sold'], maxPrice: 1_000n }));
});
afterAll(() => product.stop());

describe('a partner that has customers already', () => {
  let anna: Person;
  let listId: string;

  const change = async (field: string, contacts: readonly string[]) =>
    (await asBlesk<Record<string, { size: number }>>(`mutation { ${field}(id: "${listId}", contacts: ${JSON.stringify(contacts)}) { size } }`))[field]?.size;
  const create = async (name: string) => (await asBlesk<{ createExclusionList: { id: string } }>(`mutation { createExclusionList(name: "${name}") { id } }`)).createExclusionList.id;

  it('keeps them away by the hashes of their addresses, and wins everybody else', async () => {
    anna = await user('anna');
    listId = await create('Our customers');
    expect(await change('addToExclusionList', [sha256('anna@example.org'), sha256('vera@example.org'), 'nobody@here.example'])).toBe(3);
    await campaign({ exclusionLists: [listId] });
    expect(await becomes(anna)).toBe('EXCLUSION_LIST');
    expect(await becomes(await user('boris'))).toBe('won');
    expect(await people.inbox(anna)).toEqual([]);
  });

  it('takes one of them out, by the address itself, and wins the very next moment', async () => {
    expect(await change('removeFromExclusionList', ['Anna@Example.org'])).toBe(2);
    expect(await becomes(anna)).toBe('won');
    expect(await people.inbox(anna)).toHaveLength(1);
    expect(await becomes(await user('vera'))).toBe('EXCLUSION_LIST');
  });

  it('puts a new list in place of the old one, and the campaign keeps to it', async () => {
    const fresh = await create('Our customers in spring');
    await asBlesk(`mutation { addToExclusionList(id: "${fresh}", contacts: ["gleb@example.org"]) { size } }`);
    const { replaceExclusionList } = await asBlesk<{ replaceExclusionList: object }>(`mutation { replaceExclusionList(id: "${listId}", by: "${fresh}") { id name size } }`);
    expect(replaceExclusionList).toEqual({ id: listId, name: 'Our customers', size: 1 });
    expect(await becomes(await user('gleb'))).toBe('EXCLUSION_LIST');
    expect(await becomes(await user('vera'))).toBe('won');
    expect(await asBlesk('{ exclusionLists { id } }')).toEqual({ exclusionLists: [{ id: listId }] });
  });

  it('cannot delete a list under a campaign, is told which one, and can once the campaign is over', async () => {
    const remove = () => asBlesk(`mutation { deleteExclusionList(id: "${listId}") }`);
    await expect(remove()).rejects.toThrow('Campaigns use this list: New customers only. Take it out of them first.');
    expect(await becomes(await user('gleb'))).toBe('EXCLUSION_LIST');
    await campaign({});
    expect(await remove()).toEqual({ deleteExclusionList: true });
    expect(await becomes(await user('gleb'))).toBe('won');
  });

  it('cannot keep anybody away by a list of another partner', async () => {
    const foreign = await create('Our customers');
    const rival = await product.partner('Rival', { category: 'bank', stages: ['sold'], maxPrice: 1_000n });
    const attempts = [`createCampaign(input: ${literal({ ...BASE, category: 'bank', targeting: { exclusionLists: [foreign] } })}) { id }`, `deleteExclusionList(id: "${foreign}")`, `renameExclusionList(id: "${foreign}", name: "Mine") { id }`];
    for (const attempt of attempts) await expect(people.asPartner(rival.partnerId, `mutation { ${attempt} }`)).rejects.toThrow(/names a list you do not have|does not exist/);
  });
});

describe('a partner that wants certain cars at certain hours', () => {
  it('is shown for those alone, and each decision says what did not fit', async () => {
    await campaign({ models: ['A6', 'A8'], yearMin: 2012, yearMax: 2018, mileageMaxKm: 150_000, hours: [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '18:00' }] });
    const meets = async (name: string, car: object) => [name, await becomes(await user(name), car)];
    const met = [
      await meets('fits', {}),
      await meets('other-model', { model: 'Q7' }),
      await meets('too-old', { year: 2009 }),
      await meets('too-new', { year: 2019 }),
      await meets('driven-far', { mileage: 210_000 }),
      // What is unknown satisfies only who does not ask for it.
      await meets('untold', { mileage: null }),
    ];
    expect(met).toEqual([
      ['fits', 'won'],
      ['other-model', 'MODEL'],
      ['too-old', 'YEAR'],
      ['too-new', 'YEAR'],
      ['driven-far', 'MILEAGE'],
      ['untold', 'MILEAGE'],
    ]);
  });

  it('is silent after its hours, by its own clock, and there again in the morning', async () => {
    // 17:59 and 18:30 in Minsk, on a Monday; then Tuesday, ten in the morning.
    await product.advanceTo(new Date('2026-03-02T14:59:00Z'));
    expect(await becomes(await user('at-six'))).toBe('won');
    await product.advanceTo(new Date('2026-03-02T15:30:00Z'));
    expect(await becomes(await user('after-six'))).toBe('HOURS');
    await product.advanceTo(new Date('2026-03-03T07:00:00Z'));
    expect(await becomes(await user('in-the-morning'))).toBe('won');
  });
});
