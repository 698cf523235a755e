import { newId, siteScope, SYSTEM } from '@ringroad/kernel';
import { connect, type Database, type Site, Sites } from '@ringroad/platform';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { PlannedMomentCounts } from './planned-moments.js';
import { SiteProgrammes } from './site-programmes.js';

const siteId = newId();
const counts = new PlannedMomentCounts(new SiteProgrammes());

describe('what the plan holds for a month', () => {
  let clone: TestDatabase;
  let database: Database;
  let site: Site;

  const write = (sql: string, parameters: readonly unknown[]) => database.transaction(SYSTEM, (tx) => tx.query(sql, parameters));
  const user = async (region: string | null) => {
    const id = newId();
    await write(`insert into site_user (site_id, user_id, external_id, timezone, region, first_seen_at) values ($1, $2, $2::uuid::text, 'Europe/Minsk', $3, '2026-01-01')`, [siteId, id, region]);
    return id;
  };
  const car = async (region: string | null) => {
    const id = newId();
    await write(`insert into asset (site_id, id, asset_key, brand_class, premium, region, last_fact_at) values ($1, $2, $2::uuid::text, 'mass', false, $3, '2026-01-01')`, [siteId, id, region]);
    return id;
  };
  const plan = (userId: string, carId: string, dueAt: string, change: { readonly needs?: readonly string[]; readonly status?: string } = {}) =>
    write(
      `insert into contact_point (site_id, user_id, id, journey_id, subject_id, programme_id, programme_version, point_id, occurrence, cause_id, stage, track, reason_key, needs, due_at, window_end, status)
       values ($1, $2, $3, $3, $4, 'classified', 1, 'now', '1', $3, 'posted', 'sales', 'reason', $5, $6::timestamptz, $6::timestamptz + interval '3 days', $7)`,
      [siteId, userId, newId(), carId, change.needs ?? ['short-insurance'], dueAt, change.status ?? 'planned'],
    );

  beforeAll(async () => {
    clone = await createTestDatabase();
    database = await connect({ url: clone.url, poolSize: 2 });
    site = await database.transaction(SYSTEM, async (tx) => {
      const sites = new Sites();
      await sites.create(tx, { id: siteId, slug: 's', name: 'S', kind: 'sandbox', currency: 'USD', timezone: 'Europe/Minsk', clockAt: new Date('2026-03-20T09:00:00Z') });
      return sites.get(tx, siteId);
    });
  });
  afterAll(async () => {
    await database?.close();
    await clone?.drop();
  });

  it('are its contact points by stage, category and region: the car’s, else the user’s', async () => {
    const [gomel, nowhere] = [await user('Gomel'), await user(null)];
    const [inMinsk, unknown] = [await car('Minsk'), await car(null)];
    await plan(gomel, inMinsk, '2026-04-01T09:00:00Z');
    await plan(nowhere, inMinsk, '2026-04-02T09:00:00Z');
    await plan(gomel, unknown, '2026-04-30T20:59:59Z');
    await plan(gomel, unknown, '2026-04-30T21:00:00Z');
    await plan(nowhere, newId(), '2026-04-10T09:00:00Z');
    await plan(nowhere, inMinsk, '2026-04-10T09:00:00Z', { status: 'cancelled' });
    await plan(nowhere, inMinsk, '2026-06-30T21:00:00Z');
    await plan(nowhere, inMinsk, '2026-03-31T20:59:59Z');
    const planned = await database.transaction(siteScope(siteId), (tx) => counts.count(tx, site, new Date('2026-03-31T21:00:00Z'), new Date('2026-06-30T21:00:00Z')));
    const insurers = planned.filter(({ category }) => category === 'insurer').map(({ region, month, moments, stage }) => [stage, region, month, moments]);
    expect(insurers.sort((a, b) => (String(a) < String(b) ? -1 : 1))).toEqual([
      ['posted', null, '2026-04-01', 1],
      ['posted', 'Gomel', '2026-04-01', 1],
      ['posted', 'Gomel', '2026-05-01', 1],
      ['posted', 'Minsk', '2026-04-01', 2],
    ]);
  });

  it('count once in a category however many needs call for it', async () => {
    await plan(await user('Brest'), newId(), '2026-05-05T09:00:00Z', { needs: ['short-insurance', 'liability-insurance', 'casco'] });
    const planned = await database.transaction(siteScope(siteId), (tx) => counts.count(tx, site, new Date('2026-04-30T21:00:00Z'), new Date('2026-05-31T21:00:00Z')));
    expect(planned.filter(({ region, category }) => region === 'Brest' && category === 'insurer')).toEqual([{ stage: 'posted', category: 'insurer', region: 'Brest', month: '2026-05-01', moments: 1 }]);
  });
});
