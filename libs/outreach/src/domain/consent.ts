import type { Category } from '@ringroad/kernel';
import type { Channel } from './channel.js';

/** What the user agrees to: hearing offers, or one named partner getting the contact data. */
export type Purpose = 'offers' | 'contact-sharing';

/** Where the person said so. `page`: told with a key that stands in public pages, so that anybody could have said it. */
export type ConsentSource = 'site' | 'page' | 'claim' | 'unsubscribe-link' | 'preferences';

/** One append-only line of what a person agreed to or took back. An open scope (null) covers every value of it. */
export interface ConsentReceipt {
  /** Time-ordered (uuid version 7) when the person said it here, derived (version 5) when the site told it. */
  readonly id: string;
  readonly at: Date;
  readonly action: 'granted' | 'withdrawn';
  readonly purpose: Purpose;
  readonly channel: Channel | null;
  readonly category: Category | null;
  readonly partnerId: string | null;
  /** Which exact wording the person saw. */
  readonly textVersion: string;
  readonly source: ConsentSource;
}

/** What a receipt must cover to answer the question. */
export interface ConsentScope {
  readonly purpose: Purpose;
  readonly channel: Channel;
  readonly category: Category | null;
  readonly partnerId: string | null;
}

export type Standing = 'granted' | 'withdrawn' | 'never';

/** Never to be contacted again: a complaint, a dead address, the operator's or the user's final word. Null: on any channel. */
export interface Suppression {
  readonly channel: Channel | null;
  readonly reason: 'complaint' | 'hard-bounce' | 'operator' | 'erased';
}

/** Where consent stands: the receipt of `lastReceipt` decides, whatever order they arrive in. */
export function standing(receipts: readonly ConsentReceipt[], scope: ConsentScope): Standing {
  return lastReceipt(receipts, scope)?.action ?? 'never';
}

/**
 * The receipt that decides, to be stored as evidence: the last that covers the scope. But what was taken back here or by the site's
 * own key is not given again by a page, whenever it says so: only by the user here, or by the site.
 */
export function lastReceipt(receipts: readonly ConsentReceipt[], scope: ConsentScope): ConsentReceipt | null {
  const covering = receipts.filter((receipt) => covers(receipt, scope));
  const firm = latest(covering.filter((receipt) => receipt.source !== 'page'));
  return firm?.action === 'withdrawn' ? firm : latest(covering);
}

/** Suppression is final: it has no date to compare, so no later grant can outweigh it. */
export function isSuppressed(suppressions: readonly Suppression[], channel: Channel): boolean {
  return suppressions.some((suppression) => suppression.channel === null || suppression.channel === channel);
}

function covers(receipt: ConsentReceipt, scope: ConsentScope): boolean {
  if (receipt.purpose !== scope.purpose) return false;
  // Nobody can agree to "any partner" getting the contact: a grant to share must name this one (DESIGN §7).
  if (receipt.purpose === 'contact-sharing' && receipt.action === 'granted' && receipt.partnerId === null) return false;
  return (
    (receipt.channel === null || receipt.channel === scope.channel) &&
    (receipt.category === null || receipt.category === scope.category) &&
    (receipt.partnerId === null || receipt.partnerId === scope.partnerId)
  );
}

function latest(receipts: readonly ConsentReceipt[]): ConsentReceipt | null {
  return receipts.reduce<ConsentReceipt | null>((last, receipt) => (last && !isLater(receipt, last) ? last : receipt), null);
}

/**
 * At the same instant (a sandbox clock stands still) what the person did here goes before what the site tells, in the order of
 * its ids; of two things the site tells, the no.
 */
function isLater(a: ConsentReceipt, b: ConsentReceipt): boolean {
  const gap = a.at.getTime() - b.at.getTime() || Number(isTimeOrdered(a)) - Number(isTimeOrdered(b));
  if (gap !== 0) return gap > 0;
  if (!isTimeOrdered(a) && a.action !== b.action) return a.action === 'withdrawn';
  return a.id > b.id;
}

function isTimeOrdered(receipt: ConsentReceipt): boolean {
  return receipt.id.charAt(14) === '7';
}
