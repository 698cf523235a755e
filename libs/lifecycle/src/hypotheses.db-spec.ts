import { newId, siteScope, SYSTEM, userIdOf } from '@ringroad/kernel';
import { connect, type Database, Sites } from '@ringroad/platform';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { Hypotheses } from './hypotheses.js';
import { historiesAfter, type HistoryPage } from './hypotheses.queries.js';
import type { ProgrammeDefinition } from './domain/programme.js';
import { TEMPLATES } from './programmes/templates.js';
import { SiteProgrammes } from './site-programmes.js';

const SHOP = TEMPLATES.find(({ id }) => id === 'shop.new') as ProgrammeDefinition;
const START = new Date('2026-03-02T09:00:00Z');
const DAY = 86_400_000;

describe('what a site’s own events say of a claim', () => {
  let clone: TestDatabase;
  let database: Database;
  const siteId = newId();
  const hypotheses = () => new Hypotheses(database, new SiteProgrammes());

  beforeAll(async () => {
    clone = await createTestDatabase();
    database = await connect({ url: clone.url, poolSize: 4 });
    await database.transaction(SYSTEM, async (tx) => {
      await new Sites().create(tx, { id: siteId, slug: 's', name: 'S', kind: 'sandbox', currency: 'USD', timezone: 'Europe/Berlin', clockAt: START });
      await tx.query(
        `insert into programme_version (site_id, programme_id, version, source, definition, created_at, published_at) values ($1, $2, 1, '', $3, $4, $4)`,
        [siteId, SHOP.id, JSON.stringify(SHOP), START],
      );
      await tx.query(
        `insert into programme_change (site_id, programme_id, seq, id, kind, version, made_at) values ($1, $2, 1, $3, 'release', 1, $4)`,
        [siteId, SHOP.id, newId(), START],
      );
    });
  });
  afterAll(async () => {
    await database.close();
    await clone.drop();
  });

  const site = () => database.transaction(SYSTEM, (tx) => new Sites().get(tx, siteId));
  const clockTo = (at: Date) => database.transaction(SYSTEM, (tx) => tx.query('update site set clock_at = $2 where id = $1', [siteId, at]));
  const found = () => database.transaction(siteScope(siteId), (tx) => hypotheses().of(tx, siteId, SHOP.id));

  async function orders(externalId: string, at: readonly Date[], name = 'Order Completed', properties: object = {}): Promise<void> {
    await database.transaction(SYSTEM, async (tx) => {
      const userId = userIdOf(siteId, externalId);
      await tx.query(
        `insert into site_user (site_id, user_id, external_id, timezone, first_seen_at) values ($1, $2, $3, 'Europe/Berlin', $4) on conflict do nothing`,
        [siteId, userId, externalId, at[0]],
      );
      await tx.query(
        `insert into event (site_id, user_id, id, name, occurred_at, received_at, message_id, properties)
         select $1, $2, gen_random_uuid(), $4, at, now(), $5 || '-' || at::text, $6 from unnest($3::timestamptz[]) as at`,
        [siteId, userId, at, name, `${externalId}-${name}`, JSON.stringify(properties)],
      );
    });
  }

  /** Until there is nothing more to count, as the timers' loop does. */
  async function measure(): Promise<number> {
    let turns = 0;
    while ((await hypotheses().fireDue(await site())) > 0) turns += 1;
    return turns;
  }

  it('is not known before the events were counted', async () => {
    expect(await found()).toMatchObject([{ hypothesis: { id: 'half-never-again' }, measured: null }]);
  });

  it('is the share of first orders that another followed within a year, of those whose year is over', async () => {
    const first = new Date(START.getTime() - 500 * DAY);
    for (let n = 0; n < 120; n += 1) await orders(`u${n}`, n < 40 ? [first, new Date(first.getTime() + 30 * DAY)] : [first]);
    await orders('young', [new Date(START.getTime() - 10 * DAY), new Date(START.getTime() - 5 * DAY)]);
    expect(await measure()).toBe(1);
    const [one] = await found();
    expect(one?.measured?.measuredAt).toEqual(START);
    expect(one?.measured?.finding).toMatchObject({ counted: 120, led: 40, users: 120, sharePpm: 333_333, verdict: { kind: 'supports', reason: 'within-bound' } });
  });

  it('is counted once on a day of the site’s calendar: again after its midnight, not before', async () => {
    await orders('late', [new Date(START.getTime() - 400 * DAY)]);
    await clockTo(new Date('2026-03-02T22:59:59Z'));
    expect(await measure()).toBe(0);
    await clockTo(new Date('2026-03-02T23:00:00Z'));
    expect(await measure()).toBe(1);
    expect((await found())[0]?.measured?.finding.counted).toBe(121);
  });

  it('takes back what the site took back', async () => {
    const [row] = await database.transaction(SYSTEM, (tx) =>
      tx.query<{ id: string }>(`select message_id as id from event where site_id = $1 and user_id = $2 and name = 'Order Completed' order by occurred_at desc limit 1`, [siteId, userIdOf(siteId, 'u0')]),
    );
    await orders('u0', [new Date(START.getTime() - DAY / 2)], 'Event Deleted', { messageId: row?.id });
    await clockTo(new Date('2026-03-04T09:00:00Z'));
    await measure();
    expect((await found())[0]?.measured?.finding).toMatchObject({ counted: 121, led: 39 });
  });

  it('waits while a sandbox clock is being advanced', async () => {
    await clockTo(new Date('2026-03-05T09:00:00Z'));
    await database.transaction(SYSTEM, (tx) => tx.query('insert into clock_advance (site_id, from_at, to_at) values ($1, $2, $3)', [siteId, START, new Date('2026-04-05T09:00:00Z')]));
    expect(await measure()).toBe(0);
    await database.transaction(SYSTEM, (tx) => tx.query('update clock_advance set finished_at = now() where site_id = $1', [siteId]));
    expect(await measure()).toBe(1);
  });

  it('a count of another version says nothing of this one', async () => {
    await database.transaction(SYSTEM, async (tx) => {
      await tx.query(
        `insert into programme_version (site_id, programme_id, version, source, definition, created_at, published_at) values ($1, $2, 2, '', $3, $4, $4)`,
        [siteId, SHOP.id, JSON.stringify({ ...SHOP, version: 2 }), START],
      );
      await tx.query(`insert into programme_change (site_id, programme_id, seq, id, kind, version, at, made_at) values ($1, $2, 2, $3, 'release', 2, $4, $4)`, [siteId, SHOP.id, newId(), START]);
    });
    expect((await found())[0]?.measured).toBeNull();
    await measure();
    expect((await found())[0]?.measured?.finding).toMatchObject({ counted: 121, led: 39 });
  });

  it('two ids of one person are one person: the second order under the other id is a second order', async () => {
    const before = (await found())[0]?.measured?.finding;
    await orders('old-id', [new Date(START.getTime() - 450 * DAY)]);
    await orders('new-id', [new Date(START.getTime() - 440 * DAY)]);
    const [oldId, newId] = [userIdOf(siteId, 'old-id'), userIdOf(siteId, 'new-id')];
    await database.transaction(SYSTEM, async (tx) => {
      await tx.query('update site_user set merged_into = $3, merged_at = $4 where site_id = $1 and user_id = $2', [siteId, oldId, newId, START]);
      await tx.query('update site_user set former_ids = array[$3::uuid] where site_id = $1 and user_id = $2', [siteId, newId, oldId]);
    });
    await clockTo(new Date('2026-03-06T09:00:00Z'));
    await measure();
    const after = (await found())[0]?.measured?.finding;
    expect([after?.counted, after?.led, after?.users]).toEqual([(before?.counted ?? 0) + 1, (before?.led ?? 0) + 1, (before?.users ?? 0) + 1]);
  });

  it('reads each user whole and once, however the pages fall, and one with more events than a page too', async () => {
    await orders('wholesaler', Array.from({ length: 700 }, (_, n) => new Date(START.getTime() - n * 3_600_000)));
    for (const size of [1, 7, 100, 100_000]) {
      const seen: [string, number][] = [];
      let after: string | null = null;
      do {
        const from: string | null = after;
        const page: HistoryPage = await database.transaction(SYSTEM, (tx) => historiesAfter(tx, siteId, ['Order Completed'], from, size));
        seen.push(...page.histories.map(({ userId, facts }): [string, number] => [userId, facts.length]));
        after = page.lastUser;
      } while (after !== null);
      expect(new Set(seen.map(([userId]) => userId)).size).toBe(seen.length);
      expect(seen.length).toBe(124);
      expect(Object.fromEntries(seen)[userIdOf(siteId, 'wholesaler')]).toBe(700);
      expect(seen.reduce((sum, [, n]) => sum + n, 0)).toBe(120 + 39 + 2 + 1 + 2 + 700);
    }
  });
});
