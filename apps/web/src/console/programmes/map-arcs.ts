import type { ProgrammeSketch } from './sketch.js';

/** Heights of a station and of the road between two, in pixels. */
export const NODE = 56;
export const GAP = 24;

/** A way past other stations, or back. */
export interface Arc {
  readonly from: number;
  readonly to: number;
  /** How far out it runs, from 1, so that no two lie on each other. */
  readonly depth: number;
  /** Where it leaves and reaches its stations, from their middle, so that arrows do not meet. */
  readonly out: number;
  readonly into: number;
}

export function rowMiddle(index: number): number {
  return index * (NODE + GAP) + NODE / 2;
}

/** Ways to the next station are straight; those that pass stations run at one side, those back at the other. */
export function arcsOf(sketch: Pick<ProgrammeSketch, 'stages' | 'moves'>): { readonly straight: readonly number[]; readonly forth: readonly Arc[]; readonly back: readonly Arc[] } {
  const pairs = new Map<string, readonly [number, number]>();
  for (const { from, to } of sketch.moves) {
    const [start, end] = [sketch.stages.indexOf(from), sketch.stages.indexOf(to)];
    if (start >= 0 && end >= 0 && start !== end) pairs.set(`${start} ${end}`, [start, end]);
  }
  const ways = [...pairs.values()];
  return {
    straight: ways.filter(([from, to]) => to === from + 1).map(([from]) => from),
    forth: stacked(ways.filter(([from, to]) => to > from + 1)),
    back: stacked(ways.filter(([from, to]) => to < from)),
  };
}

/** Short ways inside, long ones around them. */
function stacked(ways: readonly (readonly [number, number])[]): Arc[] {
  const arcs: Arc[] = [];
  for (const [from, to] of ways.toSorted((a, b) => Math.abs(a[0] - a[1]) - Math.abs(b[0] - b[1]))) {
    const [low, high] = [Math.min(from, to), Math.max(from, to)];
    const beside = arcs.filter((arc) => Math.min(arc.from, arc.to) < high && Math.max(arc.from, arc.to) > low);
    const taken = new Set(beside.map(({ depth }) => depth));
    let depth = 1;
    while (taken.has(depth)) depth += 1;
    const way = Math.sign(to - from);
    arcs.push({ from, to, depth, out: way * 12, into: way * -12 });
  }
  return arcs;
}
