import type { Session } from './fake-resolvers.js';
import { connection, days, money } from './sample-money.js';

const product = (id: string, more: object) => ({
  id, stage: 'sold', category: 'car-dealer', region: 'Минская область', period: 'month', startsAt: days(-42), endsAt: days(-14), low: 180, expected: 240, high: 310, realised: 260, settledAt: days(-14),
  takenPercent: 40, freePercent: 30, price: money(22_500), weeks: [], ...more,
});

const PRODUCTS = [
  product('product-1', { stage: 'boats/afloat', category: 'marina', region: null, period: 'quarter', startsAt: days(20), endsAt: days(110), low: 410, expected: 620, high: 840, realised: null, settledAt: null, takenPercent: 25, freePercent: 70 }),
  product('product-2', { startsAt: days(-14), endsAt: days(17), realised: 110, settledAt: null }),
  product('product-3', {}),
  product('product-4', { category: 'bank', region: 'Гродненская область', low: 90, expected: 130, high: 160, realised: 210 }),
];

const reservation = (id: string, index: number, more: object) => ({
  id, partnerId: 'partner-2', partnerName: 'Autohaus Minsk', campaignId: 'campaign-1', campaignName: 'Trade-in for who has just sold', state: 'live', releaseReason: null, bookedAt: days(-50), closedAt: null,
  sharePercent: 40, expected: 96, drawn: 44, shown: 38, qualified: 6, price: money(22_500), spent: money(135_000), weeks: [], missed: [{ reason: 'CONSENT_MISSING', count: 4 }, { reason: 'REGION', count: 2 }], product: PRODUCTS[index], ...more,
});

const RESERVATIONS = [
  reservation('r-1', 1, {}),
  reservation('r-2', 0, { partnerId: 'partner-0', partnerName: 'Quiet Harbour', campaignName: 'A berth for the first summer', state: 'open', sharePercent: 25, expected: 155, drawn: 0, shown: 0, qualified: 0, spent: money(0), missed: [] }),
  reservation('r-3', 2, { state: 'settled', closedAt: days(-14), expected: 96, drawn: 104, shown: 97, qualified: 15, spent: money(337_500) }),
  reservation('r-4', 3, { partnerName: 'Bank Zubr', campaignName: 'Loans', state: 'released', releaseReason: 'campaign-stopped', closedAt: days(-20), sharePercent: 30, expected: 39, drawn: 6, shown: 5, qualified: 0, spent: money(0), missed: [] }),
];

/** What partners reserved ahead, as one visitor, an operator, sees it. */
export function reservationResolvers(session: Session, weather: () => void) {
  return {
    siteForwardCalibration: () => {
      weather();
      return session.state === 'empty' ? { predictions: 0, coverage: null, ratio: null } : { predictions: 34, coverage: 0.7647, ratio: 1.04 };
    },
    siteForwardProducts: () => {
      weather();
      return session.state === 'empty' ? [] : PRODUCTS;
    },
    siteReservations: ({ state, ...page }: { state?: string | null; first?: number | null; after?: string | null }) => {
      weather();
      return connection(session.state === 'empty' ? [] : RESERVATIONS.filter((each) => !state || each.state === state), page);
    },
  };
}
