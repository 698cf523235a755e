import { Ledger } from '@ringroad/billing';
import { newId, siteScope, SYSTEM } from '@ringroad/kernel';
import { SiteProgrammes } from '@ringroad/lifecycle';
import { connect, type Database, type Site, Sites, type Tx } from '@ringroad/platform';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { Budgets, Charges, MARKET_POLICY, MarketCatalogue, MarketPolicies } from './index.js';
import { lessonsOf } from './lesson.queries.js';
import type { SiteMarket } from './site-market.js';
import { forgetTouches } from './touch.queries.js';

const PAUSE = `update campaign set status = 'paused', paused_by = 'partner' where id = $1`;
const TOGGLE = `update campaign set status = case status when 'active' then 'paused' else 'active' end, paused_by = case status when 'active' then 'partner' end where id = $1`;
const NOON = new Date('2026-11-22T09:00:00Z');
const ledger = new Ledger();
const charges = new Charges(ledger, new Budgets());

/** A server or worker: what it keeps in memory is its own. */
interface Process {
  readonly database: Database;
  readonly catalogue: MarketCatalogue;
}

let clone: TestDatabase;
let processes: readonly [Process, Process];
let site: Site;
const siteId = newId();

beforeAll(async () => {
  clone = await createTestDatabase();
  processes = [await startProcess(), await startProcess()];
  await processes[0].database.transaction(SYSTEM, async (tx) => {
    const sites = new Sites();
    await sites.create(tx, { id: siteId, slug: 's', name: 'S', kind: 'sandbox', currency: 'USD', timezone: 'Europe/Minsk', clockAt: NOON });
    site = { ...(await sites.get(tx, siteId)), now: NOON };
  });
});
afterAll(async () => {
  for (const { database } of processes) await database.close();
  await clone.drop();
});

async function startProcess(): Promise<Process> {
  return { database: await connect({ url: clone.url, poolSize: 4 }), catalogue: new MarketCatalogue(new MarketPolicies(new SiteProgrammes())) };
}

const write = (sql: string, ...values: unknown[]) => processes[0].database.transaction(siteScope(siteId), (tx) => tx.query(sql, values));
const look = ({ database, catalogue }: Process, at = site) => database.transaction(siteScope(siteId), (tx) => catalogue.load(tx, at));
const lookAnew = () => look({ ...processes[1], catalogue: new MarketCatalogue(new MarketPolicies(new SiteProgrammes())) });

/** All that a market knows, to be compared with that of another. */
function knownTo(market: SiteMarket): unknown {
  const all = [...market.all()].map(({ view, row }) => ({ view, offers: row.offers, name: row.partnerName, state: market.campaign(view.id)?.state }));
  return { version: market.policy.version, campaigns: all.sort((a, b) => (a.view.id < b.view.id ? -1 : 1)) };
}

async function addPartner(wallet = 10_000n): Promise<string> {
  const id = newId();
  await processes[0].database.transaction(siteScope(siteId), async (tx) => {
    await tx.query(`insert into partner (site_id, id, name, categories, status, created_at) values ($1, $2, 'P', '{detailing}', 'active', $3)`, [siteId, id, NOON]);
    await ledger.openWallet(tx, { siteId, partnerId: id, currency: 'USD' });
    await ledger.topUp(tx, { siteId, partnerId: id, actor: 'test', at: NOON, amount: wallet, reference: newId() });
  });
  return id;
}

async function addCampaign(partnerId: string, columns: { readonly daily?: bigint; readonly status?: string } = {}): Promise<string> {
  const id = newId();
  await processes[0].database.transaction(siteScope(siteId), async (tx) => {
    await tx.query(
      `insert into campaign (site_id, partner_id, id, name, status, category, stages, max_price, total_budget, daily_budget, created_at)
       values ($1, $2, $3, 'C', $4, 'detailing', '{posted}', 500, 100000, $5, $6)`,
      [siteId, partnerId, id, columns.status ?? 'active', columns.daily ?? null, NOON],
    );
    await tx.query(
      `insert into offer (site_id, partner_id, id, campaign_id, title, text, terms, valid_days, status) values ($1, $2, $3, $4, 'T', 'T', '', 30, 'approved')`,
      [siteId, partnerId, newId(), id],
    );
  });
  return id;
}

