import type { Category, Minor, OwnText, Stage } from '@ringroad/kernel';
import type { Tx } from '@ringroad/platform';
import type { LeadEvidence } from './domain/lead-evidence.js';
import type { Verdict } from './domain/lead-contract.js';
import type { LeadChange } from './domain/lead-state.js';

export interface LeadKey {
  readonly siteId: string;
  readonly userId: string;
  readonly id: string;
}

/** The car a lead is about, as it was when the user claimed. */
export interface Car {
  readonly brand: string | null;
  readonly model: string | null;
  readonly year: number | null;
  /** Minor units of `currency` as a decimal string: JSON has no bigint. */
  readonly price: string | null;
  /** The price's own; missing in leads of before it was kept. */
  readonly currency?: string | null;
  readonly mileage: number | null;
  readonly region: string | null;
}

export interface Lead extends LeadKey {
  readonly winId: string;
  readonly partnerId: string;
  readonly campaignId: string;
  readonly category: Category;
  readonly stage: Stage;
  readonly status: 'submitted' | 'verifying' | 'qualified' | 'rejected' | 'duplicate' | 'expired';
  readonly billing: 'none' | 'held' | 'posted' | 'voided';
  readonly price: Minor;
  readonly budgetKeys: readonly string[];
  readonly region: string | null;
  readonly campaignRegions: readonly string[];
  readonly assetId: string | null;
  readonly car: Car | null;
  readonly reason: string;
  /** That reason in the words of the site's own programme; null where the words are ours. */
  readonly reasonTexts: OwnText | null;
  readonly consentReceiptId: string;
  readonly shownTextVersion: string;
  readonly contactIndex: string;
  readonly contractVersion: number;
  readonly verdict: Verdict | null;
  readonly closedReason: string | null;
  readonly bonusCode: string | null;
  readonly claimedAt: Date;
  readonly expiresAt: Date;
  readonly verifiedAt: Date | null;
  readonly verifiedIndex: string | null;
  readonly judgedAt: Date | null;
}

export const LEAD_COLUMNS = `l.site_id as "siteId", l.user_id as "userId", l.id, l.win_id as "winId", l.partner_id as "partnerId", l.campaign_id as "campaignId",
  l.category, l.stage, l.status, l.billing, l.price, l.budget_keys as "budgetKeys", l.region, l.campaign_regions as "campaignRegions", l.asset_id as "assetId", l.car, l.reason, l.reason_texts as "reasonTexts",
  l.consent_receipt_id as "consentReceiptId", l.shown_text_version as "shownTextVersion", l.contact_index as "contactIndex",
  l.contract_version as "contractVersion", l.verdict, l.closed_reason as "closedReason", l.bonus_code as "bonusCode", l.claimed_at as "claimedAt",
  l.expires_at as "expiresAt", l.verified_at as "verifiedAt", l.verified_index as "verifiedIndex", l.judged_at as "judgedAt"`;

const asJson = (rows: readonly unknown[]) => JSON.stringify(rows, (_key, part: unknown) => (typeof part === 'bigint' ? part.toString() : part));

export function leadsById(tx: Tx, keys: readonly LeadKey[], lock: boolean): Promise<Lead[]> {
  return tx.query<Lead>(
    `select ${LEAD_COLUMNS} from lead l
     join unnest($1::uuid[], $2::uuid[], $3::uuid[]) as k (site_id, user_id, id) using (site_id, user_id, id)
     order by site_id, user_id, id ${lock ? 'for update of l' : ''}`,
    [keys.map((key) => key.siteId), keys.map((key) => key.userId), keys.map((key) => key.id)],
  );
}

export async function insertLeads(tx: Tx, leads: readonly Lead[]): Promise<void> {
  await tx.query(
    `insert into lead (site_id, user_id, id, win_id, partner_id, campaign_id, category, stage, status, billing, price, budget_keys, region,
       campaign_regions, asset_id, car, reason, reason_texts, consent_receipt_id, shown_text_version, contact_index, contract_version, claimed_at, expires_at)
     select "siteId", "userId", id, "winId", "partnerId", "campaignId", category, stage, status, billing, price, "budgetKeys", region,
       "campaignRegions", "assetId", car, reason, "reasonTexts", "consentReceiptId", "shownTextVersion", "contactIndex", "contractVersion", "claimedAt", "expiresAt"
     from jsonb_to_recordset($1::jsonb) as l ("siteId" uuid, "userId" uuid, id uuid, "winId" uuid, "partnerId" uuid, "campaignId" uuid, category text,
       stage text, status text, billing text, price bigint, "budgetKeys" text[], region text, "campaignRegions" text[], "assetId" uuid, car jsonb, reason text, "reasonTexts" jsonb,
       "consentReceiptId" uuid, "shownTextVersion" text, "contactIndex" text, "contractVersion" int, "claimedAt" timestamptz, "expiresAt" timestamptz)`,
    [asJson(leads)],
  );
}

