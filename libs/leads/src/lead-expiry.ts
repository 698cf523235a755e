import { newId, SYSTEM } from '@ringroad/kernel';
import { Charges, OfferCodes } from '@ringroad/market';
import { Database, Outbox, type Site, Timed, type TimedWork, type Tx } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';
import { transition } from './domain/lead-state.js';
import { appendLeadEvents, type Lead, LEAD_COLUMNS, type LeadKey, saveJudged } from './lead.queries.js';

const BATCH = 200;

/**
 * A claim that nobody proved within 72 hours ends, and the partner's money is free again. One that was proved and is held all the same
 * lacks its verdict: judging failed for longer than it is tried. It is asked for again, once a day, until it is there.
 */
@Injectable()
@Timed()
export class LeadExpiry implements TimedWork {
  constructor(
    private readonly database: Database,
    private readonly charges: Charges,
    private readonly codes: OfferCodes,
    private readonly outbox: Outbox,
  ) {}

  fireDue(site: Site): Promise<number> {
    return this.database.transaction(SYSTEM, async (tx) => {
      // Relies on the partial index lead_open.
      const due = await tx.query<Lead>(
        `select ${LEAD_COLUMNS} from lead l where l.site_id = $1 and l.billing = 'held' and l.expires_at <= $2 and l.verified_at is null
         order by l.expires_at limit ${BATCH} for update skip locked`,
        [site.id, site.now],
      );
      await this.expire(tx, due, site.now);
      return due.length + (await this.askForVerdicts(tx, site));
    });
  }

  async nextDue(tx: Tx, siteId: string): Promise<Date | null> {
    const [row] = await tx.query<{ at: Date | null }>(
      `select least(
         (select min(expires_at) from lead where site_id = $1 and billing = 'held' and verified_at is null),
         (select min(coalesce(judge_again_at, expires_at)) from lead where site_id = $1 and billing = 'held' and verified_at is not null)) as at`,
      [siteId],
    );
    return row?.at ?? null;
  }

  /** By an event and not here: one lead that cannot be judged must stop neither the others nor the clock. */
  private async askForVerdicts(tx: Tx, site: Site): Promise<number> {
    // Relies on the partial index lead_unjudged.
    const leads = await tx.query<LeadKey & { readonly verifiedAt: Date }>(
      `with due as (
         select user_id, id from lead where site_id = $1 and billing = 'held' and verified_at is not null and coalesce(judge_again_at, expires_at) <= $2
         limit ${BATCH} for update skip locked)
       update lead l set judge_again_at = $2::timestamptz + interval '1 day' from due
       where l.site_id = $1 and l.user_id = due.user_id and l.id = due.id
       returning l.site_id as "siteId", l.user_id as "userId", l.id, l.verified_at as "verifiedAt"`,
      [site.id, site.now],
    );
    await this.outbox.addAll(
      tx,
      leads.map(({ siteId, userId, id: leadId, verifiedAt }) => ({ name: 'lead.verified' as const, payload: { siteId, userId, leadId, at: verifiedAt.toISOString() } })),
    );
    return leads.length;
  }

  private async expire(tx: Tx, leads: readonly Lead[], at: Date): Promise<void> {
    const ended = leads.flatMap((lead) => {
      const moved = transition(lead, { kind: 'expire', actor: 'system', reason: '' });
      return moved.kind === 'moved' ? [{ lead, moved }] : [];
    });
    if (ended.length === 0) return;
    await this.charges.voidAll(tx, ended.map(({ lead }) => ({ ...lead, leadId: lead.id, amount: lead.price, windowKeys: lead.budgetKeys, actor: 'system', at })));
    await this.codes.free(tx, ended.map(({ lead: { siteId, partnerId, id: leadId } }) => ({ siteId, partnerId, leadId })));
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
