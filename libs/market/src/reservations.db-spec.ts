import { derivedId, DomainError, newId, siteScope, SYSTEM } from '@ringroad/kernel';
import { connect, type Database, type Site, Sites } from '@ringroad/platform';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { MOST_SOLD_PPM, type SoldShare, takenPpm } from './domain/forward-share.js';
import { Reservations } from './reservations.js';

const PARTNERS = 20;
const reservations = new Reservations();
const siteId = newId();
const month = (number: number) => new Date(Date.UTC(2026, number, 1));

describe('shares that many want at once', () => {
  let clone: TestDatabase;
  /** Two processes: each has a pool of its own. */
  let processes: readonly Database[];
  let site: Site;

  const write = (sql: string, parameters: readonly unknown[]) => first().transaction(SYSTEM, (tx) => tx.query<{ id: string }>(sql, parameters));
  const first = () => {
    const [process] = processes;
    if (!process) throw new Error('not started');
    return process;
  };
  const partner = (number: number) => ({ partnerId: derivedId('partner', siteId, `${number}`), campaignId: derivedId('campaign', siteId, `${number}`) });
  /** A product of which `capacityPpm` may be sold, and the stage that keeps it apart from those of other tests. */
  const offer = async (stage: string, capacityPpm: number, { region = null, from = 3, to = 4 }: { region?: string | null; from?: number; to?: number } = {}) => {
    const id = newId();
    await write(
      `insert into forward_product (site_id, id, stage, category, region, period, starts_at, ends_at, low, expected, high, capacity_ppm, price, predicted_at)
       values ($1, $2, $3, 'detailing', $4, $5, $6, $7, 400, 500, 600, $8, 900, '2026-03-01')`,
      [siteId, id, stage, region, to - from === 1 ? 'month' : 'quarter', month(from), month(to), capacityPpm],
    );
    return id;
  };
  const book = (number: number, productId: string, sharePercent: number, key = newId()) => {
    const { partnerId, campaignId } = partner(number);
    const database = processes[number % processes.length] ?? first();
    return database.transaction(siteScope(siteId), (tx) => reservations.book(tx, site, partnerId, { productId, campaignId, sharePercent, key })).catch((error: unknown) => {
      if (error instanceof DomainError && error.code === 'CONFLICT') return null;
      throw error;
    });
  };
  const sold = (stage: string) =>
    first().transaction(SYSTEM, (tx) =>
      tx.query<SoldShare>(`select region, starts_at as "startsAt", ends_at as "endsAt", share_ppm as "sharePpm" from reservation where site_id = $1 and stage = $2 and state = 'open'`, [siteId, stage]),
    );
  const taken = async (id: string) => (await first().transaction(SYSTEM, (tx) => tx.query<{ taken: number }>('select taken_ppm as taken from forward_product where id = $1', [id])))[0]?.taken;

  beforeAll(async () => {
    clone = await createTestDatabase();
    processes = await Promise.all([connect({ url: clone.url, poolSize: 6 }), connect({ url: clone.url, poolSize: 6 })]);
    site = await first().transaction(SYSTEM, async (tx) => {
      const sites = new Sites();
      await sites.create(tx, { id: siteId, slug: 's', name: 'S', kind: 'sandbox', currency: 'USD', timezone: 'UTC', clockAt: new Date('2026-03-10T09:00:00Z') });
      return sites.get(tx, siteId);
    });
    for (let number = 0; number < PARTNERS; number++) {
      const { partnerId, campaignId } = partner(number);
      await write(
        `insert into campaign (site_id, partner_id, id, name, status, category, stages, max_price, total_budget, created_at) values ($1, $2, $3, 'Any', 'active', 'detailing', '{}', 1000, 100000, '2026-03-01')`,
        [siteId, partnerId, campaignId],
      );
    }
  });
  afterAll(async () => {
    for (const database of processes) await database.close();
    await clone.drop();
  });

  it('are sold as far as they reach: twenty want 5 % of what is sold up to 15 %, and three have it', async () => {
    const productId = await offer('posted', 150_000);
    const ids = await Promise.all(Array.from({ length: PARTNERS }, (_, number) => book(number, productId, 5)));
    expect(ids.filter((id) => id !== null)).toHaveLength(3);
    expect(await taken(productId)).toBe(150_000);
  });

  it('are booked once however often the same booking comes, at once or later', async () => {
    const productId = await offer('renewed', 500_000);
    const ids = await Promise.all(Array.from({ length: PARTNERS }, () => book(1, productId, 20, 'the same')));
    expect(new Set(ids).size).toBe(1);
    expect(await taken(productId)).toBe(200_000);
    expect(await book(1, productId, 25, 'the same')).toBeNull();
  });

  it('of months, quarters, regions and all of them never claim more than half of a moment, while some are given back', async () => {
    const places = [{}, { from: 4, to: 5 }, { from: 3, to: 6 }, { region: 'Minsk' }, { region: 'Gomel' }, { region: 'Minsk', from: 3, to: 6 }];
    const products = await Promise.all(places.map((place) => offer('sold', 500_000, place)));
    const bookAndPerhapsCancel = async (number: number) => {
      const id = await book(number % PARTNERS, products[number % products.length] ?? '', 5 + 5 * (number % 3));
      if (id === null || number % 4 !== 0) return id;
      await first().transaction(siteScope(siteId), (tx) => reservations.cancel(tx, site, partner(number % PARTNERS).partnerId, id));
      return null;
    };
    const kept = (await Promise.all(Array.from({ length: 60 }, (_, number) => bookAndPerhapsCancel(number)))).filter((id) => id !== null);
    const standing = await sold('sold');
    expect(standing).toHaveLength(kept.length);
    expect(kept.length).toBeGreaterThan(5);
    for (const [at, place] of places.entries()) {
      const now = takenPpm({ region: place.region ?? null, startsAt: month(place.from ?? 3), endsAt: month(place.to ?? 4) }, standing);
      expect(now).toBeLessThanOrEqual(MOST_SOLD_PPM);
      expect(await taken(products[at] ?? '')).toBe(now);
    }
  });

  it('are refused with all that is wrong: the share, the business, the moment, the place and the dates of the campaign', async () => {
    const productId = await offer('bought', 500_000, { region: 'Minsk' });
    const { partnerId } = partner(0);
    const campaignId = newId();
    await write(
      `insert into campaign (site_id, partner_id, id, name, status, category, stages, regions, max_price, total_budget, ends_at, created_at)
       values ($1, $2, $3, 'Other', 'draft', 'insurer', '{sold}', '{Gomel}', 1000, 100000, '2026-04-15', '2026-03-01')`,
      [siteId, partnerId, campaignId],
    );
    const booking = { productId, campaignId, sharePercent: 12, key: 'x' };
    const refusal = first().transaction(siteScope(siteId), (tx) => reservations.book(tx, site, partnerId, booking));
    await expect(refusal).rejects.toMatchObject({ code: 'INVALID_INPUT', details: { problems: [{ path: 'sharePercent' }, ...Array.from({ length: 5 }, () => ({ path: 'campaignId' }))] } });
    for (const wrong of [{ productId: newId() }, { productId: 'none' }, { campaignId: newId() }, { campaignId: partner(1).campaignId }]) {
      const attempt = first().transaction(siteScope(siteId), (tx) => reservations.book(tx, site, partnerId, { ...booking, ...wrong }));
      await expect(attempt).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
  });

  it('of a period that has begun are not sold, nor given back', async () => {
    const productId = await offer('owning', 500_000);
    const id = await book(2, productId, 10);
    const later = { ...site, now: month(3) };
    const { partnerId, campaignId } = partner(2);
    const late = first().transaction(siteScope(siteId), (tx) => reservations.book(tx, later, partnerId, { productId, campaignId, sharePercent: 5, key: 'late' }));
    await expect(late).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(first().transaction(siteScope(siteId), (tx) => reservations.cancel(tx, later, partnerId, id ?? ''))).rejects.toMatchObject({ code: 'CONFLICT' });
  });
});
