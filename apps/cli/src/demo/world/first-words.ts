import { atLocalHour } from './demo-days.js';
import { makePerson } from './people.js';
import type { SiteMessage } from './site-message.js';
import { identify } from './site-messages.js';

/** What the site says first about a user who is there when the world begins: the very message the whole world starts with. */
export function firstWords(seed: string, firstDay: string, externalId: string): SiteMessage {
  const person = makePerson(seed, Number(externalId.slice(2)));
  return identify(person, atLocalHour(firstDay, 0, 0, person.timezone));
}
