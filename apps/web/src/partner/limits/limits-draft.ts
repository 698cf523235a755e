import type { AccountLimitsInput, LimitSetPartsFragment } from '../../api/operations.js';
import { decimalToMinor, minorToDecimal } from '../../i18n/format.js';

export const LIMIT_FIELDS = ['dailyBudget', 'monthlyBudget', 'dailyLeads', 'monthlyLeads'] as const;
type LimitField = (typeof LIMIT_FIELDS)[number];
export type TypedLimits = Readonly<Record<LimitField, string>>;
type Wrong = 'amount' | 'figure' | 'aboveMonth';

export function typedLimits(limits: LimitSetPartsFragment, digits: number): TypedLimits {
  const money = (amount: { minor: string } | null) => (amount ? minorToDecimal(amount.minor, digits) : '');
  return { dailyBudget: money(limits.dailyBudget), monthlyBudget: money(limits.monthlyBudget), dailyLeads: limits.dailyLeads?.toString() ?? '', monthlyLeads: limits.monthlyLeads?.toString() ?? '' };
}

/** What to save; an empty field is no limit. */
export function readLimits(typed: TypedLimits, digits: number): { readonly kind: 'valid'; readonly input: AccountLimitsInput } | { readonly kind: 'wrong'; readonly wrong: Partial<Record<LimitField, Wrong>> } {
  const wrong: Partial<Record<LimitField, Wrong>> = {};
  const amount = (field: 'dailyBudget' | 'monthlyBudget') => {
    if (typed[field].trim() === '') return null;
    const minor = decimalToMinor(typed[field], digits);
    if (minor === undefined) wrong[field] = 'amount';
    return minor ?? null;
  };
  const count = (field: 'dailyLeads' | 'monthlyLeads') => {
    const plain = typed[field].replace(/\s/g, '');
    if (plain === '') return null;
    if (!/^[1-9]\d{0,8}$/.test(plain)) wrong[field] = 'figure';
    return Number(plain);
  };
  const input = { dailyBudgetMinor: amount('dailyBudget'), monthlyBudgetMinor: amount('monthlyBudget'), dailyLeads: count('dailyLeads'), monthlyLeads: count('monthlyLeads') };
  if (input.dailyBudgetMinor && input.monthlyBudgetMinor && BigInt(input.dailyBudgetMinor) > BigInt(input.monthlyBudgetMinor)) wrong.dailyBudget = 'aboveMonth';
  if (input.dailyLeads !== null && input.monthlyLeads !== null && input.dailyLeads > input.monthlyLeads) wrong.dailyLeads ??= 'aboveMonth';
  return Object.keys(wrong).length > 0 ? { kind: 'wrong', wrong } : { kind: 'valid', input };
}
