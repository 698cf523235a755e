import { type BuiltInStage, type Category, CLASSIFIED, type Stage } from '@ringroad/kernel';
import type { Lead } from '@ringroad/leads';
import type { Site, Tx } from '@ringroad/platform';

export const DAYS = 14;

export interface DayRow {
  readonly day: string;
  /** Minor units posted minus credited. */
  readonly revenue: bigint;
  readonly qualified: number;
  readonly decisions: number;
  readonly filled: number;
  readonly shown: number;
}

/** The last 14 days of the site's own calendar, oldest first, days without anything included. */
export function dailyFigures(tx: Tx, site: Site): Promise<DayRow[]> {
  // Indexes: transfer_site_time, decision_time, win_shown, lead_judged.
  return tx.query<DayRow>(
    `with bounds as (select ($2::timestamptz at time zone $3)::date as today),
       since as (select ((today - ${DAYS - 1})::timestamp at time zone $3) as at from bounds),
       days as (select generate_series(today - ${DAYS - 1}, today, interval '1 day')::date as day from bounds),
       money as (
         select (at at time zone $3)::date as day, sum(case kind when 'credit' then -amount else amount end)::bigint as revenue from transfer
         where site_id = $1 and kind in ('post', 'credit') and at >= (select at from since) and at <= $2 group by 1),
       leads as (
         select (judged_at at time zone $3)::date as day, count(*)::int as n from lead
         where site_id = $1 and status = 'qualified' and judged_at >= (select at from since) and judged_at <= $2 group by 1),
       auctions as (
         select (at at time zone $3)::date as day, count(*)::int as n, count(*) filter (where winners > 0)::int as filled from decision
         where site_id = $1 and outcome <> 'suppressed' and at >= (select at from since) and at <= $2 group by 1),
       shows as (
         select (shown_at at time zone $3)::date as day, count(*)::int as n from win
         where site_id = $1 and shown_at >= (select at from since) and shown_at <= $2 group by 1)
     select day::text, coalesce(revenue, 0) as revenue, coalesce(leads.n, 0) as qualified, coalesce(auctions.n, 0) as decisions,
       coalesce(auctions.filled, 0) as filled, coalesce(shows.n, 0) as shown
     from days left join money using (day) left join leads using (day) left join auctions using (day) left join shows using (day) order by day`,
    [site.id, site.now, site.timezone],
  );
}

export interface FlowRow {
  readonly from: BuiltInStage;
  readonly to: BuiltInStage | null;
  readonly users: number;
}

/**
 * Who left which stage of a car's life for which in the last 30 days. A journey that ended because the next car was bought counts as
 * sold → bought, one that ended because the car was listed again as owning → posted; `to` null left for good. Index: stage_stay_left.
 */
export function stageFlows(tx: Tx, site: Site): Promise<FlowRow[]> {
  return tx.query<FlowRow>(
    `select stage as "from", case outcome when 'bought-next' then 'bought' when 'listed-again' then 'posted' else next_stage end as "to",
       count(distinct user_id)::int as users
     from stage_stay where site_id = $1 and programme_id = '${CLASSIFIED}' and left_at > $2::timestamptz - interval '30 days' and left_at <= $2
     group by 1, 2`,
    [site.id, site.now],
  );
}

export interface StageRow {
  readonly stage: BuiltInStage;
  readonly users: number;
  readonly entered: number;
}

/** Users per stage of a car's life now, and how many entered it in the last 30 days. Index: stage_stay_left. */
export function stageCounts(tx: Tx, site: Site): Promise<StageRow[]> {
  return tx.query<StageRow>(
    `select stage, count(distinct user_id)::int as users,
       count(distinct user_id) filter (where entered_at > $2::timestamptz - interval '30 days')::int as entered
     from stage_stay where site_id = $1 and programme_id = '${CLASSIFIED}' and left_at is null group by 1`,
    [site.id, site.now],
  );
}

/** Users who stand in any stage of a car's life now, each counted once, however many cars he has on the road. Index: stage_stay_left. */
export async function usersOnTheRoad(tx: Tx, site: Site): Promise<number> {
  const [row] = await tx.query<{ users: number }>(
    `select count(distinct user_id)::int as users from stage_stay where site_id = $1 and programme_id = '${CLASSIFIED}' and left_at is null`,
    [site.id],
  );
  return row?.users ?? 0;
}

export interface RevenueRow {
  readonly stage: Stage;
  readonly category: Category;
  readonly revenue: bigint;
  readonly leads: number;
}

/** Revenue of the last 30 days by stage and category. */
export function stageCategoryRevenue(tx: Tx, site: Site): Promise<RevenueRow[]> {
  return tx.query<RevenueRow>(
    `select stage, category, sum(price)::bigint as revenue, count(*)::int as leads from lead
     where site_id = $1 and status = 'qualified' and judged_at > $2::timestamptz - interval '30 days' and judged_at <= $2
     group by 1, 2 order by 3 desc`,
    [site.id, site.now],
  );
}

export interface RecentLeadRow {
  readonly id: string;
  readonly at: Date;
  readonly partnerName: string;
  readonly category: Category;
  readonly stage: Stage;
  readonly status: Lead['status'];
  readonly price: bigint;
  readonly userId: string;
}

/** The newest claims of the site. Index: lead_recent. */
export function recentLeads(tx: Tx, site: Site): Promise<RecentLeadRow[]> {
  return tx.query<RecentLeadRow>(
    `select l.id, l.claimed_at as at, p.name as "partnerName", l.category, l.stage, l.status, l.price, l.user_id as "userId"
     from lead l join partner p on p.site_id = l.site_id and p.id = l.partner_id
     where l.site_id = $1 order by l.claimed_at desc, l.id desc limit 10`,
    [site.id],
  );
}

/** What a site has done of what must be done before it can earn. */
export interface Beginnings {
  readonly events: boolean;
  readonly partner: boolean;
  readonly 'top-up': boolean;
  readonly campaign: boolean;
}

export async function beginnings(tx: Tx, site: Site): Promise<Beginnings> {
  const [row] = await tx.query<Beginnings>(
    `select exists (select from event where site_id = $1) as events, exists (select from partner where site_id = $1) as partner,
       exists (select from transfer where site_id = $1 and kind = 'top-up') as "top-up", exists (select from campaign where site_id = $1) as campaign`,
    [site.id],
  );
  return row as Beginnings;
}

export interface TroubleRow {
  readonly kind: 'waiting-campaigns' | 'parked-events' | 'empty-wallets' | 'failed-mail';
  readonly count: number;
}

/** What waits for a person. */
export function troubles(tx: Tx, site: Site): Promise<TroubleRow[]> {
  return tx.query<TroubleRow>(
    `select * from (
       select 'waiting-campaigns' as kind, count(*)::int as count from campaign where site_id = $1 and waiting_since is not null
       union all
       select 'parked-events', count(*)::int from outbox_delivery where site_id = $1 and state = 'parked'
       union all
       select 'empty-wallets', count(distinct c.partner_id)::int from campaign c join wallet w on w.site_id = c.site_id and w.partner_id = c.partner_id
       where c.site_id = $1 and c.status = 'active' and w.available < c.max_price
       union all
       select 'failed-mail', count(*)::int from delivery where site_id = $1 and state = 'failed' and created_at > $2::timestamptz - interval '7 days') as t
     where count > 0`,
    [site.id, site.now],
  );
}
