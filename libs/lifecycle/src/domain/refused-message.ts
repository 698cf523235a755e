import type { Problem } from './intake-message.js';

/** A refused message in plain words, and as the text that is kept of it. */
export interface RefusedMessage {
  /** The message as JSON, as it came. */
  readonly text: string;
  /** The event's name, or the kind of message where it names none. */
  readonly name: string;
  readonly path: string;
  readonly reason: string;
}

const LONGEST_NAME = 100;
/** Signs of a reason that are kept. */
export const LONGEST_WORDS = 500;

/** Null for what JSON cannot write again (nested ten thousand levels deep): that is no message anybody could mend. */
export function refusedMessage(input: unknown, { path, reason }: Problem): RefusedMessage | null {
  const text = jsonOf(input);
  if (text === null) return null;
  return { text, name: storable(nameOf(input), LONGEST_NAME), path: storable(path, LONGEST_NAME), reason: storable(reason, LONGEST_WORDS) };
}

/** With the time at which its batch says it was sent; for a message that says none itself. */
export function withSentAt(text: string, sentAt: unknown): string {
  if (typeof sentAt !== 'string' || !text.startsWith('{') || text === '{}') return text;
  return `${text.slice(0, -1)},"sentAt":${JSON.stringify(sentAt)}}`;
}

function jsonOf(input: unknown): string | null {
  try {
    return JSON.stringify(input) ?? null;
  } catch {
    return null;
  }
}

function nameOf(input: unknown): string {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return '';
  const { event, type } = input as { event?: unknown; type?: unknown };
  if (typeof event === 'string') return event;
  return typeof type === 'string' ? type : '';
}

/** Part of what a stranger wrote, in a form that a text column and a terminal can hold: without control signs and halves of characters. */
function storable(text: string, longest: number): string {
  return text
    .slice(0, longest)
    .replaceAll(/\p{Cc}|\p{Cs}/gu, '\ufffd');
}
