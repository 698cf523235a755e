import type { Bitmap } from './bitmap.js';
import type { Masks } from './targeting-masks.js';

/** Walks the matching positions of one bucket in falling order of their upper bound. */
export class BucketCursor {
  /** The current position, −1 when there is none left. */
  position = -1;
  /** No position from here on can score more than this. */
  bound = -Infinity;
  private word = -1;
  private bits = 0;
  private readonly excluded: Bitmap[];

  /**
   * `bounds` falls with the position and `factor` (≥ 0) scales it to this opportunity; `masks` (at least one in `all`) tell which
   * positions match. Starts before the first position: call `advance`.
   */
  constructor(
    private readonly bounds: Float64Array,
    private readonly factor: number,
    private readonly masks: Masks,
  ) {
    this.excluded = [...masks.none];
  }

  /** Leaves out the positions of a mask from here on. */
  exclude(mask: Bitmap): void {
    this.excluded.push(mask);
    if (this.word >= 0) this.bits &= ~(mask[this.word] ?? 0);
  }

  /** Moves to the next matching position whose bound reaches `least`. */
  advance(least: number): void {
    while (this.bits === 0) {
      this.word++;
      const first = this.bounds[this.word << 5];
      if (first === undefined || first * this.factor < least) return this.end();
      this.bits = this.matches(this.word);
    }
    const lowest = this.bits & -this.bits;
    this.bits ^= lowest;
    this.position = (this.word << 5) + 31 - Math.clz32(lowest);
    this.bound = (this.bounds[this.position] ?? 0) * this.factor;
  }

  private matches(word: number): number {
    let bits = -1;
    for (const mask of this.masks.all) {
      bits &= mask[word] ?? 0;
      if (bits === 0) return 0;
    }
    for (const union of this.masks.any) {
      let either = 0;
      for (const mask of union) either |= mask[word] ?? 0;
      bits &= either;
    }
    for (const mask of this.excluded) bits &= ~(mask[word] ?? 0);
    return bits;
  }

  private end(): void {
    this.position = -1;
    this.bound = -Infinity;
    this.word = this.bounds.length;
    this.bits = 0;
  }
}
