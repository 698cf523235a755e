import type { Category } from '@ringroad/kernel';
import { decideContact, type ContactDecision } from './attention.js';
import type { AttentionPolicy, AttentionState, ContactRequest } from './attention-state.js';
import { reachesOut, type Channel } from './channel.js';
import { standing } from './consent.js';
import { isMuted } from './preference.js';

/** Whether a card may be put before the user at this moment, and what the auction must keep out. */
export interface InboxView {
  readonly inbox: ContactDecision;
  /** Categories of the moment the user may be shown in the inbox. */
  readonly consented: ReadonlySet<Category>;
  readonly muted: ReadonlySet<Category>;
  /** Categories the user heard enough of lately. */
  readonly cappedCategories: ReadonlySet<Category>;
  /** Partners whose share of this user's attention is used up. */
  readonly cappedPartners: ReadonlySet<string>;
}

/** The same with whether a letter may go out, too. */
export interface MomentView extends InboxView {
  readonly email: ContactDecision;
}

interface Moment {
  readonly occasion: string;
  readonly windowEnd: Date;
  readonly categories: readonly Category[];
  readonly at: Date;
  readonly zone: string;
}

/** Everything the attention ledger has to say about one moment of one user. */
export function viewMoment(state: AttentionState, moment: Moment, policy: AttentionPolicy): MomentView {
  return { ...viewInbox(state, moment, policy), email: decideContact(state, requestOf(moment, 'email'), policy, moment.at, moment.zone) };
}

/** What it has to say of the inbox alone: all that a page asks. */
export function viewInbox(state: AttentionState, moment: Moment, policy: AttentionPolicy): InboxView {
  const { at, zone } = moment;
  const ask = (partnerId: string | null = null, category: Category | null = null) => decideContact(state, { ...requestOf(moment, 'inbox'), partnerId, category }, policy, at, zone);
  const heardPartners = new Set(state.contacts.flatMap((contact) => contact.partnerId ?? []));
  const capped = [...heardPartners].filter((partnerId) => isSuppressedBy(ask(partnerId), 'partner-cap'));
  return {
    inbox: ask(),
    consented: new Set(moment.categories.filter((category) => mayHear(state, 'inbox', category))),
    muted: new Set(moment.categories.filter((category) => isMuted(state.preference, 'inbox', category, at))),
    cappedCategories: new Set(moment.categories.filter((category) => isSuppressedBy(ask(null, category), 'category-cap'))),
    cappedPartners: new Set(capped),
  };
}

function requestOf({ occasion, windowEnd }: Moment, channel: Channel): ContactRequest {
  return { channel, occasion, windowEnd, partnerId: null, category: null };
}

/** Whether consent lets an offer of this category reach the user through the channel, and the user did not switch it off there. */
export function mayHear(state: AttentionState, channel: Channel, category: Category, at?: Date): boolean {
  const stand = standing(state.receipts, { purpose: 'offers', channel, category, partnerId: null });
  const agreed = reachesOut(channel) ? stand === 'granted' : stand !== 'withdrawn';
  return agreed && (at === undefined || !isMuted(state.preference, channel, category, at));
}

function isSuppressedBy(decision: ContactDecision, reason: string): boolean {
  return decision.kind === 'suppress' && decision.reason === reason;
}
