import { Ledger } from '@ringroad/billing';
import { newId, partnerScope, SYSTEM } from '@ringroad/kernel';
import { connect, type Database } from '@ringroad/platform';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { OfferCodes, type OfferKey } from './offer-codes.js';

const AT = new Date('2026-03-02T09:00:00Z');
const codes = new OfferCodes();
const ledger = new Ledger();
let test: TestDatabase;
let processes: readonly [Database, Database];

beforeAll(async () => {
  test = await createTestDatabase();
  processes = await Promise.all([connect({ url: test.url }), connect({ url: test.url })]);
});

afterAll(async () => {
  for (const database of processes) await database.close();
  await test.drop();
});

const site = newId();

/** An offer of a partner who brings codes of its own. */
async function pool(own: readonly string[], kind = 'pool'): Promise<OfferKey> {
  const key = { siteId: site, partnerId: newId(), offerId: newId() };
  await processes[0].transaction(SYSTEM, async (tx) => {
    await ledger.openWallet(tx, { ...key, currency: 'USD' });
    await tx.query(
      `insert into offer (site_id, partner_id, id, campaign_id, title, text, terms, valid_days, status, code_kind) values ($1, $2, $3, $4, 't', 'x', '', 14, 'approved', $5)`,
      [key.siteId, key.partnerId, key.offerId, newId(), kind],
    );
    if (own.length > 0) await codes.add(tx, key, own);
  });
  return key;
}

const count = (key: OfferKey) => processes[0].transaction(SYSTEM, (tx) => codes.count(tx, key));
const flag = (key: OfferKey) =>
  processes[0].transaction(SYSTEM, async (tx) => (await tx.query<{ out: boolean }>('select out_of_codes as out from offer where id = $1', [key.offerId]))[0]?.out);

/** A claim, as leads make it: under the lock of the partner's wallet. */
const keep = (database: Database, key: OfferKey, leadIds: readonly string[]) =>
  database.transaction(SYSTEM, async (tx) => {
    await ledger.lockOnly(tx, [key]);
    return codes.keep(tx, leadIds.map((leadId) => ({ ...key, leadId })));
  });

describe("a partner's own codes", () => {
  it('are given once: of sixty claims at once, from two processes, three get the three that are left', async () => {
    const key = await pool(['A-1', 'A-2', 'A-3']);
    const leads = Array.from({ length: 60 }, () => newId());
    const answers = await Promise.all(leads.map((leadId, index) => keep(processes[index % 2 === 0 ? 0 : 1], key, [leadId])));
    const kept = leads.filter((leadId, index) => answers[index]?.has(leadId));
    expect(kept).toHaveLength(3);
    expect(await count(key)).toEqual({ free: 0, kept: 3, given: 0 });
    const given = await processes[0].transaction(SYSTEM, (tx) => codes.give(tx, kept.map((leadId) => ({ ...key, leadId, at: AT }))));
    expect([...given.values()].sort()).toEqual(['A-1', 'A-2', 'A-3']);
  });

  it('come one to a lead, within a batch and when it is repeated', async () => {
    const key = await pool(['B-1', 'B-2', 'B-3']);
    const [first, second] = [newId(), newId()];
    expect((await keep(processes[0], key, [first, second])).size).toBe(2);
    expect((await keep(processes[1], key, [first, second])).size).toBe(2);
    expect(await count(key)).toEqual({ free: 1, kept: 2, given: 0 });
  });

  it('are free again when a claim comes to nothing, and never once a user has seen them', async () => {
    const key = await pool(['C-1', 'C-2']);
    const [proved, lost] = [newId(), newId()];
    await keep(processes[0], key, [proved, lost]);
    expect(await flag(key)).toBe(true);
    await processes[0].transaction(SYSTEM, async (tx) => {
      await codes.give(tx, [{ ...key, leadId: proved, at: AT }]);
      await codes.free(tx, [{ ...key, leadId: proved }, { ...key, leadId: lost }]);
    });
    expect(await count(key)).toEqual({ free: 1, kept: 0, given: 1 });
    expect(await flag(key)).toBe(false);
  });

  it('are taken in with what is new in them; nothing is kept of a list with one that is none', async () => {
    const key = await pool([]);
    expect(await flag(key)).toBe(true);
    const added = await processes[0].transaction(SYSTEM, (tx) => codes.add(tx, key, [' D-1 ', 'D-2', 'D-2', 'СКИДКА_3']));
    expect(added).toEqual({ added: 3, known: 1 });
    await expect(processes[0].transaction(SYSTEM, (tx) => codes.add(tx, key, ['D-9', 'two words']))).rejects.toMatchObject({ code: 'INVALID_INPUT', details: { line: 2 } });
    expect(await count(key)).toEqual({ free: 3, kept: 0, given: 0 });
  });

  it('can be taken back while nobody has them', async () => {
    const key = await pool(['E-1', 'E-2']);
    await keep(processes[0], key, [newId()]);
    expect(await processes[0].transaction(SYSTEM, (tx) => codes.withdraw(tx, key))).toBe(1);
    expect(await count(key)).toEqual({ free: 0, kept: 1, given: 0 });
  });

  it('are refused where the codes are ours, and where the offer is a rival’s', async () => {
    const ours = await pool([], 'generated');
    await expect(processes[0].transaction(SYSTEM, (tx) => codes.add(tx, ours, ['F-1']))).rejects.toMatchObject({ code: 'CONFLICT' });
    const key = await pool(['G-1']);
    const rival = partnerScope(site, newId());
    await expect(processes[0].transaction(rival, (tx) => codes.add(tx, key, ['G-2']))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(processes[0].transaction(rival, (tx) => codes.count(tx, key))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
