/** A source of chance that always tells the same story from the same seed. */
export class Random {
  private constructor(private a: number, private b: number, private c: number, private counter: number) {}

  /** Parts of a seed may be anything: `Random.of('demo', userId, 'life')` is a stream of its own, whatever others draw. */
  static of(...seed: readonly string[]): Random {
    const word = wordsOf(seed.join('\u001f'));
    const random = new Random(word(), word(), word(), word());
    // sfc32 needs a dozen rounds until every seed bit has reached every state bit (PractRand's author's advice).
    for (let round = 0; round < 12; round += 1) random.unit();
    return random;
  }

  /** Uniform in [0, 1), 32 bits: sfc32 by Chris Doty-Humphrey, small and good enough for stories. */
  unit(): number {
    const sum = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  }

  chance(probability: number): boolean {
    return this.unit() < probability;
  }

  /** Uniform in [from, to). */
  between(from: number, to: number): number {
    return from + this.unit() * (to - from);
  }

  /** A whole number in [from, to], both ends included. */
  whole(from: number, to: number): number {
    return Math.floor(this.between(from, to + 1));
  }

  /** Raises RangeError on an empty list. */
  pick<T>(from: readonly T[]): T {
    return this.weighted(from, () => 1);
  }

  /** One of them, in proportion to its weight. Raises RangeError on an empty list. */
  weighted<T>(from: readonly T[], weightOf: (item: T) => number): T {
    let left = this.unit() * from.reduce((total, item) => total + weightOf(item), 0);
    for (const item of from) {
      left -= weightOf(item);
      if (left < 0) return item;
    }
    const last = from.at(-1);
    if (last === undefined) throw new RangeError('there is nothing to choose from');
    return last;
  }

  /** Standard normal (Box & Muller 1958). */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.unit())) * Math.cos(2 * Math.PI * this.unit());
  }

  /** By inverting a table of (probability, value) points, linear in between. */
  fromQuantiles(points: readonly (readonly [number, number])[]): number {
    const unit = this.unit();
    const after = Math.max(1, points.findIndex(([probability]) => probability > unit));
    const [p0, v0] = points[after - 1] ?? [0, 0];
    const [p1, v1] = points[after] ?? [1, v0];
    return v0 + ((unit - p0) / (p1 - p0)) * (v1 - v0);
  }
}

/** 32-bit words from a text: FNV-1a, finished by the mixer of MurmurHash3 so that near texts give far words. */
function wordsOf(text: string): () => number {
  let hash = 0x811c9dc5;
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return () => {
    hash = (hash + 0x9e3779b9) | 0;
    let word = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
    return word ^ (word >>> 16);
  };
}
