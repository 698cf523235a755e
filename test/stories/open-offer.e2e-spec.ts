import { Database, Outbox } from '@ringroad/platform';
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

  it('has taught its site once its fortnight was over', async () => {
    expect(await product.query('select category, stage, round(trials::numeric, 2)::float as trials, success from lesson')).toEqual([{ category: 'detailing', stage: 'posted', trials: 0.85, success: 0 }]);
  });

  it('counts as no lead when the price of one is given back', async () => {
    const [win] = await product.query<{ siteId: string; userId: string; winId: string; partnerId: string; campaignId: string; category: 'detailing' }>(
      `select site_id as "siteId", user_id as "userId", id as "winId", partner_id as "partnerId", campaign_id as "campaignId", category from win order by shown_at limit 1`,
    );
    if (!win) throw new Error('nothing was shown');
    const { app } = product.server;
    await app.get(Database).transaction({ kind: 'system' }, (tx) => app.get(Outbox).add(tx, 'lead.credited', { ...win, leadId: win.winId, price: '300', at: '2026-04-06T10:00:00Z' }));
    await product.settle();
    expect(await product.query('select credited_at as at from win where id = $1', [win.winId])).toEqual([{ at: new Date('2026-04-06T10:00:00Z') }]);
  });

  it('is explained from a record of the first kind, too', async () => {
    await product.query(
      `update decision d set record = jsonb_build_object('kind', 'auction', 'reserves', record -> 'reserves', 'decision', jsonb_build_object(
         'seed', d.id, 'terms', '{"version": "market-1", "slots": 1, "attentionFloor": "5000000"}'::jsonb, 'winners', '[]'::jsonb, 'runnersUp', '[]'::jsonb, 'losses', '{"BELOW_RESERVE": 1}'::jsonb,
         'explanations', jsonb_build_array(jsonb_build_object('campaignId', c.id, 'partnerId', c.partner_id, 'outcome', 'BELOW_RESERVE', 'bid', '20', 'qualityPpm', 30000,
           'relevancePpm', 900000, 'score', '540000', 'price', null))))
       from campaign c join partner p on p.id = c.partner_id where p.name = 'Thrifty' and d.id = (select id from decision order by at desc limit 1)`,
    );
    const { reserves, candidates } = await explained();
    expect(reserves).toContainEqual({ category: 'detailing', reserve: { minor: '300' } });
    expect(candidates).toEqual([{ partnerName: 'Thrifty', won: false, lossReason: 'BELOW_RESERVE' }]);
  });
});