/** A claim at 100, in the windows total and day. */
function hold(tx: Tx, partnerId: string, campaignId: string, leadId = newId()) {
  return charges.holdAll(tx, [{ siteId, partnerId, campaignId, leadId, actor: 'test', at: NOON, amount: 100n, windows: [{ key: 'total', cap: 100_000n }, { key: '2026-11-22', cap: 100n }] }]);
}

/** A hundred shows, each a lead. */
async function teach(partnerId: string, campaignId: string): Promise<void> {
  await write(
    `with taught as (insert into learning (site_id, until) values ($1, '2026-11-22') returning site_id)
     insert into lesson (site_id, partner_id, campaign_id, offer_id, category, stage, trials, success)
     select site_id, $2, campaign_id, id, 'detailing', 'posted', 100, 100 from taught join offer using (site_id) where campaign_id = $3`,
    siteId, partnerId, campaignId,
  );
}

describe('what one process changes, the next decision of every process knows', () => {
  it.each<[string, (ids: { partnerId: string; campaignId: string }) => Promise<unknown>, (market: SiteMarket, campaignId: string) => unknown, unknown, unknown]>([
    ['a pause', ({ campaignId }) => write(PAUSE, campaignId), (m, id) => m.campaign(id)?.campaign.campaignStatus, 'active', 'paused'],
    ['a suspended partner', ({ partnerId }) => write(`update partner set status = 'suspended' where id = $1`, partnerId), (m, id) => m.campaign(id)?.campaign.partnerStatus, 'active', 'suspended'],
    ['an offer withdrawn', ({ campaignId }) => write(`update offer set status = 'refused' where campaign_id = $1`, campaignId), (m, id) => m.campaign(id)?.campaign.offerStatus, 'approved', 'draft'],
    ['an end', ({ campaignId }) => write(`update campaign set status = 'ended' where id = $1`, campaignId), (m, id) => m.campaign(id) !== undefined, true, false],
    ['a higher bid', ({ campaignId }) => write('update campaign set max_price = 700 where id = $1', campaignId), (m, id) => m.campaign(id)?.campaign.bid, 500n, 700n],
    ['a lower budget', ({ campaignId }) => write('update campaign set total_budget = 700 where id = $1', campaignId), (m, id) => m.campaign(id)?.state.totalRemaining, 100_000n, 700n],
    ['a limit over all campaigns', ({ partnerId }) => write(`insert into account_limit (site_id, partner_id, set_by, daily_budget, set_at) values ($1, $2, 'operator', 300, now())`, siteId, partnerId), (m, id) => m.campaign(id)?.state.accountRemaining, null, 300n],
    ['a slower pace', ({ partnerId, campaignId }) => write(`insert into campaign_pace (site_id, partner_id, campaign_id, pass_ppm, memory, looked_at) values ($1, $2, $3, 500000, '{}', now())`, siteId, partnerId, campaignId), (m, id) => m.campaign(id)?.state.passPpm, 1_000_000, 500_000],
    ['what its shows taught', ({ partnerId, campaignId }) => teach(partnerId, campaignId), (m, id) => m.campaign(id)?.campaign.qualityPpm.posted, 30_000, 786_590],
    ['other rules', () => write(`insert into market_policy (site_id, version, id, settings, at, note) values ($1, 1, $2, '{"duplicateDays": 7}', now(), '')`, siteId, newId()), (m) => m.policy.duplicateDays, MARKET_POLICY.duplicateDays, 7],
  ])('%s', async (_, change, read, before, after) => {
    const partnerId = await addPartner();
    const campaignId = await addCampaign(partnerId);
    for (const each of processes) expect(read(await look(each), campaignId)).toBe(before);
    await change({ partnerId, campaignId });
    for (const each of processes) expect(read(await look(each), campaignId)).toBe(after);
  });

  it('a claim that uses up the day, for its campaign, and what it took from the wallet, for its sibling', async () => {
    const partnerId = await addPartner(150n);
    const [one, other] = [await addCampaign(partnerId, { daily: 100n }), await addCampaign(partnerId)];
    await look(processes[1]);
    await processes[0].database.transaction(SYSTEM, (tx) => hold(tx, partnerId, one));
    const market = await look(processes[1]);
    expect(market.campaign(one)?.state).toMatchObject({ dailyRemaining: 0n, totalRemaining: 99_900n, walletAvailable: 50n });
    expect(market.campaign(other)?.state).toMatchObject({ totalRemaining: 100_000n, walletAvailable: 50n });
  });

  it('a claim that came to nothing', async () => {
    const partnerId = await addPartner(100n);
    const campaignId = await addCampaign(partnerId, { daily: 100n });
    const lead = { siteId, partnerId, leadId: newId(), actor: 'test', at: NOON, campaignId, amount: 100n, windowKeys: ['total', '2026-11-22'] };
    await processes[0].database.transaction(SYSTEM, (tx) => hold(tx, partnerId, campaignId, lead.leadId));
    expect((await look(processes[1])).campaign(campaignId)?.state).toMatchObject({ dailyRemaining: 0n, walletAvailable: 0n });
    await processes[0].database.transaction(SYSTEM, (tx) => charges.voidAll(tx, [lead]));
    expect((await look(processes[1])).campaign(campaignId)?.state).toMatchObject({ dailyRemaining: 100n, walletAvailable: 100n });
  });

  it('a top-up of an empty wallet', async () => {
    const partnerId = await addPartner(1n);
    const campaignId = await addCampaign(partnerId);
    expect((await look(processes[1])).campaign(campaignId)?.state.walletAvailable).toBe(1n);
    await processes[0].database.transaction(SYSTEM, (tx) => ledger.topUp(tx, { siteId, partnerId, actor: 'test', at: NOON, amount: 900n, reference: newId() }));
    expect((await look(processes[1])).campaign(campaignId)?.state.walletAvailable).toBe(901n);
  });
});

