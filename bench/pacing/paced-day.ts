import { curveOf, type DayCurve, type MomentClock, momentClock, NEW_PACE, nextPace, type Pace, type Pacing } from '@ringroad/market';

const STEP_MS = 300_000;
const STEPS = 288;
const STEP_HOURS = STEP_MS / 3_600_000;

/** How many ads a site gets in each hour of the clock: quiet at night, a peak before noon, a higher one in the evening. */
const HABIT = [4, 2, 1, 1, 1, 2, 5, 12, 25, 40, 52, 55, 50, 46, 44, 43, 45, 50, 58, 64, 60, 45, 25, 10];
export const FORECAST: DayCurve = curveOf(HABIT.map((count) => count * 10_000));
/** One day is like the other: no clock is changed in them. */
const CLOCKS: readonly MomentClock[] = Array.from({ length: STEPS }, (_, step) => momentClock(new Date(Date.UTC(2026, 2, 2) + step * STEP_MS), 'UTC', FORECAST));

export type Chance = () => number;

/** A campaign and the world it meets on one day. Money in minor units. */
export interface DayWorld {
  readonly mode: Pacing;
  readonly budget: bigint;
  /** Prices lie within a fifth of it. */
  readonly price: number;
  /** P(lead | shown) as the market believes it, and as it is. */
  readonly believed: number;
  readonly actual: number;
  /** Moments of the day if it were as forecast, and by how much it is not: in volume, and in each hour. */
  readonly moments: number;
  readonly volume: number;
  readonly shape: readonly number[];
}

export interface PacedDay {
  readonly spent: bigint;
  /** The highest that the counter ever stood. */
  readonly highest: bigint;
  /** The hour of the day after which nothing was left for one more lead; 24 when there was until the end. */
  readonly exhaustedAt: number;
  /** Spent by noon. */
  readonly byNoon: bigint;
  /** What the day's moments would have brought without any budget. */
  readonly offered: bigint;
}

interface Claim {
  readonly price: bigint;
  readonly kept: boolean;
}

/** A campaign from day to day: pace and claims that are still to come go on over midnight, as they do. */
export class PacedCampaign {
  private pace: Pace = { passPpm: 1_000_000, memory: NEW_PACE };
  private tomorrow: { readonly step: number; readonly claim: Claim }[] = [];
  private before = 0n;
  private momentsBefore = 0;
  private shown = { money: 0, leads: 0 };

  constructor(private readonly chance: Chance) {}

  /** Lives one day, a look every five minutes, as the pacer does; claims come minutes to hours after the show, one in ten is freed again. */
  live(world: DayWorld): PacedDay {
    const { chance } = this;
    const due: Claim[][] = Array.from({ length: STEPS }, () => []);
    const frees: bigint[][] = Array.from({ length: STEPS }, () => []);
    for (const { step, claim } of this.tomorrow.splice(0)) due[step]?.push(claim);
    let [committed, highest, exhaustedAt, byNoon, offered] = [0n, 0n, 24, 0n, 0n];
    for (let step = 0; step < STEPS; step += 1) {
      this.look(world, step, committed);
      const hour = Math.floor(step * STEP_HOURS);
      if (hour < 12) byNoon = committed;
      const moments = (((world.moments * world.volume * (FORECAST[hour] ?? 0)) / 1_000_000) * (world.shape[hour] ?? 1)) * STEP_HOURS;
      const entered = world.budget - committed < BigInt(world.price) ? 0 : this.pace.passPpm / 1_000_000;
      this.shown = { money: this.shown.money + moments * entered * world.believed * world.price, leads: this.shown.leads + moments * entered * world.believed };
      offered += BigInt(world.price) * BigInt(poisson(moments * (1 - entered) * world.actual, chance));
      for (let leads = poisson(moments * entered * world.actual, chance); leads > 0; leads -= 1) {
        const claim = { price: BigInt(Math.round(world.price * (0.8 + 0.4 * chance()))), kept: chance() < 0.9 };
        offered += claim.price;
        // Half at once or nearly, half over hours.
        const at = step + Math.floor(chance() < 0.5 ? chance() * 3 : (-Math.log(1 - chance()) * 3) / STEP_HOURS);
        if (at < STEPS) due[at]?.push(claim);
        else this.tomorrow.push({ step: at - STEPS, claim });
      }
      for (const freed of frees[step] ?? []) committed -= freed;
      for (const { price, kept } of due[step] ?? []) {
        // The counter's own rule: what does not fit is refused.
        if (committed + price > world.budget) continue;
        committed += price;
        if (!kept) frees[step + 1 + Math.floor(chance() * 24)]?.push(price);
      }
      if (committed > highest) highest = committed;
      exhaustedAt = world.budget - committed < BigInt(world.price) ? Math.min(exhaustedAt, step * STEP_HOURS) : 24;
    }
    this.before += committed;
    return { spent: committed, highest, exhaustedAt, byNoon, offered };
  }

  private look({ mode, budget }: DayWorld, step: number, committed: bigint): void {
    const clock = CLOCKS[step] as MomentClock;
    const windows = [
      { key: 'total', span: 'total' as const, measure: 'money' as const, cap: 10n ** 15n, posted: this.before, pending: committed },
      { key: 'today', span: 'daily' as const, measure: 'money' as const, cap: budget, posted: 0n, pending: committed },
    ];
    const moments = (clock.today - this.momentsBefore + 1_000_000) % 1_000_000;
    this.pace = nextPace(this.pace, { mode, windows, clock, msToEnd: null, since: { ...this.shown, ms: STEP_MS, moments } });
    this.momentsBefore = clock.today;
    this.shown = { money: 0, leads: 0 };
  }
}

/** A small seeded generator (mulberry32): the same days for everybody. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Knuth's for small means; a normal draw where that would take long. */
function poisson(mean: number, chance: Chance): number {
  if (mean > 50) return Math.max(0, Math.round(mean + Math.sqrt(mean) * Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance())));
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = chance(); product > limit; product *= chance()) count += 1;
  return count;
}
