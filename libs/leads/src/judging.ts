import { newId, SYSTEM } from '@ringroad/kernel';
import { Charges } from '@ringroad/market';
import { Database, GroupCommit, type NewEvent, OnEvent, Outbox, type Site, Sites, type StoredEvent, type Tx } from '@ringroad/platform';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { bonusCode } from './domain/bonus-code.js';
import { defaultContract, judge, type Verdict } from './domain/lead-contract.js';
import type { LeadEvidence, OtherLead } from './domain/lead-evidence.js';
import { type LeadAction, type LeadState, transition } from './domain/lead-state.js';
import { appendLeadEvents, type Judged, type Lead, type LeadKey, leadsById, lockPersons, relatedLeads, saveJudged } from './lead.queries.js';
import { JudgingSources } from './judging-sources.js';
import { LeadContacts } from './lead-contacts.js';

interface Judgement {
  readonly lead: Lead;
  readonly verdict: Verdict;
  readonly evidence: LeadEvidence;
  readonly state: LeadState;
  readonly changes: Extract<ReturnType<typeof transition>, { kind: 'moved' }>['changes'];
}

/**
 * Judges verified leads by their contract. The verdict, the money and what the partner may now read are one transaction: a
 * lead is qualified exactly when its price is posted.
 */
@Injectable()
export class Judging implements OnApplicationShutdown {
  private readonly commits: GroupCommit<LeadKey, undefined>;

  constructor(
    database: Database,
    private readonly sites: Sites,
    private readonly charges: Charges,
    private readonly sources: JudgingSources,
    private readonly contacts: LeadContacts,
    private readonly outbox: Outbox,
  ) {
    this.commits = new GroupCommit({
      flush: async (keys) => {
        await database.transaction(SYSTEM, (tx) => this.judgeAll(tx, keys));
        return keys.map(() => undefined);
      },
    });
  }

  /** Judges one lead now; resolves after the commit. A lead that was judged already stays as it is. */
  async judge(key: LeadKey): Promise<void> {
    await this.commits.submit(key);
  }

  /** The same, for whoever verified and then died before asking for the judgement. */
  @OnEvent('leads.judge')
  async onLeadVerified(tx: Tx, events: readonly StoredEvent<'leads.judge'>[]): Promise<void> {
    await this.judgeAll(tx, events.map(({ payload }) => ({ siteId: payload.siteId, userId: payload.userId, id: payload.leadId })));
  }

  async onApplicationShutdown(): Promise<void> {
    await this.commits.settle();
  }

  private async judgeAll(tx: Tx, keys: readonly LeadKey[]): Promise<void> {
    await lockPersons(tx, await leadsById(tx, keys, false));
    const found = await leadsById(tx, keys, true);
    if (found.length < keys.length) await this.judgeMoved(tx, keys, found);
    const leads = found.filter((lead) => lead.status === 'verifying' && lead.verifiedAt !== null);
    if (leads.length === 0) return;
    const judgements = await this.decide(tx, leads);
    const sites = new Map<string, Site>();
    for (const { lead } of judgements) sites.set(lead.siteId, sites.get(lead.siteId) ?? (await this.sites.get(tx, lead.siteId)));
    const at = (lead: Lead) => (sites.get(lead.siteId) as Site).now;
    const charge = ({ lead }: Judgement) => ({ ...lead, leadId: lead.id, amount: lead.price, windowKeys: lead.budgetKeys, actor: 'system', at: at(lead) });
    const qualified = judgements.filter(({ state }) => state.status === 'qualified');
    const unqualified = judgements.filter(({ state }) => state.status !== 'qualified');
    await this.charges.settleAll(tx, { posts: qualified.map(charge), voids: unqualified.map(charge) });
    const codes = await this.settleCodes(tx, qualified, unqualified, at);
    await saveJudged(tx, judgements.map((judgement) => judgedRow(judgement, codes.get(judgement.lead.id) ?? null, at(judgement.lead))));
    await appendLeadEvents(
      tx,
      judgements.flatMap(({ lead, changes }) =>
        changes.map((change) => ({ ...change, siteId: lead.siteId, userId: lead.userId, leadId: lead.id, id: newId(), partnerId: lead.partnerId, at: at(lead) })),
      ),
    );
    for (const { lead } of qualified) await this.contacts.share(tx, lead, at(lead));
    await this.outbox.addAll(tx, judgements.map((judgement) => announcement(judgement, at(judgement.lead))));
  }

