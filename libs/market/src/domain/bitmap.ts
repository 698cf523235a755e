/** One bit per position of a bucket, 32 to a word. */
export type Bitmap = Uint32Array;

export function newBitmap(length: number): Bitmap {
  return new Uint32Array((length + 31) >>> 5);
}

export function setBit(bitmap: Bitmap, position: number): void {
  bitmap[position >>> 5] = (bitmap[position >>> 5] ?? 0) | (1 << (position & 31));
}

export function clearBit(bitmap: Bitmap, position: number): void {
  bitmap[position >>> 5] = (bitmap[position >>> 5] ?? 0) & ~(1 << (position & 31));
}

/** One bit for each of these positions. */
export function bitmapOf(positions: readonly number[], length: number): Bitmap {
  const bitmap = newBitmap(length);
  for (const position of positions) setBit(bitmap, position);
  return bitmap;
}

/** A bitmap per value costs a bit per position: beyond so many values all others share one, and the gate tells them apart. */
const MOST_VALUES = 1_024;

/** Which positions welcome a value of one targeting dimension: those that name it and those that name nothing. */
export interface Postings<K> {
  readonly open: Bitmap;
  readonly byValue: ReadonlyMap<K, Bitmap>;
  /** Of all values that have no bitmap of their own; null when each has. */
  readonly others: Bitmap | null;
}

/** `valuesAt(position)` lists what a position asks for; null, or an empty list, asks for nothing. Null when nobody asks for anything. */
export function buildPostings<K>(length: number, valuesAt: (position: number) => Iterable<K> | null): Postings<K> | null {
  const open = newBitmap(length);
  const byValue = new Map<K, Bitmap>();
  let others: Bitmap | null = null;
  for (let position = 0; position < length; position++) {
    let asks = false;
    for (const value of valuesAt(position) ?? []) {
      asks = true;
      let bitmap = byValue.get(value);
      if (bitmap === undefined && byValue.size < MOST_VALUES) byValue.set(value, (bitmap = newBitmap(length)));
      setBit(bitmap ?? (others ??= newBitmap(length)), position);
    }
    if (!asks) setBit(open, position);
  }
  if (byValue.size === 0) return null;
  for (const bitmap of others === null ? byValue.values() : [...byValue.values(), others]) {
    for (let word = 0; word < open.length; word++) bitmap[word] = (bitmap[word] ?? 0) | (open[word] ?? 0);
  }
  return { open, byValue, others };
}

/** The positions that welcome `value`; null (unknown) is welcome only where nothing is asked. */
export function welcoming<K>({ open, byValue, others }: Postings<K>, value: K | null): Bitmap {
  return value === null ? open : (byValue.get(value) ?? others ?? open);
}
