import type { Minor } from '@ringroad/kernel';
import { type Money, toMoney } from '@ringroad/platform';
import type { BudgetState, CampaignObject, LossShare } from './campaign.graphql.js';
import type { CampaignListRow } from './campaign-list.queries.js';
import { LOSS_ADVICE, type LossReason } from './domain/loss-reason.js';
import { type MarketPolicy, usualReserve } from './domain/market-policy.js';

/** A campaign as its partner and the site's operators see it. Nothing here is a rival's. */
export function campaignObject(row: CampaignListRow, currency: string, policy: MarketPolicy): CampaignObject {
  const money = (minor: Minor) => toMoney(minor, currency);
  const maybe = (minor: Minor | null): Money | null => (minor === null ? null : money(minor));
  const { id, name, status, category, stages, startsAt, endsAt, title, text, terms, validDays } = row;
  return {
    id,
    name,
    status,
    category,
    stages,
    targeting: { regions: row.regions, brands: row.brands, seasons: row.seasons, priceMin: maybe(row.priceMin), priceMax: maybe(row.priceMax) },
    maxPrice: money(row.maxPrice),
    reserve: money(usualReserve(policy, category)),
    totalBudget: budget(row.totalBudget, row.totalPosted, row.totalPending, money),
    dailyBudget: row.dailyBudget === null ? null : budget(row.dailyBudget, row.dailyPosted, row.dailyPending, money),
    offer: { title, text, terms, validDays },
    startsAt,
    endsAt,
    shown30: row.shown,
    claimed30: row.claimed,
    qualified30: row.qualified,
    averagePrice30: maybe(row.averagePrice),
    lossShares: lossShares(row),
  };
}

/** A limit may be lowered below what is spent already: then nothing is left, and not less. */
function budget(limit: Minor, posted: Minor, pending: Minor, money: (minor: Minor) => Money): BudgetState {
  const left = limit - posted - pending;
  return { limit: money(limit), posted: money(posted), pending: money(pending), available: money(left > 0n ? left : 0n) };
}

function lossShares({ losses, shown }: CampaignListRow): LossShare[] {
  const counts = Object.entries(losses ?? {}) as [LossReason, number][];
  const moments = counts.reduce((sum, [, count]) => sum + count, shown);
  return counts
    .map(([reason, count]) => ({ reason, share: count / moments, action: LOSS_ADVICE[reason].action }))
    .sort((a, b) => b.share - a.share || (a.reason < b.reason ? -1 : 1));
}
