import { derivedId, DomainError, type Minor } from '@ringroad/kernel';

/**
 * Where money stands. A wallet has two guarded accounts (they never go below zero and keep a cached balance); a site's
 * `revenue` and the outside `bank` are shared by everyone, so they keep none: a cached row there would serialise all wallets.
 */
export type AccountKind = 'wallet:available' | 'wallet:held' | 'revenue' | 'bank';

export type TransferKind = 'top-up' | 'hold' | 'post' | 'release' | 'void' | 'credit';

/** Money leaves the debit account and arrives on the credit account: the only six ways it moves. */
export const ROUTES: Readonly<Record<TransferKind, { readonly debit: AccountKind; readonly credit: AccountKind }>> = {
  'top-up': { debit: 'bank', credit: 'wallet:available' },
  hold: { debit: 'wallet:available', credit: 'wallet:held' },
  post: { debit: 'wallet:held', credit: 'revenue' },
  /** What a post below its hold leaves over; booked together with that post. */
  release: { debit: 'wallet:held', credit: 'wallet:available' },
  void: { debit: 'wallet:held', credit: 'wallet:available' },
  credit: { debit: 'revenue', credit: 'wallet:available' },
};

/** One immutable line of the ledger: one debit, one credit, one amount in minor units of the wallet's currency. */
export interface Transfer {
  readonly id: string;
  readonly siteId: string;
  readonly walletId: string;
  readonly kind: TransferKind;
  readonly debit: AccountKind;
  readonly credit: AccountKind;
  readonly amount: Minor;
  /** The hold that a post, release, void or credit goes back to; null for a top-up and for the hold itself. */
  readonly holdId: string | null;
  /** The business key a person knows it by: the lead of a hold and its followers, the bank reference of a top-up. */
  readonly reference: string;
}

export interface HoldOrder {
  readonly siteId: string;
  readonly walletId: string;
  readonly leadId: string;
  readonly amount: Minor;
}

export interface TopUpOrder {
  readonly siteId: string;
  readonly walletId: string;
  readonly reference: string;
  readonly amount: Minor;
}

/** The id of the one hold a lead can have: a claim tried twice names the same row. */
export function holdIdOf(leadId: string): string {
  return derivedId('hold', leadId);
}

/** available → held, when a user claims. Throws INVALID_INPUT unless the amount is above zero. */
export function holdTransfer(order: HoldOrder): Transfer {
  const { siteId, walletId, leadId, amount } = order;
  return transfer('hold', holdIdOf(leadId), { siteId, walletId, amount, holdId: null, reference: leadId });
}

/** bank → available. A reference is booked once per site, whichever wallet it names. Throws INVALID_INPUT unless above zero. */
export function topUpTransfer(order: TopUpOrder): Transfer {
  return transfer('top-up', derivedId('topup', order.siteId, order.reference), { ...order, holdId: null });
}

/** A transfer that goes back to a hold; its id follows from kind and hold, so each kind exists once per hold. */
export function followUp(kind: 'post' | 'release' | 'void' | 'credit', hold: Transfer, amount: Minor): Transfer {
  const { siteId, walletId, reference, id: holdId } = hold;
  return transfer(kind, derivedId(kind, holdId), { siteId, walletId, amount, holdId, reference });
}

function transfer(
  kind: TransferKind,
  id: string,
  parts: Pick<Transfer, 'siteId' | 'walletId' | 'amount' | 'holdId' | 'reference'>,
): Transfer {
  const { siteId, walletId, amount, holdId, reference } = parts;
  if (amount <= 0n) throw new DomainError('INVALID_INPUT', 'The amount of a transfer must be above zero.', { kind, amount: String(amount) });
  const { debit, credit } = ROUTES[kind];
  return { id, siteId, walletId, kind, debit, credit, amount, holdId, reference };
}
