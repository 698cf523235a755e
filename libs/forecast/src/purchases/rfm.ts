/** What one customer did until the day of the analysis. */
export interface RfmCustomer {
  /** Days since the last purchase: fewer is better. */
  readonly recency: number;
  /** Purchases: more is better. */
  readonly frequency: number;
  /** Money, total or mean, the caller's choice in any unit: more is better. Left out, the analysis is RF. */
  readonly monetary?: number;
}

/**
 * How classes are made; nothing is implied.
 * - `quantiles`: each dimension by itself into `classes` of equal size.
 * - `nested`: frequency within each class of recency, money within each cell of both (Hughes, Strategic Database Marketing,
 *   1994), so that every cell is about equally large.
 * - `bands`: by the operator's own bounds, ascending and inclusive: recency [30, 90] makes the classes 3 (≤ 30 days),
 *   2 (≤ 90) and 1 (later); frequency [1, 4] makes 1 (≤ 1), 2 (≤ 4) and 3 (more). Ties cannot occur.
 */
export type RfmScheme =
  | { readonly method: 'quantiles' | 'nested'; readonly classes: number; readonly ties: TieRule }
  | { readonly method: 'bands'; readonly recency: readonly number[]; readonly frequency: readonly number[]; readonly monetary?: readonly number[] };

/** `together`: equal values share the class in which the middle of their block falls, so classes may differ in size. `in-order`: classes are equal in size, and the order of input decides among equals. */
export type TieRule = 'together' | 'in-order';

/** 1 is worst, the number of classes is best, in every dimension: recent, frequent, valuable. */
export interface RfmClass {
  readonly recency: number;
  readonly frequency: number;
  /** Null in an RF analysis. */
  readonly monetary: number | null;
}

/**
 * Recency, frequency and (where all customers have it) monetary class of every customer, in the order of input.
 * Throws RangeError for classes that are no positive integer, bounds that do not ascend, values that are not finite, or
 * money that some customers have and others lack.
 */
export function rfm(customers: readonly RfmCustomer[], scheme: RfmScheme): RfmClass[] {
  const money = customers.flatMap(({ monetary }) => (monetary === undefined ? [] : [monetary]));
  if (money.length !== 0 && money.length !== customers.length) throw new RangeError(`Only ${money.length} of ${customers.length} customers have a monetary value`);
  // Fewer days are better: negated, more is better in every dimension.
  const recent = customers.map(({ recency }) => -recency);
  const frequent = customers.map(({ frequency }) => frequency);
  const odd = [...recent, ...frequent, ...money].find((value) => !Number.isFinite(value));
  if (odd !== undefined) throw new RangeError(`RFM cannot class ${odd}`);
  if (scheme.method === 'bands') return byBands(customers, scheme);
  const { classes, ties, method } = scheme;
  if (!(Number.isSafeInteger(classes) && classes > 0)) throw new RangeError(`There cannot be ${classes} classes`);
  const everybody = customers.map(() => 0);
  const recency = classesOf(recent, everybody, classes, ties);
  const frequency = classesOf(frequent, method === 'nested' ? recency : everybody, classes, ties);
  const cells = method === 'nested' ? recency.map((r, i) => r * (classes + 1) + (frequency[i] ?? 0)) : everybody;
  const monetary = money.length === 0 ? null : classesOf(money, cells, classes, ties);
  return customers.map((_, i) => ({ recency: recency[i] ?? 0, frequency: frequency[i] ?? 0, monetary: monetary?.[i] ?? null }));
}

function byBands(customers: readonly RfmCustomer[], bands: Extract<RfmScheme, { method: 'bands' }>): RfmClass[] {
  for (const bounds of [bands.recency, bands.frequency, bands.monetary ?? []]) {
    if (bounds.some((bound, i) => !(bound > (bounds[i - 1] ?? Number.NEGATIVE_INFINITY)))) throw new RangeError(`Bounds must ascend: ${bounds.join(', ')}`);
  }
  const passed = (bounds: readonly number[], value: number): number => bounds.filter((bound) => value > bound).length;
  const { monetary: ofMoney } = bands;
  return customers.map(({ recency, frequency, monetary }) => ({
    recency: bands.recency.length + 1 - passed(bands.recency, recency),
    frequency: passed(bands.frequency, frequency) + 1,
    monetary: ofMoney === undefined || monetary === undefined ? null : passed(ofMoney, monetary) + 1,
  }));
}

/** The class of each value among those of its own group. */
function classesOf(values: readonly number[], groups: readonly number[], classes: number, ties: TieRule): number[] {
  const members = new Map<number, number[]>();
  groups.forEach((group, i) => {
    const list = members.get(group);
    if (list === undefined) members.set(group, [i]);
    else list.push(i);
  });
  const result = values.map(() => 0);
  for (const list of members.values()) {
    // Array.sort is stable: equals stay in the order of input.
    const order = [...list].sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
    for (let start = 0; start < order.length; ) {
      let end = start + 1;
      while (ties === 'together' && end < order.length && values[order[end] ?? 0] === values[order[start] ?? 0]) end += 1;
      const middle = (start + end) / 2;
      for (const member of order.slice(start, end)) result[member] = Math.floor((middle * classes) / order.length) + 1;
      start = end;
    }
  }
  return result;
}
