import type { Minor } from '@ringroad/kernel';

/** One counter row. Invariant: 0 ≤ posted, 0 ≤ pending, posted + pending ≤ cap unless the cap was lowered afterwards. */
export interface BudgetCounter {
  readonly cap: Minor;
  readonly posted: Minor;
  readonly pending: Minor;
}

/** What a reservation became. A hold resolves at most once. */
export interface Hold {
  readonly amount: Minor;
  readonly state: 'pending' | 'posted' | 'void';
}

export interface BudgetWindow extends BudgetCounter {
  readonly holds: ReadonlyMap<string, Hold>;
}

export type BudgetRefusal = 'CAP' | 'ALREADY_RESERVED' | 'ALREADY_POSTED' | 'ALREADY_VOID' | 'NOT_FOUND' | 'EXCEEDS_HOLD';

export type BudgetChange = { readonly kind: 'ok'; readonly window: BudgetWindow } | { readonly kind: 'refused'; readonly reason: BudgetRefusal };

export function openWindow(cap: Minor): BudgetWindow {
  return { cap, posted: 0n, pending: 0n, holds: new Map() };
}

/** What may still be reserved; never negative, even after the cap was lowered below what is spent. */
export function available({ cap, posted, pending }: BudgetCounter): Minor {
  const left = cap - posted - pending;
  return left > 0n ? left : 0n;
}

/** Sets `amount` aside under the lead's key. A key whose hold was refused may try again; one that has a hold may not. */
export function reserveBudget(window: BudgetWindow, key: string, amount: Minor): BudgetChange {
  const known = window.holds.get(key);
  if (known !== undefined) return refused(known.state === 'pending' ? 'ALREADY_RESERVED' : resolved(known.state));
  if (amount > available(window)) return refused('CAP');
  return ok(window, key, { amount, state: 'pending' }, { pending: window.pending + amount });
}

/** Takes `amount` (at most the hold; the rest is freed) for good. */
export function commitBudget(window: BudgetWindow, key: string, amount: Minor): BudgetChange {
  const hold = pendingHold(window, key);
  if (typeof hold === 'string') return refused(hold);
  if (amount > hold.amount) return refused('EXCEEDS_HOLD');
  return ok(window, key, { amount, state: 'posted' }, { pending: window.pending - hold.amount, posted: window.posted + amount });
}

/** Frees the whole hold. */
export function releaseBudget(window: BudgetWindow, key: string): BudgetChange {
  const hold = pendingHold(window, key);
  if (typeof hold === 'string') return refused(hold);
  return ok(window, key, { ...hold, state: 'void' }, { pending: window.pending - hold.amount });
}

function pendingHold(window: BudgetWindow, key: string): Hold | BudgetRefusal {
  const hold = window.holds.get(key);
  if (hold === undefined) return 'NOT_FOUND';
  return hold.state === 'pending' ? hold : resolved(hold.state);
}

function resolved(state: 'posted' | 'void'): BudgetRefusal {
  return state === 'posted' ? 'ALREADY_POSTED' : 'ALREADY_VOID';
}

function ok(window: BudgetWindow, key: string, hold: Hold, counters: Partial<BudgetCounter>): BudgetChange {
  return { kind: 'ok', window: { ...window, ...counters, holds: new Map(window.holds).set(key, hold) } };
}

function refused(reason: BudgetRefusal): BudgetChange {
  return { kind: 'refused', reason };
}
