import type { Minor } from '@ringroad/kernel';
import { followUp, holdTransfer, topUpTransfer, type HoldOrder, type TopUpOrder, type Transfer } from './transfer.js';

/**
 * What the ledger answers. `booked` lists the rows to append, all in one transaction; `repeated` means the very same thing
 * stands already and nothing is to be written (a retry is harmless); `refused` writes nothing, so the same id may try again.
 */
export type Booking =
  | { readonly kind: 'booked'; readonly transfers: readonly Transfer[] }
  | { readonly kind: 'repeated'; readonly transfer: Transfer }
  | { readonly kind: 'refused'; readonly reason: BookingRefusal };

export type BookingRefusal =
  | 'insufficient-funds'
  | 'already-posted'
  | 'already-voided'
  | 'already-credited'
  | 'exceeds-hold'
  | 'exceeds-charge'
  | 'not-posted'
  | 'same-id-other-content';

export type Resolution = { readonly kind: 'post'; readonly amount: Minor } | { readonly kind: 'void' };

/** Reserves the price of a claim. `existing` is the row that already carries this hold's id, if any. */
export function placeHold(available: Minor, existing: Transfer | undefined, order: HoldOrder): Booking {
  const hold = holdTransfer(order);
  if (existing) return again(existing, hold);
  if (hold.amount > available) return { kind: 'refused', reason: 'insufficient-funds' };
  return { kind: 'booked', transfers: [hold] };
}

/**
 * Ends a hold, at most once (two-phase transfers as TigerBeetle defines them). A post may take less than was held: the rest
 * is released in the same booking. `followers` are the transfers that carry this hold's id as `holdId`.
 */
export function resolveHold(hold: Transfer, followers: readonly Transfer[], resolution: Resolution): Booking {
  const done = followers.find((follower) => follower.kind === 'post' || follower.kind === 'void');
  if (resolution.kind === 'void') {
    if (done?.kind === 'post') return { kind: 'refused', reason: 'already-posted' };
    return done ? { kind: 'repeated', transfer: done } : { kind: 'booked', transfers: [followUp('void', hold, hold.amount)] };
  }
  if (done?.kind === 'void') return { kind: 'refused', reason: 'already-voided' };
  if (done) return done.amount === resolution.amount ? { kind: 'repeated', transfer: done } : { kind: 'refused', reason: 'already-posted' };
  const rest = hold.amount - resolution.amount;
  if (rest < 0n) return { kind: 'refused', reason: 'exceeds-hold' };
  const post = followUp('post', hold, resolution.amount);
  return { kind: 'booked', transfers: rest === 0n ? [post] : [post, followUp('release', hold, rest)] };
}

/** Gives posted money back, once per charge and never more than was charged. */
export function creditPost(hold: Transfer, followers: readonly Transfer[], amount: Minor): Booking {
  const post = followers.find((follower) => follower.kind === 'post');
  if (!post) return { kind: 'refused', reason: 'not-posted' };
  const earlier = followers.find((follower) => follower.kind === 'credit');
  if (earlier) return earlier.amount === amount ? { kind: 'repeated', transfer: earlier } : { kind: 'refused', reason: 'already-credited' };
  if (amount > post.amount) return { kind: 'refused', reason: 'exceeds-charge' };
  return { kind: 'booked', transfers: [followUp('credit', hold, amount)] };
}

/** Books money that came in. The same bank reference twice is one top-up; with another amount or wallet it is refused. */
export function topUp(existing: Transfer | undefined, order: TopUpOrder): Booking {
  const wanted = topUpTransfer(order);
  return existing ? again(existing, wanted) : { kind: 'booked', transfers: [wanted] };
}

function again(existing: Transfer, wanted: Transfer): Booking {
  const same = existing.id === wanted.id && existing.walletId === wanted.walletId && existing.amount === wanted.amount;
  return same ? { kind: 'repeated', transfer: existing } : { kind: 'refused', reason: 'same-id-other-content' };
}
