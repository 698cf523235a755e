import type { Category, Minor, OwnText, Stage } from '@ringroad/kernel';
import type { Site, Tx } from '@ringroad/platform';
import type { CampaignView } from './domain/campaign-view.js';
import type { TrackRecord } from './domain/track-record.js';

/** Days after which an unclaimed show counts as a failure. */
const ATTRIBUTION_DAYS = 14;
/** Days of the past that still teach. */
const MEMORY_DAYS = 120;

export interface CampaignRow extends Omit<CampaignView, 'zone' | 'qualityPpm'> {
  readonly name: string;
  readonly partnerName: string;
  /** Null for the site's. */
  readonly partnerZone: string | null;
  readonly totalBudget: Minor;
  readonly dailyBudget: Minor | null;
  readonly offerTitle: string;
  readonly offerText: string;
  readonly offerTerms: string;
  readonly offerValidDays: number;
}

/**
 * Moves whenever a campaign, offer or partner of the site changes. Versions are added up because every committed edit raises the
 * sum; the latest time of change would hide an edit that began earlier and was committed later.
 */
export async function campaignStamp(tx: Tx, siteId: string): Promise<string> {
  const [row] = await tx.query<{ stamp: string }>(
    `select concat_ws(' ',
       (select count(*) || ',' || coalesce(sum(version), 0) from campaign where site_id = $1),
       (select string_agg(status, '' order by id) from partner where site_id = $1)) as stamp`,
    [siteId],
  );
  return row?.stamp ?? '';
}

/** Every campaign that is not ended, with its partner and the oldest of its approved offers; one join, no row per relation. */
export function loadCampaigns(tx: Tx, siteId: string): Promise<CampaignRow[]> {
  return tx.query<CampaignRow>(
    `select c.id, c.partner_id as "partnerId", o.id as "offerId", c.name, p.name as "partnerName", p.timezone as "partnerZone", c.category, c.stages,
       c.max_price as bid, c.status as "campaignStatus", p.status as "partnerStatus", o.status as "offerStatus",
       c.regions, c.brands, c.seasons, c.targeting, c.adjustments as modifiers, c.price_min as "priceMin", c.price_max as "priceMax",
       c.starts_at as "startsAt", c.ends_at as "endsAt", c.total_budget as "totalBudget", c.daily_budget as "dailyBudget",
       o.title as "offerTitle", o.text as "offerText", o.terms as "offerTerms", o.valid_days as "offerValidDays"
     from campaign c
     join partner p on p.site_id = c.site_id and p.id = c.partner_id
     cross join lateral (
       select o.* from offer o where o.site_id = c.site_id and o.partner_id = c.partner_id and o.campaign_id = c.id
       order by o.status = 'approved' desc, o.created_at, o.id limit 1
     ) o
     where c.site_id = $1 and c.status <> 'ended'`,
    [siteId],
  );
}

export interface CampaignStateRow {
  readonly campaignId: string;
  readonly walletAvailable: Minor;
  readonly totalUsed: Minor;
  readonly dailyUsed: Minor;
}

/** The money of every campaign that is not ended, from counter rows by primary key: never a sum over leads. */
export function loadStates(tx: Tx, siteId: string, day: string): Promise<CampaignStateRow[]> {
  return tx.query<CampaignStateRow>(
    `select c.id as "campaignId", coalesce(w.available, 0) as "walletAvailable",
       coalesce(t.pending + t.posted, 0) as "totalUsed", coalesce(d.pending + d.posted, 0) as "dailyUsed"
     from campaign c
     left join wallet w on w.site_id = c.site_id and w.partner_id = c.partner_id
     left join budget_window t on t.site_id = c.site_id and t.partner_id = c.partner_id and t.campaign_id = c.id and t.window_key = 'total'
     left join budget_window d on d.site_id = c.site_id and d.partner_id = c.partner_id and d.campaign_id = c.id and d.window_key = $2
     where c.site_id = $1 and c.status <> 'ended'`,
    [siteId, day],
  );
}

/** Shows older than the attribution window, and every show that already became a qualified lead. Index: win_quality. */
export function loadTrackRecords(tx: Tx, siteId: string, now: Date): Promise<TrackRecord[]> {
  return tx.query<TrackRecord>(
    `select campaign_id as "campaignId", partner_id as "partnerId", category, stage,
       count(qualified_at)::int as success, count(*)::int as trials
     from win
     where site_id = $1 and shown_at > $2::timestamptz - interval '${MEMORY_DAYS} days'
       and (qualified_at is not null or shown_at < $2::timestamptz - interval '${ATTRIBUTION_DAYS} days')
     group by 1, 2, 3, 4`,
    [siteId, now],
  );
}

