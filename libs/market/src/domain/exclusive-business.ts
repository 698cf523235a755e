import type { Category } from '@ringroad/kernel';
import { ATTRIBUTION_DAYS } from './lessons.js';
import type { RecentClaim } from './opportunity.js';

const DAY_MS = 86_400_000;

/** An offer that lies open before a user. */
export interface OpenOffer {
  readonly campaignId: string;
  readonly partnerId: string;
  readonly category: Category;
  readonly shownAt: Date;
}

/** Who has the user's ear, in kinds of business that talk to a user one at a time; a kind that is left out is free to all. */
export type Holders = Readonly<Partial<Record<Category, readonly string[]>>>;

/** A bonus in a user's hand whose partner asked that rivals be kept away. */
export type LoneBonus = Pick<OpenOffer, 'partnerId' | 'category' | 'shownAt'>;

/** Longer than this after its show no bonus keeps rivals away, however long it stays valid. */
export const LONE_DAYS = 30;

/**
 * Partners that keep their rivals away from a user: those whose offer was put before the user within the attribution window, and
 * those with a claim that still blocks another of their own (`claims`: inside the duplicate window). An offer that stays valid
 * for a year does not close its kind of business for a year. In every kind of business those whose bonus in the user's hand keeps
 * rivals away (`lone`), for at most 30 days.
 */
export function holdersOf(exclusive: readonly Category[], open: readonly OpenOffer[], claims: readonly RecentClaim[], lone: readonly LoneBonus[], now: Date): Holders {
  const holders: Partial<Record<Category, string[]>> = {};
  const within = (days: number) => ({ shownAt }: { readonly shownAt: Date }) => now.getTime() < shownAt.getTime() + days * DAY_MS;
  const recent = open.filter(within(ATTRIBUTION_DAYS));
  const speaking = [...recent, ...claims].filter(({ category }) => exclusive.includes(category));
  for (const { category, partnerId } of [...speaking, ...lone.filter(within(LONE_DAYS))]) {
    const partners = (holders[category] ??= []);
    if (!partners.includes(partnerId)) partners.push(partnerId);
  }
  return holders;
}

/** Whether somebody else has the user's ear. Of two who both have it neither gets more. */
export function isHeldByRival(holders: Holders, { category, partnerId }: { readonly category: Category; readonly partnerId: string }): boolean {
  return holders[category]?.some((holder) => holder !== partnerId) ?? false;
}
