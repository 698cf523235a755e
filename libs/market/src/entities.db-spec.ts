import { newId, SYSTEM } from '@ringroad/kernel';
import { connect, type Database } from '@ringroad/platform';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { Campaign } from './campaign.entity.js';

/** More than a number can hold exactly (2^53). */
const LARGE = 9_007_199_254_740_993n;
const siteId = newId();
const partnerId = newId();
let test: TestDatabase;
let database: Database;

beforeAll(async () => {
  test = await createTestDatabase();
  database = await connect({ url: test.url, poolSize: 2, entities: [Campaign] });
});

afterAll(async () => {
  await database?.close();
  await test?.drop();
});

const campaign = (id: string, money: Pick<Campaign, 'maxPrice' | 'totalBudget' | 'dailyBudget' | 'priceMin' | 'priceMax'>) => ({
  siteId,
  partnerId,
  id,
  name: 'Winter',
  status: 'active' as const,
  category: 'tyre-shop' as const,
  stages: ['owning' as const],
  startsAt: null,
  endsAt: new Date('2026-11-30T21:00:00Z'),
  createdAt: new Date('2026-03-02T09:00:00Z'),
  ...money,
});

describe('money of a campaign', () => {
  it('is bigint on the way in and out, exact to the last unit, also after a change', async () => {
    const id = newId();
    const money = { maxPrice: LARGE, totalBudget: 9_223_372_036_854_775_807n, dailyBudget: null, priceMin: 0n, priceMax: 1n };
    await database.transaction(SYSTEM, (tx) => tx.manager.insert(Campaign, campaign(id, money)));
    const find = () => database.transaction(SYSTEM, (tx) => tx.manager.findOneByOrFail(Campaign, { siteId, partnerId, id }));
    expect(await find()).toMatchObject(money);

    await database.transaction(SYSTEM, async (tx) => {
      const found = await tx.manager.findOneByOrFail(Campaign, { siteId, partnerId, id });
      Object.assign(found, { maxPrice: found.maxPrice + 1n, dailyBudget: LARGE });
      await tx.manager.save(found);
    });
    expect(await find()).toMatchObject({ ...money, maxPrice: LARGE + 1n, dailyBudget: LARGE });
    const [row] = await database.transaction(SYSTEM, (tx) => tx.query('select max_price::text as max, daily_budget::text as daily from campaign where id = $1', [id]));
    expect(row).toEqual({ max: '9007199254740994', daily: '9007199254740993' });
  });

  it('that did not change is not written', async () => {
    const id = newId();
    await database.transaction(SYSTEM, (tx) => tx.manager.insert(Campaign, campaign(id, { maxPrice: 7n, totalBudget: 8n, dailyBudget: 9n, priceMin: null, priceMax: null })));
    const version = () => database.transaction(SYSTEM, (tx) => tx.query('select xmin::text from campaign where id = $1', [id]));
    const before = await version();
    await database.transaction(SYSTEM, async (tx) => {
      const found = await tx.manager.findOneByOrFail(Campaign, { siteId, partnerId, id });
      await tx.manager.save(Object.assign(found, { maxPrice: 7n, totalBudget: 8n }));
    });
    expect(await version()).toEqual(before);
  });
});
