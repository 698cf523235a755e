import { derivedId, newId, partnerScope, SYSTEM } from '@ringroad/kernel';
import { SiteProgrammes } from '@ringroad/lifecycle';
import type { AudienceForecast, CampaignWishes } from '@ringroad/market';
import { connect, type Database, type Site, Sites } from '@ringroad/platform';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { Audience } from './audience.js';
import { countCells } from './audience.queries.js';

const NOW = new Date('2026-06-15T10:00:00Z');
const days = (count: number) => new Date(NOW.getTime() + count * 86_400_000);

interface Crowd {
  readonly name: string;
  readonly people: number;
  readonly region: string;
  readonly brand?: string;
  readonly stage?: string;
  readonly needs?: readonly string[];
  /** Days from now, of each of their points. */
  readonly points: readonly number[];
}

describe('the audience of a site', () => {
  const siteId = newId();
  let clone: TestDatabase;
  let database: Database;
  let site: Site;

  beforeAll(async () => {
    clone = await createTestDatabase();
    database = await connect({ url: clone.url, poolSize: 4 });
    site = await database.transaction(SYSTEM, async (tx) => {
      await new Sites().create(tx, { id: siteId, slug: 's', name: 'S', kind: 'sandbox', currency: 'USD', timezone: 'Europe/Minsk', clockAt: NOW });
      return new Sites().get(tx, siteId);
    });
  });
  afterAll(async () => {
    await database.close();
    await clone.drop();
  });

  function arrive({ name, people, region, brand = 'Audi', stage = 'posted', needs = ['small-repair', 'maintenance'], points }: Crowd): Promise<void> {
    return database.transaction(SYSTEM, async (tx) => {
      const ids = Array.from({ length: people }, (_, at) => [derivedId('user', name, `${at}`), derivedId('car', name, `${at}`)] as const);
      const users = ids.map(([user]) => user);
      const cars = ids.map(([, car]) => car);
      await tx.query(
        `insert into site_user (site_id, user_id, external_id, timezone, region, first_seen_at) select $1, id, id::text, 'UTC', $3, $4 from unnest($2::uuid[]) as u (id)`,
        [siteId, users, region, NOW],
      );
      await tx.query(
        `insert into asset (site_id, id, asset_key, brand, brand_class, premium, price, currency, year, last_fact_at) select $1, id, id::text, $3, 'x', false, 1200000, 'USD', 2015, $4 from unnest($2::uuid[]) as u (id)`,
        [siteId, cars, brand, NOW],
      );
      for (const offset of points) {
        await tx.query(
          `insert into contact_point (site_id, user_id, id, journey_id, subject_id, point_id, occurrence, cause_id, programme_id, programme_version, stage, track, reason_key, needs, due_at, window_end, status)
           select $1, user_id, gen_random_uuid(), gen_random_uuid(), car, 'now', '1', gen_random_uuid(), 'classified', 1, $4, 'sales', 'why', $5, $6, $6, $7 from unnest($2::uuid[], $3::uuid[]) as u (user_id, car)`,
          [siteId, users, cars, stage, needs, days(offset), offset > 0 ? 'planned' : 'fired'],
        );
      }
    });
  }
  const fresh = () => new Audience(database, new SiteProgrammes());
  const wishes: CampaignWishes = { category: 'service-centre', stages: [], regions: [], brands: [], priceMin: null, priceMax: null, targeting: {} };
  const parts = (forecast: AudienceForecast | null) => forecast?.parts.map((part) => [part.stage, part.region, part.people, part.momentsLow, part.momentsHigh]);

  it('tells nothing while fewer than a hundred people are there', async () => {
    await arrive({ name: 'few', people: 99, region: 'Gomel', points: [-3] });
    expect(await fresh().forecast(site, wishes)).toBeNull();
  });

  it('counts each person once, though two of his needs call for the same kind of business, and each point once', async () => {
    await arrive({ name: 'minsk', people: 120, region: 'Minsk', points: [-3, -2, 5] });
    expect(parts(await fresh().forecast(site, wishes))).toEqual([['posted', 'Minsk', 120, 120, 240]]);
  });

  it('leaves out what is more than a month away, and counts nobody for more than a few moments', async () => {
    await arrive({ name: 'brest', people: 150, region: 'Brest', brand: 'Lada', points: [-31, 31, ...Array.from({ length: 12 }, (_, at) => at + 1)] });
    expect(parts(await fresh().forecast(site, { ...wishes, regions: ['Brest'] }))).toEqual([['posted', 'Brest', 150, 0, 750]]);
  });

  it('knows which needs call for which business, and shares of traits', async () => {
    expect(parts(await fresh().forecast(site, { ...wishes, category: 'bank' }))).toBeUndefined();
    await arrive({ name: 'sold', people: 110, region: 'Minsk', stage: 'sold', needs: ['car-credit'], points: [2] });
    expect(parts(await fresh().forecast(site, { ...wishes, category: 'bank' }))).toEqual([['sold', 'Minsk', 110, 0, 110]]);
    // 150 of 480 drive a Lada; the table tells of both in tens.
    expect(await fresh().forecast(site, { ...wishes, brands: ['Lada'] })).toBeNull();
    expect((await fresh().forecast(site, { ...wishes, brands: ['Audi'], targeting: { yearMin: 2015, yearMax: 2019 } }))?.finerPercent).toBe(69);
  });

  it('is counted once an hour, for however many ask at once', async () => {
    const audience = fresh();
    const [one, other] = await Promise.all([audience.table(site), audience.table(site)]);
    expect(one).toBe(other);
    await arrive({ name: 'late', people: 200, region: 'Minsk', points: [1] });
    expect(await audience.table(site)).toBe(one);
    const later = await audience.table({ ...site, now: new Date(NOW.getTime() + 3_600_000) });
    expect(later.cells.find((cell) => cell.region === 'Minsk' && cell.category === 'service-centre')?.people).toBe(320);
  });

  it('is not for a partner’s own eyes: it could count nobody', async () => {
    const called = [{ programmeId: 'classified', version: 1, needs: ['small-repair', 'maintenance'], category: 'service-centre' }];
    expect(await database.transaction(partnerScope(siteId, newId()), (tx) => countCells(tx, site, called))).toEqual([]);
  });
});
