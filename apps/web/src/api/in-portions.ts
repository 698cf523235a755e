import { ApiError } from './request.js';

/** What a request has room for, in bytes: the server takes 100 kB. */
const ROOM = 80_000;
const MOST_A_CALL = 10_000;

/** As many texts as a request takes, in their order. */
export function portionsOf(texts: readonly string[]): string[][] {
  const portions: string[][] = [];
  let room = 0;
  for (const text of texts) {
    const size = new TextEncoder().encode(JSON.stringify(text)).length + 1;
    const last = portions.at(-1);
    if (last === undefined || size > room || last.length >= MOST_A_CALL) {
      portions.push([text]);
      room = ROOM - size;
    } else {
      last.push(text);
      room -= size;
    }
  }
  return portions;
}

/**
 * Sends texts portion by portion, for calls that take the same text twice without harm; answers what each was answered. Throws what the
 * server refused: `line` counts from the first portion on, `text` is what stands there.
 */
export async function sendInPortions<Answer>(texts: readonly string[], send: (portion: string[]) => Promise<Answer>, onSent?: (count: number) => void): Promise<Answer[]> {
  const answers: Answer[] = [];
  let sent = 0;
  for (const portion of portionsOf(texts)) {
    const before = sent;
    answers.push(
      await send(portion).catch((error: unknown) => {
        if (!(error instanceof ApiError) || typeof error.details.line !== 'number') throw error;
        const { line } = error.details;
        throw new ApiError(error.code, error.message, { ...error.details, line: before + line, text: portion[line - 1] });
      }),
    );
    sent += portion.length;
    onSent?.(sent);
  }
  return answers;
}
