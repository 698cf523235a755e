import type { Minor } from '@ringroad/kernel';
import { toMoney } from '@ringroad/platform';
import type { TransferKind } from './domain/transfer.js';
import type { WalletLine, WalletLineKind, WalletObject } from './wallet.graphql.js';
import type { BookedTransfer, Wallet } from './wallet.queries.js';

/** Days of the site whose charges tell the pace. */
export const PACE_DAYS = 14;

/** `posted`: charged in the last PACE_DAYS days of the site. */
export function walletObject({ available, held, spent, currency }: Pick<Wallet, 'available' | 'held' | 'spent' | 'currency'>, posted: Minor): WalletObject {
  const daysLeft = posted > 0n ? (Number(available) * PACE_DAYS) / Number(posted) : null;
  return { available: toMoney(available, currency), held: toMoney(held, currency), spent: toMoney(spent, currency), daysLeft };
}

const KINDS: Readonly<Record<TransferKind, { readonly kind: WalletLineKind; readonly sign: bigint }>> = {
  'top-up': { kind: 'topup', sign: 1n },
  hold: { kind: 'hold', sign: -1n },
  post: { kind: 'post', sign: 0n },
  release: { kind: 'void', sign: 1n },
  void: { kind: 'void', sign: 1n },
  credit: { kind: 'credit', sign: 1n },
};

/** A transfer as the wallet's owner sees it. */
export function walletLine(transfer: BookedTransfer, currency: string): WalletLine {
  const { kind, sign } = KINDS[transfer.kind];
  return {
    id: transfer.id,
    at: transfer.at,
    kind,
    amount: toMoney(sign * transfer.amount, currency),
    available: toMoney(transfer.availableAfter, currency),
    leadId: kind === 'topup' ? null : transfer.reference,
    reference: kind === 'topup' ? transfer.reference : null,
  };
}
