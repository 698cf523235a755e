import type { Contact, Situation } from './attention-state.js';
import { localDate } from './quiet-hours.js';

/**
 * Contacts newer than `at` minus the window. A contact dated after `at` (two workers, two clocks) counts as well: too careful
 * rather than one too many.
 */
export function contactsWithin(contacts: readonly Contact[], at: Date, windowMs: number): readonly Contact[] {
  return contacts.filter((contact) => contact.at.getTime() > at.getTime() - windowMs);
}

/**
 * Null when one more contact fits into the rolling days that end at `at`, else the first instant at which it does. Counted are
 * occasions per local day (see `Contact.occasion`), so an occasion that already reached the user today adds nothing.
 */
export function rollingFreeAt(situation: Situation, cap: number, days: number, among: (contact: Contact) => boolean): Date | null {
  const { state, request, at, zone } = situation;
  const windowMs = days * 86_400_000;
  const counted = contactsWithin(state.contacts, at, windowMs).filter(among);
  if (counted.length < cap) return null;
  const dayOf = (contact: { readonly occasion: string }, when: Date): string => `${contact.occasion}\u001f${localDate(when, zone)}`;
  const lastByOccasion = new Map<string, number>();
  for (const contact of counted) {
    const key = dayOf(contact, contact.at);
    lastByOccasion.set(key, Math.max(contact.at.getTime(), lastByOccasion.get(key) ?? 0));
  }
  if (lastByOccasion.size < cap || lastByOccasion.has(dayOf(request, at))) return null;
  const oldestFirst = [...lastByOccasion.values()].sort((a, b) => a - b);
  return new Date((oldestFirst[oldestFirst.length - cap] ?? 0) + windowMs);
}