  /** The code of each qualified lead: the one its partner brought and that was kept for it, else one of ours. The others' are free again. */
  private async settleCodes(tx: Tx, qualified: readonly Judgement[], unqualified: readonly Judgement[], at: (lead: Lead) => Date): Promise<Map<string, string>> {
    await this.sources.codes.free(tx, unqualified.map(({ lead }) => codeKeyOf(lead)));
    const own = await this.sources.codes.give(tx, qualified.map(({ lead }) => ({ ...codeKeyOf(lead), at: at(lead) })));
    return new Map(qualified.map(({ lead }) => [lead.id, own.get(lead.id) ?? bonusCode(randomBytes(7))]));
  }

  /** Leads whose user was merged into another meanwhile are judged as that one's. */
  private async judgeMoved(tx: Tx, keys: readonly LeadKey[], found: readonly Lead[]): Promise<void> {
    const known = new Set(found.map(({ id }) => id));
    const moved = await this.sources.moved(tx, keys.filter(({ id }) => !known.has(id)));
    if (moved.length > 0) await this.judgeAll(tx, moved);
  }

  /** In order of the claims, each seeing what the one before became. */
  private async decide(tx: Tx, leads: readonly Lead[]): Promise<Judgement[]> {
    const others: OtherLead[] = (await relatedLeads(tx, leads)).map(asOther);
    const ordered = [...leads].sort((a, b) => a.claimedAt.getTime() - b.claimedAt.getTime() || (a.id < b.id ? -1 : 1));
    const judgements: Judgement[] = [];
    for (const lead of ordered) {
      const evidence = await this.sources.evidenceOf(tx, lead, others);
      const verdict = judge(defaultContract(lead.category), evidence);
      const moved = transition(lead, actionOf(verdict));
      if (moved.kind === 'refused') continue;
      judgements.push({ lead, verdict, evidence, state: moved.state, changes: moved.changes });
      if (verdict.outcome === 'qualified') others.push({ ...asOther(lead), status: 'qualified' });
    }
    return judgements;
  }
}

function asOther(lead: Lead): OtherLead {
  const { id, userId, contactIndex, partnerId, category, claimedAt, status } = lead;
  return { leadId: id, userId, contactIndex, partnerId, category, claimedAt, status };
}

function actionOf(verdict: Verdict): LeadAction {
  const reason = verdict.failed ?? '';
  switch (verdict.outcome) {
    case 'qualified':
      return { kind: 'qualify', actor: 'system', reason };
    case 'rejected':
      return { kind: 'reject', actor: 'system', reason };
    case 'duplicate':
      return { kind: 'mark-duplicate', actor: 'system', reason };
    case 'expired':
      return { kind: 'expire', actor: 'system', reason };
  }
}

function codeKeyOf({ siteId, partnerId, id: leadId }: Lead) {
  return { siteId, partnerId, leadId };
}

function judgedRow({ lead, verdict, evidence, state }: Judgement, code: string | null, at: Date): Judged {
  const { siteId, userId, id } = lead;
  return { siteId, userId, id, status: state.status, billing: state.billing, verdict, evidence, closedReason: verdict.failed, bonusCode: code, at };
}

function announcement({ lead, verdict }: Judgement, when: Date): NewEvent {
  const { siteId, userId, id: leadId, partnerId, campaignId, category } = lead;
  const common = { siteId, userId, leadId, partnerId, campaignId, category, at: when.toISOString() };
  if (verdict.outcome === 'qualified') return { name: 'lead.qualified', payload: { ...common, winId: lead.winId, price: lead.price.toString() } };
  return { name: 'lead.closed', payload: { ...common, outcome: verdict.outcome, reason: verdict.failed ?? '' } };
}
