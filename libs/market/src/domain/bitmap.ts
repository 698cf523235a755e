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

/** Which positions welcome a value of one targeting dimension: those that name it and those that name nothing. */
export interface Postings<K> {
  readonly open: Bitmap;
  readonly byValue: ReadonlyMap<K, Bitmap>;
}

/** `valuesAt(position)` lists what a position asks for; an empty list asks for nothing. */
export function buildPostings<K>(length: number, valuesAt: (position: number) => Iterable<K>): Postings<K> {
  const open = newBitmap(length);
  const byValue = new Map<K, Bitmap>();
  for (let position = 0; position < length; position++) {
    let asks = false;
    for (const value of valuesAt(position)) {
      asks = true;
      let bitmap = byValue.get(value);
      if (bitmap === undefined) byValue.set(value, (bitmap = newBitmap(length)));
      setBit(bitmap, position);
    }
    if (!asks) setBit(open, position);
  }
  for (const bitmap of byValue.values()) {
    for (let word = 0; word < open.length; word++) bitmap[word] = (bitmap[word] ?? 0) | (open[word] ?? 0);
  }
  return { open, byValue };
}

/** The positions that welcome `value`; null (unknown) is welcome only where nothing is asked. */
export function welcoming<K>(postings: Postings<K>, value: K | null): Bitmap {
  return value === null ? postings.open : (postings.byValue.get(value) ?? postings.open);
}
