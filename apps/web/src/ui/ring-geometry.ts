const CENTRE = 200;
const RADIUS = 118;
const GAP = 20;
const NARROWEST = 5;
const WIDEST = 40;

export interface RingSegment {
  /** Degrees, clockwise, 0 at three o'clock; the first segment is centred at the top. */
  readonly start: number;
  readonly middle: number;
  readonly end: number;
  readonly gap: number;
  /** Stroke of the band, proportional to the count. */
  readonly width: number;
}

/** Equal arcs around the ring, each as wide as its share of the greatest count. */
export function ringSegments(counts: readonly number[]): RingSegment[] {
  const step = 360 / counts.length;
  const most = Math.max(...counts, 1);
  return counts.map((count, index) => {
    const middle = -90 + index * step;
    const half = (step - GAP) / 2;
    return { start: middle - half, middle, end: middle + half, gap: GAP, width: NARROWEST + (count / most) * (WIDEST - NARROWEST) };
  });
}

export function pointAt(degrees: number, radius = RADIUS): { x: number; y: number } {
  const angle = (degrees * Math.PI) / 180;
  return { x: round(CENTRE + radius * Math.cos(angle)), y: round(CENTRE + radius * Math.sin(angle)) };
}

export function arcPath(start: number, end: number): string {
  const from = pointAt(start);
  const to = pointAt(end);
  return `M${from.x} ${from.y}A${RADIUS} ${RADIUS} 0 ${end - start > 180 ? 1 : 0} 1 ${to.x} ${to.y}`;
}

/** A shortcut through the inside of the ring, bent towards the centre. */
export function chordPath(from: number, to: number): string {
  const start = pointAt(from, RADIUS - 24);
  const end = pointAt(to, RADIUS - 24);
  const bend = pointAt((from + to) / 2 + (Math.abs(from - to) > 180 ? 180 : 0), 46);
  return `M${start.x} ${start.y}Q${bend.x} ${bend.y} ${end.x} ${end.y}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
