import type { Category, Stage } from '@ringroad/kernel';
import type { Keyset, Tx } from '@ringroad/platform';
import { stageKey } from './stage-key.queries.js';

export interface TimelineRow {
  readonly id: string;
  readonly at: Date;
  /** To the microsecond, for the cursor. */
  readonly atText: string;
  /** Its place among the lines of the same instant. */
  readonly place: string;
  readonly kind: 'event' | 'stage' | 'contact_point' | 'decision' | 'delivery' | 'claim' | 'lead' | 'money' | 'consent';
  readonly title: string;
  readonly detail: string | null;
  readonly stage: Stage | null;
  readonly category: Category | null;
  readonly partnerName: string | null;
  readonly money: bigint | null;
  readonly decisionId: string | null;
  readonly reason: string | null;
}

/** `atText` and `place` of the last line seen. */
export type TimelineKey = readonly [string, string];

/**
 * Everything one user's rows tell, newest first, what is planned included, and what was told of the ids the user had before. Every part reads by (site, user). Much of a sandbox
 * happens at one instant: there, cause comes before effect, and the lines of one partner stay together. What happens to a car names it:
 * by make, model and year, else by the site's own key, `listing:<id>` where the ad stands for the car; a journey of anything else
 * names its programme, `programme:<id>`.
 */
export function timeline(tx: Tx, siteId: string, userId: string, page: Keyset<TimelineKey>): Promise<TimelineRow[]> {
  return tx.query<TimelineRow>(
    `with car as (
       select a.id, a.asset_key as key, coalesce(nullif(concat_ws(' ', a.brand, a.model, a.year), ''), a.asset_key) as name
       from ownership o join asset a on a.site_id = o.site_id and a.id = o.asset_id where o.site_id = $1 and o.user_id = $2),
     items as (
       select id::text as id, 'a' as step, occurred_at as at, 'event' as kind, name as title,
         coalesce(nullif(concat_ws(' ', properties ->> 'brand', properties ->> 'model', properties ->> 'year'), ''),
           (select car.name from car where car.key = event.properties ->> 'assetId'),
           (select car.name from listing l join car on car.id = l.asset_id where l.site_id = $1 and l.user_id = $2 and l.listing_key = event.properties ->> 'listingId'),
           properties ->> 'assetId', 'listing:' || (properties ->> 'listingId')) as detail,
         null::text as stage, null::text as category, null::uuid as partner_id, null::bigint as money, null::uuid as decision_id, null::text as reason
       from event where site_id = $1 and user_id = any($2::uuid || (select former_ids from site_user where site_id = $1 and user_id = $2))
       union all
       select j.id || '/' || s.n, 'b', (s.step ->> 'at')::timestamptz, 'stage', coalesce('stage.' || (s.step ->> 'stage'), 'outcome.' || (s.step ->> 'outcome')),
         coalesce(nullif(concat_ws(' ', a.brand, a.model, a.year), ''), a.asset_key, 'programme:' || j.programme_id), ${stageKey('j', "s.step ->> 'stage'")}, null, null, null, null, s.step ->> 'by'
       from journey j cross join jsonb_array_elements(j.history) with ordinality as s (step, n) left join asset a on a.site_id = j.site_id and a.id = j.subject_id
       where j.site_id = $1 and j.user_id = $2
       union all
       select p.id::text, 'c', coalesce(p.settled_at, p.due_at), 'contact_point', p.point_id, array_to_string(p.needs, ', '), ${stageKey('p')}, null, null, null, null, p.status
       from contact_point p where p.site_id = $1 and p.user_id = $2
       union all
       select d.id::text, 'd', d.at, 'decision', d.outcome || case d.channel when 'page' then '.page' else '' end,
         (select string_agg(w.partner_name, ', ' order by w.position) from win w where w.site_id = d.site_id and w.user_id = d.user_id and w.decision_id = d.id), d.stage, null, null, null, d.id, d.record ->> 'reason'
       from decision d where d.site_id = $1 and d.user_id = $2
       union all
       select d.id::text, case d.channel when 'inbox' then 'e' else 'f' end, coalesce(d.sent_at, d.not_before), 'delivery', d.channel || '.' || d.state, null, null, null, null, null, d.decision_id, d.reason
       from delivery d where d.site_id = $1 and d.user_id = $2
       union all
       select l.id || '/claim', 'g', l.claimed_at, 'claim', 'claim', null, l.stage, l.category, l.partner_id, l.price, null, null
       from lead l where l.site_id = $1 and l.user_id = $2
       union all
       select e.id::text, case when e.to_state = 'held' then 'i' when e.to_state = 'verifying' then 'j' when e.facet = 'status' then 'k' else 'l' end, e.at, case e.facet when 'billing' then 'money' else 'lead' end, e.facet || '.' || e.to_state, null, l.stage, l.category, e.partner_id,
         case e.facet when 'billing' then l.price end, null, nullif(e.reason, '')
       from lead_event e join lead l on l.site_id = e.site_id and l.user_id = e.user_id and l.id = e.lead_id
       where e.site_id = $1 and e.user_id = $2
       union all
       select c.id::text, 'h', c.at, 'consent', c.purpose || '.' || c.action, concat_ws(' ', c.channel, c.text_version), null, c.category, c.partner_id, null, null, c.source
       from consent_receipt c where c.site_id = $1 and c.user_id = $2),
     placed as (select *, concat_ws('/', partner_id, step, id) as place from items)
     select i.id, i.at, i.at::text as "atText", i.place, i.kind, i.title, i.detail, i.stage, i.category, p.name as "partnerName", i.money, i.decision_id as "decisionId", i.reason
     from placed i left join partner p on p.site_id = $1 and p.id = i.partner_id
     where $4::timestamptz is null or (i.at, i.place) < ($4, $5)
     order by i.at desc, i.place desc limit $3`,
    [siteId, userId, page.limit, page.after?.[0] ?? null, page.after?.[1] ?? null],
  );
}
