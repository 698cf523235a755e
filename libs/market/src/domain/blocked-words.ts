/** Letters that look alike in the scripts people write in here, each as one of them: whoever swaps them is read all the same. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  а: 'a', α: 'a', '@': 'a', в: 'b', β: 'b', с: 'c', е: 'e', є: 'e', ε: 'e', η: 'h', н: 'h', һ: 'h', і: 'l', i: 'l', ı: 'l', ι: 'l', '1': 'l', '|': 'l', ӏ: 'l',
  ј: 'j', к: 'k', κ: 'k', м: 'm', о: 'o', ο: 'o', σ: 'o', '0': 'o', р: 'p', ρ: 'p', ѕ: 's', $: 's', '5': 's', т: 't', τ: 't', у: 'y', ү: 'y', υ: 'y', х: 'x', χ: 'x', '3': 'з', ω: 'w',
};
/** Signs nobody sees (zero-width, soft hyphens, directions), and marks over letters. */
const UNSEEN = /[\p{Cf}\p{M}]/gu;
const WORD = /[\p{L}\p{N}@$|]+/gu;

/** The words as they are compared: compatible forms made one, unseen signs and marks over letters gone, in lower case, look-alikes one letter. */
function foldedWords(text: string): string[] {
  const plain = text.normalize('NFKD').replaceAll(UNSEEN, '').toLowerCase();
  return (plain.match(WORD) ?? []).map((word) => Array.from(word, (letter) => LOOK_ALIKES[letter] ?? letter).join(''));
}

/** L e t t e r s set apart become a word again. */
function joined(words: readonly string[]): string[] {
  const found: string[] = [];
  let letters = '';
  for (const word of [...words, '  ']) {
    if (word.length === 1) letters += word;
    else {
      if (letters !== '') found.push(letters);
      letters = '';
      found.push(word);
    }
  }
  return found;
}

const asLine = (words: readonly string[]) => ` ${words.join(' ')} `;

/**
 * The blocked words (or phrases) that a text says, as the operator wrote them. Whole words count: "rat" does not block "celebrate"; with a
 * star at its end a word also blocks what it begins.
 */
export function blockedWordsIn(text: string, blocked: readonly string[]): string[] {
  const words = foldedWords(text);
  const lines = [asLine(words), asLine(joined(words))];
  return blocked.filter((entry) => {
    const looked = foldedWords(entry).join(' ');
    if (looked === '') return false;
    const pattern = entry.trim().endsWith('*') ? ` ${looked}` : ` ${looked} `;
    return lines.some((line) => line.includes(pattern));
  });
}
