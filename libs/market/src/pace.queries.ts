import type { Stage } from '@ringroad/kernel';
import type { Site, Tx } from '@ringroad/platform';
import type { Pacing } from './domain/campaign-draft.js';
import type { PaceMemory } from './domain/pace.js';

/** How often a site's campaigns are looked at, and how many days of its moments forecast its hours. */
const LOOK_MINUTES = 5;
const LEARNT_DAYS = 28;

/** A look that this transaction may make: everybody else waits for its end, and then finds that it was made. */
export interface DueLook {
  /** When the one before was; null for the first. */
  readonly before: Date | null;
  readonly countedUntil: Date | null;
}

/** Null when the site was looked at a moment ago, by its own clock. */
export async function dueLook(tx: Tx, site: Site): Promise<DueLook | null> {
  const due = `pace_look.looked_at <= $2::timestamptz - interval '${LOOK_MINUTES} minutes'`;
  const [before] = await tx.query<{ before: Date; countedUntil: Date; due: boolean }>(
    `select looked_at as before, counted_until as "countedUntil", ${due} as due from pace_look where site_id = $1`,
    [site.id, site.now],
  );
  if (before?.due === false) return null;
  const [look] = await tx.query(
    `insert into pace_look values ($1, $2, date_trunc('hour', $2::timestamptz))
     on conflict (site_id) do update set looked_at = excluded.looked_at, counted_until = excluded.counted_until where ${due} returning site_id`,
    [site.id, site.now],
  );
  return look === undefined ? null : { before: before?.before ?? null, countedUntil: before?.countedUntil ?? null };
}

/** Counts the hours that are over since the last count, and forgets what is too old to teach. Index: decision_time. */
export async function countMoments(tx: Tx, site: Site, since: Date | null): Promise<void> {
  await tx.query(
    `insert into moment_hour (site_id, hour, stage, moments)
     select site_id, date_trunc('hour', at), stage, count(*)::int from decision
     where site_id = $1 and at >= greatest($2, $3::timestamptz - interval '${LEARNT_DAYS} days') and at < date_trunc('hour', $3::timestamptz) and outcome <> 'suppressed'
     group by 1, 2, 3 on conflict (site_id, hour, stage) do update set moments = excluded.moments`,
    [site.id, since, site.now],
  );
  await tx.query(`delete from moment_hour where site_id = $1 and hour < $2::timestamptz - interval '${LEARNT_DAYS} days'`, [site.id, site.now]);
}

export interface HourCount {
  readonly zone: string;
  readonly stage: Stage;
  /** Of the clock, 0 to 23. */
  readonly hour: number;
  readonly moments: number;
}

/** Moments by stage and hour of the clock, in each of these zones. */
export function momentsByHour(tx: Tx, siteId: string, zones: readonly string[]): Promise<HourCount[]> {
  return tx.query<HourCount>(
    `select zone, stage, extract(hour from hour at time zone zone)::int as hour, sum(moments)::int as moments
     from moment_hour, unnest($2::text[]) as zone where site_id = $1 group by 1, 2, 3`,
    [siteId, zones],
  );
}

export interface RunningCampaign {
  readonly id: string;
  readonly partnerId: string;
  readonly pacing: Pacing;
  readonly stages: readonly Stage[];
  readonly endsAt: Date | null;
  /** Null before the first look at it. */
  readonly passPpm: number | null;
  readonly memory: PaceMemory | null;
  readonly lookedAt: Date | null;
}

/** The campaigns that run, each as the last look left it. */
export function runningCampaigns(tx: Tx, siteId: string): Promise<RunningCampaign[]> {
  return tx.query<RunningCampaign>(
    `select c.id, c.partner_id as "partnerId", c.pacing, c.stages, c.ends_at as "endsAt", p.pass_ppm as "passPpm", p.memory, p.looked_at as "lookedAt"
     from campaign c left join campaign_pace p on p.site_id = c.site_id and p.partner_id = c.partner_id and p.campaign_id = c.id
     where c.site_id = $1 and c.status = 'active'`,
    [siteId],
  );
}

/** What was shown from one look to the next: Σ price · q in minor units, Σ q in leads. Index: win_shown. */
export async function shownBetween(tx: Tx, siteId: string, from: Date, to: Date): Promise<Map<string, { readonly money: number; readonly leads: number }>> {
  const rows = await tx.query<{ campaignId: string; money: number; leads: number }>(
    `select campaign_id as "campaignId", (sum(price * quality_ppm) / 1000000)::float8 as money, (sum(quality_ppm) / 1000000.0)::float8 as leads
     from win where site_id = $1 and shown_at >= $2 and shown_at < $3 group by 1`,
    [siteId, from, to],
  );
  return new Map(rows.map((row) => [row.campaignId, row]));
}

export interface PaceRow {
  readonly partnerId: string;
  readonly campaignId: string;
  readonly passPpm: number;
  readonly memory: PaceMemory;
}

export async function savePaces(tx: Tx, site: Site, rows: readonly PaceRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(
    `insert into campaign_pace (site_id, partner_id, campaign_id, pass_ppm, memory, looked_at)
     select $1::uuid, "partnerId", "campaignId", "passPpm", memory, $2::timestamptz
     from jsonb_to_recordset($3::jsonb) as p ("partnerId" uuid, "campaignId" uuid, "passPpm" int, memory jsonb) order by 1, 2, 3
     on conflict (site_id, partner_id, campaign_id) do update set pass_ppm = excluded.pass_ppm, memory = excluded.memory, looked_at = excluded.looked_at`,
    [site.id, site.now, JSON.stringify(rows)],
  );
}
