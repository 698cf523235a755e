import { newId, siteScope, SYSTEM } from '@ringroad/kernel';
import { Ledger } from '@ringroad/billing';
import { SiteProgrammes } from '@ringroad/lifecycle';
import { connect, type Database, type Site, Sites, type Tx } from '@ringroad/platform';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { Campaign, type CampaignDraft, Campaigns, MarketPolicies, Moderation, Offer, Partner, Partners, PLAIN_OFFER, PROGRAM, UNLIMITED } from './index.js';

const OFFER = { ...PLAIN_OFFER, title: 'A', text: 'B', terms: '', validDays: 30 };
const DRAFT: CampaignDraft = { ...UNLIMITED, name: 'Wash', category: 'detailing', stages: ['posted'], maxPrice: 500n, totalBudget: 50_000n, offers: [OFFER] };

describe('campaigns in the database', () => {
  let clone: TestDatabase;
  let database: Database;
  let site: Site;
  const partnerId = newId();
  const programmes = new SiteProgrammes();
  const partners = new Partners(new Ledger(), programmes);
  const campaigns = new Campaigns(partners, programmes, new MarketPolicies(programmes));
  const moderation = new Moderation(campaigns);

  beforeAll(async () => {
    clone = await createTestDatabase();
    database = await connect({ url: clone.url, poolSize: 8, entities: [Partner, Campaign, Offer] });
    await database.transaction(SYSTEM, async (tx) => {
      const id = newId();
      await new Sites().create(tx, { id, slug: 's', name: 'S', kind: 'live', currency: 'USD', timezone: 'Europe/Minsk', clockAt: null });
      site = await new Sites().get(tx, id);
      await partners.create(tx, site, { id: partnerId, name: 'P', categories: ['detailing'] });
    });
  });
  afterAll(async () => {
    await database?.close();
    await clone?.drop();
  });

  const inSite = <Result>(work: (tx: Tx) => Promise<Result>) => database.transaction(siteScope(site.id), work);
  const running = async () => (await inSite((tx) => moderation.launch(tx, site, partnerId, DRAFT))).campaign.id;
  const raise = (id: string, maxPrice: bigint, version?: number) => inSite((tx) => campaigns.update(tx, site, partnerId, id, { ...DRAFT, maxPrice, offers: [{ ...OFFER, weight: 2 }] }, PROGRAM, version));
  const lines = (id: string) => inSite((tx) => tx.query<{ version: number; field: string }>('select version, field, before, after from campaign_change where campaign_id = $1 order by id', [id]));

  it('are changed by one of many who read the same version, and the others are told', async () => {
    const id = await running();
    const tries = await Promise.allSettled(Array.from({ length: 20 }, (_, n) => raise(id, 600n + BigInt(n), 3)));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const each of tries) if (each.status === 'rejected') expect(each.reason).toMatchObject({ code: 'CONFLICT' });
    const [row] = await inSite((tx) => tx.query<{ version: number }>('select version from campaign where id = $1', [id]));
    expect(row?.version).toBe(4);
    expect((await lines(id)).filter(({ version }) => version === 4).map(({ field }) => field)).toContain('maxPrice');
  });

  it('are approved once when many operators press at the same time', async () => {
    const { campaign } = await inSite(async (tx) => {
      const made = await campaigns.create(tx, site, partnerId, DRAFT, PROGRAM);
      return campaigns.setStatus(tx, site, partnerId, made.campaign.id, 'review', PROGRAM);
    });
    const decide = (n: number) => {
      const verdict = { campaignId: campaign.id, version: campaign.version, by: PROGRAM };
      return inSite((tx) => (n % 2 === 0 ? moderation.approve(tx, site, verdict) : moderation.refuse(tx, site, verdict, 'No.')));
    };
    await Promise.allSettled(Array.from({ length: 12 }, (_, n) => decide(n)));
    const decisions = (await lines(campaign.id)).filter(({ field }) => field === 'review');
    expect(decisions).toHaveLength(1);
    expect(decisions[0]).toMatchObject({ version: campaign.version + 1 });
  });

  it('keep a log that no scope of the app can change, and that says nothing where nothing changed', async () => {
    const id = await running();
    const before = await lines(id);
    const { offers } = await inSite((tx) => campaigns.get(tx, site.id, partnerId, id));
    await inSite((tx) => campaigns.update(tx, site, partnerId, id, { ...DRAFT, offers: [{ ...OFFER, id: offers[0]?.id ?? '' }] }, PROGRAM));
    await inSite((tx) => campaigns.setStatus(tx, site, partnerId, id, 'active', PROGRAM));
    expect(await lines(id)).toEqual(before);
    expect(before.map(({ version, field }) => [version, field.split('.')[0]])).toEqual([[1, 'status'], [2, 'status'], [3, 'review'], [3, 'status'], [3, 'offers']]);
    for (const scope of [SYSTEM, siteScope(site.id)]) {
      await expect(database.transaction(scope, (tx) => tx.query(`update campaign_change set field = 'x'`))).rejects.toMatchObject({ code: '42501' });
      await expect(database.transaction(scope, (tx) => tx.query('delete from campaign_change'))).rejects.toMatchObject({ code: '42501' });
    }
  });

  it('lose an offer that is taken out, and gain one that waits; the campaign runs on', async () => {
    const id = await running();
    const { campaign, offers } = await inSite((tx) => campaigns.update(tx, site, partnerId, id, DRAFT, PROGRAM));
    expect(offers.map(({ status }) => status)).toEqual(['draft']);
    expect(campaign).toMatchObject({ status: 'active', waitingSince: expect.any(Date) });
    const rows = await inSite((tx) => tx.query('select status, removed_at is not null as removed from offer where campaign_id = $1 order by created_at, id', [id]));
    expect(rows).toEqual([{ status: 'refused', removed: true }, { status: 'draft', removed: false }]);
  });

  it('are at most 1,000 of one company, also when the last ones come together', async () => {
    const other = newId();
    await inSite(async (tx) => {
      await partners.create(tx, site, { id: other, name: 'Q', categories: ['detailing'] });
      await tx.query(
        `insert into campaign (site_id, partner_id, id, name, status, category, stages, max_price, total_budget, created_at)
         select $1, $2, gen_random_uuid(), 'n', case when n <= 5 then 'ended' else 'draft' end, 'detailing', '{}', 1, 1, now() from generate_series(1, 1003) n`,
        [site.id, other],
      );
    });
    const tries = await Promise.allSettled(Array.from({ length: 6 }, () => inSite((tx) => campaigns.create(tx, site, other, DRAFT, PROGRAM))));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    for (const each of tries) if (each.status === 'rejected') expect(each.reason).toMatchObject({ code: 'CONFLICT', details: { most: 1_000 } });
  });
});
