/** One purchase. `day` is a whole calendar day counted from any origin (days since 1970-01-01 in the site's zone, say). */
export interface Transaction {
  readonly customer: string;
  readonly day: number;
  /** In any one unit (minor units as a number: statistics, not book-keeping). */
  readonly amount: number;
}

/**
 * What the purchase models know of n customers, one place per customer in every column. Times count from the customer's
 * first purchase, in one unit. `repeats` x: purchases after the first, same-day orders merged; `lastAt` t_x: when the last
 * repeat happened, 0 without one; `observed` T: until the cut-off.
 */
export interface PurchaseHistories {
  readonly repeats: Float64Array;
  readonly lastAt: Float64Array;
  readonly observed: Float64Array;
}

/** The same with names and money. `meanSpend`: mean amount of the repeat purchases, 0 without one. */
export interface CustomerSummaries extends PurchaseHistories {
  readonly customers: readonly string[];
  readonly meanSpend: Float64Array;
}

/**
 * Summaries as of `cutOffDay` (inclusive): orders of one customer on one day are one purchase (Fader, Hardie & Lee 2005),
 * later ones are not seen, customers who only bought later are left out. Customers come in the order of first sight.
 * `daysPerUnit` 7 gives weeks. Throws RangeError for a day that is no integer or a unit that is not positive.
 */
export function purchaseHistories(
  transactions: Iterable<Transaction>,
  { cutOffDay, daysPerUnit }: { readonly cutOffDay: number; readonly daysPerUnit: number },
): CustomerSummaries {
  if (!(daysPerUnit > 0)) throw new RangeError(`A unit of time must last some days, not ${daysPerUnit}`);
  const spendOf = new Map<string, Map<number, number>>();
  for (const { customer, day, amount } of transactions) {
    if (!Number.isSafeInteger(day)) throw new RangeError(`A day is a whole number, not ${day} (customer ${customer})`);
    if (day > cutOffDay) continue;
    const days = spendOf.get(customer);
    if (days === undefined) spendOf.set(customer, new Map([[day, amount]]));
    else days.set(day, (days.get(day) ?? 0) + amount);
  }
  const size = spendOf.size;
  const summaries = {
    customers: [...spendOf.keys()],
    repeats: new Float64Array(size),
    lastAt: new Float64Array(size),
    observed: new Float64Array(size),
    meanSpend: new Float64Array(size),
  };
  let at = 0;
  for (const days of spendOf.values()) {
    let first = Number.POSITIVE_INFINITY;
    let last = Number.NEGATIVE_INFINITY;
    let spend = 0;
    for (const [day, amount] of days) {
      first = Math.min(first, day);
      last = Math.max(last, day);
      spend += amount;
    }
    const repeats = days.size - 1;
    summaries.repeats[at] = repeats;
    summaries.lastAt[at] = (last - first) / daysPerUnit;
    summaries.observed[at] = (cutOffDay - first) / daysPerUnit;
    summaries.meanSpend[at] = repeats === 0 ? 0 : (spend - (days.get(first) ?? 0)) / repeats;
    at += 1;
  }
  return summaries;
}

/**
 * Throws RangeError unless all columns are of one length, repeats are integers ≥ 0 and 0 ≤ lastAt ≤ observed < ∞, with
 * lastAt 0 exactly where nothing was repeated.
 */
export function checkHistories({ repeats, lastAt, observed }: PurchaseHistories): void {
  if (lastAt.length !== repeats.length || observed.length !== repeats.length) throw new RangeError('The columns of the histories differ in length');
  for (let i = 0; i < repeats.length; i += 1) {
    const x = repeats[i] ?? 0;
    const last = lastAt[i] ?? 0;
    const until = observed[i] ?? 0;
    const sound = Number.isSafeInteger(x) && x >= 0 && last <= until && until < Number.POSITIVE_INFINITY && (x === 0 ? last === 0 : last > 0);
    if (!sound) throw new RangeError(`Customer ${i} cannot have repeated ${x} purchases until ${last} of ${until}`);
  }
}
