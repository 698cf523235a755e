import { newId, partnerScope, siteScope, SYSTEM } from '@ringroad/kernel';
import { SiteProgrammes } from '@ringroad/lifecycle';
import { connect, type Database, type Site, Sites } from '@ringroad/platform';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { MARKET_POLICY, MarketPolicies, type MarketSettings } from './index.js';

const OPEN = { match: ['*', '*', '*', '*'], price: 1n };
const DEARER: MarketSettings = {
  ...MARKET_POLICY,
  terms: { ...MARKET_POLICY.terms, explorationPpm: 0 },
  reserves: [OPEN, { match: ['*', '*', 'insurer', 'Minsk'], price: 99_999_999_999n }],
  blocked: [{ stage: 'sold', category: 'bank' }],
};

describe('the rules of a site’s market', () => {
  let clone: TestDatabase;
  let database: Database;
  const siteId = newId();
  const by = newId();
  let site: Site;
  const fresh = () => new MarketPolicies(new SiteProgrammes());

  beforeAll(async () => {
    clone = await createTestDatabase();
    database = await connect({ url: clone.url, poolSize: 4, entities: [] });
    await database.transaction(SYSTEM, async (tx) => {
      const sites = new Sites();
      await sites.create(tx, { id: siteId, slug: 's', name: 'S', kind: 'live', currency: 'USD', timezone: 'Europe/Minsk', clockAt: null });
      site = await sites.get(tx, siteId);
    });
  });
  afterAll(async () => {
    await database.close();
    await clone.drop();
  });

  const inForce = (policies: MarketPolicies, scope = siteScope(siteId)) => database.transaction(scope, (tx) => policies.policyOf(tx, site));
  const publish = (policies: MarketPolicies, settings: MarketSettings, basedOn: number) =>
    database.transaction(siteScope(siteId), (tx) => policies.publish(tx, site, { settings, basedOn, note: 'Insurers pay more in spring', by }));

  it('are the defaults until somebody publishes', async () => {
    expect(await inForce(fresh())).toEqual(MARKET_POLICY);
  });

  it('are what was published last, to the last digit, in every process and for partners too', async () => {
    const [one, other] = [fresh(), fresh()];
    await inForce(other);
    const published = await publish(one, DEARER, 0);
    expect(published).toMatchObject({ version: 1, reserves: DEARER.reserves, terms: { version: 'policy-1', explorationPpm: 0 } });
    expect(await inForce(other)).toEqual(published);
    expect(await inForce(other, partnerScope(siteId, newId()))).toEqual(published);
    expect(await inForce(other)).toBe(await inForce(other));
  });

  it('are not those of a transaction that was given up, though its number is taken again', async () => {
    const policies = fresh();
    const given = { settings: { ...DEARER, duplicateDays: 1 }, basedOn: 1, note: 'Never mind', by };
    await expect(
      database.transaction(siteScope(siteId), async (tx) => {
        await policies.publish(tx, site, given);
        expect((await policies.policyOf(tx, site)).duplicateDays).toBe(1);
        throw new Error('given up');
      }),
    ).rejects.toThrow('given up');
    await publish(policies, { ...DEARER, duplicateDays: 60 }, 1);
    expect(await inForce(policies)).toMatchObject({ version: 2, duplicateDays: 60 });
  });

  it('are not overwritten by somebody who had not seen them, nor by two at once', async () => {
    const policies = fresh();
    await expect(publish(policies, DEARER, 1)).rejects.toMatchObject({ code: 'CONFLICT', details: { basedOn: 1, current: 2 } });
    await expect(publish(policies, DEARER, 7)).rejects.toMatchObject({ code: 'CONFLICT' });
    const outcomes = await Promise.allSettled([1, 2, 3, 4].map(() => publish(policies, DEARER, 2)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await inForce(policies)).version).toBe(3);
  });

  it('keep who published what, when and why', async () => {
    const history = await database.transaction(siteScope(siteId), (tx) => fresh().history(tx, siteId, { limit: 10, after: null }));
    expect(history.map(({ policy, ...made }) => ({ version: policy.version, ...made }))).toEqual(
      [3, 2, 1].map((version) => ({ version, by, note: 'Insurers pay more in spring', at: site.now })),
    );
  });

  it('are refused with every problem at once', async () => {
    const wrong = { ...DEARER, duplicateDays: -1, reserves: [OPEN, { match: ['*', '*', '*'], price: 0n }] };
    await expect(publish(fresh(), wrong, 3)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { problems: [{ path: 'duplicateDays' }, { path: 'reserves.1.match' }, { path: 'reserves.1.price' }] },
    });
    await expect(publish(fresh(), { ...DEARER, reserves: [OPEN, { match: ['*', '*', 'zoo', '*'], price: 1n }] }, 3)).rejects.toMatchObject({ details: { problems: [{ path: 'categories' }] } });
  });
});
