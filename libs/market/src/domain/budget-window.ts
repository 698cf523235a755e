import type { Minor } from '@ringroad/kernel';
import { Temporal } from 'temporal-polyfill';

export type BudgetSpan = 'total' | 'monthly' | 'weekly' | 'daily';
export type BudgetMeasure = 'money' | 'leads';

/** Counter rows of an account's limits, which no campaign owns, stand under this id. */
export const ACCOUNT_WINDOWS = '00000000-0000-0000-0000-000000000000';

const ACCOUNT = 'account:';
const LEADS = ':leads';
/** Key of the window that counts pieces of the bonus. */
export const STOCK = 'stock';

/** One limit at one moment: the counter row it is kept in, and what that may reach (minor units, or leads). */
export interface BudgetLimit {
  /**
   * `total`, a month `2026-11`, an ISO week `2026-W47`, a day `2026-11-22`; followed by `:leads` where leads are counted, preceded
   * by `account:` where all campaigns of the partner share it; `stock` for the pieces of the bonus.
   */
  readonly key: string;
  readonly span: BudgetSpan;
  readonly measure: BudgetMeasure;
  readonly cap: Minor;
}

/** What a campaign may spend and how many leads it may get; null where it does not ask. A campaign's row satisfies it as it is. */
export interface CampaignLimits {
  readonly totalBudget: Minor;
  readonly monthlyBudget: Minor | null;
  readonly weeklyBudget: Minor | null;
  readonly dailyBudget: Minor | null;
  readonly totalLeads: number | null;
  readonly monthlyLeads: number | null;
  readonly weeklyLeads: number | null;
  readonly dailyLeads: number | null;
  readonly stock: number | null;
}

/** What all campaigns of a partner may spend together; null where nothing is said. */
export interface AccountLimits {
  readonly monthlyBudget: Minor | null;
  readonly dailyBudget: Minor | null;
  readonly monthlyLeads: number | null;
  readonly dailyLeads: number | null;
}

export const NO_ACCOUNT_LIMITS: AccountLimits = { monthlyBudget: null, dailyBudget: null, monthlyLeads: null, dailyLeads: null };

/** What the calendar of a place calls a moment. */
export type Calendar = Readonly<Record<BudgetSpan, string>>;

/** The windows an instant falls into; a day of 23 or 25 hours is one day. `2026-W01` holds the year's first Thursday (ISO 8601). */
export function calendarAt(instant: Date, timeZone: string): Calendar {
  const day = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();
  const week = `${day.yearOfWeek ?? day.year}-W${String(day.weekOfYear ?? 0).padStart(2, '0')}`;
  return { total: 'total', monthly: day.toPlainYearMonth().toString(), weekly: week, daily: day.toString() };
}

/**
 * The counters that one lead of a campaign moves now, each with its cap: the one place that says so, for claims, for the auction and
 * for screens. The widest first, the campaign's own before those of the account: who is refused hears of the first that is full.
 */
export function windowsOf(campaign: CampaignLimits, account: AccountLimits, calendar: Calendar): BudgetLimit[] {
  const limits = [
    ...windowsIn(calendar.total, 'total', campaign.totalBudget, campaign.totalLeads),
    ...windowsIn(calendar.monthly, 'monthly', campaign.monthlyBudget, campaign.monthlyLeads),
    ...windowsIn(calendar.weekly, 'weekly', campaign.weeklyBudget, campaign.weeklyLeads),
    ...windowsIn(calendar.daily, 'daily', campaign.dailyBudget, campaign.dailyLeads),
  ];
  if (campaign.stock !== null) limits.push({ key: STOCK, span: 'total', measure: 'leads', cap: BigInt(campaign.stock) });
  return [...limits, ...accountWindows(account, calendar)];
}

/** Whether the calendar opens windows for it, so that something is left again when a day is over. */
export function followsCalendar({ monthlyBudget, weeklyBudget, dailyBudget, monthlyLeads, weeklyLeads, dailyLeads }: CampaignLimits, account: AccountLimits): boolean {
  const caps = [monthlyBudget, weeklyBudget, dailyBudget, monthlyLeads, weeklyLeads, dailyLeads, account.monthlyBudget, account.dailyBudget, account.monthlyLeads, account.dailyLeads];
  return caps.some((cap) => cap !== null);
}

/** The counters of an account alone. */
export function accountWindows(account: AccountLimits, calendar: Calendar): BudgetLimit[] {
  return [...windowsIn(`${ACCOUNT}${calendar.monthly}`, 'monthly', account.monthlyBudget, account.monthlyLeads), ...windowsIn(`${ACCOUNT}${calendar.daily}`, 'daily', account.dailyBudget, account.dailyLeads)];
}

function windowsIn(key: string, span: BudgetSpan, money: Minor | null, leads: number | null): BudgetLimit[] {
  const limits: BudgetLimit[] = [];
  if (money !== null) limits.push({ key, span, measure: 'money', cap: money });
  if (leads !== null) limits.push({ key: key + LEADS, span, measure: 'leads', cap: BigInt(leads) });
  return limits;
}

/** Whose row a window is: the campaign's, or that of the partner's account. */
export function windowOwnerOf(key: string, campaignId: string): string {
  return isAccountWindow(key) ? ACCOUNT_WINDOWS : campaignId;
}

export function isAccountWindow(key: string): boolean {
  return key.startsWith(ACCOUNT);
}

/** What a lead at this price takes from a window: its price, or one lead, or one piece. */
export function shareOf(key: string, price: Minor): Minor {
  return key.endsWith(LEADS) || key === STOCK ? 1n : price;
}

/** Why a full window turns a lead away. */
export type WindowRefusal = `${BudgetSpan}-budget` | 'leads' | 'stock' | 'account-limit';

/** The name of a full window's refusal. */
export function refusalOf(key: string): WindowRefusal {
  if (isAccountWindow(key)) return 'account-limit';
  if (key === STOCK) return 'stock';
  return key.endsWith(LEADS) ? 'leads' : `${spanOf(key)}-budget`;
}

/** Told by the form of the key. */
export function spanOf(key: string): BudgetSpan {
  const period = key.replace(ACCOUNT, '').replace(LEADS, '');
  if (period === 'total' || period === STOCK) return 'total';
  if (period.includes('W')) return 'weekly';
  return period.length === '2026-11'.length ? 'monthly' : 'daily';
}

/**
 * Whether what is given back now may be spent again in this window: a day that is over stays as it was spent, and a bonus that was
 * handed out is not back in stock.
 */
export function isOpenWindow(key: string, calendar: Calendar): boolean {
  return key !== STOCK && key.replace(ACCOUNT, '').replace(LEADS, '') === calendar[spanOf(key)];
}
