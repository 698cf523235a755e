import { newId, siteScope, SYSTEM } from '@ringroad/kernel';
import { SiteProgrammes } from '@ringroad/lifecycle';
import {
  type AuctionRecord, type Candidate, decide, MARKET_POLICY, MarketPolicies, type MarketPolicy, NOTHING_TALLIED, type Opportunity, readTally, recordOf, tallyWhatIf, ticketOf,
} from '@ringroad/market';
import { ClockAdvances, connect, createLogger, type Database, type Site, Sites, WakeUp } from '@ringroad/platform';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { WhatIfs } from './what-ifs.js';

const DAY_MS = 86_400_000;
const DEARER: MarketPolicy = {
  ...MARKET_POLICY,
  terms: { ...MARKET_POLICY.terms, pricing: 'fixed', explorationPpm: 0 },
  reserves: [...MARKET_POLICY.reserves, { match: ['*', 'sold', 'bank', '*'], price: 1_400n }],
  categoryCaps: [{ category: 'bank', perMonth: 2 }],
};

const NOBODY: Opportunity['user'] = {
  language: null, segments: new Set(), score: null, excludedBy: new Set(), controlGroup: false, consented: new Set(['bank', 'leasing']), muted: new Set(), cappedPartners: new Set(),
  openOffers: new Set(), heldBy: {}, recentClaims: [], affinityPpm: {}, fatiguePpm: 1_000_000,
};
const NOWHERE = { region: 'Minsk', brand: null, price: null, model: null, year: null, mileageKm: null, fuel: null, lat: null, lon: null };

/** Three banks and two leasing companies that bid differently at each of a user's auctions. */
function auctionAt(seed: string, at: Date, n: number): AuctionRecord {
  const candidates = (['bank', 'bank', 'bank', 'leasing', 'leasing'] as const).map((category, i): Candidate => {
    const campaignId = `c${i}`;
    return { campaignId, partnerId: `p${i}`, category, ticket: ticketOf(campaignId), bid: BigInt(900 + ((n * 37 + i * 211) % 900)), remaining: 100_000n, reserve: 1_000n, qualityPpm: 20_000 + i, relevancePpm: 900_000 };
  });
  const needs = (['bank', 'leasing'] as const).map((category) => ({ category, weightPpm: 900_000, seasonPpm: 1_000_000 }));
  const opportunity: Opportunity = { stage: 'sold', season: 'spring', now: at, channel: 'inbox', needs, asset: NOWHERE, user: NOBODY };
  const decision = decide({ seed, terms: { ...MARKET_POLICY.terms, slots: 2 }, candidates, gated: [], bulkLosses: {} });
  return recordOf(decision, { opportunity, policy: 0, reserves: new Map(), gated: [] });
}

