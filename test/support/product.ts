import { derivedId, SYSTEM } from '@ringroad/kernel';
import { Ledger } from '@ringroad/billing';
import { checkInvariants } from '@ringroad/insights';
import { type CampaignDraft, Campaigns, Moderation, Partners, PLAIN_OFFER, PROGRAM, UNLIMITED } from '@ringroad/market';
import { ApiKeys, ClockAdvances, Database, parseConfig, type ReadyConfig, Sites, UserTokens } from '@ringroad/platform';
import { type RunningServer, startServer } from '../../apps/api/src/bootstrap.js';
import { type Mailbox, openMailbox } from './mailbox.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

const START = new Date('2026-03-02T09:00:00Z');
const PATIENCE_MS = 20_000;

export interface ProductOptions {
  readonly startAt?: Date;
  /** Of another process or backend; a database of its own otherwise. */
  readonly redisUrl?: string;
  /** To compare two products: derived ids depend on it. */
  readonly siteId?: string;
}

/** The whole product on a database of its own: real server, real worker, real mail, a sandbox site whose clock the test holds. */
export class Product {
  private constructor(
    private running: RunningServer,
    private readonly config: ReadyConfig,
    readonly mailbox: Mailbox,
    readonly siteId: string,
    readonly writeKey: string,
    private readonly database: TestDatabase,
  ) {}

  static async start(options: ProductOptions = {}): Promise<Product> {
    const database = await createTestDatabase();
    const mailbox = await openMailbox();
    const config = parseConfig({
      DATABASE_URL: database.url,
      RINGROAD_SECRET: 'a secret that only tests know, long enough',
      SMTP_URL: mailbox.url,
      PORT: '0',
      PUBLIC_URL: 'http://127.0.0.1:4000',
      LOG_LEVEL: process.env.LOG_LEVEL ?? 'error',
      REDIS_URL: options.redisUrl ?? process.env.TEST_REDIS_URL,
    });
    const ready = { ...config, databaseUrl: database.url, secret: config.secret ?? '' };
    const server = await startServer(ready, { withWorker: true });
    const siteId = options.siteId ?? derivedId('site', database.url);
    const writeKey = await server.app.get(Database).transaction(SYSTEM, async (tx) => {
      const site = { id: siteId, slug: 'test', name: 'Kolesa', kind: 'sandbox' as const, currency: 'USD', timezone: 'Europe/Minsk' };
      await server.app.get(Sites).create(tx, { ...site, clockAt: options.startAt ?? START });
      return (await server.app.get(ApiKeys).create(tx, { kind: 'write', siteId, name: 'test' })).key;
    });
    return new Product(server, ready, mailbox, siteId, writeKey, database);
  }

  get server(): RunningServer {
    return this.running;
  }

  /** Ctrl-C and start again, on the same database. */
  async restart(): Promise<void> {
    await this.running.close();
    this.running = await startServer(this.config, { withWorker: true });
  }

  get url(): string {
    return this.server.url;
  }

  get db(): Database {
    return this.server.app.get(Database);
  }

