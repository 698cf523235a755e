import { newId, SYSTEM } from '@ringroad/kernel';
import { connect, type Database, type Site, Sites } from '@ringroad/platform';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { lessonsOf } from './lesson.queries.js';
import { QualityLearning } from './quality-learning.js';

const DAY = 86_400_000;
const partnerId = newId();
const campaignId = newId();
/** Midnight in Minsk, three hours ahead. */
const MIDNIGHT = new Date('2026-06-01T21:00:00Z');

interface Show {
  /** Days before MIDNIGHT. */
  readonly ago: number;
  readonly offerId?: string;
  readonly qualified?: Date;
  readonly credited?: Date;
}

describe('what shows teach', () => {
  let clone: TestDatabase;
  let database: Database;
  let learning: QualityLearning;
  let siteId: string;
  let at: (now: Date) => Site;

  beforeAll(async () => {
    clone = await createTestDatabase();
    database = await connect({ url: clone.url, poolSize: 4, entities: [] });
    learning = new QualityLearning(database);
  });
  afterAll(async () => {
    await database.close();
    await clone.drop();
  });
  beforeEach(async () => {
    siteId = newId();
    await database.transaction(SYSTEM, async (tx) => {
      const sites = new Sites();
      await sites.create(tx, { id: siteId, slug: siteId, name: 'S', kind: 'live', currency: 'USD', timezone: 'Europe/Minsk', clockAt: null });
      const site = await sites.get(tx, siteId);
      at = (now) => ({ ...site, now });
    });
  });

  const show = (...shows: readonly Show[]) =>
    database.transaction(SYSTEM, async (tx) => {
      for (const { ago, offerId = null, qualified = null, credited = null } of shows) {
        await tx.query(
          `insert into win (site_id, user_id, id, decision_id, partner_id, campaign_id, offer_id, category, stage, position, price, quality_ppm, partner_name, title, text,
             terms, regions, reason, shown_at, expires_at, state, qualified_at, credited_at)
           values ($1, $2, $3, $3, $4, $5, $6, 'insurer', 'sold', 0, 100, 30000, '', '', '', '', '{}', '', $7, $7, 'fresh', $8, $9)`,
          [siteId, newId(), newId(), partnerId, campaignId, offerId, new Date(MIDNIGHT.getTime() - ago * DAY), qualified, credited],
        );
      }
    });
  const lessons = () => database.transaction(SYSTEM, (tx) => lessonsOf(tx, siteId));
  const nextDue = () => database.transaction(SYSTEM, (tx) => learning.nextDue(tx, siteId));

  it('waits for the attribution window, and then for the midnight of the site', async () => {
    await show({ ago: 13.9, qualified: new Date('2026-05-20') });
    expect(await learning.fireDue(at(MIDNIGHT))).toBe(0);
    expect(await nextDue()).toEqual(new Date(MIDNIGHT.getTime() + DAY));
    expect(await learning.fireDue(at(new Date(MIDNIGHT.getTime() + DAY - 1)))).toBe(0);
    expect(await learning.fireDue(at(new Date(MIDNIGHT.getTime() + DAY)))).toBe(1);
    expect(await lessons()).toEqual([expect.objectContaining({ partnerId, campaignId, offerId: campaignId, category: 'insurer', stage: 'sold' })]);
    expect(await nextDue()).toBeNull();
    expect(await learning.fireDue(at(new Date(MIDNIGHT.getTime() + 2 * DAY)))).toBe(0);
  });

  it('halves with every 60 days, and is forgotten at last', async () => {
    await show({ ago: 60, qualified: MIDNIGHT }, { ago: 120 }, { ago: 241 });
    await learning.fireDue(at(MIDNIGHT));
    const [lesson] = await lessons();
    expect(lesson?.success).toBeCloseTo(0.5, 12);
    expect(lesson?.trials).toBeCloseTo(0.75, 12);
  });

  it('counts a lead that came late or was given back as it stands at the next counting', async () => {
    const offerId = newId();
    await show({ ago: 60, offerId, qualified: MIDNIGHT, credited: MIDNIGHT }, { ago: 60, offerId });
    await learning.fireDue(at(MIDNIGHT));
    expect(await lessons()).toEqual([expect.objectContaining({ offerId, success: 0, trials: 1 })]);
    await database.transaction(SYSTEM, (tx) => tx.query('update win set qualified_at = $2 where site_id = $1 and qualified_at is null', [siteId, MIDNIGHT]));
    await show({ ago: 13.5, offerId });
    await learning.fireDue(at(new Date(MIDNIGHT.getTime() + DAY)));
    expect((await lessons())[0]?.success).toBeCloseTo(0.5 ** (61 / 60), 12);
  });

  it('is counted once when two workers find the day new at once', async () => {
    await show({ ago: 20 }, { ago: 30 });
    const settled = await Promise.all([learning.fireDue(at(MIDNIGHT)), learning.fireDue(at(MIDNIGHT))]);
    expect(settled.sort()).toEqual([0, 1]);
    expect(await lessons()).toHaveLength(1);
  });
});