describe('a replay of stored auctions under other rules', () => {
  let clone: TestDatabase;
  let database: Database;
  let site: Site;
  const siteId = newId();
  const policies = new MarketPolicies(new SiteProgrammes());
  const log = createLogger({ logLevel: 'silent' });
  /** As after a restart: nothing is in memory. */
  const fresh = () => new WhatIfs(database, new MarketPolicies(new SiteProgrammes()), new ClockAdvances(new Sites(), new WakeUp()), new WakeUp(), log);
  const auctions: { readonly userId: string; readonly id: string; readonly at: Date; readonly record: AuctionRecord }[] = [];

  beforeAll(async () => {
    clone = await createTestDatabase();
    database = await connect({ url: clone.url, poolSize: 4, entities: [] });
    await database.transaction(SYSTEM, async (tx) => {
      const sites = new Sites();
      await sites.create(tx, { id: siteId, slug: 's', name: 'S', kind: 'live', currency: 'USD', timezone: 'Europe/Minsk', clockAt: null });
      site = await sites.get(tx, siteId);
      for (let user = 0; user < 170; user++) {
        const userId = newId();
        // The last of each is older than any span.
        for (const [n, days] of [1, 3, 9, 20, 29, 40, 100].entries()) {
          const id = newId();
          const at = new Date(site.now.getTime() - days * DAY_MS - user);
          auctions.push({ userId, id, at, record: auctionAt(id, at, user * 7 + n) });
        }
      }
      await tx.query(
        `insert into decision (site_id, user_id, id, stage, channel, outcome, winners, record, at)
         select $1, d."userId", d.id, 'sold', 'inbox', 'won', 1, d.record, d.at from jsonb_to_recordset($2::jsonb) as d ("userId" uuid, id uuid, at timestamptz, record jsonb)`,
        [siteId, JSON.stringify(auctions)],
      );
    });
  }, 60_000);
  afterAll(async () => {
    await database.close();
    await clone.drop();
  });

  const start = (settings: MarketPolicy, days: number) => database.transaction(siteScope(siteId), (tx) => fresh().start(tx, site, { settings, days, by: newId() }));
  const get = async (id: string) => {
    const run = await database.transaction(siteScope(siteId), (tx) => fresh().get(tx, siteId, id));
    if (run === null) throw new Error(`there is no run ${id}`);
    return run;
  };
  async function finish(): Promise<number> {
    let turns = 0;
    while ((await fresh().fireDue(site)) > 0) turns += 1;
    return turns;
  }

  it('counts page by page, over a restart after each, what one look at all of them counts', async () => {
    const id = await start(DEARER, 90);
    expect(await get(id)).toMatchObject({ state: 'running', total: null, comparedWith: 0 });
    await fresh().fireDue(site);
    expect(await get(id)).toMatchObject({ state: 'running', total: 1_020, tally: { auctions: 500 } });
    expect(await finish()).toBe(2);
    const held = auctions
      .filter(({ at }) => site.now.getTime() - at.getTime() <= 90 * DAY_MS)
      .toSorted((a, b) => (a.userId === b.userId ? a.at.getTime() - b.at.getTime() : a.userId < b.userId ? -1 : 1));
    const all = held.reduce(
      (before, { id: seed, userId, at, record }) => tallyWhatIf(before, { seed, userId, record, policy: MARKET_POLICY, moment: { stage: 'sold', channel: 'inbox', at } }, MARKET_POLICY, { ...DEARER, terms: { ...DEARER.terms, version: 'policy-0' } }),
      NOTHING_TALLIED,
    );
    const { state, tally } = await get(id);
    expect(state).toBe('done');
    if (tally === null) throw new Error('nothing was counted');
    expect(readTally(tally)).toEqual(all);
    expect(all.users).toBe(170);
    expect(all.instead.categories.bank?.shown).toBeLessThan(all.now.categories.bank?.shown ?? 0);
  });

  it('comes to the same under the rules in force, and publishes nothing', async () => {
    const id = await start(MARKET_POLICY, 30);
    await finish();
    const { tally } = await get(id);
    expect(tally).toMatchObject({ auctions: 5 * 170 });
    expect(tally?.instead).toEqual(tally?.now);
    expect(await database.transaction(siteScope(siteId), (tx) => policies.policyOf(tx, site))).toEqual(MARKET_POLICY);
  });

  it('refuses rules that could not be published, a span out of bounds, and a fourth at a time', async () => {
    await expect(start({ ...MARKET_POLICY, reserves: [] }, 7)).rejects.toMatchObject({ code: 'INVALID_INPUT', details: { problems: [{ path: 'reserves' }] } });
    await expect(start(MARKET_POLICY, 0)).rejects.toMatchObject({ code: 'INVALID_INPUT', details: { field: 'days' } });
    await expect(start(MARKET_POLICY, 91)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    for (let n = 0; n < 3; n++) await start(MARKET_POLICY, 1);
    await expect(start(MARKET_POLICY, 1)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    await finish();
  });

  it('is given up when an auction cannot be held again, and does not stop the next', async () => {
    const record = { ...auctionAt('x', site.now, 1), policy: 99 };
    await database.transaction(SYSTEM, (tx) =>
      tx.query(`insert into decision (site_id, user_id, id, stage, channel, outcome, winners, record, at) values ($1, $2, $3, 'sold', 'inbox', 'won', 1, $4, $5)`, [siteId, newId(), newId(), JSON.stringify(record), new Date(site.now.getTime() - 60 * DAY_MS)]),
    );
    const [broken, fine] = [await start(MARKET_POLICY, 80), await start(MARKET_POLICY, 2)];
    await finish();
    expect((await get(broken)).state).toBe('failed');
    expect((await get(fine)).state).toBe('done');
  });
});
