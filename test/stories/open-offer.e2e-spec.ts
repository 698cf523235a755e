import { People, type Person } from '../support/people.js';
import { Product } from '../support/product.js';

interface DecisionText {
  readonly outcome: string;
  readonly reserves: readonly { readonly category: string; readonly reserve: { readonly minor: string } }[];
  readonly candidates: readonly { readonly partnerName: string; readonly won: boolean; readonly lossReason: string | null }[];
}

describe('an offer that stands open', () => {
  let product: Product;
  let people: People;
  let anna: Person;

  const CAR = { listingId: 'l1', assetId: 'a1', brand: 'Audi', model: 'A6', price: 12_000, currency: 'USD', region: 'Minsk' };

  async function tell(event: string, messageId: string): Promise<void> {
    await product.send([{ type: 'track', event, messageId, userId: 'anna', properties: CAR }]);
    await product.settle();
  }

  /** The newest decision about Anna, as the operator's "Explain" shows it. */
  async function explained(): Promise<DecisionText> {
    const [row] = await product.query<{ id: string }>('select id from decision order by at desc limit 1');
    const { decision } = await people.asOperator<{ decision: DecisionText }>(
      `{ decision(id: "${row?.id}") { outcome reserves { category reserve { minor } } candidates { partnerName won lossReason } } }`,
    );
    return decision;
  }

  beforeAll(async () => {
    product = await Product.start();
    people = new People(product);
    await product.partner('Blesk', { category: 'detailing', stages: ['posted', 'renewed'], maxPrice: 1_000n });
    await product.partner('Thrifty', { category: 'detailing', stages: ['posted', 'renewed'], maxPrice: 20n });
    anna = await people.user('anna', { email: 'anna@example.org', name: 'Anna', locale: 'en' });
  });
  afterAll(() => product.stop());

  it('is explained with the reserve of every kind of business that was needed, reached or not', async () => {
    await tell('Listing Posted', 'posted');
    const { outcome, reserves, candidates } = await explained();
    expect(outcome).toBe('won');
    expect(reserves).toContainEqual({ category: 'detailing', reserve: { minor: '300' } });
    expect(candidates).toEqual([
      { partnerName: 'Blesk', won: true, lossReason: null },
      { partnerName: 'Thrifty', won: false, lossReason: 'BELOW_RESERVE' },
    ]);
  });

  it('is not delivered a second time at the next moment', async () => {
    await product.advanceTo(new Date('2026-03-06T09:00:00Z'));
    await tell('Listing Renewed', 'renewed');
    const { outcome, reserves, candidates } = await explained();
    expect(outcome).toBe('no-winner');
    expect(reserves).toContainEqual({ category: 'detailing', reserve: { minor: '300' } });
    expect(candidates).toContainEqual({ partnerName: 'Blesk', won: false, lossReason: 'ALREADY_OPEN' });
    expect(await people.inbox(anna)).toEqual([expect.objectContaining({ category: 'detailing', state: 'fresh' })]);
    expect(product.mailbox.to(anna.email)).toHaveLength(1);
  });

  it('comes again once it is over', async () => {
    await product.advanceTo(new Date('2026-04-06T09:00:00Z'));
    await tell('Listing Renewed', 'renewed-again');
    expect((await explained()).candidates).toContainEqual({ partnerName: 'Blesk', won: true, lossReason: null });
    expect((await people.inbox(anna)).map((card) => card.state).sort()).toEqual(['expired', 'fresh']);
  });

  it('tells its partner what a bid must reach', async () => {
    const thrifty = await people.partnerOf('Thrifty');
    expect(await people.asPartner(thrifty, '{ myCompany { reserves { category reserve { minor } } } myCampaigns { edges { node { reserve { minor } } } } }')).toEqual({
      myCompany: { reserves: [{ category: 'detailing', reserve: { minor: '300' } }] },
      myCampaigns: { edges: [{ node: { reserve: { minor: '300' } } }] },
    });
  });
});
