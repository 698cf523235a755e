import type { Category, Minor, Stage } from '@ringroad/kernel';
import type { Site, Tx } from '@ringroad/platform';
import type { Decision } from './domain/decision.js';
import type { Owed, StandingReservation } from './domain/forward-lot.js';
import { type ForwardPlace, type SoldShare, takenPpm } from './domain/forward-share.js';

/** What is reserved of the moments of now (index: reservation_standing). */
export function standingReservations(tx: Tx, site: Site): Promise<StandingReservation[]> {
  return tx.query<StandingReservation>(
    `select id, partner_id as "partnerId", campaign_id as "campaignId", stage, category, region, starts_at as "startsAt", ends_at as "endsAt",
       share_ppm as "sharePpm", price
     from reservation where site_id = $1 and state in ('open', 'live') and starts_at <= $2 and ends_at > $2`,
    [site.id, site.now],
  );
}

/** What became of one reservation at one moment that fell to it: WON, or why it was not shown. */
export interface ReservationOutcome {
  readonly partnerId: string;
  readonly reservationId: string;
  readonly outcome: string;
}

export function outcomesOf({ missed }: Owed, { reserved }: Decision): readonly ReservationOutcome[] {
  return [
    ...reserved.map(({ partnerId, reservationId, outcome }) => ({ partnerId, reservationId, outcome })),
    ...missed.map(({ reservation, reason }) => ({ partnerId: reservation.partnerId, reservationId: reservation.id, outcome: reason })),
  ];
}

/** Adds a batch of outcomes to the day's counts. Sorted against deadlocks. */
export async function addReservationOutcomes(tx: Tx, siteId: string, day: string, outcomes: readonly ReservationOutcome[]): Promise<void> {
  if (outcomes.length === 0) return;
  await tx.query(
    `insert into reservation_day as r (site_id, partner_id, reservation_id, day, outcome, count)
     select $1, "partnerId", "reservationId", $2::date, outcome, count(*)
     from jsonb_to_recordset($3::jsonb) as o ("partnerId" uuid, "reservationId" uuid, outcome text)
     group by 2, 3, 5 order by 2, 3, 5
     on conflict (site_id, partner_id, reservation_id, day, outcome) do update set count = r.count + excluded.count`,
    [siteId, day, JSON.stringify(outcomes)],
  );
}

/** A product as a booking needs it. */
export interface ProductForSale extends ForwardPlace {
  readonly id: string;
  readonly stage: Stage;
  readonly category: Category;
  readonly expected: number;
  readonly capacityPpm: number;
  readonly price: Minor;
}

/** Products that are not settled of one stage and category, or of all, locked in the order of their ids: who sells or frees shares waits for each other. */
export function lockProducts(tx: Tx, siteId: string, kind: { readonly stage: Stage; readonly category: Category } | null): Promise<ProductForSale[]> {
  return tx.query<ProductForSale>(
    `select id, stage, category, region, starts_at as "startsAt", ends_at as "endsAt", expected, capacity_ppm as "capacityPpm", price
     from forward_product where site_id = $1 and settled_at is null and ($2::text is null or (stage = $2 and category = $3)) order by id for no key update`,
    [siteId, kind?.stage ?? null, kind?.category ?? null],
  );
}

export interface StandingShare extends SoldShare {
  readonly stage: Stage;
  readonly category: Category;
}

/** Every share that is promised, of one stage and category or of all. */
export function standingShares(tx: Tx, siteId: string, kind: { readonly stage: Stage; readonly category: Category } | null): Promise<StandingShare[]> {
  return tx.query<StandingShare>(
    `select stage, category, region, starts_at as "startsAt", ends_at as "endsAt", share_ppm as "sharePpm" from reservation
     where site_id = $1 and state in ('open', 'live') and ($2::text is null or (stage = $2 and category = $3))`,
    [siteId, kind?.stage ?? null, kind?.category ?? null],
  );
}

/** Writes down anew how much of each product is taken, of one stage and category or of all. */
export async function refreshTaken(tx: Tx, site: Site, kind: { readonly stage: Stage; readonly category: Category } | null = null): Promise<void> {
  const products = await lockProducts(tx, site.id, kind);
  const shares = await standingShares(tx, site.id, kind);
  const taken = products.map((product) => takenPpm(product, shares.filter(({ stage, category }) => stage === product.stage && category === product.category)));
  await tx.query(
    `update forward_product p set taken_ppm = t.taken from unnest($2::uuid[], $3::int[]) as t (id, taken)
     where p.site_id = $1 and p.id = t.id and p.taken_ppm <> t.taken`,
    [site.id, products.map(({ id }) => id), taken],
  );
}
