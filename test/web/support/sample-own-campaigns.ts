import { GraphQLError } from 'graphql';
import type { Session } from './fake-resolvers.js';
import { connection, days, hours, money } from './sample-money.js';

const NO_LIMITS = { monthlyBudget: null, weeklyBudget: null, totalLeads: null, monthlyLeads: null, weeklyLeads: null, dailyLeads: null, stock: null };
const NO_WISHES = { models: null, fuels: null, languages: null, segments: null, exclusionLists: null, yearMin: null, yearMax: null, mileageMinKm: null, mileageMaxKm: null, scoreMin: null, scoreMax: null, circle: null, hours: null, seasonWindows: null };
const NO_NOTE = { version: 3, reviewNote: null, waitingSince: null, pausedBy: null, pacing: 'even', adjustments: [] as object[] };

interface Short {
  readonly id: string;
  readonly status: string;
  readonly targeting: object;
  readonly offer: { readonly title: string; readonly text: string; readonly terms: string; readonly validDays: number };
}

/** A campaign with all that its own page tells, from what lists tell of it. */
export function wholeCampaign<Row extends Short>(row: Row, more: object = {}) {
  const { title, text, terms, validDays } = row.offer;
  const offer = { id: `${row.id}-offer-1`, status: row.status === 'draft' ? 'draft' : 'approved', reviewNote: null, waits: false, title, text, terms, validDays, weight: 1, codeKind: 'generated', keepsRivalsAway: false, expiresAt: null, texts: [{ language: 'en', title, text, terms }], changedTexts: null };
  return { ...row, ...NO_NOTE, limits: NO_LIMITS, targeting: { ...NO_WISHES, ...row.targeting }, offer, offers: [offer], ...more };
}

const steps = [300, 500, 800, 1_200, 1_600, 2_000, 2_500, 3_200].map((bid, at) => {
  const leads = [2, 6, 13, 22, 29, 34, 37, 38][at] ?? 0;
  const [low, high] = [Math.round(leads * 0.75), Math.round(leads * 1.25)];
  return { bid: money(bid), leads, leadsLow: low, leadsHigh: high, shownPercent: Math.min(46, 4 + at * 7), costLow: money(low * bid * 0.6), costHigh: money(high * bid * 0.85), priceLow: money(bid * 0.6), priceHigh: money(bid * 0.85) };
});
const landscape = { notEnoughData: false, neededAuctions: 100, auctions: 4_200, notCounted: ['hours'], suggestedBid: money(1_600), steps };
const noLandscape = { notEnoughData: true, neededAuctions: 100, auctions: null, notCounted: [], suggestedBid: null, steps: [] };

const audience = {
  tooFew: false, peopleLow: 3_100, peopleHigh: 3_900, momentsLow: 4_200, momentsHigh: 4_600, finerPercent: null as number | null, estimatedFrom: [] as string[],
  parts: [
    { stage: 'posted', region: 'Минская область', people: 1_900, momentsLow: 2_100, momentsHigh: 2_300 },
    { stage: 'renewed', region: 'Минская область', people: 1_200, momentsLow: 1_300, momentsHigh: 1_400 },
    { stage: 'posted', region: null, people: 800, momentsLow: 800, momentsHigh: 900 },
  ],
};
const fewPeople = { tooFew: true, peopleLow: null, peopleHigh: null, momentsLow: null, momentsHigh: null, finerPercent: null, estimatedFrom: [], parts: [] };

const report = {
  from: '2027-02-12', to: '2027-03-14', shown: 1_900, claimed: 71, qualified: 58, moments: 4_100, shownPercent: 46, spent: money(107_300), averagePrice: money(1_850),
  lost: [
    { heading: 'rank', percent: 31, reasons: [{ reason: 'OUTRANKED', percent: 27, action: 'loss.rank.raise-bid-or-quality' }, { reason: 'RIVAL_IN_SLOT', percent: 4, action: 'loss.rival.raise-bid-or-quality' }] },
    { heading: 'budget', percent: 14, reasons: [{ reason: 'DAILY_BUDGET_EXHAUSTED', percent: 14, action: 'loss.daily-budget.raise' }] },
    { heading: 'targeting', percent: 9, reasons: [{ reason: 'REGION', percent: 9, action: 'loss.region.add' }] },
  ],
  won: [
    { shownAt: hours(-1), stage: 'posted', price: money(1_850), bid: money(2_500), reserve: money(300), reason: 'next-offer' },
    { shownAt: hours(-8), stage: 'renewed', price: money(300), bid: money(2_500), reserve: money(300), reason: 'reserve' },
    { shownAt: hours(-29), stage: 'posted', price: money(2_500), bid: null, reserve: null, reason: null },
  ],
};
const emptyReport = { ...report, shown: null, claimed: 0, qualified: 0, moments: null, shownPercent: null, spent: money(0), averagePrice: null, lost: [], won: [] };