export interface StoredDecision {
  readonly siteId: string;
  readonly userId: string;
  readonly id: string;
  readonly contactPointId: string | null;
  readonly momentId: string | null;
  readonly stage: Stage;
  readonly channel: string;
  readonly outcome: string;
  readonly winners: number;
  readonly record: unknown;
  readonly at: Date;
}

export interface StoredWin {
  readonly siteId: string;
  readonly userId: string;
  readonly id: string;
  readonly decisionId: string;
  readonly partnerId: string;
  readonly campaignId: string;
  readonly category: Category;
  readonly stage: Stage;
  readonly position: number;
  readonly price: Minor;
  readonly qualityPpm: number;
  /** The reservation it came by; null for what was auctioned. */
  readonly reservationId: string | null;
  readonly partnerName: string;
  readonly title: string;
  readonly text: string;
  readonly terms: string;
  readonly regions: readonly string[];
  readonly reason: string;
  readonly reasonTexts: OwnText | null;
  readonly shownAt: Date;
  readonly expiresAt: Date;
}

const asJson = (rows: readonly unknown[]) => JSON.stringify(rows, (_key, part: unknown) => (typeof part === 'bigint' ? part.toString() : part));

/** A decision is stored once per contact point and channel; a second one for it changes nothing. */
export async function insertDecisions(tx: Tx, decisions: readonly StoredDecision[]): Promise<void> {
  await tx.query(
    `insert into decision (site_id, user_id, id, contact_point_id, moment_id, stage, channel, outcome, winners, record, at)
     select "siteId", "userId", id, "contactPointId", "momentId", stage, channel, outcome, winners, record, at
     from jsonb_to_recordset($1::jsonb) as d ("siteId" uuid, "userId" uuid, id uuid, "contactPointId" uuid, "momentId" uuid, stage text,
       channel text, outcome text, winners int, record jsonb, at timestamptz)
     on conflict do nothing`,
    [asJson(decisions)],
  );
}

export async function insertWins(tx: Tx, wins: readonly StoredWin[]): Promise<void> {
  if (wins.length === 0) return;
  await tx.query(
    `insert into win (site_id, user_id, id, decision_id, partner_id, campaign_id, category, stage, position, price, quality_ppm, reservation_id,
       partner_name, title, text, terms, regions, reason, reason_texts, shown_at, expires_at, state)
     select "siteId", "userId", id, "decisionId", "partnerId", "campaignId", category, stage, position, price, "qualityPpm", "reservationId",
       "partnerName", title, text, terms, regions, reason, "reasonTexts", "shownAt", "expiresAt", 'fresh'
     from jsonb_to_recordset($1::jsonb) as w ("siteId" uuid, "userId" uuid, id uuid, "decisionId" uuid, "partnerId" uuid,
       "campaignId" uuid, category text, stage text, position int, price bigint, "qualityPpm" int, "reservationId" uuid, "partnerName" text,
       title text, text text, terms text, regions text[], reason text, "reasonTexts" jsonb, "shownAt" timestamptz, "expiresAt" timestamptz)
     on conflict do nothing`,
    [asJson(wins)],
  );
}

/** Campaigns whose offer a user can still take, per user; one put off for later is among them. Primary key of win starts with (site, user). */
export async function openOffers(tx: Tx, site: Site, userIds: readonly string[]): Promise<Map<string, ReadonlySet<string>>> {
  const rows = await tx.query<{ userId: string; campaignIds: readonly string[] }>(
    `select user_id as "userId", array_agg(campaign_id) as "campaignIds" from win
     where site_id = $1 and user_id = any($2::uuid[]) and state = 'fresh' and expires_at > $3 group by user_id`,
    [site.id, userIds, site.now],
  );
  return new Map(rows.map((row) => [row.userId, new Set(row.campaignIds)]));
}

export interface LossLine {
  readonly partnerId: string;
  readonly campaignId: string;
  readonly reason: string;
  readonly count: number;
}

/** Adds a batch of losses to the day's tallies: what a partner reads as "why not shown". Sorted against deadlocks. */
export async function addLosses(tx: Tx, siteId: string, day: string, losses: readonly LossLine[]): Promise<void> {
  if (losses.length === 0) return;
  await tx.query(
    `insert into loss_tally as t (site_id, partner_id, campaign_id, day, reason, count)
     select $1, "partnerId", "campaignId", $2::date, reason, sum(count)
     from jsonb_to_recordset($3::jsonb) as l ("partnerId" uuid, "campaignId" uuid, reason text, count bigint)
     group by "partnerId", "campaignId", reason order by "partnerId", "campaignId", reason
     on conflict (site_id, partner_id, campaign_id, day, reason) do update set count = t.count + excluded.count`,
    [siteId, day, JSON.stringify(losses)],
  );
}
