import { BODY_TRAITS, BRANDS, type BrandStatistics, ENGINE_SHARES, MILEAGE_BY_AGE } from './market-statistics.js';
import type { Random } from './random.js';

export interface DemoCar {
  readonly assetId: string;
  readonly brand: string;
  readonly model: string;
  readonly year: number;
  /** What it would be offered for, USD, on the day it was first met. */
  readonly price: number;
  readonly yearlyDecline: number;
  /** Kilometres on that day. */
  readonly mileage: number;
  readonly kmPerYear: number;
  readonly body: string;
  readonly fuel: string;
  readonly transmission: string;
  readonly engineCapacity: number;
  /** The day of the demo world at which price and mileage hold. */
  readonly metOnDay: number;
}

const KEPT_TO_THE_END = 60;

/** A car as the market offers it, drawn from the statistics. `year` is the calendar year of the day it is met. */
export function makeCar(random: Random, assetId: string, metOnDay: number, year: number): DemoCar {
  const brand = random.weighted(BRANDS, (each) => each.share);
  const model = random.weighted(brand.models, (each) => each.share);
  const age = ageOf(random, brand);
  const [diesel, automatic] = BODY_TRAITS[model.body] ?? [20, 35];
  const logPrice = Math.log(brand.priceNew * model.factor) - brand.decline * age + brand.spread * random.normal();
  const mileage = mileageAt(age, random.normal());
  return {
    assetId,
    brand: brand.name,
    model: model.name,
    year: year - age,
    price: roundPrice(Math.exp(logPrice)),
    yearlyDecline: brand.decline,
    mileage,
    kmPerYear: Math.max(4_000, Math.round(mileage / Math.max(1, age) / 1.6)),
    body: model.body,
    fuel: fuelOf(random, diesel),
    transmission: random.chance((automatic / 100) * (age > 17 ? 0.35 : 1.35)) ? 'automatic' : 'mechanical',
    engineCapacity: random.weighted(ENGINE_SHARES, ([, share]) => share)[0],
    metOnDay,
  };
}

/** What the car is worth and shows on its odometer on another day. */
export function carOnDay(car: DemoCar, day: number): { readonly price: number; readonly mileage: number } {
  const years = (day - car.metOnDay) / 365;
  return {
    price: roundPrice(car.price * Math.exp(-car.yearlyDecline * years)),
    mileage: Math.max(0, Math.round((car.mileage + car.kmPerYear * years) / 100) * 100),
  };
}

/** Between the quantiles of the brand; the last tenth thins out over eight more years. */
function ageOf(random: Random, { ages: [q10, q50, q90] }: BrandStatistics): number {
  const age = random.fromQuantiles([[0, Math.max(0, q10 - 6)], [0.1, q10], [0.5, q50], [0.9, q90], [1, q90 + 8]]);
  return Math.min(KEPT_TO_THE_END, Math.round(age));
}

/** Half of the distance to a quantile 10 or 90 % is worth 0.78 standard deviations of a bell curve (its quantile is 1.28). */
function mileageAt(age: number, deviation: number): number {
  const after = Math.max(1, MILEAGE_BY_AGE.findIndex(([years]) => years > age));
  const low = MILEAGE_BY_AGE[after - 1] ?? [0, 0, 0, 0];
  const high = MILEAGE_BY_AGE[after] ?? low;
  const part = high[0] === low[0] ? 0 : (age - low[0]) / (high[0] - low[0]);
  const along = (column: 1 | 2 | 3) => low[column] + part * (high[column] - low[column]);
  const bounded = Math.max(-1.8, Math.min(1.8, deviation)) / 1.28;
  const km = along(1) + (bounded < 0 ? bounded * (along(1) - along(2)) : bounded * (along(3) - along(1)));
  return Math.max(0, Math.round(km / 100) * 100);
}

function fuelOf(random: Random, dieselPercent: number): string {
  if (random.chance(dieselPercent / 100)) return 'diesel';
  return random.weighted([['gasoline', 94], ['gas', 5], ['hybrid-petrol', 1]] as const, ([, share]) => share)[0];
}

/** People ask for round numbers. */
function roundPrice(usd: number): number {
  const step = usd < 2_000 ? 50 : usd < 15_000 ? 100 : 500;
  return Math.max(300, Math.round(usd / step) * step);
}
