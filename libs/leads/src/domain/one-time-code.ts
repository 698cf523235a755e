import { createHmac } from 'node:crypto';
import { DomainError } from '@ringroad/kernel';

export const CODE_MINUTES = 15;
export const CODE_ATTEMPTS = 5;
/** A new code at most this often, and this many times after the first. */
export const RESEND_SECONDS = 60;
export const RESENDS = 3;

/** What is stored about a code: never the code itself. One row per lead; a resend replaces it. */
export interface CodeState {
  readonly leadId: string;
  /** HMAC-SHA-256 of lead and code under the server's key, in hex: six digits without a key would be guessed from a plain hash. */
  readonly digest: string;
  readonly sentAt: Date;
  readonly expiresAt: Date;
  /** Wrong answers so far. */
  readonly attempts: number;
  readonly resends: number;
}

export interface IssuedCode {
  readonly code: string;
  readonly state: CodeState;
}

export type CodeCheck =
  | { readonly kind: 'accepted' }
  /** Count the attempt in the same statement that reads it (`attempts = attempts + 1 where attempts < 5`), else guesses race. */
  | { readonly kind: 'wrong'; readonly left: number }
  | { readonly kind: 'expired' }
  | { readonly kind: 'locked' };

export type CodeResend =
  | ({ readonly kind: 'issued' } & IssuedCode)
  | { readonly kind: 'refused'; readonly reason: 'too-soon'; readonly retryAt: Date }
  | { readonly kind: 'refused'; readonly reason: 'too-many' };

/**
 * A first code. `random` is at least 8 bytes from a cryptographic source (else RangeError); the bias of the division is below
 * 2⁻⁴⁴. `key` is the server's secret, at least 32 bytes.
 */
export function issueCode(leadId: string, random: Buffer, key: Buffer, at: Date): IssuedCode {
  return issue(leadId, random, key, at, 0);
}

/** Another code in place of the last one, with attempts of its own: at most 4 × 5 guesses at a million per claim. */
export function resendCode(last: CodeState, random: Buffer, key: Buffer, at: Date): CodeResend {
  if (last.resends >= RESENDS) return { kind: 'refused', reason: 'too-many' };
  const retryAt = new Date(last.sentAt.getTime() + RESEND_SECONDS * 1000);
  if (at < retryAt) return { kind: 'refused', reason: 'too-soon', retryAt };
  return { kind: 'issued', ...issue(last.leadId, random, key, at, last.resends + 1) };
}

/** Compares in constant time. Spaces and hyphens are forgiven. After the last wrong answer not even the right one opens. */
export function checkCode(state: CodeState, answer: string, at: Date, key: Buffer): CodeCheck {
  if (state.attempts >= CODE_ATTEMPTS) return { kind: 'locked' };
  if (at >= state.expiresAt) return { kind: 'expired' };
  if (isSame(digestOf(state.leadId, answer.replace(/[\s-]/g, ''), key), state.digest)) return { kind: 'accepted' };
  return { kind: 'wrong', left: CODE_ATTEMPTS - state.attempts - 1 };
}

function issue(leadId: string, random: Buffer, key: Buffer, at: Date, resends: number): IssuedCode {
  if (random.length < 8) throw new RangeError('A one-time code needs 8 random bytes.');
  const code = String(random.readBigUInt64BE(0) % 1_000_000n).padStart(6, '0');
  const expiresAt = new Date(at.getTime() + CODE_MINUTES * 60_000);
  return { code, state: { leadId, digest: digestOf(leadId, code, key), sentAt: at, expiresAt, attempts: 0, resends } };
}

function digestOf(leadId: string, code: string, key: Buffer): string {
  if (key.length < 32) throw new DomainError('INVALID_INPUT', 'The key for one-time codes needs at least 32 bytes.');
  return createHmac('sha256', key).update(`${leadId}\u001f${code}`).digest('hex');
}

/** Looks at every character whatever the first ones say. */
function isSame(a: string, b: string): boolean {
  let difference = a.length ^ b.length;
  for (let i = 0; i < a.length; i += 1) difference |= a.charCodeAt(i) ^ b.charCodeAt(i);
  return difference === 0;
}
