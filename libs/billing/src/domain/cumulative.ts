import type { Minor } from '@ringroad/kernel';
import { holdIdOf } from './transfer.js';

/** One claim that wants its price reserved: from a wallet, within every budget window it names. */
export interface HoldRequest {
  readonly leadId: string;
  readonly walletId: string;
  /** Counter rows that must also have room (budgets of a campaign, limits of a partner). */
  readonly limits: readonly LimitShare[];
  readonly amount: Minor;
}

/** What a request takes from a limit: its price where money is counted, one where leads are. */
export interface LimitShare {
  readonly id: string;
  readonly amount: Minor;
}

/** What is left before the batch, read under row locks. A wallet or window that is not named has nothing left. */
export interface Room {
  readonly wallets: ReadonlyMap<string, Minor>;
  readonly budgetWindows: ReadonlyMap<string, Minor>;
}

export type Grant =
  | { readonly kind: 'granted'; readonly leadId: string; readonly holdId: string }
  | { readonly kind: 'repeated'; readonly leadId: string; readonly holdId: string }
  | { readonly kind: 'refused'; readonly leadId: string; readonly reason: 'insufficient-funds' | 'budget-exhausted'; readonly limitId: string };

/**
 * Which holds of a batch are granted, one answer per request in the same order. The rule: strictly by arrival, each is granted
 * iff it fits into what the grants before it left in its wallet and in *all* its limits; a refused one takes nothing, so a
 * later smaller one may still pass. That is what the same requests would get one by one, so a group commit is never stricter
 * or softer than no group commit. A plain `sum(amount) over (order by arrival)` is not this rule: it also counts the refused.
 * `existing` are hold ids already in the ledger: they are answered as repeated and take nothing.
 */
export function grantHolds(requests: readonly HoldRequest[], room: Room, existing: ReadonlySet<string>): Grant[] {
  const wallets = new Map(room.wallets);
  const windows = new Map(room.budgetWindows);
  const holds = new Set(existing);
  return requests.map(({ leadId, walletId, limits, amount }): Grant => {
    const holdId = holdIdOf(leadId);
    if (holds.has(holdId)) return { kind: 'repeated', leadId, holdId };
    const inWallet = wallets.get(walletId) ?? 0n;
    if (inWallet < amount) return { kind: 'refused', leadId, reason: 'insufficient-funds', limitId: walletId };
    const full = limits.find((limit) => (windows.get(limit.id) ?? 0n) < limit.amount);
    if (full !== undefined) return { kind: 'refused', leadId, reason: 'budget-exhausted', limitId: full.id };
    wallets.set(walletId, inWallet - amount);
    for (const limit of limits) windows.set(limit.id, (windows.get(limit.id) ?? 0n) - limit.amount);
    holds.add(holdId);
    return { kind: 'granted', leadId, holdId };
  });
}
