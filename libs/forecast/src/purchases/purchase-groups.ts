import type { PurchaseHistories } from './purchase-history.js';

/** Histories that are alike, told once: `count` customers have this one. Sorted by repeats. */
export interface PurchaseGroups extends PurchaseHistories {
  readonly count: Float64Array;
}

/**
 * Groups customers with equal (x, t_x, T): they contribute equally to the likelihood, so one evaluation visits the distinct
 * histories only. Data that count whole days have few: all customers without a repeat who came on one day are one. Each
 * column is replaced by ranks, the three ranks make one integer key, and the keys are sorted natively as numbers (no
 * comparator, no hash of objects). Where the key would pass 2^53 every history stays on its own. O(n log n).
 */
export function purchaseGroups({ repeats, lastAt, observed }: PurchaseHistories): PurchaseGroups {
  const last = ranksOf(lastAt);
  const until = ranksOf(observed);
  const most = repeats.reduce((a, b) => Math.max(a, b), 0);
  if (!Number.isSafeInteger((most + 1) * last.values.length * until.values.length)) {
    return { repeats, lastAt, observed, count: new Float64Array(repeats.length).fill(1) };
  }
  const keys = repeats.map((x, i) => (x * last.values.length + (last.rank[i] ?? 0)) * until.values.length + (until.rank[i] ?? 0)).sort();
  const distinct = new Float64Array(keys.length);
  const count = new Float64Array(keys.length);
  let size = 0;
  for (let i = 0; i < keys.length; i += 1) {
    if (i > 0 && keys[i] === keys[i - 1]) count[size - 1] = (count[size - 1] ?? 0) + 1;
    else {
      distinct[size] = keys[i] ?? 0;
      count[size] = 1;
      size += 1;
    }
  }
  const key = distinct.subarray(0, size);
  const pair = key.map((k) => Math.floor(k / until.values.length));
  return {
    repeats: pair.map((k) => Math.floor(k / last.values.length)),
    lastAt: pair.map((k) => last.values[k % last.values.length] ?? 0),
    observed: key.map((k) => until.values[k % until.values.length] ?? 0),
    count: count.subarray(0, size),
  };
}

/** Each value's number in the order of first sight, and the values by number. */
function ranksOf(column: Float64Array): { readonly rank: Float64Array; readonly values: readonly number[] } {
  const numbers = new Map<number, number>();
  const rank = column.map((value) => {
    const known = numbers.get(value);
    if (known !== undefined) return known;
    numbers.set(value, numbers.size);
    return numbers.size - 1;
  });
  return { rank, values: [...numbers.keys()] };
}
