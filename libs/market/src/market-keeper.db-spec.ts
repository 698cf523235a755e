import { newId, siteScope, SYSTEM } from '@ringroad/kernel';
import { SiteProgrammes } from '@ringroad/lifecycle';
import { connect, createLogger, type Database, Sites } from '@ringroad/platform';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { MarketCatalogue, MarketKeeper, MarketPolicies } from './index.js';

const CLOCK = new Date('2026-11-22T09:00:00Z');
const LONG = 3_600_000;
const sites = new Sites();
const siteId = newId();
let clone: TestDatabase;
let database: Database;

beforeAll(async () => {
  clone = await createTestDatabase();
  database = await connect({ url: clone.url, poolSize: 4 });
  await database.transaction(SYSTEM, async (tx) => {
    await sites.create(tx, { id: siteId, slug: 's', name: 'S', kind: 'sandbox', currency: 'USD', timezone: 'Europe/Minsk', clockAt: CLOCK });
    const partnerId = newId();
    await tx.query(`insert into partner (site_id, id, name, categories, status, created_at) values ($1, $2, 'P', '{detailing}', 'active', $3)`, [siteId, partnerId, CLOCK]);
    await tx.query(
      `insert into campaign (site_id, partner_id, id, name, status, category, stages, max_price, total_budget, created_at)
       select $1, $2, gen_random_uuid(), 'C', 'active', 'detailing', '{posted}', 500, 100000, $3 from generate_series(1, 600)`,
      [siteId, partnerId, CLOCK],
    );
  });
});
afterAll(async () => {
  await database?.close();
  await clone?.drop();
});

function keeperOf(catalogue: MarketCatalogue, on = database): MarketKeeper {
  return new MarketKeeper(on, sites, catalogue, createLogger({ logLevel: 'silent' }));
}

it('the market of each site is in memory before anybody decides', async () => {
  const catalogue = new MarketCatalogue(new MarketPolicies(new SiteProgrammes()));
  const keeper = keeperOf(catalogue);
  expect(keeper.isWarm).toBe(false);
  await keeper.onModuleInit();
  expect(keeper.isWarm).toBe(true);
  await database.transaction(SYSTEM, (tx) => tx.query(`update campaign set status = 'ended' where site_id = $1 and id = (select max(id::text)::uuid from campaign where site_id = $1)`, [siteId]));
  const site = await database.transaction(SYSTEM, (tx) => sites.get(tx, siteId));
  // Whoever may be an hour late finds what the keeper read, all the others what was touched since.
  const known = (maxAgeMs: number) => database.transaction(siteScope(siteId), async (tx) => (await catalogue.load(tx, site, maxAgeMs)).size);
  expect([await known(LONG), await known(0)]).toEqual([600, 599]);
  await keeper.beforeApplicationShutdown();
});

it('a site that cannot be read keeps neither the others from it nor the program from its start', async () => {
  const policies = new MarketPolicies(new SiteProgrammes());
  const brokenId = newId();
  await database.transaction(SYSTEM, (tx) => sites.create(tx, { id: brokenId, slug: 'a-first', name: 'A', kind: 'sandbox', currency: 'USD', timezone: 'Europe/Minsk', clockAt: CLOCK }));
  const read: string[] = [];
  const catalogue = new (class extends MarketCatalogue {
    override load(...[tx, site, maxAgeMs]: Parameters<MarketCatalogue['load']>) {
      if (site.id === brokenId) return Promise.reject(new Error('cannot be read'));
      read.push(site.id);
      return super.load(tx, site, maxAgeMs);
    }
  })(policies);
  const keeper = keeperOf(catalogue);
  await keeper.onModuleInit();
  expect(keeper.isWarm).toBe(true);
  expect(read).toContain(siteId);
  await keeper.beforeApplicationShutdown();
});

it('a program whose database is away starts, and says that it is not ready', async () => {
  const closed = await connect({ url: clone.url, poolSize: 1 });
  await closed.close();
  const keeper = keeperOf(new MarketCatalogue(new MarketPolicies(new SiteProgrammes())), closed);
  await keeper.onModuleInit();
  expect(keeper.isWarm).toBe(false);
  await keeper.beforeApplicationShutdown();
});