/** The user proved this contact with the code. From now on it is the lead's, also where a duplicate is looked for. */
export async function saveProof(tx: Tx, { siteId, userId, id }: LeadKey, contactIndex: string, at: Date): Promise<void> {
  await tx.query('update lead set verified_at = $4, verified_index = $5, contact_index = $5 where site_id = $1 and user_id = $2 and id = $3', [
    siteId,
    userId,
    id,
    at,
    contactIndex,
  ]);
}

export interface Judged extends LeadKey {
  readonly status: string;
  readonly billing: string;
  readonly verdict: Verdict | null;
  readonly evidence: LeadEvidence | null;
  readonly closedReason: string | null;
  readonly bonusCode: string | null;
  readonly at: Date;
}

export async function saveJudged(tx: Tx, judged: readonly Judged[]): Promise<void> {
  await tx.query(
    `update lead l set status = j.status, billing = j.billing, verdict = j.verdict, evidence = j.evidence, closed_reason = j."closedReason",
       bonus_code = j."bonusCode", judged_at = j.at
     from jsonb_to_recordset($1::jsonb) as j ("siteId" uuid, "userId" uuid, id uuid, status text, billing text, verdict jsonb, evidence jsonb,
       "closedReason" text, "bonusCode" text, at timestamptz)
     where l.site_id = j."siteId" and l.user_id = j."userId" and l.id = j.id`,
    [asJson(judged)],
  );
}

export interface LeadEventRow extends LeadChange {
  readonly siteId: string;
  readonly userId: string;
  readonly leadId: string;
  readonly id: string;
  readonly partnerId: string;
  readonly at: Date;
}

/** The lead's history: every step of every facet, appended and never changed. */
export async function appendLeadEvents(tx: Tx, events: readonly LeadEventRow[]): Promise<void> {
  if (events.length === 0) return;
  await tx.query(
    `insert into lead_event (site_id, user_id, lead_id, id, partner_id, facet, from_state, to_state, actor, reason, at)
     select "siteId", "userId", "leadId", id, "partnerId", facet, "from", "to", actor, reason, at
     from jsonb_to_recordset($1::jsonb) as e ("siteId" uuid, "userId" uuid, "leadId" uuid, id uuid, "partnerId" uuid, facet text, "from" text, "to" text,
       actor text, reason text, at timestamptz)`,
    [JSON.stringify(events)],
  );
}

/** Leads of the same users or contacts with the same partners: what a duplicate is looked for in. Indexes: lead_pkey, lead_duplicate. */
export function relatedLeads(tx: Tx, leads: readonly Lead[]): Promise<Lead[]> {
  return tx.query<Lead>(
    `select ${LEAD_COLUMNS} from lead l where (l.site_id, l.user_id, l.id) in (
       select o.site_id, o.user_id, o.id from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[]) as k (site_id, user_id, partner_id, category, contact_index)
       join lead o on o.site_id = k.site_id and o.partner_id = k.partner_id and o.category = k.category and o.status = 'qualified'
         and (o.contact_index = k.contact_index or o.user_id = k.user_id))`,
    [
      leads.map((lead) => lead.siteId),
      leads.map((lead) => lead.userId),
      leads.map((lead) => lead.partnerId),
      leads.map((lead) => lead.category),
      leads.map((lead) => lead.contactIndex),
    ],
  );
}

/** One at a time per person × partner × category, by user and by contact: two leads of one person are never judged side by side. */
export async function lockPersons(tx: Tx, leads: readonly Lead[]): Promise<void> {
  const keys = leads.flatMap((lead) => [lead.userId, lead.contactIndex].map((person) => `${lead.siteId} ${lead.partnerId} ${lead.category} ${person}`));
  await tx.query(`select pg_advisory_xact_lock(key) from (select distinct hashtextextended(k, 7) as key from unnest($1::text[]) as k order by 1) as ordered`, [keys]);
}
