import type { Category, Minor, Stage } from '@ringroad/kernel';
import type { Keyset, Site, Tx } from '@ringroad/platform';
import type { CampaignStatus } from './campaign.entity.js';
import type { ChangedText, OfferStatus } from './offer.entity.js';
import { calendarAt } from './domain/budget-window.js';
import type { Pacing } from './domain/campaign-draft.js';
import type { BidModifier } from './domain/campaign-view.js';
import type { FineTargeting } from './domain/fine-targeting.js';
import type { CodeKind, OfferTexts } from './domain/offer-draft.js';
import type { LossReason } from './domain/loss-reason.js';
import { type BudgetStateRow, budgetStates } from './limit.queries.js';

/** Days of the site that a campaign's figures look back, today included. */
const FIGURE_DAYS = 30;

export interface CampaignFilter {
  /** Of these alone; of all when left out. */
  readonly partnerIds?: readonly string[];
  readonly ids?: readonly string[];
  readonly search?: string | null;
  readonly status?: CampaignStatus | null;
}

/** Where a page of campaigns goes on: when the last one was made, and its id. */
export type CampaignKey = readonly [createdAt: string, id: string];

/** An offer as JSON brings it. */
export interface ListedOffer {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly terms: string;
  readonly texts: OfferTexts;
  readonly changedText: ChangedText | null;
  readonly validDays: number;
  readonly weight: number;
  readonly expiresAt: string | null;
  readonly codeKind: CodeKind;
  readonly keepsRivalsAway: boolean;
  readonly status: OfferStatus;
  readonly reviewNote: string | null;
}

interface CampaignPageRow {
  readonly id: string;
  readonly partnerId: string;
  readonly partnerName: string;
  readonly name: string;
  readonly status: CampaignStatus;
  readonly pausedBy: 'partner' | 'operator' | null;
  readonly reviewNote: string | null;
  readonly waitingSince: Date | null;
  readonly version: number;
  readonly category: Category;
  readonly stages: readonly Stage[];
  readonly regions: readonly string[];
  readonly brands: readonly string[];
  readonly seasons: readonly string[];
  readonly targeting: FineTargeting;
  readonly priceMin: Minor | null;
  readonly priceMax: Minor | null;
  readonly maxPrice: Minor;
  readonly adjustments: readonly BidModifier[];
  readonly totalBudget: Minor;
  readonly monthlyBudget: Minor | null;
  readonly weeklyBudget: Minor | null;
  readonly dailyBudget: Minor | null;
  readonly totalLeads: number | null;
  readonly monthlyLeads: number | null;
  readonly weeklyLeads: number | null;
  readonly dailyLeads: number | null;
  readonly pacing: Pacing;
  readonly stock: number | null;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly createdAtText: string;
  /** The oldest first. */
  readonly offers: readonly ListedOffer[];
  readonly shown: number;
  /** Who saw it, each once. */
  readonly people: number;
  readonly claimed: number;
  readonly qualified: number;
  readonly averagePrice: Minor | null;
  readonly losses: Readonly<Partial<Record<LossReason, number>>> | null;
}

/** A campaign with everything its screen shows. */
export interface CampaignListRow extends CampaignPageRow {
  /** Its limits of this moment and those of its partner's account, with what became of them. */
  readonly limits: readonly BudgetStateRow[];
}

const MATCHES = `c.site_id = $1 and ($2::uuid[] is null or c.partner_id = any($2)) and ($3::uuid[] is null or c.id = any($3)) and ($4::text is null or c.status = $4)
  and position(lower($5) in lower(c.name)) > 0`;

const matchOf = (site: Site, { partnerIds, ids, status, search }: CampaignFilter) => [site.id, partnerIds ?? null, ids ?? null, status ?? null, search?.trim() ?? ''];

/**
 * A page of campaigns, the newest first, each with its offers, its budgets' counters, and figures of the last 30 site days. Indexes:
 * campaign_pkey, offer_campaign, budget_window_pkey, win_quality, loss_tally_pkey; the figures are gathered for the page alone.
 */
export async function campaignPage(tx: Tx, site: Site, filter: CampaignFilter, page: Keyset<CampaignKey>): Promise<CampaignListRow[]> {
  const rows = await tx.query<CampaignPageRow>(
    `with page as (
       select c.* from campaign c
       where ${MATCHES} and ($6::timestamptz is null or (c.created_at, c.id) < ($6, $7::uuid))
       order by c.created_at desc, c.id desc limit $8
     )
     select c.id, c.partner_id as "partnerId", p.name as "partnerName", c.name, c.status, c.paused_by as "pausedBy",
       c.review_note as "reviewNote", c.waiting_since as "waitingSince", c.version, c.category, c.stages, c.regions, c.brands, c.seasons, c.targeting,
       c.price_min as "priceMin", c.price_max as "priceMax", c.max_price as "maxPrice", c.adjustments, c.total_budget as "totalBudget",
       c.monthly_budget as "monthlyBudget", c.weekly_budget as "weeklyBudget", c.daily_budget as "dailyBudget", c.total_leads as "totalLeads",
       c.monthly_leads as "monthlyLeads", c.weekly_leads as "weeklyLeads", c.daily_leads as "dailyLeads", c.pacing, c.stock,
       c.starts_at as "startsAt", c.ends_at as "endsAt", c.created_at::text as "createdAtText",
       o.offers, f.shown, f.people, f.claimed, f.qualified, f.average as "averagePrice", l.losses
     from page c
     join partner p on p.site_id = c.site_id and p.id = c.partner_id
     cross join lateral (
       select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'title', o.title, 'text', o.text, 'terms', o.terms, 'texts', o.texts,
         'changedText', o.changed_text, 'validDays', o.valid_days, 'weight', o.weight, 'expiresAt', o.expires_at, 'codeKind', o.code_kind, 'keepsRivalsAway', o.keeps_rivals_away,
         'status', o.status, 'reviewNote', o.review_note) order by o.created_at, o.id), '[]') as offers
       from offer o where o.site_id = c.site_id and o.partner_id = c.partner_id and o.campaign_id = c.id and o.removed_at is null
     ) o
     cross join lateral (
       select count(*)::int as shown, count(distinct w.user_id)::int as people, count(*) filter (where w.state = 'claimed')::int as claimed, count(w.qualified_at)::int as qualified,
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
  const limits = await budgetStates(tx, site, rows.map(({ id }) => id));
  return rows.map((row) => ({ ...row, limits: limits.get(row.id) ?? [] }));
}

/** How many campaigns `campaignPage` goes through. */
export async function countCampaigns(tx: Tx, site: Site, filter: CampaignFilter): Promise<number> {
  const [row] = await tx.query<{ count: number }>(`select count(*)::int as count from campaign c where ${MATCHES}`, matchOf(site, filter));
  return row?.count ?? 0;
}
