import { scaledErfc } from '../maths/scaled-erfc.js';
import { type Lifetime, riskSets } from './lifetime.js';

export interface LogRank {
  /** Chi-squared with one degree of freedom. */
  readonly chiSquared: number;
  /** How likely a difference as large is if both groups live equally long. */
  readonly pValue: number;
  /** Ends in the first group, and how many there would be if both lived equally long. */
  readonly observed: number;
  readonly expected: number;
}

/**
 * The log-rank test of two groups under right censoring and delayed entry, with the hypergeometric variance for ties
 * (Mantel 1966; Peto & Peto 1972). Without an age at which both groups are at risk nothing can be compared:
 * chi-squared 0, p-value 1. Throws RangeError for an impossible life.
 */
export function logRank(first: readonly Lifetime[], second: readonly Lifetime[]): LogRank {
  const atRiskOfFirst = riskCounter(first);
  let observed = 0;
  let expected = 0;
  let variance = 0;
  for (const { age, atRisk: n, ended: d } of riskSets([...first, ...second])) {
    const { atRisk, ended } = atRiskOfFirst(age);
    const share = atRisk / n;
    observed += ended;
    expected += d * share;
    if (n > 1) variance += (d * share * (1 - share) * (n - d)) / (n - 1);
  }
  const chiSquared = variance > 0 ? (observed - expected) ** 2 / variance : 0;
  // P(χ²₁ > c) = erfc(√(c/2)).
  return { chiSquared, pValue: Math.exp(-chiSquared / 2) * scaledErfc(Math.sqrt(chiSquared / 2)), observed, expected };
}

/** At risk and ended at ages asked for in ascending order, also those at which nobody of this group ended. */
function riskCounter(lives: readonly Lifetime[]): (age: number) => { readonly atRisk: number; readonly ended: number } {
  const entries = [...lives].sort((a, b) => (a.from ?? 0) - (b.from ?? 0));
  const exits = [...lives].sort((a, b) => a.until - b.until);
  let nextEntry = 0;
  let nextExit = 0;
  let inside = 0;
  return (age) => {
    for (; nextEntry < entries.length && (entries[nextEntry]?.from ?? 0) < age; nextEntry += 1) inside += entries[nextEntry]?.weight ?? 1;
    for (; nextExit < exits.length && (exits[nextExit]?.until ?? 0) < age; nextExit += 1) inside -= exits[nextExit]?.weight ?? 1;
    let ended = 0;
    for (let i = nextExit; i < exits.length && exits[i]?.until === age; i += 1) if (exits[i]?.ended === true) ended += exits[i]?.weight ?? 1;
    return { atRisk: inside, ended };
  };
}
