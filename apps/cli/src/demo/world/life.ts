import { brandClassOf, ownershipClock, ownershipMeanMonths } from '@ringroad/forecast';
import { type DemoCar, makeCar } from './cars.js';
import { monthOf } from './demo-days.js';
import { DAYS_ON_LINE, RENEWALS_PER_30_DAYS } from './market-statistics.js';
import { Random } from './random.js';

export type StepKind = 'bought' | 'posted' | 'renewed' | 'sold' | 'removed-sold' | 'withdrawn' | 'expired';

/** Something that happens to a user's car on a day of the demo world (0 is its first; the past is negative). */
export interface LifeStep {
  readonly day: number;
  /** Local hour of the clock on the wall. */
  readonly hour: number;
  readonly kind: StepKind;
  /** Which of the user's cars, in the order they came. */
  readonly car: number;
  /** Which of the user's ads; null for a purchase. */
  readonly listing: number | null;
  /** Of the asking price: sellers come down with every few renewals. */
  readonly priceFactor: number;
}

export interface Life {
  readonly cars: readonly DemoCar[];
  readonly steps: readonly LifeStep[];
}

export interface LifeTerms {
  readonly seed: string;
  readonly externalId: string;
  /** `2026-01-05`. */
  readonly firstDay: string;
  /** Owners have a car when the world begins; newcomers come to the site with something to sell between two days. */
  readonly arrival: { readonly kind: 'owner' } | { readonly kind: 'seller'; readonly from: number; readonly to: number };
  /** No step after this day. */
  readonly lastDay: number;
}

/** How much is posted in each month against the mean: a habit of the trade, not in the snapshot the statistics come from. */
const POSTED_BY_MONTH = [0.75, 0.85, 1.15, 1.25, 1.15, 1.05, 1, 1.05, 1.15, 1.1, 0.9, 0.7];
const BUSIEST = Math.max(...POSTED_BY_MONTH);
const DAYS_PER_MONTH = 30.4375;
/** Purchases up to 40 months back, so that every ownership point up to month 36 falls into somebody's year. */
const OLDEST_PURCHASE_MONTHS = 40;
const MOST_RENEWALS = 40;

/** What the snapshot cannot tell and the demo assumes, as shares. */
const ASSUMED = { sells: 0.72, listsAgain: 0.4, buysNextSoon: 0.62, buysNextLater: 0.15, regretsPurchase: 0.08 };

/** One user's years with cars: a pure function of its terms. */
export function makeLife(terms: LifeTerms): Life {
  const author = new LifeAuthor(terms);
  if (terms.arrival.kind === 'owner') author.ownFrom(author.someMonthsAgo());
  else author.firstAd(terms.arrival.from, terms.arrival.to);
  return { cars: author.cars, steps: author.steps.filter((step) => step.day <= terms.lastDay).sort((a, b) => a.day - b.day || a.hour - b.hour) };
}

class LifeAuthor {
  readonly cars: DemoCar[] = [];
  readonly steps: LifeStep[] = [];
  private readonly random: Random;
  private listings = 0;

  constructor(private readonly terms: LifeTerms) {
    this.random = Random.of(terms.seed, terms.externalId, 'life');
  }

  someMonthsAgo(): number {
    return -Math.floor(this.random.between(0.2, OLDEST_PURCHASE_MONTHS) * DAYS_PER_MONTH);
  }

  firstAd(from: number, to: number): void {
    const day = this.postDay(from, to);
    this.sell(day, this.meetCar(day));
  }

  private postDay(from: number, to: number): number {
    // By rejection: each day is kept with the weight of its month.
    for (;;) {
      const day = this.random.whole(from, to - 1);
      const weight = POSTED_BY_MONTH[monthOf(this.terms.firstDay, day).month] ?? 1;
      if (this.random.chance(weight / BUSIEST)) return day;
    }
  }