it('an edit that began before another and was committed after it is not passed over', async () => {
  const partnerId = await addPartner();
  const [slow, quick] = [await addCampaign(partnerId), await addCampaign(partnerId)];
  const [here, there] = processes;
  await look(there);
  await here.database.transaction(siteScope(siteId), async (tx) => {
    await tx.query(PAUSE, [slow]);
    await there.database.transaction(siteScope(siteId), (other) => other.query(PAUSE, [quick]));
    const between = await look(there);
    expect([slow, quick].map((id) => between.campaign(id)?.campaign.campaignStatus)).toEqual(['active', 'paused']);
  });
  expect((await look(there)).campaign(slow)?.campaign.campaignStatus).toBe('paused');
});

it('a transaction that looks, changes and looks again sees what it did; when it is given up, nobody does', async () => {
  const campaignId = await addCampaign(await addPartner());
  const [here, there] = processes;
  const statusTo = (market: SiteMarket) => market.campaign(campaignId)?.campaign.campaignStatus;
  const attempt = here.database.transaction(siteScope(siteId), async (tx) => {
    expect(statusTo(await here.catalogue.load(tx, site))).toBe('active');
    await tx.query(PAUSE, [campaignId]);
    expect(statusTo(await here.catalogue.load(tx, site))).toBe('paused');
    throw new Error('given up');
  });
  await expect(attempt).rejects.toThrow('given up');
  expect(statusTo(await look(here))).toBe('active');
  // Looked at in the transaction that changes it, before the change: still news to the process that made it.
  await here.database.transaction(siteScope(siteId), async (tx) => {
    await tx.query('update campaign set name = name where id = $1', [campaignId]);
    await here.catalogue.load(tx, site);
    await tx.query(PAUSE, [campaignId]);
  });
  expect([statusTo(await look(here)), statusTo(await look(there))]).toEqual(['paused', 'paused']);
});

