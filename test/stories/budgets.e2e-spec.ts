import { newId } from '@ringroad/kernel';
import { People, type Person } from '../support/people.js';
import { Product } from '../support/product.js';

interface Limit {
  readonly limit: number;
  readonly posted: number;
  readonly pending: number;
  readonly available: number;
}

const LIMITS = '{ monthlyLeads { limit posted pending available } dailyLeads { limit posted pending available } timezone nextTimezone nextTimezoneAt }';

/** A site in Minsk (UTC+3); a partner in Tashkent (UTC+5), whose day begins at 19:00Z, when it is 22:00 on the site. */
describe('the budgets of a partner', () => {
  let product: Product;
  let people: People;
  let blesk: { partnerId: string; campaignId: string };
  let leasing: { partnerId: string; campaignId: string };
  const users = new Map<string, Person>();

  /** Somebody new posts an ad; the campaigns of Blesk compete for that moment. */
  async function post(name: string): Promise<Person> {
    const person = await people.user(name, { email: `${name}@example.org`, name, locale: 'en' });
    await product.send([
      { type: 'track', event: 'Listing Posted', messageId: `post-${name}`, userId: name, properties: { listingId: name, assetId: name, brand: 'Audi', model: 'A6', price: 12_000, currency: 'USD', region: 'Minsk' } },
    ]);
    await product.settle();
    users.set(name, person);
    return person;
  }

  const offers = async (person: Person) => (await people.inbox(person)).filter((card) => card.state === 'fresh').map((card) => card.category);

  async function take(person: Person): Promise<string> {
    const [card] = await people.inbox(person);
    return (await people.claim(person, card?.id ?? 'nothing is offered')).leadId;
  }

  /** Why Blesk was not put up at this person's moment. */
  async function lossAt(person: Person): Promise<string | null | undefined> {
    const [row] = await product.query<{ id: string }>('select id from decision where user_id = $1 order by at desc limit 1', [person.userId]);
    const { decision } = await people.asOperator<{ decision: { candidates: readonly { partnerName: string; lossReason: string | null }[] } }>(
      `{ decision(id: "${row?.id}") { candidates { partnerName lossReason } } }`,
    );
    return decision.candidates.find(({ partnerName, lossReason }) => partnerName === 'Blesk' && lossReason !== 'CAMPAIGN_INACTIVE')?.lossReason;
  }

  const account = async (query: string) => {
    const answer = await people.asPartner<Record<string, Record<'dailyLeads' | 'monthlyLeads', Limit | null>>>(blesk.partnerId, query);
    return Object.values(answer)[0];
  };

  beforeAll(async () => {
    product = await Product.start();
    people = new People(product);
    // One lead a day: the price is the reserve of 300, nobody else bids.
    blesk = await product.partner('Blesk', { category: 'detailing', stages: ['posted', 'renewed'], maxPrice: 400n, dailyBudget: 500n, totalBudget: 100_000n });
    leasing = await product.partner('Drive', { category: 'leasing', stages: ['sold'], maxPrice: 2_000n });
    await people.asPartner(blesk.partnerId, 'mutation { setMyTimezone(timezone: "Asia/Tashkent") { nextTimezone } }');
  });
  afterAll(() => product.stop());

  it('move to the zone it chose at its next midnight, and not before', async () => {
    expect(await account(`{ myAccountLimits ${LIMITS} }`)).toMatchObject({ timezone: null, nextTimezone: 'Asia/Tashkent', nextTimezoneAt: '2026-03-02T21:00:00.000Z' });
    await product.advanceTo(new Date('2026-03-03T09:00:00Z'));
  });

  it('stop the campaign for everybody once the day is spent', async () => {
    const anna = await post('anna');
    expect(await offers(anna)).toEqual(['detailing']);
    await people.verify(anna, await take(anna));
    const boris = await post('boris');
    expect(await offers(boris)).toEqual([]);
    expect(await lossAt(boris)).toBe('DAILY_BUDGET_EXHAUSTED');
  });

  it('go on at the partner’s midnight, when the site’s day is not over', async () => {
    await product.advanceTo(new Date('2026-03-03T18:59:00Z'));
    const clara = await post('clara');
    expect(await offers(clara)).toEqual([]);
    expect(await lossAt(clara)).toBe('DAILY_BUDGET_EXHAUSTED');
    await product.advanceTo(new Date('2026-03-03T19:00:00Z'));
    expect(await offers(await post('dina'))).toEqual(['detailing']);
  });

  it('that are lowered below what is promised keep the promise and show what is over', async () => {
    const { campaignId } = blesk;
    const dina = users.get('dina') as Person;
    const leadId = await take(dina);
    await product.query('update campaign set daily_budget = 100, version = version + 1 where id = $1', [campaignId]);
    const { myCampaign } = await people.asPartner<{ myCampaign: { dailyBudget: Record<string, { minor: string }> } }>(
      blesk.partnerId,
      `{ myCampaign(id: "${campaignId}") { dailyBudget { limit { minor } pending { minor } available { minor } } } }`,
    );
    expect(myCampaign.dailyBudget).toEqual({ limit: { minor: '100' }, pending: { minor: '300' }, available: { minor: '0' } });
    expect(await offers(await post('emma'))).toEqual([]);
    expect((await people.verify(dina, leadId)).status).toBe('qualified');
    await product.query('update campaign set daily_budget = null, version = version + 1 where id = $1', [campaignId]);
    expect(await offers(await post('fiona'))).toEqual(['detailing']);
  });

  it('of the whole account hold over all campaigns, and the operator’s cannot be raised by the partner', async () => {
    await people.asOperator(`mutation { setAccountLimits(partnerId: "${blesk.partnerId}", input: { dailyLeads: 2 }) { operators { dailyLeads } } }`);
    expect(await account(`mutation { setMyAccountLimits(input: { dailyLeads: 9, monthlyLeads: 50 }) ${LIMITS} }`)).toMatchObject({
      dailyLeads: { limit: 2, posted: 0, pending: 0, available: 2 },
      monthlyLeads: { limit: 50, posted: 0, pending: 0, available: 50 },
    });
    await product.query(
      `insert into campaign (site_id, partner_id, id, name, status, category, stages, max_price, total_budget, created_at)
       select site_id, partner_id, $2, 'Second', 'active', category, stages, max_price, total_budget, created_at from campaign where id = $1`,
      [blesk.campaignId, newId()],
    );
    await product.query(
      `insert into offer (site_id, partner_id, campaign_id, id, status, title, text, terms, valid_days)
       select o.site_id, o.partner_id, c.id, gen_random_uuid(), o.status, o.title, o.text, o.terms, o.valid_days from offer o, campaign c where o.campaign_id = $1 and c.name = 'Second'`,
      [blesk.campaignId],
    );
    await take(users.get('fiona') as Person);
    await product.query(`update campaign set status = 'paused', paused_by = 'partner', partner_paused = true where id = $1`, [blesk.campaignId]);
    await take(await post('gleb'));
    expect(await account(`{ myAccountLimits ${LIMITS} }`)).toMatchObject({ dailyLeads: { limit: 2, pending: 2, available: 0 }, monthlyLeads: { pending: 2 } });
    const helen = await post('helen');
    expect(await offers(helen)).toEqual([]);
    expect(await lossAt(helen)).toBe('ACCOUNT_LIMIT');
  });

  it('give back what nobody proved: the month has its lead again, and the day that is over does not matter', async () => {
    await product.advanceTo(new Date('2026-03-07T09:00:00Z'));
    expect(await account(`{ myAccountLimits ${LIMITS} }`)).toMatchObject({ dailyLeads: { limit: 2, pending: 0, available: 2 }, monthlyLeads: { posted: 0, pending: 0 } });
    expect(await offers(await post('igor'))).toEqual(['detailing']);
  });

  it('refuse what is no limit, and say which', async () => {
    await expect(people.asPartner(blesk.partnerId, 'mutation { setMyAccountLimits(input: { dailyLeads: 0, monthlyBudgetMinor: "100", dailyBudgetMinor: "200" }) { timezone } }')).rejects.toThrow(
      /dailyLeads must be above zero; dailyBudget must not be above the monthly budget/,
    );
    await expect(people.asPartner(blesk.partnerId, 'mutation { setMyTimezone(timezone: "Minsk") { timezone } }')).rejects.toThrow(/INVALID_INPUT/);
    await expect(people.asOperator(`{ accountLimits(partnerId: "${leasing.campaignId}") { timezone } }`)).rejects.toThrow(/NOT_FOUND/);
  });

  it('agree with their leads to the last one', async () => {
    expect(await product.broken()).toEqual([]);
  });
});
