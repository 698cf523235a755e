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

/** Gathers the postings of one dimension, position by position. */
export class PostingsBuilder<K> {
  private readonly open: Bitmap;
  private readonly byValue = new Map<K, Bitmap>();
  private others: Bitmap | null = null;

  constructor(private readonly length: number) {
    this.open = newBitmap(length);
  }

  /** What a position asks for; null, or an empty list, asks for nothing. */
  add(position: number, values: Iterable<K> | null | undefined): void {
    let asks = false;
    for (const value of values ?? NOTHING) {
      asks = true;
      let bitmap = this.byValue.get(value);
      if (bitmap === undefined && this.byValue.size < MOST_VALUES) this.byValue.set(value, (bitmap = newBitmap(this.length)));
      setBit(bitmap ?? (this.others ??= newBitmap(this.length)), position);
    }
    if (!asks) setBit(this.open, position);
  }

  /** Null when nobody asks for anything. */
  done(): Postings<K> | null {
    const { open, byValue, others } = this;
    if (byValue.size === 0) return null;
    for (const bitmap of others === null ? byValue.values() : [...byValue.values(), others]) {
      for (let word = 0; word < open.length; word++) bitmap[word] = (bitmap[word] ?? 0) | (open[word] ?? 0);
    }
    return { open, byValue, others };
  }
}

const NOTHING: readonly never[] = [];

/** The positions that welcome `value`; null (unknown) is welcome only where nothing is asked. */
export function welcoming<K>({ open, byValue, others }: Postings<K>, value: K | null): Bitmap {
  return value === null ? open : (byValue.get(value) ?? others ?? open);
}
