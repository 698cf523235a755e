import { ApiError } from '../../api/request.js';

/** What a request has room for, in bytes: the server takes 100 kB. */
const ROOM = 80_000;
const MOST_A_CALL = 10_000;

/** The contacts of a text or a file: one a line, or parted by commas and semicolons, in quotes or without. */
export function contactsOf(text: string): string[] {
  const parts = text.replace(/^\ufeff/, '').split(/[\n\r\t,;]+/);
  return parts.map((part) => part.trim().replace(/^"(.*)"$/, '$1').trim()).filter(Boolean);
}

/** As many as a request takes, in their order. */
export function portionsOf(contacts: readonly string[]): string[][] {
  const portions: string[][] = [];
  let room = 0;
  for (const contact of contacts) {
    const size = new TextEncoder().encode(JSON.stringify(contact)).length + 1;
    const last = portions.at(-1);
    if (last === undefined || size > room || last.length >= MOST_A_CALL) {
      portions.push([contact]);
      room = ROOM - size;
    } else {
      last.push(contact);
      room -= size;
    }
  }
  return portions;
}

/**
 * Sends contacts portion by portion; what was sent already does no harm when it is sent again. Throws what the server refused, with
 * the contact it was about.
 */
export async function sendContacts(contacts: readonly string[], send: (portion: string[]) => Promise<unknown>, onSent: (count: number) => void): Promise<void> {
  let sent = 0;
  for (const portion of portionsOf(contacts)) {
    await send(portion).catch((error: unknown) => {
      if (!(error instanceof ApiError) || typeof error.details.line !== 'number') throw error;
      throw new ApiError(error.code, error.message, { ...error.details, contact: portion[error.details.line - 1] });
    });
    sent += portion.length;
    onSent(sent);
  }
}
