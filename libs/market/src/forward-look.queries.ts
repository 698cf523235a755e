import type { Site, Tx } from '@ringroad/platform';
import type { ForwardPace } from './domain/forward-pace.js';

export interface Look {
  /** Every day before this one is counted: `2026-03-02`. */
  readonly lookedOn: string;
  readonly predictedOn: string;
}

export async function lastLook(tx: Tx, siteId: string): Promise<Look | null> {
  const [look] = await tx.query<Look>(`select looked_on::text as "lookedOn", predicted_on::text as "predictedOn" from forward_look where site_id = $1`, [siteId]);
  return look ?? null;
}

export async function saveLook(tx: Tx, siteId: string, look: Look): Promise<void> {
  await tx.query(
    `insert into forward_look (site_id, looked_on, predicted_on) values ($1, $2::date, $3::date)
     on conflict (site_id) do update set looked_on = excluded.looked_on, predicted_on = excluded.predicted_on`,
    [siteId, look.lookedOn, look.predictedOn],
  );
}

/** When the site's first decision since then was made (index: decision_time). */
export async function firstDecision(tx: Tx, siteId: string, since: Date): Promise<Date | null> {
  const [row] = await tx.query<{ at: Date | null }>('select min(at) as at from decision where site_id = $1 and at >= $2', [siteId, since]);
  return row?.at ?? null;
}

/** When the site must look again for those who have reserved: so long after the next midnight; null while nothing is reserved. */
export async function nextLook(tx: Tx, siteId: string, afterMidnightMs: number): Promise<Date | null> {
  const [row] = await tx.query<{ at: Date }>(
    `select ((l.looked_on + 1)::timestamp at time zone s.timezone) + make_interval(secs => $2::float8 / 1000) as at
     from forward_look l join site s on s.id = l.site_id
     where l.site_id = $1 and exists (select from reservation r where r.site_id = l.site_id and r.state in ('open', 'live'))`,
    [siteId, afterMidnightMs],
  );
  return row?.at ?? null;
}

/** Adds up what was counted for every product whose period has begun and was not settled, in all and by week. */
export async function realise(tx: Tx, site: Site): Promise<void> {
  await tx.query(
    `update forward_product p set realised = coalesce(c.moments, 0), weeks = coalesce(c.weeks, '{}')
     from forward_product q
     left join lateral (
       select sum(w.moments)::int as moments, jsonb_object_agg(w.week, w.moments) as weeks from (
         select date_trunc('week', m.day)::date as week, sum(m.moments)::int as moments from moment_day m
         where m.site_id = q.site_id and m.day >= (q.starts_at at time zone $3)::date and m.day < (q.ends_at at time zone $3)::date
           and m.stage = q.stage and m.category = q.category and (q.region is null or m.region = q.region)
         group by 1) w) c on true
     where p.site_id = $1 and p.settled_at is null and p.starts_at <= $2 and q.site_id = p.site_id and q.id = p.id`,
    [site.id, site.now, site.timezone],
  );
}

export interface RunningProduct extends ForwardPace {
  readonly id: string;
}

/** Products whose period has begun, of which shares are reserved. */
export function runningProducts(tx: Tx, site: Site): Promise<RunningProduct[]> {
  return tx.query<RunningProduct>(
    `select p.id, p.low, p.expected, p.high, p.realised, p.starts_at as "startsAt", p.ends_at as "endsAt" from forward_product p
     where p.site_id = $1 and p.settled_at is null and p.starts_at <= $2
       and exists (select from reservation r where r.site_id = p.site_id and r.product_id = p.id and r.state in ('open', 'live'))`,
    [site.id, site.now],
  );
}

/** Reservations begin and end with their period, and so do products. */
export async function turnPeriods(tx: Tx, site: Site): Promise<void> {
  await tx.query(`update reservation set state = 'live' where site_id = $1 and state = 'open' and starts_at <= $2 and ends_at > $2`, [site.id, site.now]);
  await tx.query(`update reservation set state = 'settled', closed_at = $2 where site_id = $1 and state in ('open', 'live') and ends_at <= $2`, [site.id, site.now]);
  await tx.query('update forward_product set settled_at = $2 where site_id = $1 and settled_at is null and ends_at <= $2', [site.id, site.now]);
}

/** Gives back what is reserved of products whose prediction failed; answers how many reservations that were. */
export async function releaseFailed(tx: Tx, site: Site, productIds: readonly string[]): Promise<number> {
  const rows = await tx.query(
    `update reservation set state = 'released', release_reason = 'prediction-failed', closed_at = $2
     where site_id = $1 and product_id = any($3::uuid[]) and state in ('open', 'live') returning id`,
    [site.id, site.now, productIds],
  );
  return rows.length;
}

/**
 * Counts looks that found a campaign paused, and gives back what those reserved who will not serve it: their campaign is over, was not
 * running for so many looks, or they are suspended. Answers how many reservations that were.
 */
export async function releaseStopped(tx: Tx, site: Site, mostLooks: number): Promise<number> {
  await tx.query(
    `update reservation r set stopped_looks = case when c.status = 'active' then 0 else r.stopped_looks + 1 end
     from campaign c where r.site_id = $1 and r.state = 'live' and c.site_id = r.site_id and c.partner_id = r.partner_id and c.id = r.campaign_id`,
    [site.id],
  );
  const rows = await tx.query(
    `with over as (
       select r.partner_id, r.id, case
         when p.status <> 'active' then 'partner-suspended'
         when c.status = 'ended' then 'campaign-ended'
         when r.stopped_looks >= $3 then 'campaign-stopped' end as reason
       from reservation r
       join partner p on p.site_id = r.site_id and p.id = r.partner_id
       join campaign c on c.site_id = r.site_id and c.partner_id = r.partner_id and c.id = r.campaign_id
       where r.site_id = $1 and r.state in ('open', 'live'))
     update reservation r set state = 'released', release_reason = over.reason, closed_at = $2
     from over where r.site_id = $1 and r.partner_id = over.partner_id and r.id = over.id and over.reason is not null returning r.id`,
    [site.id, site.now, mostLooks],
  );
  return rows.length;
}
