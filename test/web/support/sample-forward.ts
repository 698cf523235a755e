import type { Session } from './fake-resolvers.js';
import { connection, days, money } from './sample-money.js';

const product = { id: 'p-1', stage: 'posted', category: 'detailing', region: 'Минская область', period: 'month', startsAt: days(18), endsAt: days(48), low: 1_600, expected: 1_900, high: 2_200, realised: null, freePercent: 40, price: money(2_100) };
const PRODUCTS = [product, { ...product, id: 'p-2', stage: 'owning', region: null, period: 'quarter', endsAt: days(109), low: 5_200, expected: 6_400, high: 7_300, freePercent: 0, price: money(900) }];

const booked = { id: 'r-1', state: 'live', releaseReason: null, bookedAt: days(-40), closedAt: null, campaignId: 'campaign-1', campaignName: 'Interior cleaning before the sale', sharePercent: 20, expected: 380, drawn: 171, shown: 152, qualified: 9, price: money(1_900), spent: money(17_100), missed: [{ reason: 'CONSENT_MISSING', count: 12 }, { reason: 'DAILY_BUDGET_EXHAUSTED', count: 7 }], product: { ...product, id: 'p-0', startsAt: days(-13), endsAt: days(18), realised: 900 } };

/** A reservation of the stand-in market. */
export type Booked = Omit<typeof booked, 'releaseReason' | 'closedAt' | 'product'> & { releaseReason: string | null; closedAt: string | null; product: object };

const NONE = { dailyBudget: null, monthlyBudget: null, dailyLeads: null, monthlyLeads: null };
const state = (limit: number, posted: number) => ({ limit: money(limit), posted: money(posted), pending: money(1_850), available: money(limit - posted - 1_850) });

/** The forward market of one visitor, and the limits over all its campaigns. */
export function forwardResolvers(session: Session, weather: () => void) {
  session.reservations ??= [{ ...booked }, { ...booked, id: 'r-0', state: 'released', releaseReason: 'prediction-failed', closedAt: days(-60), drawn: 40, shown: 31, qualified: 2, spent: money(3_800), missed: [] }];
  const quiet = () => {
    weather();
    return session.state === 'empty';
  };
  const limits = { own: { ...NONE, dailyBudget: money(40_000), monthlyLeads: 200 }, operators: { ...NONE, monthlyBudget: money(500_000) }, dailyBudget: state(40_000, 14_800), monthlyBudget: state(500_000, 104_200), dailyLeads: null, monthlyLeads: { limit: 200, posted: 58, pending: 2, available: 140 }, timezone: null, nextTimezone: null as string | null, nextTimezoneAt: null as string | null };
  return {
    forwardProducts: () => (quiet() ? [] : PRODUCTS),
    forwardCalibration: () => (quiet() ? { predictions: 0, coverage: null, ratio: null } : { predictions: 14, coverage: 0.857, ratio: 1.02 }),
    myReservations: (page: { first?: number | null; after?: string | null }) => connection(quiet() ? [] : (session.reservations ?? []), page),
    reserve: ({ input }: { input: { productId: string; campaignId: string; sharePercent: number } }) => {
      const made = { ...booked, id: 'r-2', state: 'open', bookedAt: days(0), sharePercent: input.sharePercent, drawn: 0, shown: 0, qualified: 0, spent: money(0), missed: [], product: PRODUCTS.find(({ id }) => id === input.productId) ?? product };
      session.reservations?.unshift(made);
      return made;
    },
    cancelReservation: ({ id }: { id: string }) => {
      const found = session.reservations?.find((each) => each.id === id);
      return found && Object.assign(found, { state: 'cancelled', closedAt: days(0) });
    },
    myAccountLimits: () => (quiet() ? { ...limits, own: NONE, operators: NONE, dailyBudget: null, monthlyBudget: null, monthlyLeads: null } : limits),
    setMyAccountLimits: () => limits,
    setMyTimezone: ({ timezone }: { timezone: string | null }) => ({ ...limits, nextTimezone: timezone, nextTimezoneAt: days(1) }),
  };
}
