import type { Minor, Stage } from '@ringroad/kernel';
import { type AuctionRecord, isAuctionRecord, type LossCounts, PACE_DAYS } from '@ringroad/market';
import type { Site, Tx } from '@ringroad/platform';

/** Whole days of the site's calendar: `from` included, `to` not. */
export interface ReportDays {
  readonly from: string;
  readonly to: string;
}

/** What became of the offers shown in these days. */
export interface FunnelRow {
  readonly shown: number;
  readonly people: number;
  readonly claimed: number;
  readonly qualified: number;
  readonly spent: Minor;
}

const SHOWN = `site_id = $1 and campaign_id = $2 and shown_at >= $3::date::timestamp at time zone $5 and shown_at < $4::date::timestamp at time zone $5`;

/** Index: win_quality. */
export async function funnelOf(tx: Tx, site: Site, campaignId: string, { from, to }: ReportDays): Promise<FunnelRow> {
  const [row] = await tx.query<FunnelRow>(
    `select count(*)::int as shown, count(distinct user_id)::int as people, count(*) filter (where state = 'claimed')::int as claimed,
       count(qualified_at)::int as qualified, coalesce(sum(price) filter (where qualified_at is not null), 0)::bigint as spent
     from win where ${SHOWN}`,
    [site.id, campaignId, from, to, site.timezone],
  );
  return row ?? { shown: 0, people: 0, claimed: 0, qualified: 0, spent: 0n };
}

/** Index: loss_tally_pkey. */
export async function lossesOf(tx: Tx, site: Site, { partnerId, id }: { readonly partnerId: string; readonly id: string }, { from, to }: ReportDays): Promise<LossCounts> {
  const [row] = await tx.query<{ losses: LossCounts | null }>(
    `select jsonb_object_agg(reason, count) as losses from (
       select reason, sum(count)::int as count from loss_tally
       where site_id = $1 and partner_id = $2 and campaign_id = $3 and day >= $4::date and day < $5::date group by reason) r`,
    [site.id, partnerId, id, from, to],
  );
  return row?.losses ?? {};
}

/** An offer that its user took. Those that were only shown are never told one by one. */
export interface TakenWin {
  readonly userId: string;
  readonly decisionId: string;
  readonly stage: Stage;
  readonly price: Minor;
  readonly shownAt: Date;
}

/** The newest of them. Index: win_quality. */
export function takenWins(tx: Tx, site: Site, campaignId: string, { from, to }: ReportDays, limit: number): Promise<TakenWin[]> {
  return tx.query<TakenWin>(
    `select user_id as "userId", decision_id as "decisionId", stage, price, shown_at as "shownAt" from win
     where ${SHOWN} and state = 'claimed' order by shown_at desc, id limit $6`,
    [site.id, campaignId, from, to, site.timezone, limit],
  );
}

/** Records of decisions by id; those of the first kind, which cannot be held again, are missing. Needs the site's scope: they show rivals. */
export async function recordsOf(tx: Tx, siteId: string, wins: readonly TakenWin[]): Promise<Map<string, AuctionRecord>> {
  const rows = await tx.query<{ id: string; record: AuctionRecord }>(
    `select d.id, d.record from decision d join unnest($2::uuid[], $3::uuid[]) as w (user_id, id) on w.user_id = d.user_id and w.id = d.id where d.site_id = $1`,
    [siteId, wins.map((win) => win.userId), wins.map((win) => win.decisionId)],
  );
  return new Map(rows.flatMap(({ id, record }) => (isAuctionRecord(record) ? [[id, record]] : [])));
}

/** What claims took from budgets in the last PACE_DAYS, by the campaign and by all of its partner's; what was given back left out. Index: lead_partner. */
export interface SpentRow {
  readonly leads: number;
  readonly money: Minor;
  readonly accountLeads: number;
  readonly accountMoney: Minor;
  readonly accountBegan: Date | null;
}

export async function spentLately(tx: Tx, site: Site, { partnerId, id }: { readonly partnerId: string; readonly id: string }): Promise<SpentRow> {
  const [row] = await tx.query<SpentRow>(
    `select count(*) filter (where l.campaign_id = $3)::int as leads, coalesce(sum(l.price) filter (where l.campaign_id = $3), 0)::bigint as money,
       count(*)::int as "accountLeads", coalesce(sum(l.price), 0)::bigint as "accountMoney",
       (select min(created_at) from campaign c where c.site_id = $1 and c.partner_id = $2) as "accountBegan"
     from lead l where l.site_id = $1 and l.partner_id = $2 and l.billing in ('held', 'posted') and l.claimed_at > $4::timestamptz - interval '${PACE_DAYS} days' and l.claimed_at <= $4`,
    [site.id, partnerId, id, site.now],
  );
  return row ?? { leads: 0, money: 0n, accountLeads: 0, accountMoney: 0n, accountBegan: null };
}

/** Auctions of the last PACE_DAYS by hour of the day in UTC, 24 numbers. Primary key of moment_hour starts with (site, hour). Needs the site's scope. */
export async function momentsByHour(tx: Tx, site: Site): Promise<readonly number[]> {
  const rows = await tx.query<{ hour: number; moments: number }>(
    `select extract(hour from hour at time zone 'UTC')::int as hour, sum(moments)::int as moments from moment_hour
     where site_id = $1 and hour > $2::timestamptz - interval '${PACE_DAYS} days' and hour <= $2 group by 1`,
    [site.id, site.now],
  );
  const counts = new Map(rows.map((row) => [row.hour, row.moments]));
  return Array.from({ length: 24 }, (_, hour) => counts.get(hour) ?? 0);
}
