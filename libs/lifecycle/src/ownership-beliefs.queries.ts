import type { BrandClass, LearntOwnership, ObservedOwnership } from '@ringroad/forecast';
import type { Site, Tx } from '@ringroad/platform';
import { DAYS_PER_MONTH } from './domain/duration.js';

/**
 * The ownerships of a site in months since the purchase, equal ones to a tenth of a month told as one line with a weight: a million of
 * them are some thousands of lines. One that goes on is seen until the site's now.
 *
 * A purchase from before the site had ads is known only of owners who kept the car until it had: they are watched from then on
 * (delayed entry), and the day counts on which the site had its first hundredth of ads, for one wrong date must not move it. An
 * owner whose purchase nobody told is of no known age and is not counted.
 */
export async function observedOwnerships(tx: Tx, site: Site): Promise<ObservedOwnership[]> {
  return tx.query<ObservedOwnership>(
    `with watched as (
       select percentile_disc(0.01) within group (order by posted_at) as since from listing where site_id = $1 and posted_at is not null),
     seen as (
       select a.brand_class, o.owned_from, least(coalesce(o.owned_to, $2), $2) as until, o.owned_to is not null and o.owned_to <= $2 as ended,
         greatest(o.owned_from, (select since from watched)) as watched_from
       from ownership o join asset a on a.site_id = o.site_id and a.id = o.asset_id
       where o.site_id = $1 and o.owned_from < $2),
     aged as (
       select brand_class, ended,
         round(extract(epoch from watched_from - owned_from) / ${SECONDS_PER_MONTH}, 1)::float8 as "from",
         greatest(round(extract(epoch from until - owned_from) / ${SECONDS_PER_MONTH}, 1), ${LEAST_MONTHS})::float8 as until
       from seen where until > watched_from)
     select brand_class as "brandClass", "from", until, ended, count(*)::int as weight from aged where until > "from"
     group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
    [site.id, site.now],
  );
}

const SECONDS_PER_MONTH = DAYS_PER_MONTH * 86_400;
/** Sold on the day it was bought: a tenth of a month is the shortest there is. */
const LEAST_MONTHS = 0.1;

export interface BeliefRow {
  readonly brandClass: BrandClass;
  readonly meanMonths: number;
  readonly learntAt: Date;
}

export function beliefsOf(tx: Tx, siteId: string): Promise<BeliefRow[]> {
  return tx.query<BeliefRow>(`select brand_class as "brandClass", mean_months as "meanMonths", learnt_at as "learntAt" from ownership_belief where site_id = $1`, [siteId]);
}

/** Whether the site learnt in this month of its own calendar already. */
export async function learntThisMonth(tx: Tx, site: Site): Promise<boolean> {
  const rows = await tx.query(
    `select from ownership_belief where site_id = $1
     and date_trunc('month', learnt_at at time zone $3) >= date_trunc('month', $2::timestamptz at time zone $3) limit 1`,
    [site.id, site.now, site.timezone],
  );
  return rows.length > 0;
}

/** The first instant of the month after the one in which the site last learnt; null where it never did. */
export async function nextLearning(tx: Tx, siteId: string): Promise<Date | null> {
  const [row] = await tx.query<{ at: Date | null }>(
    `select min((date_trunc('month', b.learnt_at at time zone s.timezone) + interval '1 month') at time zone s.timezone) as at
     from ownership_belief b join site s on s.id = b.site_id where b.site_id = $1`,
    [siteId],
  );
  return row?.at ?? null;
}

export async function saveBeliefs(tx: Tx, siteId: string, learnt: readonly LearntOwnership[], at: Date): Promise<void> {
  await tx.query(
    `insert into ownership_belief (site_id, brand_class, mean_months, learnt_months, observed, ended, learnt_at)
     select $1, "brandClass", "meanMonths", "learntMonths", observed, ended, $2
     from jsonb_to_recordset($3::jsonb) as r ("brandClass" text, "meanMonths" int, "learntMonths" float8, observed int, ended int)
     on conflict (site_id, brand_class) do update set mean_months = excluded.mean_months, learnt_months = excluded.learnt_months,
       observed = excluded.observed, ended = excluded.ended, learnt_at = excluded.learnt_at`,
    [siteId, at, JSON.stringify(learnt)],
  );
}

/** Has everybody folded again, in the batches of what is due, whose plan counts on how long a car of these classes is kept. */
export async function foldOwnersAgain(tx: Tx, site: Site, classes: readonly BrandClass[]): Promise<void> {
  await tx.query(
    `update site_user u set refold_at = $2 where u.site_id = $1 and (u.refold_at is null or u.refold_at > $2) and exists (
       select from journey j join asset a on a.site_id = j.site_id and a.id = j.subject_id
       where j.site_id = u.site_id and j.user_id = u.user_id and j.ended_at is null and (a.brand_class = any($3::text[]) or 'default' = any($3::text[])))`,
    [site.id, site.now, classes],
  );
}

export interface OwnedCar {
  readonly assetId: string;
  readonly assetKey: string;
  readonly brandClass: BrandClass;
  readonly boughtAt: Date;
  /** The user's own. */
  readonly zone: string;
}

/** The cars a user bought and keeps. A trader has thousands: the hundred bought last. */
export function ownedCars(tx: Tx, siteId: string, userId: string): Promise<OwnedCar[]> {
  return tx.query<OwnedCar>(
    `select a.id as "assetId", a.asset_key as "assetKey", a.brand_class as "brandClass", o.owned_from as "boughtAt", u.timezone as zone
     from ownership o join asset a on a.site_id = o.site_id and a.id = o.asset_id join site_user u on u.site_id = o.site_id and u.user_id = o.user_id
     where o.site_id = $1 and o.user_id = $2 and o.owned_from is not null and o.owned_to is null order by o.owned_from desc, a.id limit 100`,
    [siteId, userId],
  );
}
