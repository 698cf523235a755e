/** One observed life: an ownership, an ad on line, the wait for the next purchase. Ages count in one unit, whichever it is. */
export interface Lifetime {
  /** Age from which it was watched (delayed entry, left truncation): had it ended before, nobody would have known. 0 without. */
  readonly from?: number;
  /** Age when it was last seen. */
  readonly until: number;
  /** Whether it ended at `until`; false when it was still going on (right censoring). */
  readonly ended: boolean;
  /** How many equal lives this line stands for; 1 without. */
  readonly weight?: number;
}

/** Throws RangeError unless 0 ≤ from < until < ∞ and weight > 0. A life that ends on its first day is half a day old. */
export function checkLifetime({ from = 0, until, weight = 1 }: Lifetime): void {
  if (!(from >= 0 && until > from && Number.isFinite(until) && weight > 0 && Number.isFinite(weight))) {
    throw new RangeError(`A life runs from an age of 0 or more to a later one with a positive weight, not ${from} to ${until} (${weight})`);
  }
}

/** What happened at one age at which lives ended. */
export interface RiskSet {
  readonly age: number;
  /** Lives watched just before this age: entered before it and seen at it or later. */
  readonly atRisk: number;
  readonly ended: number;
}

/**
 * The risk sets at the ages at which lives ended, ascending. A life censored at an age is still at risk at that age; one
 * that enters at an age is not yet (Klein & Moeschberger 2003, ch. 4.6). O(n log n). Throws RangeError as `checkLifetime`.
 */
export function riskSets(lives: readonly Lifetime[]): RiskSet[] {
  lives.forEach(checkLifetime);
  const entries = [...lives].sort((a, b) => (a.from ?? 0) - (b.from ?? 0));
  const exits = [...lives].sort((a, b) => a.until - b.until);
  const sets: RiskSet[] = [];
  let entered = 0;
  let left = 0;
  let nextEntry = 0;
  for (let i = 0; i < exits.length; ) {
    const age = exits[i]?.until ?? 0;
    let leaving = 0;
    let ended = 0;
    for (; i < exits.length && exits[i]?.until === age; i += 1) {
      const weight = exits[i]?.weight ?? 1;
      leaving += weight;
      if (exits[i]?.ended === true) ended += weight;
    }
    for (; nextEntry < entries.length && (entries[nextEntry]?.from ?? 0) < age; nextEntry += 1) entered += entries[nextEntry]?.weight ?? 1;
    if (ended > 0) sets.push({ age, atRisk: entered - left, ended });
    left += leaving;
  }
  return sets;
}
