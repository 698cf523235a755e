import { type Category, newId, SYSTEM } from '@ringroad/kernel';
import { connect, type Database, type Site, Sites } from '@ringroad/platform';
import { NO_LIMITS, sampleCampaign, sampleMoment, sampleState } from '../../../test/support/sample-market.js';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { recordOf } from './domain/decision-record.js';
import { countMoments, momentCrowds } from './forward-prediction.queries.js';
import { decide, MARKET_POLICY, type Opportunity } from './index.js';
import { insertDecisions } from './market.queries.js';
import { SiteMarket } from './site-market.js';

const AT = new Date('2026-03-19T12:00:00Z');
const [FROM, TO] = [new Date('2026-03-01T00:00:00Z'), new Date('2026-04-01T00:00:00Z')];
const siteId = newId();
const need = (category: Category, change: Partial<Opportunity['needs'][number]> = {}) => ({ category, weightPpm: 900_000, seasonPpm: 1_000_000, ...change });

/** What the market keeps of an auction of one campaign for detailing. */
function recorded(opportunity: Opportunity) {
  const market = new SiteMarket(MARKET_POLICY);
  const view = sampleCampaign();
  market.put({ row: { ...view, name: '', partnerName: '', offers: [] }, limits: { ...NO_LIMITS, id: view.id, partnerId: view.partnerId }, view }, sampleState());
  const terms = { ...MARKET_POLICY.terms, slots: 1 };
  const examined = market.examine(opportunity, terms, 's');
  return recordOf(decide({ seed: 's', terms, ...examined }), { opportunity, policy: 0, reserves: new Map([['detailing', 300n]]), gated: examined.gated });
}

describe('what the market keeps of an auction is what predictions are made of', () => {
  let clone: TestDatabase;
  let database: Database;
  let site: Site;

  beforeAll(async () => {
    clone = await createTestDatabase();
    database = await connect({ url: clone.url, poolSize: 2 });
    const records = [
      recorded(sampleMoment({ needs: [need('detailing'), need('insurer', { closed: 'CATEGORY_CAPPED', attentionFloor: 5n })] }, { region: 'Minsk', brand: 'Audi' })),
      recorded(sampleMoment({}, { region: 'Minsk' })),
      recorded(sampleMoment()),
      // As it was kept before records could be replayed.
      { kind: 'auction', opportunity: { needs: [{ category: 'detailing' }], asset: { region: 'Gomel' } } },
    ];
    await database.transaction(SYSTEM, async (tx) => {
      const sites = new Sites();
      await sites.create(tx, { id: siteId, slug: 's', name: 'S', kind: 'sandbox', currency: 'USD', timezone: 'Europe/Minsk', clockAt: AT });
      site = await sites.get(tx, siteId);
      insertDecisions(tx, records.map((record) => ({ siteId, userId: newId(), id: newId(), contactPointId: newId(), momentId: null, stage: 'posted', channel: 'inbox', outcome: 'no-winner', winners: 0, record, at: AT })));
    });
  });
  afterAll(async () => {
    await database?.close();
    await clone?.drop();
  });

  it('counts moments by every category that was needed, and by region where it was known', async () => {
    const counted = await database.transaction(SYSTEM, async (tx) => {
      await countMoments(tx, site, FROM, TO);
      return tx.query('select category, region, moments from moment_day where site_id = $1 order by category, region', [siteId]);
    });
    expect(counted).toEqual([
      { category: 'detailing', region: '', moments: 1 },
      { category: 'detailing', region: 'Gomel', moments: 1 },
      { category: 'detailing', region: 'Minsk', moments: 2 },
      { category: 'insurer', region: 'Minsk', moments: 1 },
    ]);
  });

  it('counts the people who had them, too', async () => {
    const crowds = await database.transaction(SYSTEM, (tx) => momentCrowds(tx, siteId, FROM));
    expect(crowds).toHaveLength(6);
    for (const crowd of [
      { stage: 'posted', category: 'detailing', region: null, people: 4 },
      { stage: 'posted', category: 'detailing', region: 'Minsk', people: 2 },
      { stage: 'posted', category: 'insurer', region: 'Minsk', people: 1 },
    ]) expect(crowds).toContainEqual(crowd);
  });
});
