import { ATTENTION_RULES } from './attention-rules.js';
import type { AttentionPolicy, AttentionState, ContactReason, ContactRequest, Situation } from './attention-state.js';

export type ContactDecision =
  | { readonly kind: 'allow' }
  | { readonly kind: 'hold'; readonly until: Date; readonly reason: ContactReason }
  | { readonly kind: 'suppress'; readonly reason: ContactReason };

/**
 * May this user be contacted now? A hold names the first instant at which *every* rule would let the message through as things
 * stand; it is asked again then, with the ledger of then, and is never sent on the old answer. A hold that would outlive the
 * window is a suppression for the same reason: a stale message is worse than none. `zone` is the user's own (IANA).
 * All offers of one message must be asked with the same `at`, each after the one before it is in the ledger.
 */
export function decideContact(state: AttentionState, request: ContactRequest, policy: AttentionPolicy, at: Date, zone: string): ContactDecision {
  if (at >= request.windowEnd) return { kind: 'suppress', reason: 'window-over' };
  let when = at;
  let reason: ContactReason | null = null;
  for (;;) {
    const stop = firstStop({ state, request, at: when, zone, policy });
    if (!stop) return reason === null ? { kind: 'allow' } : { kind: 'hold', until: when, reason };
    reason ??= stop.reason;
    if (stop.until === null || stop.until >= request.windowEnd) return { kind: 'suppress', reason };
    when = stop.until;
  }
}

/**
 * The same for a message that was allowed and booked, in the moment it leaves: an outage may lie in between. What it booked itself
 * does not stand against it.
 */
export function decideAgain(state: AttentionState, request: ContactRequest, policy: AttentionPolicy, at: Date, zone: string): ContactDecision {
  const others = state.contacts.filter((contact) => contact.occasion !== request.occasion || contact.channel !== request.channel);
  return decideContact({ ...state, contacts: others }, request, policy, at, zone);
}

function firstStop(situation: Situation): { readonly reason: ContactReason; readonly until: Date | null } | null {
  for (const rule of ATTENTION_RULES) {
    const finding = rule.check(situation, situation.policy.args[rule.code] ?? {});
    if (finding.kind === 'hold') return { reason: rule.code, until: finding.until };
    if (finding.kind === 'suppress') return { reason: rule.code, until: null };
  }
  return null;
}
