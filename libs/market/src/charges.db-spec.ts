import { checkLedger, Ledger } from '@ringroad/billing';
import { newId, SYSTEM } from '@ringroad/kernel';
import { connect, type Database, GroupCommit } from '@ringroad/platform';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { Budgets } from './budget.queries.js';
import { type ChargeAnswer, type ChargeRequest, Charges } from './charges.js';

const ledger = new Ledger();
const charges = new Charges(ledger, new Budgets());
const entry = { actor: 'test', at: new Date('2026-03-02T09:00:00Z') };
const siteId = newId();
let test: TestDatabase;
/** Two processes: each has a pool and a group commit of its own. */
let processes: readonly { readonly database: Database; readonly claims: GroupCommit<ChargeRequest, ChargeAnswer> }[];

beforeAll(async () => {
  test = await createTestDatabase();
  processes = await Promise.all([startProcess(), startProcess()]);
});

afterAll(async () => {
  for (const { database } of processes) await database.close();
  await test.drop();
});

async function startProcess() {
  const database = await connect({ url: test.url });
  const claims = new GroupCommit<ChargeRequest, ChargeAnswer>({
    flush: (batch) => database.transaction(SYSTEM, (tx) => charges.holdAll(tx, batch)),
  });
  return { database, claims };
}

const first = () => {
  const [process] = processes;
  if (!process) throw new Error('not started');
  return process.database;
};

interface Limits {
  readonly wallet: bigint;
  readonly total?: bigint;
  readonly daily?: bigint;
}

/** A partner with money and one campaign; returns what makes a claim at 100 each. */
async function campaignWith({ wallet, total = 1_000_000n, daily = 1_000_000n }: Limits) {
  const key = { siteId, partnerId: newId() };
  await first().transaction(SYSTEM, async (tx) => {
    await ledger.openWallet(tx, { ...key, currency: 'BYN' });
    await ledger.topUp(tx, { ...key, ...entry, amount: wallet, reference: newId() });
  });
  const windows = [{ key: 'total', cap: total }, { key: '2026-03-02', cap: daily }];
  const campaignId = newId();
  return (leadId = newId(), amount = 100n): ChargeRequest => ({ ...key, ...entry, campaignId, leadId, amount, windows });
}

const standing = (request: ChargeRequest) => ({ ...request, windowKeys: request.windows.map((window) => window.key) });

const stateOf = (request: ChargeRequest) =>
  first().transaction(SYSTEM, async (tx) => {
    const { available, held, spent } = await ledger.wallet(tx, request);
    const windows = await tx.query<{ key: string; cap: bigint; pending: bigint; posted: bigint }>(
      `select window_key as key, cap, pending, posted from budget_window where campaign_id = $1 order by window_key desc`,
      [request.campaignId],
    );
    return { available, held, spent, windows };
  });

const claimEverywhere = (requests: readonly ChargeRequest[]) =>
  Promise.all(requests.map((request, index) => processes[index % processes.length]?.claims.submit(request)));

const count = (answers: readonly (ChargeAnswer | undefined)[], kind: ChargeAnswer['kind'], reason?: string) =>
  answers.filter((answer) => answer?.kind === kind && (answer.kind !== 'refused' || answer.reason === reason)).length;

