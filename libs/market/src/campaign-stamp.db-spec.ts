import { newId, siteScope, SYSTEM } from '@ringroad/kernel';
import { Ledger } from '@ringroad/billing';
import { SiteProgrammes } from '@ringroad/lifecycle';
import { connect, type Database, type Site, Sites } from '@ringroad/platform';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { Campaign, type CampaignDraft, Campaigns, Offer, Partner, Partners, PLAIN_OFFER, UNLIMITED } from './index.js';
import { campaignStamp } from './market.queries.js';

const DRAFT: CampaignDraft = {
  ...UNLIMITED, name: 'Wash', category: 'detailing', stages: ['posted'], maxPrice: 500n, totalBudget: 50_000n,
  offers: [{ ...PLAIN_OFFER, title: 'A', text: 'B', terms: '', validDays: 30 }],
};

describe('the stamp of a site’s campaigns', () => {
  let clone: TestDatabase;
  let database: Database;
  const siteId = newId();
  const partnerId = newId();
  const partners = new Partners(new Ledger(), new SiteProgrammes());
  const campaigns = new Campaigns(partners, new SiteProgrammes());
  let site: Site;
  const ids: string[] = [];

  beforeAll(async () => {
    clone = await createTestDatabase();
    database = await connect({ url: clone.url, poolSize: 4, entities: [Partner, Campaign, Offer] });
    await database.transaction(SYSTEM, async (tx) => {
      const sites = new Sites();
      await sites.create(tx, { id: siteId, slug: 's', name: 'S', kind: 'live', currency: 'USD', timezone: 'Europe/Minsk', clockAt: null });
      site = await sites.get(tx, siteId);
      await partners.create(tx, site, { id: partnerId, name: 'P', categories: ['detailing'] });
      for (let n = 0; n < 2; n += 1) ids.push((await campaigns.create(tx, site, partnerId, DRAFT)).campaign.id);
    });
  });
  afterAll(async () => {
    await database.close();
    await clone.drop();
  });

  const stamp = () => database.transaction(siteScope(siteId), (tx) => campaignStamp(tx, siteId));
  const pause = (id: string) => database.transaction(siteScope(siteId), (tx) => campaigns.setStatus(tx, site, partnerId, id, 'paused'));

  it('moves also for an edit that began before another and was committed after it', async () => {
    const before = await stamp();
    let between = '';
    await database.transaction(siteScope(siteId), async (tx) => {
      await campaigns.setStatus(tx, site, partnerId, ids[0] ?? '', 'paused');
      await pause(ids[1] ?? '');
      between = await stamp();
    });
    expect(between).not.toBe(before);
    expect(await stamp()).not.toBe(between);
  });
});
