import type { BgNbd, PurchaseHistories } from '@ringroad/forecast';
import { dice } from '../decide/synthetic-market.js';

/** Customers drawn from a known model, and what each of them bought in the weeks after. */
export interface SyntheticCustomers extends PurchaseHistories {
  readonly later: Float64Array;
}

const DAYS = 7;

/**
 * `count` customers of `model` (weeks), who came on any day of a year and were watched half a year to a year and a half.
 * `whole-days` tells times as a shop does, in days with same-day orders merged; `exact` to the last bit: no two are alike.
 */
export function syntheticCustomers(model: BgNbd, count: number, laterWeeks: number, clock: 'whole-days' | 'exact', seed: number): SyntheticCustomers {
  const chance = dice(seed);
  const customers = { repeats: new Float64Array(count), lastAt: new Float64Array(count), observed: new Float64Array(count), later: new Float64Array(count) };
  for (let i = 0; i < count; i += 1) {
    const days = 182 + chance() * 365;
    const until = clock === 'exact' ? days / DAYS : Math.floor(days) / DAYS;
    const rate = gamma(chance, model.r) / model.alpha;
    const left = gamma(chance, model.a);
    const leaves = left / (left + gamma(chance, model.b));
    // A first purchase at noon makes the next one, 18 hours later, tomorrow's.
    const hour = clock === 'exact' ? 0 : chance();
    let last = 0;
    customers.observed[i] = until;
    for (let time = 0; ; ) {
      time -= Math.log(1 - chance()) / rate;
      if (!(time <= until + laterWeeks)) break;
      const told = clock === 'exact' ? time : Math.floor(hour + time * DAYS) / DAYS;
      if (told > until) customers.later[i] = (customers.later[i] ?? 0) + 1;
      else if (told > last) {
        customers.repeats[i] = (customers.repeats[i] ?? 0) + 1;
        customers.lastAt[i] = last = told;
      }
      if (chance() < leaves) break;
    }
  }
  return customers;
}

/** Gamma(shape, 1) by Marsaglia & Tsang (2000); below shape 1 by their power of a uniform. */
export function gamma(chance: () => number, shape: number): number {
  if (shape < 1) return gamma(chance, shape + 1) * (1 - chance()) ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const normal = Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
    const v = (1 + normal / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - chance()) < (normal * normal) / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}