describe('a claim at a price', () => {
  it('is held in the wallet and in every budget, or in none', async () => {
    const claim = await campaignWith({ wallet: 250n, total: 1_000n, daily: 1_000n });
    const requests = [claim(), claim(), claim()];
    const answers = await first().transaction(SYSTEM, (tx) => charges.holdAll(tx, requests));
    expect(answers).toEqual([{ kind: 'held' }, { kind: 'held' }, { kind: 'refused', reason: 'insufficient-funds' }]);
    expect(await stateOf(claim())).toEqual({
      available: 50n,
      held: 200n,
      spent: 0n,
      windows: [
        { key: 'total', cap: 1_000n, pending: 200n, posted: 0n },
        { key: '2026-03-02', cap: 1_000n, pending: 200n, posted: 0n },
      ],
    });
  });

  it('that the wallet cannot pay leaves the budget to the one after it', async () => {
    const claim = await campaignWith({ wallet: 100n, daily: 150n });
    const answers = await first().transaction(SYSTEM, (tx) => charges.holdAll(tx, [claim(newId(), 140n), claim()]));
    expect(answers).toEqual([{ kind: 'refused', reason: 'insufficient-funds' }, { kind: 'held' }]);
  });

  it('is told which budget is used up', async () => {
    const byDay = await campaignWith({ wallet: 1_000n, daily: 150n });
    expect(await first().transaction(SYSTEM, (tx) => charges.holdAll(tx, [byDay(), byDay()]))).toEqual([{ kind: 'held' }, { kind: 'refused', reason: 'daily-budget' }]);
    const inTotal = await campaignWith({ wallet: 1_000n, total: 150n });
    expect(await first().transaction(SYSTEM, (tx) => charges.holdAll(tx, [inTotal(), inTotal()]))).toEqual([{ kind: 'held' }, { kind: 'refused', reason: 'total-budget' }]);
  });

  it('moves wallet and budget once at qualification, however often it is judged', async () => {
    const claim = await campaignWith({ wallet: 1_000n });
    const [paid, freed] = [claim(), claim()];
    await first().transaction(SYSTEM, (tx) => charges.holdAll(tx, [paid, freed]));
    for (const kind of ['posted', 'already'] as const) {
      const [answer] = await first().transaction(SYSTEM, (tx) => charges.postAll(tx, [standing(paid)]));
      expect(answer?.kind).toBe(kind);
    }
    for (const kind of ['voided', 'already'] as const) {
      const [answer] = await first().transaction(SYSTEM, (tx) => charges.voidAll(tx, [standing(freed)]));
      expect(answer?.kind).toBe(kind);
    }
    expect(await first().transaction(SYSTEM, (tx) => charges.voidAll(tx, [standing(paid)]))).toEqual([{ kind: 'refused', reason: 'already-posted' }]);
    const { windows, ...wallet } = await stateOf(paid);
    expect(wallet).toEqual({ available: 900n, held: 0n, spent: 100n });
    expect(windows.map(({ pending, posted }) => [pending, posted])).toEqual([[0n, 100n], [0n, 100n]]);
  });

  it('that is sent again among new ones changes nothing, and spoils none of them', async () => {
    const claim = await campaignWith({ wallet: 1_000n });
    const [known, fresh, twice] = [claim(), claim(), claim()];
    const hold = (...requests: ChargeRequest[]) => first().transaction(SYSTEM, (tx) => charges.holdAll(tx, requests));
    const post = (...requests: ChargeRequest[]) => first().transaction(SYSTEM, (tx) => charges.postAll(tx, requests.map(standing)));
    await hold(known);
    expect((await hold(known, fresh, twice, twice)).map(({ kind }) => kind)).toEqual(['already', 'held', 'held', 'already']);
    expect(await hold({ ...fresh, amount: 99n }, fresh)).toEqual([{ kind: 'refused', reason: 'other-amount' }, { kind: 'already', state: 'held' }]);
    expect((await post(known, known)).map(({ kind }) => kind)).toEqual(['posted', 'already']);
    expect((await post(known, fresh, claim(), twice)).map(({ kind }) => kind)).toEqual(['already', 'posted', 'refused', 'posted']);
    const { windows, ...wallet } = await stateOf(known);
    expect(wallet).toEqual({ available: 700n, held: 0n, spent: 300n });
    expect(windows.map(({ pending, posted }) => [pending, posted])).toEqual([[0n, 300n], [0n, 300n]]);
  });

  it('is written in one transaction for many partners, of whom one cannot pay', async () => {
    const [rich, poor] = [await campaignWith({ wallet: 1_000n }), await campaignWith({ wallet: 150n })];
    const answers = await first().transaction(SYSTEM, (tx) => charges.holdAll(tx, [rich(), poor(), rich(), poor(), rich()]));
    expect(answers.map(({ kind }) => kind)).toEqual(['held', 'held', 'held', 'refused', 'held']);
    expect(await stateOf(rich())).toMatchObject({ available: 700n, held: 300n });
    expect(await stateOf(poor())).toMatchObject({ available: 50n, held: 100n });
  });

  it('obeys a budget that was lowered below what is already spent, and takes nothing back', async () => {
    const claim = await campaignWith({ wallet: 1_000n });
    await first().transaction(SYSTEM, (tx) => charges.holdAll(tx, [claim(), claim()]));
    const lowered = { ...claim(), windows: [{ key: 'total', cap: 150n }] };
    expect(await first().transaction(SYSTEM, (tx) => charges.holdAll(tx, [lowered]))).toEqual([{ kind: 'refused', reason: 'total-budget' }]);
    expect((await stateOf(lowered)).windows[0]).toEqual({ key: 'total', cap: 150n, pending: 200n, posted: 0n });
  });
});

