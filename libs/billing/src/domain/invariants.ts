import type { Minor } from '@ringroad/kernel';
import { balancesOf, type Balances, type WalletBalance } from './balances.js';
import { ROUTES, type Transfer } from './transfer.js';

export type InvariantCode =
  | 'amount-above-zero'
  | 'known-route'
  | 'debits-equal-credits'
  | 'cached-equals-recomputed'
  | 'guarded-not-below-zero'
  | 'hold-resolved-at-most-once'
  | 'resolution-equals-hold'
  | 'credit-within-charge';

/** One broken promise with its numbers: which transfer, wallet or hold (`subject`), what it should be and what it is. */
export interface BrokenInvariant {
  readonly code: InvariantCode;
  readonly subject: string;
  readonly expected: string;
  readonly actual: string;
}

/**
 * Everything the ledger promises, proven from its rows alone; empty when all hold. Balances are checked as they stand after
 * the last row: rows of one group commit carry no order among themselves, so no moment in between is asked for.
 */
export function checkInvariants(transfers: readonly Transfer[], cached: readonly WalletBalance[]): BrokenInvariant[] {
  const balances = balancesOf(transfers);
  const cachedIds = new Set(cached.map((wallet) => wallet.walletId));
  const held = new Map(transfers.filter((transfer) => transfer.kind === 'hold').map((hold) => [hold.id, hold.amount]));
  return [
    ...transfers.flatMap(brokenRow),
    ...brokenTotal(balances),
    ...cached.flatMap((wallet) => brokenCache(wallet, balances)),
    ...[...balances.wallets.values()].flatMap((wallet) => brokenGuard(wallet, cachedIds)),
    ...[...followersByHold(transfers)].flatMap(([holdId, followers]) => brokenHold(holdId, followers, held.get(holdId) ?? 0n)),
  ];
}

function brokenRow(transfer: Transfer): BrokenInvariant[] {
  const broken: BrokenInvariant[] = [];
  if (transfer.amount <= 0n) broken.push(breach('amount-above-zero', transfer.id, '> 0', transfer.amount));
  const route = ROUTES[transfer.kind];
  if (route.debit !== transfer.debit || route.credit !== transfer.credit)
    broken.push(breach('known-route', transfer.id, `${route.debit} → ${route.credit}`, `${transfer.debit} → ${transfer.credit}`));
  return broken;
}

/** True by construction while a row has one debit and one credit of one amount; it guards the fold and the SQL beside it. */
function brokenTotal({ wallets, revenue, bank }: Balances): BrokenInvariant[] {
  const parts = [...[...wallets.values()].map((wallet) => wallet.available + wallet.held), ...revenue.values(), ...bank.values()];
  const total = parts.reduce((sum, part) => sum + part, 0n);
  return total === 0n ? [] : [breach('debits-equal-credits', 'ledger', 0n, total)];
}

function brokenCache(cached: WalletBalance, balances: Balances): BrokenInvariant[] {
  const truth = balances.wallets.get(cached.walletId);
  return (['available', 'held'] as const)
    .filter((account) => cached[account] !== (truth?.[account] ?? 0n))
    .map((account) => breach('cached-equals-recomputed', `${cached.walletId} ${account}`, truth?.[account] ?? 0n, cached[account]));
}

function brokenGuard(wallet: WalletBalance, cachedIds: ReadonlySet<string>): BrokenInvariant[] {
  const broken = (['available', 'held'] as const)
    .filter((account) => wallet[account] < 0n)
    .map((account) => breach('guarded-not-below-zero', `${wallet.walletId} ${account}`, '≥ 0', wallet[account]));
  if (!cachedIds.has(wallet.walletId))
    broken.push(breach('cached-equals-recomputed', wallet.walletId, `${wallet.available} + ${wallet.held}`, 'no wallet row'));
  return broken;
}

function followersByHold(transfers: readonly Transfer[]): Map<string, Transfer[]> {
  const byHold = new Map<string, Transfer[]>();
  for (const transfer of transfers) {
    if (transfer.holdId === null) continue;
    const followers = byHold.get(transfer.holdId);
    if (followers) followers.push(transfer);
    else byHold.set(transfer.holdId, [transfer]);
  }
  return byHold;
}

function brokenHold(holdId: string, followers: readonly Transfer[], held: Minor): BrokenInvariant[] {
  const broken: BrokenInvariant[] = [];
  const sum = (...kinds: Transfer['kind'][]): Minor =>
    followers.filter((follower) => kinds.includes(follower.kind)).reduce((total, follower) => total + follower.amount, 0n);
  const resolutions = followers.filter((follower) => follower.kind === 'post' || follower.kind === 'void').length;
  if (resolutions > 1) broken.push(breach('hold-resolved-at-most-once', holdId, '≤ 1', BigInt(resolutions)));
  const resolved = sum('post', 'release', 'void');
  if (resolved !== held) broken.push(breach('resolution-equals-hold', holdId, held, resolved));
  if (sum('credit') > sum('post')) broken.push(breach('credit-within-charge', holdId, `≤ ${sum('post')}`, sum('credit')));
  return broken;
}

function breach(code: InvariantCode, subject: string, expected: bigint | string, actual: bigint | string): BrokenInvariant {
  return { code, subject, expected: String(expected), actual: String(actual) };
}