it('at the partner’s midnight the day’s budget is whole again, though nothing was touched', async () => {
  const partnerId = await addPartner();
  await write(`update partner set timezone = 'Asia/Tokyo' where id = $1`, partnerId);
  const campaignId = await addCampaign(partnerId, { daily: 100n });
  await processes[0].database.transaction(SYSTEM, (tx) => hold(tx, partnerId, campaignId));
  const left = async (instant: string) => (await look(processes[0], { ...site, now: new Date(instant) })).campaign(campaignId)?.state.dailyRemaining;
  expect(await left('2026-11-22T14:59:59Z')).toBe(0n);
  expect(await left('2026-11-22T15:00:00Z')).toBe(100n);
});

it('who may be a little late does not ask the database, and is late by no more', async () => {
  const campaignId = await addCampaign(await addPartner());
  const { database, catalogue } = processes[0];
  const lookLate = (maxAge: number) => database.transaction(siteScope(siteId), (tx) => catalogue.load(tx, site, maxAge));
  await lookLate(0);
  await write(PAUSE, campaignId);
  expect((await lookLate(60_000)).campaign(campaignId)?.campaign.campaignStatus).toBe('active');
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect((await lookLate(50)).campaign(campaignId)?.campaign.campaignStatus).toBe('paused');
});

it('after any edits, however they meet, both processes know what a new one reads', async () => {
  const partners = await Promise.all([addPartner(), addPartner(2_000n), addPartner(300n)]);
  const campaigns = (await Promise.all(partners.flatMap((partnerId) => [0, 1, 2].map(() => addCampaign(partnerId))))).map((id, n) => ({ id, partnerId: partners[Math.floor(n / 3)] ?? '' }));
  let draw = 7;
  const below = (limit: number) => (draw = (draw * 48_271) % 2_147_483_647) % limit;
  const change = async (tx: Tx) => {
    const { id, partnerId } = campaigns[below(campaigns.length)] ?? { id: '', partnerId: '' };
    const edits = [
      () => tx.query('update campaign set max_price = 300 + $2 where id = $1', [id, below(100)]),
      () => tx.query(TOGGLE, [id]),
      () => tx.query(`update partner set status = case status when 'active' then 'suspended' else 'active' end where id = $1`, [partnerId]),
      () => tx.query('update offer set title = $2 where campaign_id = $1', [id, `T ${below(100)}`]),
      () => hold(tx, partnerId, id),
      () => ledger.topUp(tx, { siteId, partnerId, actor: 'test', at: NOON, amount: 50n, reference: newId() }),
    ];
    await edits[below(edits.length)]?.();
  };
  for (let round = 0; round < 25; round += 1) {
    const edit = ({ database }: Process) =>
      database
        .transaction(siteScope(siteId), async (tx) => {
          await change(tx);
          await change(tx);
          if (below(4) === 0) throw new Error('given up');
        })
        .catch((error: unknown) => expect(String(error)).toMatch(/given up|deadlock/));
    await Promise.all([edit(processes[0]), edit(processes[1]), look(processes[0]), look(processes[1]), edit(processes[0]), look(processes[1])]);
    if (round % 5 === 4) {
      const anew = knownTo(await lookAnew());
      for (const each of processes) expect(knownTo(await look(each))).toEqual(anew);
    }
  }
});

