/** What is known of one of the two ids that are said to be one person. */
export interface AliasedUser {
  readonly userId: string;
  /** Who stands for this one since an earlier merge. */
  readonly mergedInto: string | null;
  /** Whom this one stands for. */
  readonly formerIds: readonly string[];
  /** Contact data was destroyed for good. */
  readonly erased: boolean;
}

export type MergeDecision =
  | { readonly kind: 'merge'; readonly formerId: string; readonly userId: string }
  | { readonly kind: 'one-already' }
  | { readonly kind: 'refused'; readonly reason: MergeRefusal };

export type MergeRefusal = 'other-way-round' | 'merged-elsewhere' | 'too-many' | 'erased';

/**
 * So many ids one person does not have on a site. Whoever got hold of a site's key could otherwise make one of all its users, and each
 * of their events would fold all of their lives.
 */
export const MOST_FORMER_IDS = 100;

/**
 * What becomes of "`previous` is `user`". `standing` is who stands for `user` now, `user` itself where nobody does. Whoever was
 * merged stays merged: a second alias may repeat the first or follow it on, and never goes back or elsewhere.
 */
export function decideMerge(previous: AliasedUser, user: AliasedUser, standing: AliasedUser): MergeDecision {
  if (previous.mergedInto !== null) {
    return previous.mergedInto === standing.userId ? { kind: 'one-already' } : { kind: 'refused', reason: 'merged-elsewhere' };
  }
  if (previous.userId === standing.userId) return { kind: 'refused', reason: 'other-way-round' };
  if ([previous, user, standing].some(({ erased }) => erased)) return { kind: 'refused', reason: 'erased' };
  if (standing.formerIds.length + previous.formerIds.length + 1 > MOST_FORMER_IDS) return { kind: 'refused', reason: 'too-many' };
  return { kind: 'merge', formerId: previous.userId, userId: standing.userId };
}

/** What the site is told, and what it can do. */
export const REFUSALS: Readonly<Record<MergeRefusal, string>> = {
  'other-way-round': 'stands for this userId already: the two were merged the other way round, which stays so',
  'merged-elsewhere': 'was merged into another user before; if all three are one person, send an alias for that other one',
  'too-many': `would be one of more than ${MOST_FORMER_IDS} ids of one person`,
  erased: 'or userId is of a person who was erased: nothing can be joined to them any more',
};
