import { CATEGORIES, derivedId, newId, STAGES, SYSTEM, userIdOf } from '@ringroad/kernel';
import { Ledger } from '@ringroad/billing';
import { checkInvariants } from '@ringroad/insights';
import { CLASSIFIED_PROGRAMME, fold, SiteProgrammes, type StoredFact } from '@ringroad/lifecycle';
import { Campaign, Campaigns, MarketPolicies, Moderation, Offer, Partner, Partners, PLAIN_OFFER, UNLIMITED } from '@ringroad/market';
import { ApiKeys, connect, type Database, parseConfig, type ReadyConfig, Sites, UserTokens } from '@ringroad/platform';
import type { Mailbox } from '../support/mailbox.js';
import { FaultLoad } from './fault-load.js';

const START = new Date('2026-03-02T09:00:00Z');
const PATIENCE_MS = 120_000;

/** What the outside knows while the product is killed: who was promised what. */
export class FaultWorld {
  /** messageId → user, of every message that was acknowledged. */
  readonly acknowledged = new Map<string, string>();
  readonly claimed = new Set<string>();
  /** Claims that wait for their code, one a user, and how many letters the user had before. */
  readonly openClaims = new Map<string, { readonly leadId: string; readonly letters: number }>();
  readonly verified = new Set<string>();

  private constructor(
    readonly url: string,
    readonly siteId: string,
    readonly writeKey: string,
    readonly mailbox: Mailbox,
    private readonly tokens: UserTokens,
    private readonly database: Database,
  ) {}

  /** A sandbox site whose clock stands still, with a partner in each category. */
  static async create(databaseUrl: string, secret: string, url: string, mailbox: Mailbox): Promise<FaultWorld> {
    const config: ReadyConfig = { ...parseConfig({}), databaseUrl, secret };
    const database = await connect({ url: databaseUrl, poolSize: 4, entities: [Partner, Campaign, Offer] });
    const sites = new Sites();
    const programmes = new SiteProgrammes();
    const partners = new Partners(new Ledger(), programmes);
    const moderation = new Moderation(new Campaigns(partners, programmes, new MarketPolicies(programmes)));
    const siteId = newId();
    const writeKey = await database.transaction(SYSTEM, async (tx) => {
      await sites.create(tx, { id: siteId, slug: 'faults', name: 'Faults', kind: 'sandbox', currency: 'USD', timezone: 'Europe/Minsk', clockAt: START });
      const site = await sites.get(tx, siteId);
      for (const category of CATEGORIES) {
        const partnerId = derivedId('partner', siteId, category);
        await partners.create(tx, site, { id: partnerId, name: category, categories: [category] });
        await new Ledger().topUp(tx, { siteId, partnerId, amount: 50_000_000n, reference: `bank-${category}`, actor: 'test', at: START });
        await moderation.launch(tx, site, partnerId, {
          ...UNLIMITED, name: category, category, stages: [...STAGES], maxPrice: 5_000n, totalBudget: 50_000_000n, dailyBudget: 40_000_000n,
          offers: [{ ...PLAIN_OFFER, title: 'Bonus', text: 'A bonus.', terms: '', validDays: 30 }],
        });
      }
      return (await new ApiKeys(database).create(tx, { kind: 'write', siteId, name: 'faults' })).key;
    });
    return new FaultWorld(url, siteId, writeKey, mailbox, new UserTokens(config), database);
  }

  load(): FaultLoad {
    return new FaultLoad(this);
  }

  userToken(externalId: string): string {
    return this.tokens.mint(this.siteId, userIdOf(this.siteId, externalId), new Date()).token;
  }

  /** Waits until nothing is due and nothing is on its way. */
  async settle(): Promise<void> {
    const deadline = performance.now() + PATIENCE_MS;
    for (;;) {
      const [row] = await this.query<{ open: number; due: number }>(
        `select (select count(*)::int from outbox where open_handlers > 0) as open,
           (select count(*)::int from contact_point p join site s on s.id = p.site_id where p.status = 'planned' and p.due_at <= s.clock_at) as due`,
      );
      if (row?.open === 0 && row.due === 0) return;
      if (performance.now() > deadline) throw new Error(`Not settled after ${PATIENCE_MS} ms: ${row?.open} events open, ${row?.due} contact points due`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  async acknowledgedWithoutExactlyOneFact(): Promise<string[]> {
    const rows = await this.query<{ message_id: string; n: number }>('select message_id, count(*)::int as n from event group by 1');
    const facts = new Map(rows.map((row) => [row.message_id, row.n]));
    return [...this.acknowledged.keys()].filter((messageId) => facts.get(messageId) !== 1);
  }

  /** Users whose stored journeys are not what a fold of their facts gives. */
  async livesThatDifferFromTheirFacts(): Promise<string[]> {
    const facts = await this.query<StoredFact & { userId: string }>(
      `select user_id as "userId", id, name as type, occurred_at as "occurredAt", received_at as "receivedAt", properties from event`,
    );
    const stored = await this.query<{ userId: string; id: string; stage: string; cycle: number }>('select user_id as "userId", id, stage, cycle from journey');
    const different: string[] = [];
    for (const userId of new Set(facts.map((fact) => fact.userId))) {
      const own = facts.filter((fact) => fact.userId === userId);
      const life = fold(CLASSIFIED_PROGRAMME, own, { siteId: this.siteId, userId, zone: 'Europe/Minsk', asOf: START });
      const expected = life.journeys.map(({ id, stage, cycle }) => `${id} ${stage} ${cycle}`).sort();
      const actual = stored.filter((journey) => journey.userId === userId).map(({ id, stage, cycle }) => `${id} ${stage} ${cycle}`).sort();
      if (expected.join() !== actual.join()) different.push(userId);
    }
    return different;
  }

  async claimsWithoutLead(): Promise<string[]> {
    const leads = new Set((await this.query<{ id: string }>('select id from lead')).map((row) => row.id));
    return [...this.claimed].filter((id) => !leads.has(id));
  }

  async verifiedWithoutVerdict(): Promise<string[]> {
    const judged = new Set((await this.query<{ id: string }>('select id from lead where judged_at is not null')).map((row) => row.id));
    return [...this.verified].filter((id) => !judged.has(id));
  }

  async qualified(): Promise<number> {
    const [row] = await this.query<{ n: number }>(`select count(*)::int as n from lead where status = 'qualified'`);
    return row?.n ?? 0;
  }

  /** What the run amounted to, in one line. */
  async summary(): Promise<string> {
    const [row] = await this.query<Record<string, bigint>>(
      `select (select count(*) from event) as facts, (select count(*) from contact_point where status = 'fired') as fired, (select count(*) from decision) as decisions,
         (select count(*) from win) as wins, (select count(*) from lead) as leads, (select count(*) from lead where status = 'qualified') as qualified`,
    );
    const counts = Object.entries(row ?? {}).map(([name, count]) => `${count} ${name}`);
    return `${this.acknowledged.size} acknowledged, ${this.claimed.size} claims and ${this.verified.size} codes answered; ${counts.join(', ')}`;
  }

  async broken(): Promise<string[]> {
    const invariants = await this.database.transaction(SYSTEM, checkInvariants);
    return invariants.filter((invariant) => !invariant.ok).map(({ name, detail }) => `${name}: ${detail}`);
  }

  close(): Promise<void> {
    return this.database.close();
  }

  private query<Row>(sql: string): Promise<Row[]> {
    return this.database.transaction(SYSTEM, (tx) => tx.query<Row>(sql));
  }
}
