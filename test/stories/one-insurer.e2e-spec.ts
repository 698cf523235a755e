import { People, type Person } from '../support/people.js';
import { Product } from '../support/product.js';

const DAY_MS = 86_400_000;

describe('insurers talk to a user one at a time', () => {
  let product: Product;
  let people: People;
  let anna: Person;
  let casco: { partnerId: string; campaignId: string };

  const CAR = { listingId: 'l1', assetId: 'a1', brand: 'Audi', model: 'A6', price: 12_000, currency: 'USD', region: 'Minsk' };
  async function tell(event: string, messageId: string): Promise<void> {
    await product.send([{ type: 'track', event, messageId, userId: 'anna', properties: CAR }]);
    await product.settle();
  }
  const won = async () => (await product.query<{ name: string }>("select partner_name as name from win where category = 'insurer' order by shown_at")).map(({ name }) => name);
  const reasons = async (partner: string) =>
    (await product.query<{ reason: string }>(`select l.reason from loss_tally l join partner p on p.id = l.partner_id where p.name = $1`, [partner])).map(({ reason }) => reason);
  const pass = async (days: number) => {
    const [clock] = await product.query<{ now: Date }>('select clock_at as now from site');
    await product.advanceTo(new Date((clock?.now.getTime() ?? 0) + days * DAY_MS));
    await product.settle();
  };

  beforeAll(async () => {
    product = await Product.start();
    people = new People(product);
    casco = await product.partner('Casco', { category: 'insurer', stages: ['renewed'], maxPrice: 3_000n });
    anna = await people.user('anna', { email: 'anna@example.org', name: 'Anna', locale: 'en' });
    await tell('Listing Posted', 'posted');
    await tell('Listing Renewed', 'renewed-1');
  });
  afterAll(() => product.stop());

  it('the first to be shown keeps its rivals away, whatever they bid', async () => {
    expect(await won()).toEqual(['Casco']);
    await product.partner('Polis', { category: 'insurer', stages: ['renewed'], maxPrice: 9_000n });
    await pass(7);
    await tell('Listing Renewed', 'renewed-2');
    expect(await won()).toEqual(['Casco']);
    expect(await reasons('Polis')).toContain('RIVAL_OPEN');
  });

  it('an offer of a paused campaign is not there for the taking, and is again when it goes on', async () => {
    const states = async () => (await people.inbox(anna)).filter(({ category }) => category === 'insurer').map(({ state }) => state);
    await people.asPartner(casco.partnerId, `mutation { setCampaignStatus(id: "${casco.campaignId}", status: paused) { status } }`);
    expect(await states()).toEqual(['expired']);
    await people.asPartner(casco.partnerId, `mutation { setCampaignStatus(id: "${casco.campaignId}", status: active) { status } }`);
    expect(await states()).toEqual(['fresh']);
  });

  it('in any business, a bonus that was promised to stand alone keeps its rivals away while it is in hand', async () => {
    const blesk = await product.partner('Blesk', { category: 'detailing', stages: ['renewed'], maxPrice: 1_000n });
    await product.query('update offer set keeps_rivals_away = true where campaign_id = $1', [blesk.campaignId]);
    await pass(2);
    await tell('Listing Renewed', 'renewed-alone');
    const mine = (await people.inbox(anna)).find(({ category }) => category === 'detailing');
    await people.claim(anna, mine?.id ?? '');
    await product.partner('Shine', { category: 'detailing', stages: ['renewed'], maxPrice: 9_000n });
    await pass(2);
    await tell('Listing Renewed', 'renewed-beside');
    expect(await reasons('Shine')).toEqual(['RIVAL_OPEN']);
  });

  it('two weeks after it was shown others may come', async () => {
    await pass(14);
    await tell('Listing Renewed', 'renewed-3');
    expect(await won()).toEqual(['Casco', 'Polis']);
  });
});
