import type { Minor } from '@ringroad/kernel';
import type { AccountKind, Transfer } from './transfer.js';

/** The cached pair a wallet row keeps under its CHECK. */
export interface WalletBalance {
  readonly walletId: string;
  readonly available: Minor;
  readonly held: Minor;
}

/** Balances are credits minus debits: `bank` is as far below zero as all partners together have paid in. */
export interface Balances {
  readonly wallets: ReadonlyMap<string, WalletBalance>;
  readonly revenue: ReadonlyMap<string, Minor>;
  readonly bank: ReadonlyMap<string, Minor>;
}

/** Folds the ledger into balances, in any order of its rows. Wallets by wallet id; revenue and bank by site id. */
export function balancesOf(transfers: readonly Transfer[]): Balances {
  const wallets = new Map<string, { walletId: string; available: Minor; held: Minor }>();
  const revenue = new Map<string, Minor>();
  const bank = new Map<string, Minor>();
  const move = (account: AccountKind, { siteId, walletId }: Transfer, amount: Minor): void => {
    if (account === 'revenue') revenue.set(siteId, (revenue.get(siteId) ?? 0n) + amount);
    else if (account === 'bank') bank.set(siteId, (bank.get(siteId) ?? 0n) + amount);
    else {
      const wallet = wallets.get(walletId) ?? { walletId, available: 0n, held: 0n };
      wallet[account === 'wallet:held' ? 'held' : 'available'] += amount;
      wallets.set(walletId, wallet);
    }
  };
  for (const transfer of transfers) {
    move(transfer.debit, transfer, -transfer.amount);
    move(transfer.credit, transfer, transfer.amount);
  }
  return { wallets, revenue, bank };
}