  query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.db.transaction(SYSTEM, (tx) => tx.query<Row>(sql, parameters));
  }

  /** A partner with money and one running campaign; returns its ids. */
  async partner(name: string, draft: Partial<CampaignDraft> & Pick<CampaignDraft, 'category' | 'stages' | 'maxPrice'>, money = 1_000_000n): Promise<{ partnerId: string; campaignId: string }> {
    const partnerId = derivedId('partner', this.siteId, name);
    const campaignId = derivedId('campaign', partnerId);
    const { app } = this.server;
    await this.db.transaction(SYSTEM, async (tx) => {
      const site = await app.get(Sites).get(tx, this.siteId);
      await app.get(Partners).create(tx, site, { id: partnerId, name, categories: [draft.category] });
      await app.get(Moderation).launch(tx, site, partnerId, { ...PLAIN, name: `${name} for all`, ...draft }, campaignId);
      if (money > 0n) await app.get(Ledger).topUp(tx, { siteId: this.siteId, partnerId, amount: money, reference: `bank-${name}`, actor: 'test', at: site.now });
    });
    return { partnerId, campaignId };
  }

  /** What its partner wrote down is handed in, if it is not yet, and an operator approves it as it stands. */
  async approve(campaignId: string, siteId = this.siteId): Promise<void> {
    const { app } = this.server;
    await this.db.transaction(SYSTEM, async (tx) => {
      const site = await app.get(Sites).get(tx, siteId);
      const [row] = await tx.query<{ partnerId: string; status: string }>('select partner_id as "partnerId", status from campaign where id = $1', [campaignId]);
      if (row?.status === 'draft') await app.get(Campaigns).setStatus(tx, site, row.partnerId, campaignId, 'review', PROGRAM);
      const [{ version } = { version: 0 }] = await tx.query<{ version: number }>('select version from campaign where id = $1', [campaignId]);
      await app.get(Moderation).approve(tx, site, { campaignId, version, by: PROGRAM });
    });
  }

  /** Sends messages as a Segment SDK would. */
  async send(batch: readonly object[]): Promise<{ success: boolean; accepted: number; duplicates: number; rejected: { path: string; reason: string }[] }> {
    const response = await fetch(`${this.url}/v1/batch`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Basic ${Buffer.from(`${this.writeKey}:`).toString('base64')}` },
      body: JSON.stringify({ batch }),
    });
    return (await response.json()) as Awaited<ReturnType<Product['send']>>;
  }

  userToken(userId: string): string {
    return this.server.app.get(UserTokens).mint(this.siteId, userId, new Date()).token;
  }

  /** Waits until nothing is due and nothing is on its way. */
  async settle(): Promise<void> {
    await this.until(async () => {
      const [row] = await this.query<{ busy: boolean }>(
        `select exists (select from outbox where open_handlers > 0)
           or exists (select from contact_point p join site s on s.id = p.site_id where p.status = 'planned' and p.due_at <= s.clock_at)
           or exists (select from site_user u join site s on s.id = u.site_id where u.refold_at <= s.clock_at) as busy`,
      );
      return row?.busy === false;
    }, 'the product to settle');
  }

  /** Advances the sandbox clock and waits until it has arrived. */
  async advanceTo(at: Date): Promise<void> {
    await this.settle();
    await this.startAdvance(at);
    await this.arrival();
  }

  /** Asks for an advance of the sandbox clock and does not wait. */
  async startAdvance(at: Date): Promise<void> {
    await this.db.transaction(SYSTEM, (tx) => this.server.app.get(ClockAdvances).request(tx, this.siteId, at));
  }

  /** Waits until the sandbox clock has arrived and everything is done. */
  async arrival(): Promise<void> {
    const advances = this.server.app.get(ClockAdvances);
    await this.until(async () => (await this.db.transaction(SYSTEM, (tx) => advances.last(tx, this.siteId)))?.running === false, 'the clock to arrive');
    await this.settle();
  }

  /** Whether the stays in stages are those the histories of the journeys tell, one by one. */
  async staysFollowHistories(): Promise<boolean> {
    const [row] = await this.query<{ same: boolean; journeys: number }>(
      `with steps as (
         select j.site_id, j.user_id, j.id, n::int, j.programme_id, step ->> 'stage' as stage, (step ->> 'at')::timestamptz as at,
           lead((step ->> 'at')::timestamptz) over w as left_at, lead(step ->> 'stage') over w as next_stage, lead(step ->> 'outcome') over w as outcome
         from journey j, jsonb_array_elements(j.history) with ordinality as s (step, n) window w as (partition by j.id order by n)),
       told as (select * from steps where stage is not null)
       select (select count(*)::int from told) as journeys, not exists (select * from told except select * from stage_stay)
         and not exists (select * from stage_stay except select * from told) as same`,
    );
    return row !== undefined && row.journeys > 0 && row.same;
  }

  /** Every invariant the doctor knows that does not hold, as one line each. */
  async broken(): Promise<string[]> {
    const invariants = await this.db.transaction(SYSTEM, checkInvariants);
    return invariants.filter((invariant) => !invariant.ok).map(({ name, detail }) => `${name}: ${detail}`);
  }

  async until(condition: () => Promise<boolean>, what: string): Promise<void> {
    const deadline = performance.now() + PATIENCE_MS;
    while (!(await condition())) {
      if (performance.now() > deadline) throw new Error(`Waited ${PATIENCE_MS} ms in vain for ${what}`);
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
  }

  async stop(): Promise<void> {
    await this.server.close();
    await this.mailbox.close();
    await this.database.drop();
  }
}

export const PLAIN: Omit<CampaignDraft, 'category' | 'stages' | 'maxPrice' | 'name'> = {
  ...UNLIMITED,
  totalBudget: 10_000_000n,
  offers: [{ ...PLAIN_OFFER, title: 'A bonus for you', text: 'Ten per cent off the first visit.', terms: 'Once per person.', validDays: 30 }],
};