const outlook = [
  { key: 'total', span: 'total', measure: 'money', used: 0.48, verdict: 'runs-out', expected: days(31), earliest: days(24), latest: days(40), until: null },
  { key: '2027-03-14', span: 'daily', measure: 'money', used: 0.83, verdict: 'may-run-out', expected: hours(9), earliest: hours(6), latest: null, until: hours(11.5) },
  { key: '2027-W10', span: 'weekly', measure: 'money', used: 0.4, verdict: 'lasts', expected: null, earliest: null, latest: null, until: hours(12) },
  { key: 'stock', span: 'total', measure: 'leads', used: 0.3, verdict: 'too-early', expected: null, earliest: null, latest: null, until: null },
];

const change = (id: string, version: number, ago: number, more: object) => ({ id, version, at: days(-ago), actor: 'partner', memberName: 'Pavel Partner', before: null, after: null, note: null, ...more });
const paused = change('l6', 4, 1, { actor: 'operator', memberName: null, field: 'status', before: '"active"', after: '"paused"', note: 'Say until when the half price holds.' });
const changes = [
  change('l5', 3, 2, { field: 'maxPrice', before: '"2000"', after: '"2500"' }),
  change('l4', 3, 2, { field: 'offers.campaign-1-offer-1.title', before: '"15 % off"', after: '"20 % off a full interior clean"' }),
  change('l3', 2, 20, { actor: 'operator', memberName: null, field: 'review', before: null, after: '"approved"' }),
  change('l2', 2, 20, { actor: 'operator', memberName: null, field: 'status', before: '"review"', after: '"active"' }),
  change('l1', 1, 21, { field: 'status', before: '"draft"', after: '"review"' }),
];

const refusal = (code: string, details: object) => new GraphQLError('Refused.', { extensions: { code, details } });

/** What the partner of one visit asks and changes of its campaigns, beside their list. */
export function campaignResolvers(session: Session, weather: () => void) {
  const quiet = () => {
    weather();
    return session.state === 'empty';
  };
  session.codes ??= { free: 38, kept: 1, given: 11 };
  session.lists ??= [{ id: 'list-1', name: 'Our own clients', size: 1_200, createdAt: days(-40) }];
  const { codes, lists } = session;
  const changed = (id: string, size: (before: number) => number) => {
    const list = lists.find((each) => each.id === id);
    return list && Object.assign(list, { size: size(list.size) });
  };
  return {
    audienceForecast: ({ input }: { input: { brands?: string[] | null } }) => {
      if (quiet() || input.brands?.includes('Bugatti')) return fewPeople;
      return input.brands?.length ? { ...audience, peopleLow: 400, peopleHigh: 500, momentsLow: 500, momentsHigh: 600, finerPercent: 12, estimatedFrom: ['brand'] } : audience;
    },
    bidLandscape: () => (quiet() ? noLandscape : landscape),
    campaignLandscape: () => (quiet() ? noLandscape : landscape),
    campaignReport: () => (quiet() ? emptyReport : report),
    campaignOutlook: () => (quiet() ? [] : outlook),
    myCampaignChanges: (page: { id: string; first?: number | null; after?: string | null }) => connection(quiet() ? [] : page.id === 'campaign-2' ? [paused, ...changes] : changes, page),
    exclusionLists: () => (quiet() ? [] : lists),
    createExclusionList: ({ name }: { name: string }) => {
      const made = { id: `list-${lists.length + 1}`, name, size: 0, createdAt: days(0) };
      lists.push(made);
      return made;
    },
    addToExclusionList: ({ id, contacts }: { id: string; contacts: string[] }) => {
      const line = contacts.indexOf('nobody') + 1;
      if (line > 0) throw refusal('INVALID_INPUT', { reason: 'not-a-contact', field: 'contacts', line });
      return changed(id, (size) => size + contacts.length);
    },
    removeFromExclusionList: ({ id, contacts }: { id: string; contacts: string[] }) => changed(id, (size) => size - contacts.length),
    replaceExclusionList: ({ id, by }: { id: string; by: string }) => {
      const other = lists.find((each) => each.id === by);
      lists.splice(lists.findIndex((each) => each.id === by), 1);
      return changed(id, () => other?.size ?? 0);
    },
    renameExclusionList: ({ id, name }: { id: string; name: string }) => Object.assign(lists.find((each) => each.id === id) ?? {}, { name }),
    deleteExclusionList: ({ id }: { id: string }) => {
      if (id === 'list-1') throw refusal('CONFLICT', { reason: 'list-in-use', campaigns: ['Polish for the new car'] });
      lists.splice(lists.findIndex((each) => each.id === id), 1);
      return true;
    },
    offerCodes: () => {
      weather();
      return codes;
    },
    addOfferCodes: ({ codes: added }: { codes: string[] }) => {
      codes.free += added.length;
      return { added: added.length, known: 0, codes };
    },
    withdrawOfferCodes: () => Object.assign(codes, { free: 0 }),
  };
}
