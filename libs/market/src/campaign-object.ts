import type { Language, Minor } from '@ringroad/kernel';
import { type Money, type Site, toMoney } from '@ringroad/platform';
import { waits } from './campaign-edit.js';
import type { CampaignObject, LossShare } from './campaign.graphql.js';
import type { BudgetState, CountState } from './campaign-limits.graphql.js';
import type { CampaignListRow, ListedOffer } from './campaign-list.queries.js';
import { type CampaignOffer, localTexts } from './campaign-offer.graphql.js';
import { available, type BudgetCounter } from './domain/budget.js';
import { type BudgetSpan, isAccountWindow, STOCK } from './domain/budget-window.js';
import { lossReport } from './domain/loss-report.js';
import { type MarketPolicy, usualReserve } from './domain/market-policy.js';
import { LEAST_CROWD, publishable } from './domain/privacy.js';
import { adjustmentOf, fineObject } from './targeting.graphql.js';

/** A campaign as its partner and the site's operators see it. Nothing here is a rival's, and nothing tells of single users (privacy.ts). */
export function campaignObject(row: CampaignListRow, site: Site, policy: MarketPolicy): CampaignObject {
  const money = (minor: Minor) => toMoney(minor, site.currency);
  const maybe = (minor: Minor | null): Money | null => (minor === null ? null : money(minor));
  const { id, name, status, pausedBy, reviewNote, waitingSince, version, category, stages, pacing, startsAt, endsAt } = row;
  const own = row.limits.filter(({ key }) => !isAccountWindow(key));
  const budget = (span: BudgetSpan): BudgetState | null => {
    const limit = own.find((each) => each.span === span && each.measure === 'money');
    return limit ? budgetState(limit, money) : null;
  };
  const count = (span: BudgetSpan): CountState | null => {
    const limit = own.find((each) => each.span === span && each.measure === 'leads' && each.key !== STOCK);
    return limit ? countState(limit) : null;
  };
  const stock = own.find(({ key }) => key === STOCK);
  const offers = row.offers.map((offer) => offerObject(offer, site.language));
  const [first] = offers;
  if (!first) throw new TypeError(`campaign ${id} has no offer`);
  return {
    id,
    name,
    status,
    pausedBy,
    reviewNote,
    waitingSince,
    version,
    category,
    stages,
    targeting: { ...fineObject(row.targeting), regions: row.regions, brands: row.brands, seasons: row.seasons, priceMin: maybe(row.priceMin), priceMax: maybe(row.priceMax) },
    maxPrice: money(row.maxPrice),
    adjustments: row.adjustments.map(adjustmentOf),
    reserve: money(usualReserve(policy, category)),
    totalBudget: budget('total') ?? budgetState({ cap: row.totalBudget, posted: 0n, pending: 0n }, money),
    dailyBudget: budget('daily'),
    limits: {
      monthlyBudget: budget('monthly'),
      weeklyBudget: budget('weekly'),
      totalLeads: count('total'),
      monthlyLeads: count('monthly'),
      weeklyLeads: count('weekly'),
      dailyLeads: count('daily'),
      stock: stock ? countState(stock) : null,
    },
    pacing,
    offer: first,
    offers,
    startsAt,
    endsAt,
    shown30: toldShows(row),
    claimed30: row.claimed,
    qualified30: row.qualified,
    averagePrice30: maybe(row.averagePrice),
    lossShares: lossShares(row),
  };
}

export function offerObject(offer: ListedOffer, language: Language): CampaignOffer {
  const { id, title, text, terms, changedText, status, reviewNote, validDays, weight, expiresAt, codeKind, keepsRivalsAway } = offer;
  return {
    id,
    title,
    text,
    terms,
    texts: localTexts(offer, language),
    changedTexts: changedText && localTexts(changedText, language),
    status,
    waits: waits(offer),
    reviewNote,
    validDays,
    weight,
    expiresAt: expiresAt === null ? null : new Date(expiresAt),
    codeKind,
    keepsRivalsAway,
  };
}

/** A limit may be lowered below what is spent already: then nothing is left, and not less. */
export function budgetState(counter: BudgetCounter, money: (minor: Minor) => Money): BudgetState {
  return { limit: money(counter.cap), posted: money(counter.posted), pending: money(counter.pending), available: money(available(counter)) };
}

export function countState(counter: BudgetCounter): CountState {
  return { limit: Number(counter.cap), posted: Number(counter.posted), pending: Number(counter.pending), available: Number(available(counter)) };
}

function toldShows({ shown, people }: CampaignListRow): number | null {
  return people < LEAST_CROWD ? null : publishable(shown);
}

function lossShares(row: CampaignListRow): LossShare[] {
  const reasons = lossReport(toldShows(row), row.losses ?? {})?.headings.flatMap((heading) => heading.reasons) ?? [];
  return reasons.map(({ reason, percent, action }) => ({ reason, share: percent / 100, action })).sort((a, b) => b.share - a.share || (a.reason < b.reason ? -1 : 1));
}
