/** More than the O(√max(p, q)) terms the fraction takes for a million pseudo-observations. */
const MOST_TERMS = 20_000;

/**
 * The continued fraction F of the incomplete beta function, B_x(p, q) = xᵖ (1 − x)^q F / p (Abramowitz & Stegun 26.5.8 in
 * Lentz's form). Converges fast for 0 ≤ x < (p + 1) / (p + q + 2); above that ask for B_{1−x}(q, p) instead.
 */
export function betaFraction(x: number, p: number, q: number): number {
  const tiny = 1e-300;
  const awayFromZero = (value: number): number => (Math.abs(value) < tiny ? tiny : value);
  let c = 1;
  let d = 1 / awayFromZero(1 - ((p + q) * x) / (p + 1));
  let fraction = d;
  for (let m = 1; m <= MOST_TERMS; m += 1) {
    const even = (m * (q - m) * x) / ((p + 2 * m - 1) * (p + 2 * m));
    d = 1 / awayFromZero(1 + even * d);
    c = awayFromZero(1 + even / c);
    fraction *= d * c;
    const odd = (-(p + m) * (p + q + m) * x) / ((p + 2 * m) * (p + 2 * m + 1));
    d = 1 / awayFromZero(1 + odd * d);
    c = awayFromZero(1 + odd / c);
    const change = d * c;
    fraction *= change;
    if (Math.abs(change - 1) < 1e-15) break;
  }
  return fraction;
}
