/** Fewer rivals are not told about, not even on average. */
export const LEAST_RIVALS = 3;

/**
 * The rungs to which scores of rivals are moved before anybody's answer is computed from them: a quarter apart, the same for
 * everybody. Whoever asks with whatever bid, quality and targeting finds out rungs, never what stands between two of them.
 */
const RUNGS: readonly bigint[] = rungs();

function rungs(): bigint[] {
  const all = [0n];
  for (let rung = 1n; rung < 2n ** 90n; rung += (rung + 3n) / 4n) all.push(rung);
  return all;
}

/** A score moved to the middle between the rungs around it: no lower on average, no higher. */
export function blurred(score: bigint): bigint {
  let [low, high] = [0, RUNGS.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((RUNGS[middle] ?? 0n) <= score) low = middle;
    else high = middle - 1;
  }
  const rung = RUNGS[low] ?? 0n;
  return (rung + (RUNGS[low + 1] ?? rung)) / 2n;
}

/** How often each rival decided something. */
export class RivalTally {
  private readonly counts = new Map<string, number>();
  private total = 0;

  add(partnerId: string): void {
    this.counts.set(partnerId, (this.counts.get(partnerId) ?? 0) + 1);
    this.total++;
  }

  get rivals(): number {
    return this.counts.size;
  }

  /** Whether nobody decided anything, or enough rivals did and none of them more than half: then an average names no one. */
  get hidesEach(): boolean {
    return this.total === 0 || (this.counts.size >= LEAST_RIVALS && Math.max(...this.counts.values()) * 2 <= this.total);
  }
}
