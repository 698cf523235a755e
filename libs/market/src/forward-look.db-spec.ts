import { derivedId, newId, SYSTEM } from '@ringroad/kernel';
import { connect, type Database, Outbox, type Site, Sites, WakeUp } from '@ringroad/platform';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { ForwardLook } from './forward-look.js';

const siteId = newId();
const NAMES = ['fine', 'paused', 'ended', 'suspended', 'returned'] as const;

describe('a look a day', () => {
  let clone: TestDatabase;
  let database: Database;
  let look: ForwardLook;
  let site: Site;
  let productId: string;

  const write = (sql: string, parameters: readonly unknown[]) => database.transaction(SYSTEM, (tx) => tx.query(sql, parameters));
  const at = (instant: string): Site => ({ ...site, now: new Date(instant) });
  const idOf = (what: string, name: string) => derivedId(what, siteId, name);
  const states = async () => {
    const rows = await database.transaction(SYSTEM, (tx) => tx.query<{ id: string; state: string }>(`select id, coalesce(release_reason, state) as state from reservation where site_id = $1`, [siteId]));
    return Object.fromEntries(NAMES.map((name) => [name, rows.find(({ id }) => id === idOf('reservation', name))?.state]));
  };
  /** Until nothing is left to look at, as the worker does; answers in how many turns. */
  const lookAt = async (instant: string) => {
    let turns = 0;
    while ((await look.fireDue(at(instant))) > 0) turns += 1;
    return turns;
  };
  const saidToPredict = async () => (await database.transaction(SYSTEM, (tx) => tx.query(`select from outbox where site_id = $1 and name = 'moments.counted'`, [siteId]))).length;
  const setStatus = (name: string, status: string) => write(`update campaign set status = $2, paused_by = case when $2 = 'paused' then 'partner' end where id = $1`, [idOf('campaign', name), status]);
  /** Auctions at one instant, each of a user of its own. */
  const hold = (instant: string, count: number, region: string, change: { readonly outcome?: string; readonly page?: boolean } = {}) =>
    write(
      `insert into decision (site_id, user_id, id, contact_point_id, stage, channel, outcome, winners, record, at)
       select $1, gen_random_uuid(), gen_random_uuid(), case when $6 then null else gen_random_uuid() end, 'posted', 'inbox', $5, 0,
         jsonb_build_object('opportunity', jsonb_build_object('needs', '[["detailing", 1, 1], ["insurer", 1, 1]]'::jsonb, 'asset', jsonb_build_object('region', $4::text))), $2
       from generate_series(1, $3::int)`,
      [siteId, instant, count, region, change.outcome ?? 'won', change.page ?? false],
    );

  beforeAll(async () => {
    clone = await createTestDatabase();
    database = await connect({ url: clone.url, poolSize: 4 });
    look = new ForwardLook(database, new Sites(), new Outbox(new WakeUp()));
    site = await database.transaction(SYSTEM, async (tx) => {
      const sites = new Sites();
      await sites.create(tx, { id: siteId, slug: 's', name: 'S', kind: 'sandbox', currency: 'USD', timezone: 'Europe/Minsk', clockAt: new Date('2026-03-20T09:00:00Z') });
      return sites.get(tx, siteId);
    });
    productId = newId();
    await write(
      `insert into forward_product (site_id, id, stage, category, region, period, starts_at, ends_at, low, expected, high, capacity_ppm, taken_ppm, price, predicted_at)
       values ($1, $2, 'posted', 'detailing', 'Minsk', 'month', '2026-03-31T21:00Z', '2026-04-30T21:00Z', 1, 5, 9, 500000, 250000, 900, '2026-03-01')`,
      [siteId, productId],
    );
    for (const name of NAMES) {
      await write(`insert into partner (site_id, id, name, categories, status, created_at) values ($1, $2, $3, '{detailing}', 'active', '2026-01-01')`, [siteId, idOf('partner', name), name]);
      await write(
        `insert into campaign (site_id, partner_id, id, name, status, category, stages, max_price, total_budget, created_at) values ($1, $2, $3, 'Any', 'active', 'detailing', '{}', 1000, 100000, '2026-01-01')`,
        [siteId, idOf('partner', name), idOf('campaign', name)],
      );
      await write(
        `insert into reservation (site_id, partner_id, id, product_id, campaign_id, share_ppm, price, expected, state, stage, category, region, starts_at, ends_at, booked_at)
         values ($1, $2, $3, $4, $5, 50000, 900, 1, 'open', 'posted', 'detailing', 'Minsk', '2026-03-31T21:00Z', '2026-04-30T21:00Z', '2026-03-10')`,
        [siteId, idOf('partner', name), idOf('reservation', name), productId, idOf('campaign', name)],
      );
    }
  });
  afterAll(async () => {
    await database?.close();
    await clone?.drop();
  });

  it('counts each day of the site once, when it is over: contact points that were auctioned, by every category they needed', async () => {
    await hold('2026-03-18T20:59:59Z', 3, 'Minsk');
    await hold('2026-03-18T21:00:00Z', 2, 'Minsk');
    await hold('2026-03-19T12:00:00Z', 4, 'Gomel', { outcome: 'no-winner' });
    await hold('2026-03-19T12:00:00Z', 50, 'Minsk', { outcome: 'suppressed' });
    await hold('2026-03-19T12:00:00Z', 50, 'Minsk', { page: true });
    await hold('2026-03-20T06:00:00Z', 7, 'Minsk');
    expect(await look.fireDue(at('2026-03-20T09:00:00Z'))).toBe(1);
    expect(await look.fireDue(at('2026-03-20T21:14:59Z'))).toBe(0);
    const counted = () => database.transaction(SYSTEM, (tx) => tx.query(`select day::text, category, region, moments from moment_day where site_id = $1 and category = 'insurer' order by day, region`, [siteId]));
    const before = [
      { day: '2026-03-18', category: 'insurer', region: 'Minsk', moments: 3 },
      { day: '2026-03-19', category: 'insurer', region: 'Gomel', moments: 4 },
      { day: '2026-03-19', category: 'insurer', region: 'Minsk', moments: 2 },
    ];
    expect(await counted()).toEqual(before);
    // Four workers at once, a quarter of an hour after midnight: the next day, once.
    const answers = await Promise.all([1, 2, 3, 4].map(() => look.fireDue(at('2026-03-20T21:15:00Z'))));
    expect(answers.sort()).toEqual([0, 0, 0, 1]);
    expect(await counted()).toEqual([...before, { day: '2026-03-20', category: 'insurer', region: 'Minsk', moments: 7 }]);
  });

  it('is due again after the next midnight while something is reserved', async () => {
    expect(await database.transaction(SYSTEM, (tx) => look.nextDue(tx, siteId))).toEqual(new Date('2026-03-21T21:15:00Z'));
  });

  it('says once a week that the moments to come can be predicted anew', async () => {
    expect(await saidToPredict()).toBe(1);
    await lookAt('2026-03-22T20:59:59Z');
    expect(await saidToPredict()).toBe(1);
    // Monday, a quarter of an hour old.
    await Promise.all([1, 2, 3].map(() => lookAt('2026-03-22T21:15:00Z')));
    await lookAt('2026-03-24T09:00:00Z');
    expect(await saidToPredict()).toBe(2);
  });

  it('gives back what a campaign will not serve: at once when it is over or its partner suspended, after a week when it is paused', async () => {
    expect(await lookAt('2026-03-31T22:00:00Z')).toBe(2);
    expect(await states()).toEqual({ fine: 'live', paused: 'live', ended: 'live', suspended: 'live', returned: 'live' });
    await setStatus('paused', 'paused');
    await setStatus('returned', 'paused');
    await setStatus('ended', 'ended');
    await write(`update partner set status = 'suspended' where id = $1`, [idOf('partner', 'suspended')]);
    for (let day = 2; day <= 7; day++) await look.fireDue(at(`2026-04-0${day}T09:00:00Z`));
    expect(await states()).toEqual({ fine: 'live', paused: 'live', ended: 'campaign-ended', suspended: 'partner-suspended', returned: 'live' });
    await setStatus('returned', 'active');
    await look.fireDue(at('2026-04-08T09:00:00Z'));
    expect(await states()).toMatchObject({ fine: 'live', paused: 'campaign-stopped', returned: 'live' });
    const [product] = await database.transaction(SYSTEM, (tx) => tx.query('select taken_ppm as taken from forward_product where id = $1', [productId]));
    expect(product).toEqual({ taken: 100_000 });
  });

  it('settles what is over with what came, week by week, and no look is due any more', async () => {
    await hold('2026-04-09T12:00:00Z', 5, 'Minsk');
    await hold('2026-04-14T12:00:00Z', 1, 'Minsk');
    await hold('2026-04-14T12:00:00Z', 9, 'Gomel');
    expect(await lookAt('2026-04-30T23:00:00Z')).toBe(4);
    expect(await states()).toMatchObject({ fine: 'settled', paused: 'campaign-stopped', returned: 'settled' });
    const [product] = await database.transaction(SYSTEM, (tx) => tx.query('select realised, weeks, settled_at as "settledAt" from forward_product where id = $1', [productId]));
    expect(product).toEqual({ realised: 6, weeks: { '2026-04-06': 5, '2026-04-13': 1 }, settledAt: new Date('2026-04-30T23:00:00Z') });
    expect(await database.transaction(SYSTEM, (tx) => look.nextDue(tx, siteId))).toBeNull();
  });
});
