/** The text in pieces, in order, each marked or not. */
export function partsOf(text: string, words: readonly string[]): { readonly part: string; readonly marked: boolean }[] {
  const wanted = words.filter((word) => word !== '').map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  if (wanted.length === 0) return [{ part: text, marked: false }];
  return text
    .split(new RegExp(`(${wanted.join('|')})`, 'iu'))
    .map((part, index) => ({ part, marked: index % 2 === 1 }))
    .filter(({ part }) => part !== '');
}
