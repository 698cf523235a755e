import { DomainError, newId, partnerScope, siteScope, SYSTEM } from '@ringroad/kernel';
import { connect, type Database, type Tx } from '@ringroad/platform';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { checkInvariants } from './domain/invariants.js';
import { checkLedger } from './ledger-check.queries.js';
import { type LeadKey, Ledger, type LockedWallets } from './ledger.js';

const ledger = new Ledger();
const siteId = newId();
const at = new Date('2026-03-02T09:00:00Z');
const entry = { actor: 'test', at };
let test: TestDatabase;
let database: Database;

beforeAll(async () => {
  test = await createTestDatabase();
  database = await connect({ url: test.url });
});

afterAll(async () => {
  await database.close();
  await test.drop();
});

const inTransaction = <T>(work: (tx: Tx) => Promise<T>) => database.transaction(SYSTEM, work);

async function walletWith(amount: bigint): Promise<{ siteId: string; partnerId: string }> {
  const key = { siteId, partnerId: newId() };
  await inTransaction((tx) => ledger.openWallet(tx, { ...key, currency: 'BYN' }));
  if (amount > 0n) await inTransaction((tx) => ledger.topUp(tx, { ...key, ...entry, amount, reference: newId() }));
  return key;
}

type Key = { siteId: string; partnerId: string };
type Decision<Answer, Lead> = (locked: LockedWallets, leads: readonly Lead[]) => Answer[];
const batch = <Answer, Lead extends LeadKey>(leads: readonly Lead[], decide: Decision<Answer, Lead>) =>
  inTransaction(async (tx) => {
    const locked = await ledger.lock(tx, leads);
    const answers = decide(locked, leads);
    await ledger.save(tx, locked);
    return answers;
  });
const leadsOf = (key: Key, leadIds: readonly string[]) => leadIds.map((leadId) => ({ ...key, ...entry, leadId }));
const hold = (key: Key, ...orders: readonly (readonly [leadId: string, amount: bigint])[]) =>
  batch(orders.map(([leadId, amount]) => ({ ...key, ...entry, leadId, amount })), (locked, requests) => ledger.holdAll(locked, requests));
const post = (key: Key, ...leadIds: readonly string[]) => batch(leadsOf(key, leadIds), (locked, leads) => ledger.postAll(locked, leads));
const release = (key: Key, ...leadIds: readonly string[]) => batch(leadsOf(key, leadIds), (locked, leads) => ledger.voidAll(locked, leads));
const balance = async (key: Key) => {
  const { available, held, spent } = await inTransaction((tx) => ledger.wallet(tx, key));
  return { available, held, spent };
};

