import { type ArgSpec, type ArgSpecs, type ArgValues, valuesOf, type ValuesOf } from '@ringroad/kernel';
import type { Contact, ContactReason, Situation } from './attention-state.js';
import { reachesOut } from './channel.js';
import { isSuppressed, standing, type Standing } from './consent.js';
import { contactsWithin, rollingFreeAt } from './contact-count.js';
import { isMuted } from './preference.js';
import { localDate, nextLocalDay, quietUntil } from './quiet-hours.js';

/** What one rule says: go on, wait until then (it must lie ahead), or never for this message. */
export type Finding = { readonly kind: 'pass' } | { readonly kind: 'hold'; readonly until: Date } | { readonly kind: 'suppress' };

/** A rule that describes itself: the console draws its form from `args`. */
export interface AttentionRule {
  readonly code: ContactReason;
  readonly description: string;
  readonly args: ArgSpecs;
  check(situation: Situation, args: ArgValues): Finding;
}

const PASS: Finding = { kind: 'pass' };
const SUPPRESS: Finding = { kind: 'suppress' };

/** Asked in this order, the first that objects decides: the user's word, then the offer's limits, then the user's calendar. */
export const ATTENTION_RULES: readonly AttentionRule[] = [
  rule({
    code: 'suppressed',
    description: 'An address on the suppression list is never used again.',
    args: {},
    check: ({ state, request }) => (isSuppressed(state.suppressions, request.channel) ? SUPPRESS : PASS),
  }),
  rule({
    code: 'unsubscribed',
    description: 'Whoever took consent back is left alone, in the inbox too.',
    args: {},
    check: (situation) => (consentOf(situation) === 'withdrawn' ? SUPPRESS : PASS),
  }),
  rule({
    code: 'no-consent',
    description: 'A channel that reaches out needs a consent receipt; a card on the site itself does not.',
    args: {},
    check: (situation) => (reachesOut(situation.request.channel) && consentOf(situation) === 'never' ? SUPPRESS : PASS),
  }),
  rule({
    code: 'paused',
    description: 'The user asked for silence until a day.',
    args: {},
    check: ({ state: { preference }, at }) => (preference.pausedUntil && at < preference.pausedUntil ? { kind: 'hold', until: preference.pausedUntil } : PASS),
  }),
  rule({
    code: 'muted',
    description: 'The user said "not relevant" to this category, or switched its topic off in this channel.',
    args: {},
    check: ({ state, request, at }) => (request.category && isMuted(state.preference, request.channel, request.category, at) ? SUPPRESS : PASS),
  }),
  rule({
    code: 'partner-cap',
    description: 'Contacts for one partner within 30 days.',
    args: { contacts: contacts(2, 30) },
    check: (situation, args) => offerCap(situation, args.contacts, (contact) => contact.partnerId !== null && contact.partnerId === situation.request.partnerId),
  }),
  rule({
    code: 'category-cap',
    description: 'Contacts for one category within 30 days, where the rules of the market set no cap of its own.',
    args: { contacts: contacts(4, 30) },
    check: (situation, args) => {
      const { category } = situation.request;
      if (category === null) return PASS;
      return offerCap(situation, situation.policy.categoryCaps[category] ?? args.contacts, (contact) => contact.category === category);
    },
  }),
  rule({
    code: 'cap-month',
    description: 'Contacts within any 30 days, all channels together.',
    args: { contacts: contacts(12, 200) },
    check: (situation, args) => userCap(situation, args.contacts, 30),
  }),
  rule({
    code: 'cap-week',
    description: 'Contacts within any 7 days, all channels together; the user may ask for fewer.',
    args: { contacts: contacts(5, 50) },
    check: (situation, args) => userCap(situation, Math.min(args.contacts, situation.state.preference.maxPerWeek ?? args.contacts), 7),
  }),
  rule({
    code: 'cap-day',
    description: "Contacts within one calendar day of the user's zone, all channels together.",
    args: { contacts: contacts(2, 10) },
    check: dayCap,
  }),
  rule({
    code: 'min-gap',
    description: 'Hours between two messages that reach out.',
    args: { hours: { type: 'integer', unit: 'hours', description: 'Hours of silence after a message', default: 20, min: 0, max: 720 } },
    check: minimumGap,
  }),
  rule({
    code: 'quiet-hours',
    description: "When nothing reaches out, by the wall clock of the user's zone; the user's own hours replace these.",
    args: { from: timeOfDay(21), until: timeOfDay(9) },
    check: ({ state, request, at, zone }, args) => holdUntil(reachesOut(request.channel) ? quietUntil(at, zone, state.preference.quietHours ?? args) : null),
  }),
];

function rule<A extends ArgSpecs>(spec: {
  readonly code: ContactReason;
  readonly description: string;
  readonly args: A;
  readonly check: (situation: Situation, args: ValuesOf<A>) => Finding;
}): AttentionRule {
  return { ...spec, check: (situation, args) => spec.check(situation, valuesOf(spec.args, args)) };
}

function contacts(byDefault: number, max: number): ArgSpec {
  return { type: 'integer', unit: 'contacts', description: 'Contacts at most', default: byDefault, min: 0, max };
}

function timeOfDay(hour: number): ArgSpec {
  return { type: 'time-of-day', unit: 'minutes', description: 'Minutes after local midnight', default: hour * 60, min: 0, max: 1439 };
}

function holdUntil(until: Date | null): Finding {
  return until ? { kind: 'hold', until } : PASS;
}

function consentOf({ state, request }: Situation): Standing {
  return standing(state.receipts, { purpose: 'offers', channel: request.channel, category: request.category, partnerId: request.partnerId });
}

function userCap(situation: Situation, cap: number, days: number): Finding {
  if (cap <= 0) return SUPPRESS;
  return holdUntil(rollingFreeAt(situation, cap, days, () => true));
}

/** The moment belongs to whoever else wins it: an offer over its own cap is dropped, not kept waiting. */
function offerCap(situation: Situation, cap: number, among: (contact: Contact) => boolean): Finding {
  return cap <= 0 || rollingFreeAt(situation, cap, 30, among) ? SUPPRESS : PASS;
}

function dayCap(situation: Situation, args: { readonly contacts: number }): Finding {
  const { state, request, at, zone } = situation;
  if (args.contacts <= 0) return SUPPRESS;
  // No local day has more than 27 hours before any instant of it, so this spares most users the calendar.
  const recent = contactsWithin(state.contacts, at, 27 * 3_600_000);
  if (recent.length < args.contacts) return PASS;
  const today = localDate(at, zone);
  const occasions = new Set(recent.filter((contact) => localDate(contact.at, zone) >= today).map((contact) => contact.occasion));
  return occasions.has(request.occasion) || occasions.size < args.contacts ? PASS : { kind: 'hold', until: nextLocalDay(at, zone) };
}

function minimumGap({ state, request, at }: Situation, args: { readonly hours: number }): Finding {
  if (!reachesOut(request.channel)) return PASS;
  const gap = args.hours * 3_600_000;
  const ends = state.contacts
    .filter((contact) => reachesOut(contact.channel))
    // Several offers of one message leave together.
    .filter((contact) => contact.occasion !== request.occasion || contact.channel !== request.channel || contact.at.getTime() !== at.getTime())
    .map((contact) => contact.at.getTime() + gap);
  const end = Math.max(-Infinity, ...ends);
  return at.getTime() < end ? { kind: 'hold', until: new Date(end) } : PASS;
}
