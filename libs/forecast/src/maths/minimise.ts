/** A smooth function: writes its gradient at `point` into `gradient` and returns its value (may be NaN or Infinity off its domain). */
export type SmoothFunction = (point: Float64Array, gradient: Float64Array) => number;

export interface Minimum {
  readonly point: Float64Array;
  readonly value: number;
  /** Whether every component of the gradient fell below the tolerance. */
  readonly converged: boolean;
}

const MOST_STEPS = 500;
const MOST_TRIALS = 50;
/** Of the fall the slope promises, how much a step must bring. */
const SUFFICIENT = 1e-4;
/** Differences below this share of the value are rounding. */
const FLAT = 1e-12;

/**
 * BFGS with a line search by bisection for the weak Wolfe conditions (Nocedal & Wright 2006, ch. 6; Burke, Lewis & Overton
 * 2005). With an analytic gradient it takes some 30 evaluations where Nelder-Mead takes 300, and each may visit a million
 * customers. Deterministic. Ends unconverged when `MOST_STEPS` passed or a step gains nothing any more.
 */
export function minimise(f: SmoothFunction, start: readonly number[], tolerance: number): Minimum {
  const n = start.length;
  let point = Float64Array.from(start);
  let gradient = new Float64Array(n);
  let value = f(point, gradient);
  let inverse = identity(n, 1 / Math.max(1, largest(gradient)));
  for (let step = 0; step < MOST_STEPS && largest(gradient) > tolerance; step += 1) {
    let direction = times(inverse, gradient, n).map((d) => -d);
    if (!(dot(direction, gradient) < 0)) {
      inverse = identity(n, 1 / Math.max(1, largest(gradient)));
      direction = times(inverse, gradient, n).map((d) => -d);
    }
    const next = search(f, point, value, gradient, direction);
    if (next === null) break;
    const moved = next.point.map((p, i) => p - (point[i] ?? 0));
    const turned = next.gradient.map((g, i) => g - (gradient[i] ?? 0));
    if (dot(moved, turned) > 0) update(inverse, moved, turned, n);
    ({ point, value, gradient } = next);
  }
  return { point, value, converged: largest(gradient) <= tolerance };
}

interface Place {
  readonly point: Float64Array<ArrayBuffer>;
  readonly value: number;
  readonly gradient: Float64Array<ArrayBuffer>;
}

/** A point along `direction` that is lower and less steep; null when rounding hides any gain. */
function search(f: SmoothFunction, from: Float64Array, value: number, gradient: Float64Array, direction: Float64Array): Place | null {
  const slope = dot(direction, gradient);
  let low = 0;
  let high = Number.POSITIVE_INFINITY;
  let length = 1;
  let best: Place | null = null;
  for (let trial = 0; trial < MOST_TRIALS; trial += 1) {
    const point = new Float64Array(from.map((p, i) => p + length * (direction[i] ?? 0)));
    const place = { point, gradient: new Float64Array(from.length), value: 0 };
    place.value = f(point, place.gradient);
    const ahead = dot(direction, place.gradient);
    // Near the minimum the value is flat to its last digits while the slope still tells the way (Hager & Zhang 2005).
    const flat = place.value <= value + FLAT * Math.abs(value) && ahead <= -(1 - 2 * SUFFICIENT) * slope;
    const lower = place.value <= value + SUFFICIENT * length * slope || flat;
    if (!lower) high = length;
    else {
      best = place;
      if (ahead >= 0.9 * slope) return place;
      low = length;
    }
    length = high === Number.POSITIVE_INFINITY ? 2 * low : (low + high) / 2;
  }
  return best;
}

/** H ← (I − ρ s yᵀ) H (I − ρ y sᵀ) + ρ s sᵀ, in place. */
function update(inverse: Float64Array, s: Float64Array, y: Float64Array, n: number): void {
  const rho = 1 / dot(s, y);
  const hy = times(inverse, y, n);
  const scale = rho * rho * dot(y, hy) + rho;
  for (let i = 0; i < n; i += 1) {
    for (let j = 0; j < n; j += 1) {
      const cross = (s[i] ?? 0) * (hy[j] ?? 0) + (hy[i] ?? 0) * (s[j] ?? 0);
      inverse[i * n + j] = (inverse[i * n + j] ?? 0) + scale * (s[i] ?? 0) * (s[j] ?? 0) - rho * cross;
    }
  }
}

function identity(n: number, scale: number): Float64Array {
  const matrix = new Float64Array(n * n);
  for (let i = 0; i < n; i += 1) matrix[i * n + i] = scale;
  return matrix;
}

function times(matrix: Float64Array, vector: Float64Array, n: number): Float64Array {
  return new Float64Array(n).map((_, i) => dot(matrix.subarray(i * n, i * n + n), vector));
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

function largest(vector: Float64Array): number {
  return vector.reduce((most, component) => Math.max(most, Math.abs(component)), 0);
}
