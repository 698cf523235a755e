import { type Minor, minMinor } from '@ringroad/kernel';
import { type BudgetLimit, isAccountWindow, STOCK } from './budget-window.js';
import type { CampaignState } from './campaign-view.js';

/** A limit and how far it is used up. */
export interface UsedLimit extends BudgetLimit {
  readonly posted: Minor;
  readonly pending: Minor;
}

export interface CampaignMoney {
  readonly walletAvailable: Minor;
  readonly windows: readonly UsedLimit[];
  readonly passPpm: number;
}

/** What the gates read of a campaign's money. */
export function campaignState({ walletAvailable, windows, passPpm }: CampaignMoney): CampaignState {
  const own = windows.filter(({ key }) => !isAccountWindow(key));
  const money = (span: BudgetLimit['span']) => tightest(own.filter((window) => window.span === span && window.measure === 'money'));
  const leads = tightest(own.filter((window) => window.measure === 'leads' && window.key !== STOCK));
  const stock = tightest(own.filter((window) => window.key === STOCK));
  return {
    walletAvailable,
    totalRemaining: money('total'),
    monthlyRemaining: money('monthly'),
    weeklyRemaining: money('weekly'),
    dailyRemaining: money('daily'),
    leadsRemaining: leads === null ? null : Number(leads),
    stockRemaining: stock === null ? null : Number(stock),
    accountRemaining: accountRemaining(windows.filter(({ key }) => isAccountWindow(key))),
    passPpm,
  };
}

function accountRemaining(windows: readonly UsedLimit[]): Minor | null {
  const leads = tightest(windows.filter((window) => window.measure === 'leads'));
  if (leads !== null && leads < 1n) return 0n;
  return tightest(windows.filter((window) => window.measure === 'money'));
}

/** Left of the tightest; below zero after it was lowered. */
function tightest(windows: readonly UsedLimit[]): Minor | null {
  return windows.map(({ cap, posted, pending }) => cap - posted - pending).reduce<Minor | null>((least, left) => (least === null ? left : minMinor(least, left)), null);
}