describe('a market that is searched', () => {
  const bigId = newId();
  let big: Site;
  let taught: string;
  let other: string;
  const quality = (market: SiteMarket, id: string) => market.campaign(id)?.campaign.qualityPpm.posted;
  const learn = ({ database, catalogue }: Process) => catalogue.learn(bigId, () => database.transaction(siteScope(bigId), (tx) => lessonsOf(tx, bigId)));
  const lookAt = (each: Process) => each.database.transaction(siteScope(bigId), (tx) => each.catalogue.load(tx, big));
  const change = (sql: string, ...values: unknown[]) => processes[0].database.transaction(SYSTEM, (tx) => tx.query(sql, values));

  beforeAll(async () => {
    const partnerId = newId();
    await processes[0].database.transaction(SYSTEM, async (tx) => {
      const sites = new Sites();
      await sites.create(tx, { id: bigId, slug: 'big', name: 'B', kind: 'sandbox', currency: 'USD', timezone: 'Europe/Minsk', clockAt: NOON });
      big = { ...(await sites.get(tx, bigId)), now: NOON };
      await tx.query(`insert into partner (site_id, id, name, categories, status, created_at) values ($1, $2, 'P', '{detailing}', 'active', $3)`, [bigId, partnerId, NOON]);
      await ledger.openWallet(tx, { siteId: bigId, partnerId, currency: 'USD' });
      await tx.query(
        `insert into campaign (site_id, partner_id, id, name, status, category, stages, max_price, total_budget, created_at)
         select $1, $2, gen_random_uuid(), 'C', 'active', 'detailing', '{posted}', 500, 100000, $3 from generate_series(1, 1200)`,
        [bigId, partnerId, NOON],
      );
      const [one, two] = await tx.query<{ id: string }>('select id from campaign where site_id = $1 order by id limit 2', [bigId]);
      [taught, other] = [one?.id ?? '', two?.id ?? ''];
    });
  });

  async function teachBig(success: number): Promise<void> {
    await change(`insert into learning (site_id, until) values ($1, '2026-11-22') on conflict (site_id) do update set until = learning.until + interval '1 day'`, bigId);
    await change(
      `insert into lesson (site_id, partner_id, campaign_id, offer_id, category, stage, trials, success)
       select site_id, partner_id, id, id, 'detailing', 'posted', 100, $2 from campaign where id = $1
       on conflict (site_id, partner_id, campaign_id, offer_id, category, stage) do update set success = excluded.success`,
      taught, success,
    );
  }

  it('nobody who decides waits until all of it is rated anew; it is when it was learnt aside, with what changed meanwhile', async () => {
    const [here] = processes;
    const before = await lookAt(here);
    expect(before.size).toBe(1200);
    await teachBig(90);
    expect(quality(await lookAt(here), taught)).toBe(30_000);
    const learning = learn(here);
    await change(PAUSE, other);
    expect((await lookAt(here)).campaign(other)?.campaign.campaignStatus).toBe('paused');
    await change(`update campaign set status = 'ended' where site_id = $1 and id = (select max(id::text)::uuid from campaign where site_id = $1)`, bigId);
    await learning;
    const after = await lookAt(here);
    expect(quality(after, taught)).toBeGreaterThan(500_000);
    expect(after.size).toBe(1199);
    expect(after.campaign(other)?.campaign.campaignStatus).toBe('paused');
    const anew = await lookAt({ ...here, catalogue: new MarketCatalogue(new MarketPolicies(new SiteProgrammes())) });
    expect(knownTo(after)).toEqual(knownTo(anew));
  });

  it('what was in hand when it was learnt takes its place with it: a change in the middle is not lost, and learning twice is no harm', async () => {
    const [here] = processes;
    await teachBig(10);
    await lookAt(here);
    await Promise.all([learn(here), change(TOGGLE, other).then(() => lookAt(here)), learn(here)]);
    const anew = await lookAt({ ...here, catalogue: new MarketCatalogue(new MarketPolicies(new SiteProgrammes())) });
    expect(knownTo(await lookAt(here))).toEqual(knownTo(anew));
  });
});

it('old touches are forgotten, and the others kept', async () => {
  await addCampaign(await addPartner());
  await write(`update market_touch set at = at - interval '1 hour' where seq % 2 = 0`);
  const ages = () => write(`select count(*) filter (where at < now() - interval '30 minutes')::int as old, count(*) filter (where at > now() - interval '30 minutes')::int as new from market_touch where site_id = $1`, siteId);
  const [before] = await ages();
  await processes[0].database.transaction(siteScope(siteId), (tx) => forgetTouches(tx, siteId, 1_200));
  expect(await ages()).toEqual([{ ...(before as object), old: 0 }]);
  expect(before).not.toMatchObject({ old: 0 });
});
