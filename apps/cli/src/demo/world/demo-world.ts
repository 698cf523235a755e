import { handOver } from './hand-overs.js';
import { type Life, makeLife } from './life.js';
import { type DemoPerson, makePerson } from './people.js';
import type { DatedMessage } from './site-message.js';
import { messagesOf } from './site-messages.js';

export interface DemoWorldTerms {
  readonly seed: string;
  /** The world's first day, on its users' calendars: `2026-01-05`. */
  readonly firstDay: string;
  /** Users of the first twelve months. */
  readonly users: number;
}

export interface DemoWorld {
  readonly people: readonly DemoPerson[];
  readonly lives: readonly Life[];
  /** Everything the site sends, in the order it sends it. */
  readonly messages: readonly DatedMessage[];
}

/** The world loads twelve months; a year more is there to be lived when an operator advances the clock. */
export const LOADED_DAYS = 365;
const LAST_DAY = 2 * LOADED_DAYS;
const OWNERS = 0.45;
/** Ads that are already on line when the world begins. */
const EARLIER_ADS_DAYS = 75;

/** The demo world: a pure function of its terms. */
export function makeDemoWorld({ seed, firstDay, users }: DemoWorldTerms): DemoWorld {
  const owners = Math.round(users * OWNERS);
  const sellers = users - owners;
  // As many sellers a day come in the second year as in the first.
  const later = Math.round((sellers * LOADED_DAYS) / (LOADED_DAYS + EARLIER_ADS_DAYS));
  const people = Array.from({ length: users + later }, (_, i) => makePerson(seed, i + 1));
  const drawn = people.map(({ externalId, region }, i) => ({
    externalId,
    region,
    life: makeLife({ seed, externalId, firstDay, lastDay: LAST_DAY, arrival: arrivalOf(i, owners, users) }),
  }));
  const lives = handOver(seed, drawn);
  const messages = people.flatMap((person, i) => messagesOf(person, lives[i] as Life, firstDay));
  // A stable sort: a user's messages of one instant stay in their order.
  return { people, lives, messages: messages.sort((a, b) => a.at.getTime() - b.at.getTime()) };
}

function arrivalOf(index: number, owners: number, users: number) {
  if (index < owners) return { kind: 'owner' as const };
  if (index < users) return { kind: 'seller' as const, from: -EARLIER_ADS_DAYS, to: LOADED_DAYS };
  return { kind: 'seller' as const, from: LOADED_DAYS, to: LAST_DAY };
}