  /** The index of a new car of this user. */
  private meetCar(day: number): number {
    const number = this.cars.length;
    const assetId = `car-${this.terms.externalId.slice(2)}-${number + 1}`;
    this.cars.push(makeCar(this.random, assetId, day, monthOf(this.terms.firstDay, day).year));
    return number;
  }

  /** Buys a car and keeps it as long as the ownership clock of its class says (programmes.md S05), or soon regrets it. */
  ownFrom(day: number): void {
    const car = this.meetCar(day);
    this.add(day, 'bought', car, null, 1);
    const { scaleMonths } = ownershipClock(ownershipMeanMonths(brandClassOf(this.cars[car]?.brand ?? null)));
    const keptAlready = Math.max(0, -day / DAYS_PER_MONTH);
    // Inverse of the Weibull life of shape 2, given that the car is still kept when the world begins.
    const months = Math.sqrt(keptAlready ** 2 - scaleMonths ** 2 * Math.log(1 - this.random.unit()));
    const regret = day >= 0 && this.random.chance(ASSUMED.regretsPurchase);
    const sellsOn = Math.floor(regret ? day + this.random.between(30, 200) : day + months * DAYS_PER_MONTH);
    if (sellsOn <= this.terms.lastDay) this.sell(sellsOn, car);
  }

  /** An ad from post to end, and what comes after it. */
  private sell(day: number, car: number): void {
    const listing = (this.listings += 1);
    const days = Math.max(1, Math.floor(this.random.fromQuantiles(DAYS_ON_LINE)));
    const asking = this.random.between(1, 1.08);
    this.add(day, 'posted', car, listing, asking);
    const renewals = this.renew(day, days, car, listing, asking);
    const end = day + days;
    if (this.random.chance(ASSUMED.sells)) return this.sold(end, car, listing, asking * 0.99 ** renewals * this.random.between(0.92, 1));
    // Ads run out after 60 or 90 days; whoever gives up before that takes them down.
    this.add(end, days >= 60 && this.random.chance(0.6) ? 'expired' : 'withdrawn', car, listing, asking);
    if (this.random.chance(ASSUMED.listsAgain)) this.next(end + this.random.between(40, 200), (later) => this.sell(later, car));
  }

  private renew(day: number, days: number, car: number, listing: number, asking: number): number {
    const expected = (this.random.fromQuantiles(RENEWALS_PER_30_DAYS) * days) / 30;
    const wanted = Math.min(MOST_RENEWALS, Math.round(expected + 0.35 * Math.sqrt(expected) * this.random.normal()));
    const on = new Set<number>();
    for (let i = 0; i < wanted; i += 1) on.add(day + 1 + Math.floor(this.random.unit() * (days - 1)));
    const renewals = [...on].filter((each) => each > day && each < day + days).sort((a, b) => a - b);
    renewals.forEach((each, i) => this.add(each, 'renewed', car, listing, asking * 0.995 ** i));
    return Math.min(renewals.length, 8);
  }

  private sold(day: number, car: number, listing: number, factor: number): void {
    this.add(day, this.random.chance(0.7) ? 'sold' : 'removed-sold', car, listing, factor);
    const unit = this.random.unit();
    // Half of those who buy at once do so within twelve days.
    if (unit < ASSUMED.buysNextSoon) return this.next(day + Math.min(58, 12 * Math.exp(0.9 * this.random.normal())), (later) => this.ownFrom(later));
    if (unit < ASSUMED.buysNextSoon + ASSUMED.buysNextLater) this.next(day + this.random.between(61, 240), (later) => this.ownFrom(later));
  }

  private next(day: number, then: (day: number) => void): void {
    const whole = Math.ceil(day);
    if (whole <= this.terms.lastDay) then(whole);
  }

  private add(day: number, kind: StepKind, car: number, listing: number | null, priceFactor: number): void {
    const hour = Math.min(22.7, Math.max(7.6, 15 + 3.6 * this.random.normal()));
    this.steps.push({ day, hour, kind, car, listing, priceFactor });
  }
}
