/** An array parameter of words that need no quotes (ids, numbers, times), at a fraction of what pg's own quoting costs. */
export function wordArray(words: readonly (string | bigint | number | null)[]): string {
  return `{${words.map((word) => word ?? 'null').join(',')}}`;
}

/** An array parameter of any texts. */
export function textArray(texts: readonly string[]): string {
  return `{${texts.map(quoted).join(',')}}`;
}

/** An array parameter of bytes. */
export function bytesArray(bytes: readonly Buffer[]): string {
  return `{${bytes.map((each) => `"\\\\x${each.toString('hex')}"`).join(',')}}`;
}

const SPECIAL = /["\\]/g;

function quoted(text: string): string {
  return `"${text.includes('"') || text.includes('\\') ? text.replace(SPECIAL, '\\$&') : text}"`;
}
