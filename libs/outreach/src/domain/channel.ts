/** Ways to a user. `inbox` is the page and the widget on the site itself; `call` is a task for the site's operator. */
export const CHANNELS = ['inbox', 'email', 'sms', 'push', 'call'] as const;

export type Channel = (typeof CHANNELS)[number];

/**
 * Whether the channel reaches out to the user. A card in the inbox waits until its reader comes, so it needs no prior consent
 * and cannot disturb anybody's night: minimum gap and quiet hours are for the others. Caps count both alike.
 */
export function reachesOut(channel: Channel): boolean {
  return channel !== 'inbox';
}
