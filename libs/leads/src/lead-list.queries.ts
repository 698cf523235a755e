import type { Keyset, Tx } from '@ringroad/platform';
import { type Lead, LEAD_COLUMNS } from './lead.queries.js';

export interface LeadFilter {
  readonly siteId: string;
  readonly partnerId: string;
  readonly id?: string;
  readonly status?: Lead['status'] | null;
  readonly search?: LeadSearch | null;
}

/** What a search means for leads: words of the car or the bonus code, the campaigns they name, and a contact they may be. */
export interface LeadSearch {
  readonly words: string;
  readonly campaignIds: readonly string[];
  /** Blind index of the words read as an e-mail address. */
  readonly contactIndex: string;
}

/** Where a page of leads goes on: when the last one was claimed, and its id. */
export type LeadPageKey = readonly [claimedAt: string, id: string];

/** With the instant as Postgres prints it, for the cursor. */
export interface ListedLead extends Lead {
  readonly claimedAtText: string;
}

// A contact is found by its whole address and only once it is the partner's to know.
const MATCHES = `l.site_id = $1 and l.partner_id = $2 and ($3::uuid is null or l.id = $3) and ($4::text is null or l.status = $4)
  and ($5::text is null or l.campaign_id = any($6::uuid[])
    or position(lower($5) in lower(concat_ws(' ', l.car->>'brand', l.car->>'model', l.car->>'year'))) > 0
    or position(upper($5) in l.bonus_code) > 0
    or (l.status = 'qualified' and l.contact_index = $7))`;

const matchOf = ({ siteId, partnerId, id, status, search }: LeadFilter) => [
  siteId,
  partnerId,
  id ?? null,
  status ?? null,
  search?.words ?? null,
  search?.campaignIds ?? [],
  search?.contactIndex ?? '',
];

/** A page of a partner's leads, the newest first (index: lead_partner). */
export function leadPage(tx: Tx, filter: LeadFilter, page: Keyset<LeadPageKey>): Promise<ListedLead[]> {
  return tx.query<ListedLead>(
    `select ${LEAD_COLUMNS}, l.claimed_at::text as "claimedAtText" from lead l
     where ${MATCHES} and ($8::timestamptz is null or (l.claimed_at, l.id) < ($8, $9::uuid))
     order by l.claimed_at desc, l.id desc limit $10`,
    [...matchOf(filter), page.after?.[0] ?? null, page.after?.[1] ?? null, page.limit],
  );
}

/** How many leads `leadPage` goes through. */
export async function countLeads(tx: Tx, filter: LeadFilter): Promise<number> {
  const [row] = await tx.query<{ count: number }>(`select count(*)::int as count from lead l where ${MATCHES}`, matchOf(filter));
  return row?.count ?? 0;
}
