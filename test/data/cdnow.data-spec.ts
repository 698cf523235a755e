import { readFileSync } from 'node:fs';
import { bgNbdFit, forecastPurchases, purchaseHistories, type Transaction } from '@ringroad/forecast';

const DATA = new URL('../../../shared/data/', import.meta.url);
const DAY = 86_400_000;
const dayOf = (date: string): number => Date.UTC(Number(date.slice(0, 4)), Number(date.slice(4, 6)) - 1, Number(date.slice(6, 8))) / DAY;
const CUT_OFF = dayOf('19970930');
/** 39 weeks learnt from, 39 weeks held out. */
const HORIZON = 39;

/** Columns: id in the full data, id in the sample, date, pieces, amount. */
const transactions: Transaction[] = readFileSync(new URL('cdnow_sample.txt', DATA), 'utf8')
  .trim()
  .split('\n')
  .map((line) => {
    const [, customer = '', date = '', , amount] = line.trim().split(/\s+/);
    return { customer, day: dayOf(date), amount: Number(amount) };
  });
const learnt = purchaseHistories(transactions, { cutOffDay: CUT_OFF, daysPerUnit: 7 });

it('the 6,919 transactions give the published summary of all 2,357 customers', () => {
  expect(transactions).toHaveLength(6919);
  const published = readFileSync(new URL('cdnow_summary.csv', DATA), 'utf8').trim().split('\n').slice(1);
  expect(published).toHaveLength(learnt.customers.length);
  for (const [i, line] of published.entries()) {
    const [id, x, last, until, spend] = line.split(',').map(Number);
    expect(Number(learnt.customers[i])).toBe(id);
    expect(learnt.repeats[i]).toBe(x);
    expect(Math.abs((learnt.lastAt[i] ?? 0) - (last ?? 0))).toBeLessThan(0.0051);
    expect(Math.abs((learnt.observed[i] ?? 0) - (until ?? 0))).toBeLessThan(0.0051);
    expect(Math.abs((learnt.meanSpend[i] ?? 0) - (spend ?? 0))).toBeLessThan(0.0051);
  }
});

it('over the 39 weeks held out BG/NBD errs by .785 purchases a customer, the naive rate by 1.024: at least a fifth less', () => {
  const fit = bgNbdFit(learnt);
  if (fit.kind !== 'fitted') throw new Error(fit.reason);
  const { expected } = forecastPurchases(fit, learnt, HORIZON);
  const actual = purchasesAfter(CUT_OFF);
  const naive = learnt.repeats.map((x, i) => (x / (learnt.observed[i] ?? 1)) * HORIZON);
  const sum = (column: Float64Array): number => column.reduce((a, b) => a + b, 0);
  const error = (forecast: Float64Array): number => sum(forecast.map((value, i) => Math.abs(value - (actual[i] ?? 0)))) / actual.length;
  expect(sum(actual)).toBe(1882);
  expect(sum(expected)).toBeCloseTo(1653.4, 0);
  expect(error(expected)).toBeCloseTo(0.785, 3);
  expect(error(naive)).toBeCloseTo(1.024, 3);
  expect(error(expected)).toBeLessThanOrEqual(0.8 * error(naive));
});

/** Days with a purchase within the hold-out, per customer in the order of `learnt`. */
function purchasesAfter(day: number): Float64Array {
  const days = new Map(learnt.customers.map((customer) => [customer, new Set<number>()]));
  for (const one of transactions) if (one.day > day) days.get(one.customer)?.add(one.day);
  return Float64Array.from(learnt.customers, (customer) => days.get(customer)?.size ?? 0);
}
