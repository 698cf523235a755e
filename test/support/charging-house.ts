import { Ledger } from '@ringroad/billing';
import { newId, SYSTEM } from '@ringroad/kernel';
import { type AccountLimits, Budgets, calendarsAt, type CampaignLimits, type ChargeAnswer, type ChargeRequest, Charges, currentWindows, NO_ACCOUNT_LIMITS, takingLeads } from '@ringroad/market';
import { connect, type Database, type Site, Sites, type Tx } from '@ringroad/platform';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from './test-database.js';

export const NO_LIMITS: CampaignLimits = { totalBudget: 1_000_000_000n, monthlyBudget: null, weeklyBudget: null, dailyBudget: null, totalLeads: null, monthlyLeads: null, weeklyLeads: null, dailyLeads: null, stock: null };

/** A campaign that takes leads, and its partner. */
export interface Payer {
  readonly siteId: string;
  readonly partnerId: string;
  readonly id: string;
}

/** Campaigns with every kind of limit on a real database, and claims at them from several processes: pools that know nothing of each other. */
export class ChargingHouse {
  readonly ledger = new Ledger();
  readonly charges = new Charges(this.ledger, new Budgets());

  private constructor(
    private readonly database: TestDatabase,
    readonly processes: readonly Database[],
    readonly site: Site,
    readonly owner: pg.Client,
  ) {}

  static async open(now: Date, timezone = 'Europe/Minsk'): Promise<ChargingHouse> {
    const database = await createTestDatabase();
    const processes = await Promise.all([1, 2].map(() => connect({ url: database.url, poolSize: 8 })));
    const owner = new pg.Client({ connectionString: database.url });
    await owner.connect();
    const site = { id: newId(), slug: 's', name: 'S', kind: 'sandbox' as const, currency: 'USD', timezone, language: 'en' as const, now };
    await processes[0]?.transaction(SYSTEM, (tx) => new Sites().create(tx, { ...site, clockAt: now }));
    return new ChargingHouse(database, processes, site, owner);
  }

  async close(): Promise<void> {
    await this.owner.end();
    for (const process of this.processes) await process.close();
    await this.database.drop();
  }

  /** Works in a transaction of one of the processes. */
  async work<T>(work: (tx: Tx) => Promise<T>, process = 0): Promise<T> {
    const database = this.processes[process % this.processes.length];
    if (!database) throw new Error('not open');
    return database.transaction(SYSTEM, work);
  }

  async partner(money: bigint, limits: Partial<AccountLimits> = {}): Promise<string> {
    const key = { siteId: this.site.id, partnerId: newId() };
    await this.work(async (tx) => {
      await tx.query(`insert into partner (site_id, id, name, categories, status, created_at) values ($1, $2, 'P', '{detailing}', 'active', $3)`, [key.siteId, key.partnerId, this.site.now]);
      await this.ledger.openWallet(tx, { ...key, currency: 'USD' });
      await this.ledger.topUp(tx, { ...key, actor: 'test', at: this.site.now, amount: money, reference: newId() });
      await this.limitAccount(tx, key.partnerId, limits);
    });
    return key.partnerId;
  }

  async limitAccount(tx: Tx, partnerId: string, limits: Partial<AccountLimits>, setBy = 'partner'): Promise<void> {
    const { monthlyBudget, dailyBudget, monthlyLeads, dailyLeads } = { ...NO_ACCOUNT_LIMITS, ...limits };
    await tx.query(
      `insert into account_limit (site_id, partner_id, set_by, monthly_budget, daily_budget, monthly_leads, daily_leads, set_at) values ($1, $2, $3, $4, $5, $6, $7, now())
       on conflict (site_id, partner_id, set_by) do update set monthly_budget = excluded.monthly_budget, daily_budget = excluded.daily_budget,
         monthly_leads = excluded.monthly_leads, daily_leads = excluded.daily_leads`,
      [this.site.id, partnerId, setBy, monthlyBudget, dailyBudget, monthlyLeads, dailyLeads],
    );
  }

  async campaign(partnerId: string, limits: Partial<CampaignLimits> = {}): Promise<Payer> {
    const payer = { siteId: this.site.id, partnerId, id: newId() };
    await this.work(async (tx) => {
      await tx.query(
        `insert into campaign (site_id, partner_id, id, name, status, category, stages, max_price, total_budget, created_at)
         values ($1, $2, $3, 'C', 'active', 'detailing', '{posted}', 500, 1, $4)`,
        [payer.siteId, partnerId, payer.id, this.site.now],
      );
      await this.limit(tx, payer, limits);
    });
    return payer;
  }

  async limit(tx: Tx, { siteId, partnerId, id }: Payer, limits: Partial<CampaignLimits>): Promise<void> {
    const all = { ...NO_LIMITS, ...limits };
    await tx.query(
      `update campaign set total_budget = $4, monthly_budget = $5, weekly_budget = $6, daily_budget = $7, total_leads = $8, monthly_leads = $9, weekly_leads = $10,
         daily_leads = $11, stock = $12 where site_id = $1 and partner_id = $2 and id = $3`,
      [siteId, partnerId, id, all.totalBudget, all.monthlyBudget, all.weeklyBudget, all.dailyBudget, all.totalLeads, all.monthlyLeads, all.weeklyLeads, all.dailyLeads, all.stock],
    );
  }

  /** Claims as the product takes them: wallets locked, limits read behind the lock, then held. Answers in order, with what was asked. */
  async claim(tx: Tx, orders: readonly { readonly payer: Payer; readonly price: bigint }[], now = this.site.now): Promise<{ request: ChargeRequest; answer: ChargeAnswer }[]> {
    const keys = orders.map(({ payer }) => payer);
    const [, limits] = await Promise.all([this.charges.lock(tx, keys), takingLeads(tx, keys)]);
    const calendars = calendarsAt(now);
    const requests = orders.flatMap(({ payer: { siteId, partnerId, id }, price }): ChargeRequest[] => {
      const campaign = limits.get(id);
      const entry = { actor: 'test', at: now, leadId: newId(), amount: price };
      return campaign ? [{ siteId, partnerId, campaignId: id, ...entry, windows: currentWindows(campaign, this.site, calendars, now) }] : [];
    });
    const answers = await this.charges.holdAll(tx, requests);
    return requests.map((request, index) => ({ request, answer: answers[index] ?? { kind: 'refused', reason: 'no-wallet' } }));
  }

  /** All counters of a partner and of its campaigns. */
  windows(partnerId: string): Promise<{ campaignId: string; key: string; cap: bigint; pending: bigint; posted: bigint }[]> {
    return this.work((tx) => tx.query('select campaign_id as "campaignId", window_key as key, cap, pending, posted from budget_window where partner_id = $1 order by 1, 2', [partnerId]));
  }
}
