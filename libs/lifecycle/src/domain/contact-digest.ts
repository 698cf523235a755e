import { createHash } from 'node:crypto';

/** The kinds of contact by which somebody can be named in a list. */
export type ListedContact = 'email' | 'phone';

/**
 * SHA-256, in hexadecimal, of an address or number as others write it too before they hash it: the address without blanks and in lower
 * case, the number as + and its digits.
 */
export function contactDigest(kind: ListedContact, value: string): string {
  const normal = kind === 'email' ? value.trim().toLowerCase() : `+${value.replace(/\D/g, '')}`;
  return createHash('sha256').update(normal).digest('hex');
}
