/**
 * Money is an integer number of minor units (cents, kopecks) of one currency, in `bigint`.
 * Rates are integers in parts per million (ppm). Floats never touch an amount.
 */
export type Minor = bigint;

export const PPM = 1_000_000n;

/** Minor units per major unit for the currencies we meet (ISO 4217); 2 decimals unless listed. */
const MINOR_DIGITS: Readonly<Record<string, number>> = { JPY: 0, KRW: 0, CLP: 0, KWD: 3, BHD: 3 };

export function minorDigits(currency: string): number {
  return MINOR_DIGITS[currency] ?? 2;
}

/** amount × ppm / 10⁶, rounded half away from zero. */
export function applyPpm(amount: Minor, ppm: bigint): Minor {
  const product = amount * ppm;
  const half = product >= 0n ? PPM / 2n : -PPM / 2n;
  return (product + half) / PPM;
}

export function minMinor(a: Minor, b: Minor): Minor {
  return a < b ? a : b;
}

export function maxMinor(a: Minor, b: Minor): Minor {
  return a > b ? a : b;
}

/** Integer division rounded up, for positive divisors. */
export function ceilDiv(numerator: bigint, divisor: bigint): bigint {
  if (divisor <= 0n) throw new RangeError('ceilDiv needs a positive divisor');
  const quotient = numerator / divisor;
  return numerator > 0n && quotient * divisor < numerator ? quotient + 1n : quotient;
}
