import { checkLedger, Ledger, type PostAnswer } from '@ringroad/billing';
import { newId, SYSTEM } from '@ringroad/kernel';
import { Budgets, type ChargeAnswer, type ChargeRequest, Charges, type StandingCharge } from '@ringroad/market';
import { type Database, GroupCommit } from '@ringroad/platform';
import { randomUUID } from 'node:crypto';

/** One lead in twenty is sent a second time, as an impatient client or a redelivered event would. */
const RESENT_EVERY = 20;
const PRICE = 450n;
const entry = { actor: 'bench', at: new Date('2026-03-02T09:00:00Z') };
const ledger = new Ledger();

/** One partner, one wallet, one campaign with a total and a daily budget; claims and verdicts committed in groups. */
export class ChargedPartner {
  private readonly siteId = newId();
  private readonly partnerId = newId();
  private readonly campaignId = newId();
  private readonly claims: GroupCommit<ChargeRequest, ChargeAnswer>;
  private readonly verdicts: GroupCommit<StandingCharge, PostAnswer>;
  /** Leads this process was told are paid. */
  private billed = 0;
  private sent = 0;
  /** Answers that must not happen: a second first time, a refusal after a hold. */
  private wrong = 0;

  constructor(
    private readonly database: Database,
    private readonly canPay: number,
    private readonly dailyLeads: number,
  ) {
    const charges = new Charges(ledger, new Budgets());
    this.claims = new GroupCommit({ flush: (batch) => database.transaction(SYSTEM, (tx) => charges.holdAll(tx, batch)) });
    this.verdicts = new GroupCommit({ flush: (batch) => database.transaction(SYSTEM, (tx) => charges.postAll(tx, batch)) });
  }

  async open(): Promise<void> {
    const key = { siteId: this.siteId, partnerId: this.partnerId };
    await this.database.transaction(SYSTEM, async (tx) => {
      await ledger.openWallet(tx, { ...key, currency: 'BYN' });
      await ledger.topUp(tx, { ...key, ...entry, amount: PRICE * BigInt(this.canPay), reference: newId() });
    });
  }

  /** Claim and verdict of one lead; true when it was billed, false when money or budget did not allow it. */
  async bill(): Promise<boolean> {
    this.sent += 1;
    const again = this.sent % RESENT_EVERY === 0;
    const charge = this.chargeOf(randomUUID());
    const [held, twice] = await Promise.all([this.claims.submit(charge), again ? this.claims.submit(charge) : undefined]);
    const allowed = [held, twice].filter((answer) => answer?.kind === 'held').length;
    if (allowed > 1) this.wrong += 1;
    if (allowed === 0) return false;
    const standing = { ...charge, windowKeys: charge.windows.map((window) => window.key) };
    const verdicts = await Promise.all([this.verdicts.submit(standing), again ? this.verdicts.submit(standing) : undefined]);
    const posted = verdicts.filter((answer) => answer?.kind === 'posted').length;
    if (posted !== 1) this.wrong += 1;
    this.billed += posted;
    return true;
  }

  /** What the rows say against what the callers were told; empty when all is right. */
  async check(): Promise<string[]> {
    return this.database.transaction(SYSTEM, async (tx) => {
      const problems = (await checkLedger(tx)).filter((check) => !check.ok).map((check) => `${check.name}: ${check.detail}`);
      const wallet = await ledger.wallet(tx, { siteId: this.siteId, partnerId: this.partnerId });
      const [posts] = await tx.query<{ count: bigint; leads: bigint; sum: bigint }>(
        `select count(*), count(distinct reference) as leads, coalesce(sum(amount), 0)::bigint as sum from transfer
         where site_id = $1 and partner_id = $2 and kind = 'post'`,
        [this.siteId, this.partnerId],
      );
      const windows = await tx.query<{ pending: bigint; posted: bigint; cap: bigint }>(
        `select pending, posted, cap from budget_window where site_id = $1 and partner_id = $2 and campaign_id = $3`,
        [this.siteId, this.partnerId, this.campaignId],
      );
      const expected = PRICE * BigInt(this.billed);
      const equal = (name: string, is: bigint | undefined, should: bigint) => {
        if (is !== should) problems.push(`${name} is ${is}, should be ${should}`);
      };
      equal('posted transfers', posts?.count, BigInt(this.billed));
      equal('leads posted', posts?.leads, BigInt(this.billed));
      equal('money posted', posts?.sum, expected);
      equal('wallet spent', wallet.spent, expected);
      equal('wallet held', wallet.held, 0n);
      equal('wallet left', wallet.available, PRICE * BigInt(this.canPay) - expected);
      for (const window of windows) {
        equal('budget posted', window.posted, expected);
        equal('budget pending', window.pending, 0n);
        if (window.posted > window.cap) problems.push(`budget overspent: ${window.posted} of ${window.cap}`);
      }
      if (this.wrong > 0) problems.push(`${this.wrong} wrong answers`);
      return problems;
    });
  }

  get leadsBilled(): number {
    return this.billed;
  }

  private chargeOf(leadId: string): ChargeRequest {
    const windows = [
      { key: 'total', cap: PRICE * 1_000_000_000n },
      { key: '2026-03-02', cap: PRICE * BigInt(this.dailyLeads) },
    ];
    return { siteId: this.siteId, partnerId: this.partnerId, campaignId: this.campaignId, leadId, amount: PRICE, windows, ...entry };
  }
}