describe('a wallet', () => {
  it('grants a batch of holds in the order of arrival, and a refused one blocks nobody', async () => {
    const key = await walletWith(100n);
    const leads = [newId(), newId(), newId(), newId()] as const;
    expect(await hold(key, [leads[0], 60n], [leads[1], 50n], [leads[2], 40n], [leads[3], 1n])).toEqual([
      { kind: 'held' },
      { kind: 'refused', reason: 'insufficient-funds' },
      { kind: 'held' },
      { kind: 'refused', reason: 'insufficient-funds' },
    ]);
    expect(await balance(key)).toEqual({ available: 0n, held: 100n, spent: 0n });
  });

  it('holds a price once, however often a claim is sent, in one batch or in two', async () => {
    const key = await walletWith(100n);
    const leadId = newId();
    expect(await hold(key, [leadId, 30n], [leadId, 30n])).toEqual([{ kind: 'held' }, { kind: 'already', state: 'held' }]);
    expect(await hold(key, [leadId, 30n])).toEqual([{ kind: 'already', state: 'held' }]);
    expect(await hold(key, [leadId, 31n])).toEqual([{ kind: 'refused', reason: 'other-amount' }]);
    expect(await balance(key)).toEqual({ available: 70n, held: 30n, spent: 0n });
  });

  it('pays a qualified lead once and never a voided one', async () => {
    const key = await walletWith(100n);
    const [paid, freed, unknown] = [newId(), newId(), newId()];
    await hold(key, [paid, 30n], [freed, 20n]);
    expect(await post(key, paid, paid, unknown)).toEqual([
      { kind: 'posted', amount: 30n },
      { kind: 'already', state: 'posted' },
      { kind: 'refused', reason: 'no-hold' },
    ]);
    expect(await release(key, freed, paid, freed)).toEqual([
      { kind: 'voided', amount: 20n },
      { kind: 'refused', reason: 'already-posted' },
      { kind: 'already', state: 'voided' },
    ]);
    expect(await post(key, paid, freed)).toEqual([{ kind: 'already', state: 'posted' }, { kind: 'refused', reason: 'already-voided' }]);
    expect(await hold(key, [paid, 30n], [freed, 20n])).toEqual([{ kind: 'already', state: 'posted' }, { kind: 'already', state: 'voided' }]);
    expect(await balance(key)).toEqual({ available: 70n, held: 0n, spent: 30n });
  });

  it('posts one lead and frees another in the same transaction', async () => {
    const key = await walletWith(50n);
    const [paid, freed] = [newId(), newId()];
    await hold(key, [paid, 30n], [freed, 20n]);
    await batch(leadsOf(key, [paid, freed]), (locked, [one, other]) => [
      ...ledger.postAll(locked, one ? [one] : []),
      ...ledger.voidAll(locked, other ? [other] : []),
    ]);
    expect(await balance(key)).toEqual({ available: 20n, held: 0n, spent: 30n });
  });

  it('takes a bank transfer once per reference, and refuses the reference with another amount', async () => {
    const key = await walletWith(0n);
    const order = { ...key, ...entry, amount: 500n, reference: 'PAY-1' };
    expect(await inTransaction((tx) => ledger.topUp(tx, order))).toEqual({ kind: 'booked' });
    expect(await inTransaction((tx) => ledger.topUp(tx, order))).toEqual({ kind: 'already' });
    await expect(inTransaction((tx) => ledger.topUp(tx, { ...order, amount: 600n }))).rejects.toMatchObject({ code: 'CONFLICT' });
    const other = await walletWith(0n);
    await expect(inTransaction((tx) => ledger.topUp(tx, { ...order, ...other }))).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(inTransaction((tx) => ledger.topUp(tx, { ...order, reference: 'PAY-2', partnerId: newId() }))).rejects.toThrow(DomainError);
    expect(await balance(key)).toEqual({ available: 500n, held: 0n, spent: 0n });
  });

  it('takes a bank transfer once when eight operators book it at the same moment', async () => {
    const key = await walletWith(0n);
    const order = { ...key, ...entry, amount: 500n, reference: 'PAY-8' };
    const answers = await Promise.all(Array.from({ length: 8 }, () => inTransaction((tx) => ledger.topUp(tx, order))));
    expect(answers.filter((answer) => answer.kind === 'booked')).toHaveLength(1);
    expect((await balance(key)).available).toBe(500n);
  });

  it('says so when a partner has none', async () => {
    const key = { siteId, partnerId: newId() };
    expect(await hold(key, [newId(), 1n])).toEqual([{ kind: 'refused', reason: 'no-wallet' }]);
    await expect(balance(key)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('lists its lines from the latest, a page at a time, each with what was left after it', async () => {
    const key = await walletWith(100n);
    const leads = [newId(), newId(), newId()];
    await hold(key, ...leads.map((leadId) => [leadId, 10n] as const));
    await post(key, ...leads.slice(0, 1));
    const page = (after: bigint | null) => inTransaction((tx) => ledger.lines(tx, key, { first: 3, after }));
    const first = await page(null);
    expect(first.map(({ kind, amount, availableAfter }) => [kind, amount, availableAfter])).toEqual([
      ['post', 10n, 70n],
      ['hold', 10n, 70n],
      ['hold', 10n, 80n],
    ]);
    const second = await page(first.at(-1)?.line ?? null);
    expect(second.map(({ kind, line, reference }) => [kind, line, reference === leads[0]])).toEqual([['hold', 2n, true], ['top-up', 1n, false]]);
  });

  it('is seen by its partner alone, who cannot move its money', async () => {
    const key = await walletWith(100n);
    const seenBy = (partnerId: string) => database.transaction(partnerScope(siteId, partnerId), (tx) => ledger.lines(tx, key, { first: 9, after: null }));
    expect(await seenBy(key.partnerId)).toHaveLength(1);
    expect(await seenBy(newId())).toHaveLength(0);
    expect(await database.transaction(siteScope(newId()), (tx) => ledger.lines(tx, key, { first: 9, after: null }))).toHaveLength(0);
    const steal = (tx: Tx) => tx.query<{ n: bigint }>(`with w as (update wallet set available = 1000000 returning 1) select count(*) as n from w`);
    expect(await database.transaction(partnerScope(siteId, key.partnerId), steal)).toEqual([{ n: 0n }]);
  });
});

describe('the ledger', () => {
  it('proves its invariants from its rows, as the pure rules do', async () => {
    const checks = await inTransaction(checkLedger);
    expect(checks.filter((check) => !check.ok)).toEqual([]);
    expect(checks.length).toBeGreaterThanOrEqual(7);
    const transfers = await inTransaction((tx) => tx.query<Parameters<typeof checkInvariants>[0][number]>(
      `select id, site_id as "siteId", partner_id as "walletId", kind, debit, credit, amount, nullif(hold_id, id) as "holdId", reference from transfer`,
    ));
    const wallets = await inTransaction((tx) => tx.query<Parameters<typeof checkInvariants>[1][number]>(`select partner_id as "walletId", available, held from wallet`));
    expect(checkInvariants(transfers, wallets)).toEqual([]);
  });

  it.each([
    ['cached-equals-recomputed', `update wallet set held = held + 1 where partner_id = $1`],
    ['lines-without-a-gap', `update wallet set lines = lines + 1 where partner_id = $1`],
    ['debits-equal-credits', `update wallet set available = available + 5 where partner_id = $1`],
    ['cached-equals-recomputed', `delete from wallet where partner_id = $1`],
  ])('names the broken promise: %s', async (name, tamper) => {
    const key = await walletWith(100n);
    await hold(key, [newId(), 10n]);
    const seen = await inTransaction(async (tx) => {
      await tx.query(tamper, [key.partnerId]);
      const checks = await checkLedger(tx);
      throw Object.assign(new Error('roll back'), { checks });
    }).catch((error: Error & { checks: Awaited<ReturnType<typeof checkLedger>> }) => error.checks);
    const broken = seen.find((check) => check.name === name);
    expect(broken).toMatchObject({ ok: false });
    expect(broken?.detail).toContain(name === 'debits-equal-credits' ? siteId : key.partnerId);
  });

  it('cannot be rewritten by the program itself', async () => {
    await expect(inTransaction((tx) => tx.query(`update transfer set amount = amount + 1`))).rejects.toThrow('permission denied');
    await expect(inTransaction((tx) => tx.query(`delete from transfer`))).rejects.toThrow('permission denied');
  });
});