describe('leads that are judged together', () => {
  const hold = (...requests: ChargeRequest[]) => first().transaction(SYSTEM, (tx) => charges.holdAll(tx, requests));
  const settle = (posts: readonly ChargeRequest[], voids: readonly ChargeRequest[]) =>
    first().transaction(SYSTEM, (tx) => charges.settleAll(tx, { posts: posts.map(standing), voids: voids.map(standing) }));

  it('are paid or freed as each was judged, and a repeat changes nothing', async () => {
    const [one, other] = [await campaignWith({ wallet: 1_000n }), await campaignWith({ wallet: 1_000n })];
    const [paid, freed, alsoPaid] = [one(), one(), other()];
    await hold(paid, freed, alsoPaid);
    for (let times = 0; times < 2; times += 1) {
      await settle([paid, alsoPaid], [freed]);
      expect(await stateOf(paid)).toMatchObject({ available: 900n, held: 0n, spent: 100n });
      expect(await stateOf(alsoPaid)).toMatchObject({ available: 900n, held: 0n, spent: 100n });
    }
  });

  it('move no price at all when one of them went the other way, or was never held', async () => {
    const claim = await campaignWith({ wallet: 1_000n });
    const [freed, posted, open] = [claim(), claim(), claim()];
    await hold(freed, posted, open);
    await settle([posted], [freed]);
    const before = await stateOf(open);
    await expect(settle([freed], [open])).rejects.toThrow(`${freed.leadId} cannot be posted: already-voided`);
    await expect(settle([open], [posted])).rejects.toThrow(`${posted.leadId} cannot be voided: already-posted`);
    const unheld = claim();
    await expect(settle([open, unheld], [])).rejects.toThrow(`${unheld.leadId} cannot be posted: no-hold`);
    expect(await stateOf(open)).toEqual(before);
  });

  it('lock all their wallets in one order, whatever was judged: two batches never wait for each other', async () => {
    const campaigns = await Promise.all([campaignWith({ wallet: 1_000n }), campaignWith({ wallet: 1_000n })]);
    const [low, high] = campaigns.map((claim) => claim()).sort((a, b) => (a.partnerId < b.partnerId ? -1 : 1)) as [ChargeRequest, ChargeRequest];
    await hold(low, high);
    const isFree = ({ partnerId }: ChargeRequest) =>
      first().transaction(SYSTEM, async (tx) => (await tx.query('select from wallet where partner_id = $1 for update skip locked', [partnerId])).length > 0);
    const isWaiting = () => first().transaction(SYSTEM, async (tx) => (await tx.query('select from pg_locks join pg_stat_activity a using (pid) where not granted and a.datname = current_database()')).length > 0);
    let settled: Promise<void> | undefined;
    await first().transaction(SYSTEM, async (tx) => {
      await charges.lock(tx, [low]);
      settled = settle([high], [low]);
      while (!(await isWaiting())) await new Promise((resolve) => setTimeout(resolve, 5));
      expect(await isFree(high)).toBe(true);
    });
    await settled;
    expect(await stateOf(high)).toMatchObject({ held: 0n, spent: 100n });
  });
});

describe('64 claims at the same moment, from two processes', () => {
  it('against a wallet that can pay 10 give exactly 10 holds and no overdraft', async () => {
    const claim = await campaignWith({ wallet: 1_050n });
    const answers = await claimEverywhere(Array.from({ length: 64 }, () => claim()));
    expect(count(answers, 'held')).toBe(10);
    expect(count(answers, 'refused', 'insufficient-funds')).toBe(54);
    expect(await stateOf(claim())).toMatchObject({ available: 50n, held: 1_000n });
  });

  it('against a daily budget that allows 10 give exactly 10 holds', async () => {
    const claim = await campaignWith({ wallet: 100_000n, daily: 1_050n });
    const answers = await claimEverywhere(Array.from({ length: 64 }, () => claim()));
    expect(count(answers, 'held')).toBe(10);
    expect(count(answers, 'refused', 'daily-budget')).toBe(54);
    const { held, windows } = await stateOf(claim());
    expect(held).toBe(1_000n);
    expect(windows.map((window) => window.pending)).toEqual([1_000n, 1_000n]);
  });

  it('that are one claim sent 64 times give one hold', async () => {
    const claim = await campaignWith({ wallet: 100_000n });
    const leadId = newId();
    const answers = await claimEverywhere(Array.from({ length: 64 }, () => claim(leadId)));
    expect(count(answers, 'held')).toBe(1);
    expect(count(answers, 'already')).toBe(63);
  });

  it('without group commit, one transaction each, over many campaigns of few partners, neither overdraw nor deadlock', async () => {
    const campaigns = await Promise.all(Array.from({ length: 4 }, () => campaignWith({ wallet: 800n, daily: 700n })));
    const requests = Array.from({ length: 64 }, (_, index) => [campaigns[index % 4]?.(), campaigns[(index * 3 + 1) % 4]?.()].filter((request) => request !== undefined));
    const answers = await Promise.all(
      requests.map((batch, index) => processes[index % 2]?.database.transaction(SYSTEM, (tx) => charges.holdAll(tx, batch))),
    );
    expect(answers.flat().filter((answer) => answer?.kind === 'held')).toHaveLength(28);
  });

  it('leave a ledger that proves itself', async () => {
    const checks = await first().transaction(SYSTEM, checkLedger);
    expect(checks.filter((check) => !check.ok)).toEqual([]);
  });
});
