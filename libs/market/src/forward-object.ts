import { toMoney } from '@ringroad/platform';
import { coarse, publishable } from './domain/privacy.js';
import type { ForwardProduct, Reservation, SiteForwardProduct, SiteReservation } from './forward.graphql.js';
import type { ProductRow, ReservationRow } from './reservation-list.queries.js';

const PPM_PER_PERCENT = 10_000;
/** What is free is told so coarsely. */
const FREE_STEP = 10;

/** A product as partners see it: rounded. */
export function forwardProduct(row: ProductRow, currency: string): ForwardProduct {
  const { low, expected, high, price, capacityPpm, takenPpm, realised, weeks: _weeks, settledAt: _settledAt, ...plain } = row;
  const free = Math.max(0, capacityPpm - takenPpm) / PPM_PER_PERCENT;
  return {
    ...plain,
    low: coarse(low),
    expected: coarse(expected),
    high: coarse(high),
    price: toMoney(price, currency),
    freePercent: Math.floor(free / FREE_STEP) * FREE_STEP,
    realised: publishable(realised),
  };
}

/** The same with exact counts. */
export function siteForwardProduct(row: ProductRow, currency: string): SiteForwardProduct {
  const { low, expected, high, realised, settledAt } = row;
  const weeks = Object.entries(row.weeks).map(([week, moments]) => ({ week, moments }));
  weeks.sort((a, b) => (a.week < b.week ? -1 : 1));
  return { ...forwardProduct(row, currency), low, expected, high, realised, settledAt, weeks, takenPercent: row.takenPpm / PPM_PER_PERCENT };
}

/** A reservation as its partner sees it: its own moments exactly, those of all rounded. */
export function reservationObject(row: ReservationRow, product: ProductRow, currency: string): Reservation {
  const { id, campaignId, campaignName, state, releaseReason, sharePpm, price, expected, qualified, bookedAt, closedAt } = row;
  const outcomes = row.outcomes ?? [];
  const count = (list: typeof outcomes) => list.reduce((sum, each) => sum + each.count, 0);
  const isShown = ({ outcome }: { readonly outcome: string }) => outcome === 'WON';
  const weeks = [...new Set([...outcomes.map(({ week }) => week), ...Object.keys(product.weeks)])].sort();
  const reasons = [...new Set(outcomes.filter((each) => !isShown(each)).map(({ outcome }) => outcome))];
  return {
    id,
    product: forwardProduct(product, currency),
    campaignId,
    campaignName,
    state,
    releaseReason,
    sharePercent: sharePpm / PPM_PER_PERCENT,
    price: toMoney(price, currency),
    expected: coarse(expected),
    drawn: count(outcomes),
    shown: count(outcomes.filter(isShown)),
    qualified,
    spent: toMoney(row.spent ?? 0n, currency),
    missed: reasons
      .map((reason) => ({ reason, count: count(outcomes.filter(({ outcome }) => outcome === reason)) }))
      .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1)),
    weeks: weeks.map((week) => {
      const own = outcomes.filter((each) => each.week === week);
      return { week, moments: publishable(product.weeks[week] ?? 0), drawn: count(own), shown: count(own.filter(isShown)) };
    }),
    bookedAt,
    closedAt,
  };
}

export function siteReservation(row: ReservationRow, product: ProductRow, currency: string): SiteReservation {
  return { ...reservationObject(row, product, currency), partnerId: row.partnerId, partnerName: row.partnerName };
}
