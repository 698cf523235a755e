import type { Category } from '@ringroad/kernel';
import { decideContact, type ContactDecision } from './attention.js';
import type { AttentionPolicy, AttentionState, ContactRequest } from './attention-state.js';
import { reachesOut, type Channel } from './channel.js';
import { standing } from './consent.js';
import { isMuted } from './preference.js';

/** Why the user may be contacted, or not, on each channel at this moment; and what the auction must keep out. */
export interface MomentView {
  readonly inbox: ContactDecision;
  readonly email: ContactDecision;
  /** Categories of the moment the user may be shown in the inbox. */
  readonly consented: ReadonlySet<Category>;
  readonly muted: ReadonlySet<Category>;
  /** Categories the user heard enough of lately. */
  readonly cappedCategories: ReadonlySet<Category>;
  /** Partners whose share of this user's attention is used up. */
  readonly cappedPartners: ReadonlySet<string>;
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
  const { at, zone } = moment;
  const ask = (channel: Channel, partnerId: string | null = null, category: Category | null = null) => {
    const request: ContactRequest = { channel, occasion: moment.occasion, windowEnd: moment.windowEnd, partnerId, category };
    return decideContact(state, request, policy, at, zone);
  };
  const heardPartners = new Set(state.contacts.flatMap((contact) => contact.partnerId ?? []));
  const capped = [...heardPartners].filter((partnerId) => isSuppressedBy(ask('inbox', partnerId), 'partner-cap'));
  return {
    inbox: ask('inbox'),
    email: ask('email'),
    consented: new Set(moment.categories.filter((category) => mayHear(state, 'inbox', category))),
    muted: new Set(moment.categories.filter((category) => isMuted(state.preference, 'inbox', category, at))),
    cappedCategories: new Set(moment.categories.filter((category) => isSuppressedBy(ask('inbox', null, category), 'category-cap'))),
    cappedPartners: new Set(capped),
  };
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
