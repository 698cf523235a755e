import type { Site, Tx } from '@ringroad/platform';
import type { Owed, StandingReservation } from './domain/forward-lot.js';
import type { Decision } from './domain/decision.js';

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
