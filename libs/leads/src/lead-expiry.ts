import { newId, SYSTEM } from '@ringroad/kernel';
import { Charges } from '@ringroad/market';
import { Database, Outbox, type Site, Timed, type TimedWork, type Tx } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';
import { transition } from './domain/lead-state.js';
import { appendLeadEvents, type Lead, LEAD_COLUMNS, saveJudged } from './lead.queries.js';

const BATCH = 200;

/** A claim that nobody proved within 72 hours ends, and the partner's money is free again. */
@Injectable()
@Timed()
export class LeadExpiry implements TimedWork {
  constructor(
    private readonly database: Database,
    private readonly charges: Charges,
    private readonly outbox: Outbox,
  ) {}

  fireDue(site: Site): Promise<number> {
    return this.database.transaction(SYSTEM, async (tx) => {
      // Relies on the partial index lead_open. A lead that is proved waits for its verdict, however late.
      const due = await tx.query<Lead>(
        `select ${LEAD_COLUMNS} from lead l where l.site_id = $1 and l.billing = 'held' and l.expires_at <= $2 and l.verified_at is null
         order by l.expires_at limit ${BATCH} for update skip locked`,
        [site.id, site.now],
      );
      await this.expire(tx, due, site.now);
      return due.length;
    });
  }

  async nextDue(tx: Tx, siteId: string): Promise<Date | null> {
    const [row] = await tx.query<{ at: Date | null }>(
      `select min(expires_at) as at from lead where site_id = $1 and billing = 'held' and verified_at is null`,
      [siteId],
    );
    return row?.at ?? null;
  }

  private async expire(tx: Tx, leads: readonly Lead[], at: Date): Promise<void> {
    const ended = leads.flatMap((lead) => {
      const moved = transition(lead, { kind: 'expire', actor: 'system', reason: '' });
      return moved.kind === 'moved' ? [{ lead, moved }] : [];
    });
    if (ended.length === 0) return;
    await this.charges.voidAll(tx, ended.map(({ lead }) => ({ ...lead, leadId: lead.id, amount: lead.price, windowKeys: lead.budgetKeys, actor: 'system', at })));
    await saveJudged(
      tx,
      ended.map(({ lead: { siteId, userId, id }, moved }) => ({ siteId, userId, id, ...moved.state, verdict: null, evidence: null, closedReason: 'not-expired', bonusCode: null, at })),
    );
    await appendLeadEvents(
      tx,
      ended.flatMap(({ lead, moved }) =>
        moved.changes.map((change) => ({ ...change, siteId: lead.siteId, userId: lead.userId, leadId: lead.id, id: newId(), partnerId: lead.partnerId, at })),
      ),
    );
    await this.outbox.addAll(
      tx,
      ended.map(({ lead: { siteId, userId, id: leadId, partnerId, campaignId, category } }) => ({
        name: 'lead.closed' as const,
        payload: { siteId, userId, leadId, partnerId, campaignId, category, outcome: 'expired' as const, reason: 'not-expired', at: at.toISOString() },
      })),
    );
  }
}
