import type { Category, Minor, Stage } from '@ringroad/kernel';
import type { Keyset, Site, Tx } from '@ringroad/platform';
import type { CampaignStatus } from './campaign.entity.js';
import { calendarAt } from './domain/budget-window.js';
import type { LossReason } from './domain/loss-reason.js';

/** Days of the site that a campaign's figures look back, today included. */
const FIGURE_DAYS = 30;

export interface CampaignFilter {
  readonly partnerIds: readonly string[];
  readonly id?: string;
  readonly search?: string | null;
  readonly status?: CampaignStatus | null;
}

/** Where a page of campaigns goes on: when the last one was made, and its id. */
export type CampaignKey = readonly [createdAt: string, id: string];

/** A campaign with everything its screen shows: one row, no second question. */
export interface CampaignListRow {
  readonly id: string;
  readonly partnerId: string;
  readonly name: string;
  readonly status: CampaignStatus;
  readonly category: Category;
  readonly stages: readonly Stage[];
  readonly regions: readonly string[];
  readonly brands: readonly string[];
  readonly seasons: readonly string[];
  readonly priceMin: Minor | null;
  readonly priceMax: Minor | null;
  readonly maxPrice: Minor;
  readonly totalBudget: Minor;
  readonly dailyBudget: Minor | null;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly createdAtText: string;
  readonly title: string;
  readonly text: string;
  readonly terms: string;
  readonly validDays: number;
  readonly totalPosted: Minor;
  readonly totalPending: Minor;
  readonly dailyPosted: Minor;
  readonly dailyPending: Minor;
  readonly shown: number;
  readonly claimed: number;
  readonly qualified: number;
  readonly averagePrice: Minor | null;
  readonly losses: Readonly<Partial<Record<LossReason, number>>> | null;
}

const MATCHES = `c.site_id = $1 and c.partner_id = any($2::uuid[]) and ($3::uuid is null or c.id = $3) and ($4::text is null or c.status = $4)
  and position(lower($5) in lower(c.name)) > 0`;

const matchOf = (site: Site, { partnerIds, id, status, search }: CampaignFilter) => [site.id, partnerIds, id ?? null, status ?? null, search?.trim() ?? ''];

/**
 * A page of campaigns, the newest first, each with its budgets' counters, offer, and figures of the last 30 site days. Indexes:
 * campaign_pkey, budget_window_pkey, offer_campaign, win_quality, loss_tally_pkey; the figures are gathered for the page alone.
 */
export function campaignPage(tx: Tx, site: Site, filter: CampaignFilter, page: Keyset<CampaignKey>): Promise<CampaignListRow[]> {
  return tx.query<CampaignListRow>(
    `with page as (
       select c.* from campaign c
       where ${MATCHES} and ($6::timestamptz is null or (c.created_at, c.id) < ($6, $7::uuid))
       order by c.created_at desc, c.id desc limit $8
     )
     select c.id, c.partner_id as "partnerId", c.name, c.status, c.category, c.stages, c.regions, c.brands, c.seasons, c.price_min as "priceMin",
       c.price_max as "priceMax", c.max_price as "maxPrice", c.total_budget as "totalBudget", c.daily_budget as "dailyBudget",
       c.starts_at as "startsAt", c.ends_at as "endsAt", c.created_at::text as "createdAtText",
       o.title, o.text, o.terms, o.valid_days as "validDays",
       coalesce(t.posted, 0) as "totalPosted", coalesce(t.pending, 0) as "totalPending",
       coalesce(d.posted, 0) as "dailyPosted", coalesce(d.pending, 0) as "dailyPending",
       f.shown, f.claimed, f.qualified, f.average as "averagePrice", l.losses
     from page c
     cross join lateral (
       select o.title, o.text, o.terms, o.valid_days from offer o
       where o.site_id = c.site_id and o.partner_id = c.partner_id and o.campaign_id = c.id order by o.created_at, o.id limit 1
     ) o
     left join budget_window t on t.site_id = c.site_id and t.partner_id = c.partner_id and t.campaign_id = c.id and t.window_key = 'total'
     left join budget_window d on d.site_id = c.site_id and d.partner_id = c.partner_id and d.campaign_id = c.id and d.window_key = $9
     cross join lateral (
       select count(*)::int as shown, count(*) filter (where w.state = 'claimed')::int as claimed, count(w.qualified_at)::int as qualified,
         round(avg(w.price) filter (where w.qualified_at is not null))::bigint as average
       from win w where w.site_id = c.site_id and w.campaign_id = c.id
         and w.shown_at >= (($9::date - ${FIGURE_DAYS - 1})::timestamp at time zone $10)
     ) f
     cross join lateral (
       select jsonb_object_agg(r.reason, r.count) as losses from (
         select reason, sum(count)::int as count from loss_tally t
         where t.site_id = c.site_id and t.partner_id = c.partner_id and t.campaign_id = c.id and t.day > $9::date - ${FIGURE_DAYS}
         group by reason) r
     ) l
     order by c.created_at desc, c.id desc`,
    [
      ...matchOf(site, filter),
      page.after?.[0] ?? null,
      page.after?.[1] ?? null,
      page.limit,
      calendarAt(site.now, site.timezone).daily,
      site.timezone,
    ],
  );
}

/** How many campaigns `campaignPage` goes through. */
export async function countCampaigns(tx: Tx, site: Site, filter: CampaignFilter): Promise<number> {
  const [row] = await tx.query<{ count: number }>(`select count(*)::int as count from campaign c where ${MATCHES}`, matchOf(site, filter));
  return row?.count ?? 0;
}
