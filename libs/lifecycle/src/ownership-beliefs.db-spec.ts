import { newId, siteScope, SYSTEM, userIdOf } from '@ringroad/kernel';
import { connect, type Database, Sites } from '@ringroad/platform';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { OwnershipBeliefs, ownershipPolicy } from './ownership-beliefs.js';
import { observedOwnerships } from './ownership-beliefs.queries.js';

const START = new Date('2026-03-02T09:00:00Z');

describe('how long the users of a site keep their cars', () => {
  let clone: TestDatabase;
  let database: Database;
  const siteId = newId();

  beforeAll(async () => {
    clone = await createTestDatabase();
    database = await connect({ url: clone.url, poolSize: 4 });
    await database.transaction(SYSTEM, (tx) =>
      new Sites().create(tx, { id: siteId, slug: 's', name: 'S', kind: 'sandbox', currency: 'USD', timezone: 'America/New_York', clockAt: START }),
    );
  });
  afterAll(async () => {
    await database.close();
    await clone.drop();
  });

  const site = () => database.transaction(SYSTEM, (tx) => new Sites().get(tx, siteId));
  const clockTo = (at: string) => database.transaction(SYSTEM, (tx) => tx.query('update site set clock_at = $2 where id = $1', [siteId, new Date(at)]));
  const learn = async () => new OwnershipBeliefs(database).fireDue(await site());
  const policy = () => database.transaction(siteScope(siteId), (tx) => ownershipPolicy(tx, siteId));
  const observed = async () => {
    const seen = await site();
    return database.transaction(SYSTEM, (tx) => observedOwnerships(tx, seen));
  };

  let cars = 0;
  async function owns(brandClass: string, from: string, to: string | null): Promise<string> {
    cars += 1;
    const [userId, assetId] = [userIdOf(siteId, `u${cars}`), newId()];
    await database.transaction(SYSTEM, async (tx) => {
      await tx.query(`insert into site_user (site_id, user_id, external_id, timezone, first_seen_at) values ($1, $2, $3, 'UTC', $4)`, [siteId, userId, `u${cars}`, from]);
      await tx.query(`insert into asset (site_id, id, asset_key, brand_class, premium, last_fact_at) values ($1, $2, $3, $4, false, $5)`, [siteId, assetId, `car${cars}`, brandClass, from]);
      await tx.query(`insert into ownership (site_id, user_id, asset_id, owned_from, owned_to) values ($1, $2, $3, $4, $5)`, [siteId, userId, assetId, from, to]);
      await tx.query(
        `insert into journey (site_id, user_id, id, programme_id, programme_version, subject_id, cycle, stage, stage_entered_at, started_at, goal_reached, renewals, history, ended_at)
         values ($1, $2, $3, 'classified', 1, $4, 1, 'owning', $5, $5, false, 0, '[]', $6)`,
        [siteId, userId, newId(), assetId, from, to],
      );
    });
    return userId;
  }
  const refolding = async () => (await database.transaction(SYSTEM, (tx) => tx.query<{ id: string }>('select user_id as id from site_user where site_id = $1 and refold_at is not null', [siteId]))).map(({ id }) => id);

  it('a new site goes by the prior of each class, and nobody is folded again for that', async () => {
    await owns('default', '2026-01-01T00:00:00Z', null);
    expect(await policy()).toEqual({});
    expect(await learn()).toBe(4);
    expect(await policy()).toEqual({ ownershipMonths: { premium: 41, foreign: 48, domestic: 68, default: 54 } });
    expect(await refolding()).toEqual([]);
  });

  it('learns again when the next month begins on its own calendar, and the clock is told so', async () => {
    const due = await database.transaction(SYSTEM, (tx) => new OwnershipBeliefs(database).nextDue(tx, siteId));
    expect(due).toEqual(new Date('2026-04-01T04:00:00Z'));
    await clockTo('2026-04-01T03:59:59Z');
    expect(await learn()).toBe(0);
    await clockTo('2026-04-01T04:00:00Z');
    expect(await learn()).toBe(4);
    expect(await learn()).toBe(0);
  });

  it('where owners sell after two years the mean moves, and those who own such a car are folded again', async () => {
    for (let n = 0; n < 60; n += 1) await owns('premium', '2024-01-01T00:00:00Z', '2026-01-01T00:00:00Z');
    const owner = await owns('premium', '2026-03-01T00:00:00Z', null);
    await owns('domestic', '2026-03-01T00:00:00Z', null);
    await clockTo('2026-05-10T00:00:00Z');
    await learn();
    const { ownershipMonths } = await policy();
    expect(ownershipMonths?.premium).toBeLessThan(30);
    expect(ownershipMonths).toMatchObject({ foreign: 48, domestic: 68 });
    expect(await refolding()).toEqual([owner]);
  });

  it('a month without news changes nothing', async () => {
    const before = await policy();
    await database.transaction(SYSTEM, (tx) => tx.query('update site_user set refold_at = null where site_id = $1', [siteId]));
    await clockTo('2026-06-01T12:00:00Z');
    expect(await learn()).toBe(4);
    expect(await policy()).toEqual(before);
    expect(await refolding()).toEqual([]);
  });

  it('equal ownerships are one line; an owner from before the first ads is watched since then, and one who had sold by then is not seen', async () => {
    expect((await observed()).filter(({ brandClass }) => brandClass === 'premium')).toMatchObject([{ from: 0, until: 3, ended: false, weight: 1 }, { from: 0, until: 24, ended: true, weight: 60 }]);
    await database.transaction(SYSTEM, (tx) =>
      tx.query(
        `insert into listing (site_id, user_id, id, listing_key, asset_id, status, posted_at, renewals)
         select $1, gen_random_uuid(), gen_random_uuid(), 'l' || n, gen_random_uuid(), 'live', '2025-01-01T00:00:00Z'::timestamptz + n * interval '1 hour', 0 from generate_series(0, 199) as n`,
        [siteId],
      ),
    );
    await owns('premium', '2020-01-01T00:00:00Z', '2024-06-01T00:00:00Z');
    const premium = (await observed()).filter(({ brandClass, ended }) => brandClass === 'premium' && ended);
    expect(premium).toMatchObject([{ from: 12, until: 24, weight: 60 }]);
  });
});
