export interface ChangedPart {
  /** The first line that differs, from 1. */
  readonly line: number;
  readonly theirs: readonly string[];
  readonly mine: readonly string[];
}

/** The lines between the first and the last that two texts say differently. */
export function changedPart(theirs: string, mine: string): ChangedPart {
  const [a, b] = [theirs.split('\n'), mine.split('\n')];
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  return { line: start + 1, theirs: a.slice(start, a.length - end), mine: b.slice(start, b.length - end) };
}
