import type { ArgValues, Category } from '@ringroad/kernel';
import type { Channel } from './channel.js';
import type { ConsentReceipt, Suppression } from './consent.js';
import type { Preference } from './preference.js';

/** One line of the attention ledger: something was sent, or a card was put into the inbox. A card counts once, not per view. */
export interface Contact {
  readonly at: Date;
  readonly channel: Channel;
  /**
   * Why it was sent (the contact point or the decision). All that reaches a user for one occasion on one local day is *one*
   * contact, however many channels and offers carry it: a letter with three offers takes attention once.
   */
  readonly occasion: string;
  /** Null when the site itself speaks. */
  readonly partnerId: string | null;
  readonly category: Category | null;
}

/** Everything known about a user's attention. `contacts` must reach back 30 days; what is older is not looked at. */
export interface AttentionState {
  readonly contacts: readonly Contact[];
  readonly receipts: readonly ConsentReceipt[];
  readonly suppressions: readonly Suppression[];
  readonly preference: Preference;
}

export interface ContactRequest extends Omit<Contact, 'at'> {
  /** When the moment is over: nothing is sent at or after it. */
  readonly windowEnd: Date;
}

/** What a rule looks at. `at` may lie ahead of now: a held message is asked "and then?". */
export interface Situation {
  readonly state: AttentionState;
  readonly request: ContactRequest;
  readonly at: Date;
  readonly zone: string;
  readonly policy: AttentionPolicy;
}

export type ContactReason =
  | 'window-over'
  | 'suppressed'
  | 'unsubscribed'
  | 'no-consent'
  | 'paused'
  | 'muted'
  | 'partner-cap'
  | 'category-cap'
  | 'cap-month'
  | 'cap-week'
  | 'cap-day'
  | 'min-gap'
  | 'quiet-hours';

/** A published version of the caps: per rule code the values of its settings. Those left out are the rule's defaults. */
export interface AttentionPolicy {
  readonly version: number;
  readonly args: Readonly<Record<string, ArgValues>>;
  /** Contacts for one category within 30 days, where the operator's rules of the market say otherwise than the rule category-cap. */
  readonly categoryCaps: Readonly<Partial<Record<Category, number>>>;
}
