import type { Category, Minor, Stage } from '@ringroad/kernel';
import type { Site, Tx } from '@ringroad/platform';
import type { MomentCrowd, PricedOffer } from './domain/forward-offer.js';

/** An average price is told through what is booked: only of so many wins of so many partners. */
const LEAST_WINS = 100;
const LEAST_PARTNERS = 3;

/** A needed category in a decision's record (decision-record.ts), or in one of an older form. */
const CATEGORY = `coalesce(need ->> 0, need ->> 'category')`;

/** Counts the auctions of contact points from `from` (included) until `to` (excluded) by day of the site; a day is counted once (index: decision_time). */
export async function countMoments(tx: Tx, site: Site, from: Date, to: Date): Promise<void> {
  await tx.query(
    `insert into moment_day (site_id, day, stage, category, region, moments)
     select d.site_id, (d.at at time zone $4)::date, d.stage, ${CATEGORY}, coalesce(d.record #>> '{opportunity,asset,region}', ''), count(*)
     from decision d, jsonb_array_elements(d.record #> '{opportunity,needs}') as need
     where d.site_id = $1 and d.at >= $2 and d.at < $3 and d.contact_point_id is not null and d.outcome <> 'suppressed' and ${CATEGORY} is not null
     group by 1, 2, 3, 4, 5
     on conflict do nothing`,
    [site.id, from, to, site.timezone],
  );
}

export interface MomentDay {
  readonly stage: Stage;
  readonly category: Category;
  /** Empty where it was not known. */
  readonly region: string;
  /** Days since 1970-01-01. */
  readonly day: number;
  readonly moments: number;
}

/** What was counted since a day (`2026-03-02`). Primary key of moment_day starts with (site, day). */
export function momentDays(tx: Tx, siteId: string, since: string): Promise<MomentDay[]> {
  return tx.query<MomentDay>(
    `select stage, category, region, day - date '1970-01-01' as day, moments from moment_day where site_id = $1 and day >= $2::date`,
    [siteId, since],
  );
}

/** How many people had moments since then, by kind and for all regions together (index: decision_time). */
export function momentCrowds(tx: Tx, siteId: string, since: Date): Promise<MomentCrowd[]> {
  return tx.query<MomentCrowd>(
    `with moments as (
       select d.user_id, d.stage, ${CATEGORY} as category, coalesce(d.record #>> '{opportunity,asset,region}', '') as region
       from decision d, jsonb_array_elements(d.record #> '{opportunity,needs}') as need
       where d.site_id = $1 and d.at >= $2 and d.contact_point_id is not null and d.outcome <> 'suppressed')
     select stage, category, region, count(distinct user_id)::int as people from moments group by grouping sets ((stage, category, region), (stage, category))`,
    [siteId, since],
  );
}

/** What a moment of a stage and category was won for on average since then, where enough of enough partners were won (index: win_shown). */
export function usualPrices(tx: Tx, siteId: string, since: Date): Promise<{ readonly stage: Stage; readonly category: Category; readonly price: Minor }[]> {
  return tx.query(
    `select stage, category, round(avg(price))::bigint as price from win where site_id = $1 and shown_at >= $2 and reservation_id is null
     group by stage, category having count(*) >= ${LEAST_WINS} and count(distinct partner_id) >= ${LEAST_PARTNERS}`,
    [siteId, since],
  );
}

/**
 * Puts on sale what is offered now. Of what has not begun, a product that somebody has a share of keeps its prediction and price; any
 * other gets the new ones, or goes when it is not offered any more.
 */
export async function replaceProducts(tx: Tx, site: Site, offers: readonly PricedOffer[]): Promise<void> {
  const reserved = 'exists (select from reservation r where r.site_id = p.site_id and r.product_id = p.id';
  const products = JSON.stringify(offers.map((offer) => ({ ...offer, price: offer.price.toString() })));
  await tx.query(`delete from forward_product p where p.site_id = $1 and p.starts_at > $2 and not ${reserved}) and not p.id = any($3::uuid[])`, [site.id, site.now, offers.map(({ id }) => id)]);
  await tx.query(
    `insert into forward_product as p (site_id, id, stage, category, region, period, starts_at, ends_at, low, expected, high, capacity_ppm, price, predicted_at)
     select $1, id, stage, category, region, period, "startsAt", "endsAt", low, expected, high, "capacityPpm", price, $2
     from jsonb_to_recordset($3::jsonb) as o (id uuid, stage text, category text, region text, period text, "startsAt" timestamptz, "endsAt" timestamptz,
       low int, expected int, high int, "capacityPpm" int, price bigint)
     on conflict (site_id, id) do update set low = excluded.low, expected = excluded.expected, high = excluded.high,
       capacity_ppm = excluded.capacity_ppm, price = excluded.price, predicted_at = excluded.predicted_at
     where p.starts_at > $2 and not ${reserved} and r.state <> 'cancelled')`,
    [site.id, site.now, products],
  );
}
