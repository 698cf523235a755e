/** What is known of an address, number or name, and on whose word; the text itself stays sealed. */
export interface KnownContact {
  readonly toldBy: 'site' | 'page' | 'user';
  readonly statedAt: Date;
  /** When its reader proved it with a code. */
  readonly verifiedAt: Date | null;
  /** Tells one value from others. */
  readonly blindIndex: Buffer;
}

/**
 * Which of two contacts of one kind is the person's, where one person had two ids: a proved one (the site's word, or a code that was
 * typed in) before any other, then the user's own word before a page's, then the newer. Of the same value, all that speaks for it.
 */
export function mergedContact<Contact extends KnownContact>(a: Contact, b: Contact): Contact {
  const better = isBetter(b, a) ? b : a;
  const other = better === a ? b : a;
  if (!better.blindIndex.equals(other.blindIndex)) return better;
  return { ...better, verifiedAt: latest(better.verifiedAt, other.verifiedAt) };
}

function isBetter(a: KnownContact, b: KnownContact): boolean {
  const gap = rank(a) - rank(b) || wordAt(a).getTime() - wordAt(b).getTime() || Buffer.compare(a.blindIndex, b.blindIndex);
  return gap > 0;
}

function rank({ toldBy, verifiedAt }: KnownContact): number {
  if (toldBy === 'site' || verifiedAt !== null) return 2;
  return toldBy === 'user' ? 1 : 0;
}

/** An address that was proved later than it was told is as new as its proof. */
function wordAt({ statedAt, verifiedAt }: KnownContact): Date {
  return latest(statedAt, verifiedAt) ?? statedAt;
}

function latest(a: Date | null, b: Date | null): Date | null {
  return a === null || b === null ? (a ?? b) : a > b ? a : b;
}
