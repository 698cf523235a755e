/** erfcx(x) = exp(x²) · erfc(x) for x ≥ 0, by its Maclaurin series below 2 and Laplace's continued fraction above. */
export function scaledErfc(x: number): number {
  if (x < 2) {
    let term = x;
    let sum = x;
    for (let n = 1; Math.abs(term) > 1e-17; n += 1) {
      term *= (2 * x * x) / (2 * n + 1);
      sum += term;
      if (n > 200) break;
    }
    // exp(x²)·erf(x) = 2/√π Σ 2ⁿ x²ⁿ⁺¹ / (2n+1)!!, all terms positive: no cancellation inside the sum.
    return Math.exp(x * x) - (2 / Math.sqrt(Math.PI)) * sum;
  }
  let fraction = x;
  for (let n = 80; n >= 1; n -= 1) fraction = x + n / 2 / fraction;
  return 1 / (Math.sqrt(Math.PI) * fraction);
}
