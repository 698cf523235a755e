import { checkLedger, type LedgerCheck } from '@ringroad/billing';
import { ACCOUNT_WINDOWS, STOCK } from '@ringroad/market';
import type { Tx } from '@ringroad/platform';

export type Invariant = LedgerCheck;

interface Breach {
  readonly subject: string;
  readonly detail: string;
}

/**
 * The promises that span libs, each as one query for what breaks it. They hold at every commit, so the doctor may ask while
 * the product runs.
 */
const CHECKS: Readonly<Record<string, string>> = {
  'every acknowledged message is exactly one fact': `
    select coalesce(k.event_id, e.id)::text as subject, 'keys ' || count(distinct k.message_id) || ', facts ' || count(distinct (e.id, e.received_at)) as detail
    from intake_key k full join event e on e.site_id = k.site_id and e.id = k.event_id
    group by 1 having count(distinct k.message_id) <> 1 or count(distinct (e.id, e.received_at)) <> 1`,
  'each qualified lead has exactly one post': `
    select l.id::text as subject, l.status || ' with ' || count(t.id) || ' posts' as detail
    from lead l left join transfer h on h.site_id = l.site_id and h.partner_id = l.partner_id and h.kind = 'hold' and h.reference = l.id::text
    left join transfer t on t.site_id = h.site_id and t.partner_id = h.partner_id and t.hold_id = h.id and t.kind = 'post'
    group by l.id, l.status having count(t.id) <> case when l.status = 'qualified' then 1 else 0 end`,
  'each post belongs to a qualified lead and takes its frozen price': `
    select t.id::text as subject, coalesce(l.status, 'no lead') || ', ' || t.amount || ' for ' || coalesce(l.price::text, '?') as detail
    from transfer t join transfer h on h.site_id = t.site_id and h.partner_id = t.partner_id and h.hold_id = t.hold_id and h.kind = 'hold'
    left join lead l on l.site_id = h.site_id and l.partner_id = h.partner_id and l.id::text = h.reference
    where t.kind = 'post' and (l.status is distinct from 'qualified' or l.price <> t.amount)`,
  'each lead on hold has its money on hold': `
    select l.id::text as subject, l.billing || ', holds ' || count(h.id) || ', resolved ' || count(r.id) as detail
    from lead l left join transfer h on h.site_id = l.site_id and h.partner_id = l.partner_id and h.kind = 'hold' and h.reference = l.id::text
    left join transfer r on r.site_id = h.site_id and r.partner_id = h.partner_id and r.hold_id = h.id and r.kind in ('post', 'void')
    group by l.id, l.billing
    having count(h.id) <> 1 or count(r.id) <> case when l.billing = 'held' then 0 else 1 end`,
  'budget counters equal their leads': `
    select b.campaign_id || ' ' || b.window_key as subject, 'counts ' || b.pending || '+' || b.posted || ', leads say ' || coalesce(l.pending, 0) || '+' || coalesce(l.posted, 0) as detail
    from budget_window b left join (
      select site_id, partner_id, case when key like 'account:%' then '${ACCOUNT_WINDOWS}'::uuid else campaign_id end as campaign_id, key,
        sum(share) filter (where billing = 'held') as pending, sum(share) filter (where billing = 'posted') as posted
      from lead, unnest(budget_keys) as key, lateral (select case when key = '${STOCK}' or key like '%:leads' then 1 else price end as share) s
      group by 1, 2, 3, 4) l
      on l.site_id = b.site_id and l.partner_id = b.partner_id and l.campaign_id = b.campaign_id and l.key = b.window_key
    where (b.pending, b.posted) is distinct from (coalesce(l.pending, 0), coalesce(l.posted, 0))`,
  'no contact point is decided twice': `
    select contact_point_id::text as subject, count(*) || ' decisions' as detail from decision
    where contact_point_id is not null group by site_id, user_id, contact_point_id, channel having count(*) > 1`,
  'every fired contact point was opened': `
    select p.id::text as subject, 'fired, but neither decided, held nor on its way' as detail from contact_point p
    where p.status = 'fired'
      and not exists (select from decision d where d.site_id = p.site_id and d.user_id = p.user_id and d.contact_point_id = p.id)
      and not exists (select from delivery d where d.site_id = p.site_id and d.user_id = p.user_id and d.contact_point_id = p.id)
      and not exists (select from outbox o where o.open_handlers > 0 and o.name = 'contact-point.due' and o.payload ->> 'contactPointId' = p.id::text)
      and not exists (select from outbox_delivery f join outbox o on o.id = f.outbox_id where f.state = 'parked' and o.payload ->> 'contactPointId' = p.id::text)`,
  'nothing is left under an id whose person has another': `
    select u.external_id as subject, left_behind.what as detail from site_user u join (
      ${['journey', 'stage_stay', 'contact_point', 'ownership', 'listing', 'contact', 'decision', 'win', 'recent_claim', 'delivery', 'preference', 'lead', 'lead_code', 'lead_contact']
        .map((table) => `select distinct site_id, user_id, '${table}' as what from ${table}`)
        .join(' union all ')}) as left_behind on left_behind.site_id = u.site_id and left_behind.user_id = u.user_id
    where u.merged_into is not null`,
  'who stands for another knows it, and stands for themselves': `
    select u.external_id as subject, 'merged into ' || u.merged_into as detail from site_user u
    left join site_user s on s.site_id = u.site_id and s.user_id = u.merged_into
    where u.merged_into is not null and (s.merged_into is not null or not (u.user_id = any(s.former_ids))) is not false`,
  'partners read contacts of their qualified leads only': `
    select c.lead_id::text as subject, coalesce(l.status, 'no lead') as detail from lead_contact c
    left join lead l on l.site_id = c.site_id and l.user_id = c.user_id and l.id = c.lead_id and l.partner_id = c.partner_id
    where l.status is distinct from 'qualified'`,
  'no event is parked': `
    select sum(n) || ' parked' as subject,
      string_agg(handler || ' ' || n || ' (' || left(error, 200) || ')', ', ' order by n desc, handler) || '. Mend the cause, then run: ringroad rebuild --parked' as detail
    from (select handler, count(*) as n, max(error) as error from outbox_delivery where state = 'parked' group by 1) as p having count(*) > 0`,
  'every table of a site is behind forced row level security': `
    select c.oid::regclass::text as subject, 'not forced' as detail from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'site_id' and not a.attisdropped
    where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and not (c.relrowsecurity and c.relforcerowsecurity)`,
};

/** Everything `ringroad doctor` proves, in the order it prints it. Reads whole tables: for people and for the night. */
export async function checkInvariants(tx: Tx): Promise<Invariant[]> {
  const ledger = await checkLedger(tx);
  const product: Invariant[] = [];
  for (const [name, sql] of Object.entries(CHECKS)) {
    const breaches = await tx.query<Breach>(`${sql} limit 5`);
    const detail = breaches.map((breach) => `${breach.subject}: ${breach.detail}`).join('; ');
    product.push({ name, ok: breaches.length === 0, detail });
  }
  return [...ledger, ...product];
}
