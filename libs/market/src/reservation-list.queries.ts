import type { Category, Minor, Stage } from '@ringroad/kernel';
import type { Keyset, Tx } from '@ringroad/platform';
import type { ForwardPeriod } from './domain/forward-period.js';

export type ReservationState = 'open' | 'live' | 'settled' | 'released' | 'cancelled';
export type ReleaseReason = 'prediction-failed' | 'campaign-ended' | 'campaign-stopped' | 'partner-suspended';

/** Something on sale, or that was. */
export interface ProductRow extends ForwardPeriod {
  readonly id: string;
  readonly stage: Stage;
  readonly category: Category;
  readonly region: string | null;
  readonly low: number;
  readonly expected: number;
  readonly high: number;
  readonly capacityPpm: number;
  readonly takenPpm: number;
  readonly price: Minor;
  readonly realised: number;
  /** By the Monday of the week. */
  readonly weeks: Readonly<Record<string, number>>;
  readonly settledAt: Date | null;
}

const PRODUCT = `p.id, p.stage, p.category, p.region, p.period, p.starts_at as "startsAt", p.ends_at as "endsAt", p.low, p.expected, p.high,
  p.capacity_ppm as "capacityPpm", p.taken_ppm as "takenPpm", p.price, p.realised, p.weeks, p.settled_at as "settledAt"`;

export interface ProductFilter {
  readonly categories: readonly Category[];
  readonly stage?: Stage | null;
  readonly region?: string | null;
}

/** What is on sale, the soonest first. Of a region: it, and all regions together. */
export function productsOnSale(tx: Tx, siteId: string, now: Date, { categories, stage, region }: ProductFilter, limit: number): Promise<ProductRow[]> {
  return tx.query<ProductRow>(
    `select ${PRODUCT} from forward_product p
     where p.site_id = $1 and p.settled_at is null and p.starts_at > $2 and p.category = any($3::text[])
       and ($4::text is null or p.stage = $4) and ($5::text is null or p.region is null or p.region = $5)
     order by p.starts_at, p.ends_at, p.stage, p.category, p.region nulls first limit $6`,
    [siteId, now, categories, stage ?? null, region ?? null, limit],
  );
}

/** Products of which something was reserved, the latest period first. */
export function soldProducts(tx: Tx, siteId: string, limit: number): Promise<ProductRow[]> {
  return tx.query<ProductRow>(
    `select ${PRODUCT} from forward_product p
     where p.site_id = $1 and exists (select from reservation r where r.site_id = p.site_id and r.product_id = p.id)
     order by p.starts_at desc, p.id limit $2`,
    [siteId, limit],
  );
}

/** What each of these reservations is a share of: a product of which anything was ever reserved is kept. */
export async function reservationProducts(tx: Tx, siteId: string, rows: readonly Pick<ReservationRow, 'productId'>[]): Promise<(row: Pick<ReservationRow, 'productId'>) => ProductRow> {
  const ids = rows.map(({ productId }) => productId);
  const found = await tx.query<ProductRow>(`select ${PRODUCT} from forward_product p where p.site_id = $1 and p.id = any($2::uuid[])`, [siteId, ids]);
  const products = new Map(found.map((product) => [product.id, product]));
  return ({ productId }) => {
    const product = products.get(productId);
    if (!product) throw new RangeError(`there is no product ${productId}`);
    return product;
  };
}

/** How predictions of periods that ended since then came out, those of some kinds of business or of all. */
export function pastPredictions(tx: Tx, siteId: string, since: Date, categories: readonly Category[] | null): Promise<Pick<ProductRow, 'low' | 'expected' | 'high' | 'realised'>[]> {
  return tx.query(
    `select low, expected, high, realised from forward_product
     where site_id = $1 and settled_at is not null and ends_at >= $2 and ($3::text[] is null or category = any($3::text[]))`,
    [siteId, since, categories],
  );
}

/** A reservation and what became of it. */
export interface ReservationRow {
  readonly id: string;
  readonly partnerId: string;
  readonly partnerName: string;
  readonly productId: string;
  readonly campaignId: string;
  readonly campaignName: string;
  readonly state: ReservationState;
  readonly releaseReason: ReleaseReason | null;
  readonly sharePpm: number;
  readonly price: Minor;
  readonly expected: number;
  readonly bookedAt: Date;
  readonly bookedAtText: string;
  readonly closedAt: Date | null;
  /** Moments that fell to it, by the Monday of their week and by what became of them: WON, or why it was not shown. */
  readonly outcomes: readonly { readonly week: string; readonly outcome: string; readonly count: number }[] | null;
  readonly qualified: number;
  readonly spent: Minor | null;
}

export interface ReservationFilter {
  /** Null for all partners. */
  readonly partnerId: string | null;
  readonly id?: string;
  readonly state?: ReservationState | null;
}

/** Where a page of reservations goes on: when the last one was booked, and its id. */
export type ReservationKey = readonly [bookedAt: string, id: string];

/** A page of reservations, the newest first. Indexes: reservation_pkey, reservation_day_pkey, win_reservation; figures are gathered for the page alone. */
export function reservationPage(tx: Tx, siteId: string, { partnerId, id, state }: ReservationFilter, page: Keyset<ReservationKey>): Promise<ReservationRow[]> {
  return tx.query<ReservationRow>(
    `with page as (
       select r.* from reservation r
       where r.site_id = $1 and ($2::uuid is null or r.partner_id = $2) and ($3::uuid is null or r.id = $3) and ($4::text is null or r.state = $4)
         and ($5::timestamptz is null or (r.booked_at, r.id) < ($5, $6::uuid))
       order by r.booked_at desc, r.id desc limit $7)
     select r.id, r.partner_id as "partnerId", t.name as "partnerName", r.product_id as "productId", r.campaign_id as "campaignId", c.name as "campaignName",
       r.state, r.release_reason as "releaseReason", r.share_ppm as "sharePpm", r.price, r.expected, r.booked_at as "bookedAt", r.booked_at::text as "bookedAtText",
       r.closed_at as "closedAt", o.outcomes, w.qualified, w.spent
     from page r
     join partner t on t.site_id = r.site_id and t.id = r.partner_id
     join campaign c on c.site_id = r.site_id and c.partner_id = r.partner_id and c.id = r.campaign_id
     cross join lateral (
       select jsonb_agg(jsonb_build_object('week', d.week, 'outcome', d.outcome, 'count', d.count) order by d.week, d.outcome) as outcomes from (
         select date_trunc('week', day)::date as week, outcome, sum(count) as count from reservation_day
         where site_id = r.site_id and partner_id = r.partner_id and reservation_id = r.id group by 1, 2) d) o
     cross join lateral (
       select count(qualified_at)::int as qualified, (sum(price) filter (where qualified_at is not null))::bigint as spent
       from win where site_id = r.site_id and reservation_id = r.id) w
     order by r.booked_at desc, r.id desc`,
    [siteId, partnerId, id ?? null, state ?? null, page.after?.[0] ?? null, page.after?.[1] ?? null, page.limit],
  );
}
