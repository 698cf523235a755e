import type { Category } from '@ringroad/kernel';
import type { ContactReason, AttentionState } from './attention-state.js';
import type { ContactDecision } from './attention.js';
import { mayHear } from './moment.js';

/** Why a page shows nothing new: the user is not known, no moment of the user's life lasts, or attention says no. */
export type PageSilence = 'unknown-user' | 'no-moment' | ContactReason;

/** An offer that stands open before the user already. */
interface StandingOffer {
  readonly category: Category;
}

/** What a page shows: of what stands open already, and for how many places an auction is held. */
export interface PagePlan<Offer extends StandingOffer> {
  readonly standing: readonly Offer[];
  readonly auction: number;
  /** Why no auction is held for the places that are left; null when one is, or none is left. */
  readonly silence: ContactReason | null;
}

/** What the user said about being spoken to at all: then nothing is shown, not even what stands open. Caps only keep new offers away. */
const THE_USERS_WORD: ReadonlySet<ContactReason> = new Set(['suppressed', 'unsubscribed', 'no-consent', 'paused', 'muted']);

/**
 * Fills a page's places: first with offers that stand open (they took their attention when they came), the rest by auction as far as
 * the user's attention allows. `contact` is what the attention ledger says of one more card in the inbox now.
 */
export function planPage<Offer extends StandingOffer>(slots: number, open: readonly Offer[], state: AttentionState, contact: ContactDecision, at: Date): PagePlan<Offer> {
  const reason = contact.kind === 'allow' ? null : contact.reason;
  if (reason !== null && THE_USERS_WORD.has(reason)) return { standing: [], auction: 0, silence: reason };
  const standing = open.filter((offer) => mayHear(state, 'inbox', offer.category, at)).slice(0, slots);
  const left = slots - standing.length;
  return { standing, auction: reason === null ? left : 0, silence: left > 0 ? reason : null };
}
