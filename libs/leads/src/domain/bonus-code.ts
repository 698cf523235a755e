/** Crockford's base 32: no I, L, O, U, so that a code read aloud or copied from a screen can only be understood one way. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const MISREAD: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };

/** Symbols before the check symbol: 35 bits, so a code is not found by trying; a unique index settles the rare twin. */
const DATA_SYMBOLS = 7;

export type BonusCodeReading =
  | { readonly kind: 'code'; readonly code: string }
  /** `malformed`: cannot be a code at all. `mistyped`: looks like one, but its check symbol disagrees. */
  | { readonly kind: 'refused'; readonly reason: 'malformed' | 'mistyped' };

/** A bonus code like RR-7KQ4-XM2P from at least 7 random bytes (fewer: RangeError). */
export function bonusCode(random: Uint8Array): string {
  if (random.length < DATA_SYMBOLS) throw new RangeError(`A bonus code needs ${DATA_SYMBOLS} random bytes.`);
  const data = [...random.subarray(0, DATA_SYMBOLS)].map((byte) => byte & 31);
  return written([...data, checksum(data)]);
}

/** Reads what a person typed: any case, with or without RR and hyphens, O for 0 and I or L for 1. */
export function readBonusCode(typed: string): BonusCodeReading {
  const compact = typed.toUpperCase().replace(/[\s\u2010-\u2015-]/g, '');
  const symbols = [...(compact.length === DATA_SYMBOLS + 3 ? compact.replace(/^RR/, '') : compact)].map((sign) => ALPHABET.indexOf(MISREAD[sign] ?? sign));
  if (symbols.length !== DATA_SYMBOLS + 1 || symbols.includes(-1)) return { kind: 'refused', reason: 'malformed' };
  if (checksum(symbols.slice(0, -1)) !== symbols.at(-1)) return { kind: 'refused', reason: 'mistyped' };
  return { kind: 'code', code: written(symbols) };
}

function written(symbols: readonly number[]): string {
  const text = symbols.map((symbol) => ALPHABET[symbol]).join('');
  return `RR-${text.slice(0, 4)}-${text.slice(4)}`;
}

/**
 * One Reed-Solomon check symbol over GF(32), generator x⁵ + x² + 1: the data weighted by α⁷ … α¹. The weights are all
 * different, so every single wrong symbol and every swap of two different ones is found.
 */
function checksum(data: readonly number[]): number {
  return data.reduce((sum, symbol) => timesAlpha(sum ^ symbol), 0);
}

function timesAlpha(value: number): number {
  const doubled = value << 1;
  return doubled & 32 ? doubled ^ 0b100101 : doubled;
}
