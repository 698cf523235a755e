import { SYSTEM } from '@ringroad/kernel';
import { People } from '@ringroad/lifecycle';
import { Wins } from '@ringroad/market';
import { Database, type Site, Timed, type TimedWork, type Tx } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';
import { AttentionLedger } from './attention-ledger.js';
import { Deliveries, type Delivery, letterRequest } from './deliveries.js';
import { DEFAULT_ATTENTION_POLICY } from './domain/attention-policy.js';
import { decideContact } from './domain/attention.js';
import { mayHear } from './domain/moment.js';
import { Opportunities } from './opportunities.js';

const BATCH = 100;

/** What was held (quiet hours, gaps, caps) is decided anew when its time comes, with the ledger of then; nothing goes out stale. */
@Injectable()
@Timed()
export class HeldDeliveries implements TimedWork {
  constructor(
    private readonly database: Database,
    private readonly deliveries: Deliveries,
    private readonly opportunities: Opportunities,
    private readonly people: People,
    private readonly wins: Wins,
    private readonly attention: AttentionLedger,
  ) {}

  fireDue(site: Site): Promise<number> {
    return this.database.transaction(SYSTEM, async (tx) => {
      const due = await this.deliveries.due(tx, site, BATCH);
      const users = [...new Set(due.map((delivery) => delivery.userId))].sort();
      const cards = due.filter((delivery) => delivery.channel === 'inbox');
      if (cards.length > 0) await this.opportunities.lookIn(tx, site);
      if (users.length > 0) await this.people.lock(tx, site.id, users);
      if (cards.length > 0) {
        await this.opportunities.open(tx, site.id, cards.map((card) => ({ userId: card.userId, id: card.contactPointId })));
        for (const card of cards) await this.closeIfUnchanged(tx, site, card);
      }
      for (const letter of due.filter((delivery) => delivery.channel === 'email')) await this.releaseLetter(tx, site, letter);
      return due.length;
    });
  }

  nextDue(tx: Tx, siteId: string): Promise<Date | null> {
    return this.deliveries.nextDue(tx, siteId);
  }

  /** A card whose auction had no winner, or that may not be shown any more, has nothing to wait for. */
  private async closeIfUnchanged(tx: Tx, site: Site, card: Delivery): Promise<void> {
    await tx.query(
      `update delivery set state = 'suppressed', reason = coalesce(reason, 'no-winner')
       where site_id = $1 and user_id = $2 and id = $3 and state = 'held' and not_before <= $4`,
      [card.siteId, card.userId, card.id, site.now],
    );
  }

  private async releaseLetter(tx: Tx, site: Site, letter: Delivery): Promise<void> {
    const person = await this.people.get(tx, site.id, letter.userId);
    const state = (await this.attention.load(tx, site, [letter.userId])).get(letter.userId);
    const offers = letter.decisionId ? await this.wins.ofDecision(tx, site.id, letter.userId, letter.decisionId) : [];
    const fresh = (await this.wins.takeable(tx, site, offers)).filter((win) => state && mayHear(state, 'email', win.category, site.now));
    if (!state || fresh.length === 0) return this.deliveries.settle(tx, letter, 'suppressed', 'no-fresh-offer', site.now);
    const decision = decideContact(state, letterRequest(letter), DEFAULT_ATTENTION_POLICY, site.now, person.timezone);
    if (decision.kind === 'suppress') return this.deliveries.settle(tx, letter, 'suppressed', decision.reason, site.now);
    if (decision.kind === 'hold') return this.deliveries.settle(tx, letter, 'held', decision.reason, decision.until);
    await this.deliveries.release(tx, letter);
    this.attention.record(
      tx,
      site.id,
      fresh.map((win) => ({
        userId: letter.userId,
        at: site.now,
        channel: 'email' as const,
        occasion: letter.contactPointId,
        partnerId: win.partnerId,
        category: win.category,
      })),
    );
  }
}
