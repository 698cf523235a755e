import { type MomentHistory, predictMoments } from './forward-prediction.js';

/** A small generator of its own (mulberry32), so that a simulated market is the same in every run. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Days of about `rate(day)` moments each, day 0 first. */
function days(length: number, rate: (day: number) => number, random: () => number): number[] {
  return Array.from({ length }, (_, day) => {
    // Poisson by the normal approximation is close enough from ten a day on.
    const mean = rate(day);
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal));
  });
}

const flat = (length: number, a_day: number): MomentHistory => ({ since: 0, counts: Array.from({ length }, () => a_day) });

describe('a prediction of moments', () => {
  it('needs four weeks of history, and something to expect', () => {
    expect(predictMoments(flat(27, 10), { from: 30, to: 60 }, 0)).toBeNull();
    expect(predictMoments(flat(28, 10), { from: 30, to: 60 }, 0)).toMatchObject({ expected: 300 });
    expect(predictMoments(flat(100, 0), { from: 110, to: 140 }, 0)).toBeNull();
  });

  it('goes on as lately while no year is known, and is wide while its errors are not', () => {
    const prediction = predictMoments(flat(40, 10), { from: 40, to: 70 }, 0);
    expect(prediction).toEqual({ low: 190, expected: 300, high: 473 });
  });

  it('follows the season of a year ago, moved by how the last weeks differ from theirs', () => {
    const counts = [...Array.from({ length: 364 }, (_, day) => (day >= 100 && day < 130 ? 40 : 10)), ...Array.from({ length: 90 }, () => 15)];
    expect(predictMoments({ since: 0, counts }, { from: 464, to: 494 }, 0)?.expected).toBe(1_800);
    // What halved or doubled at most: a collapse is not carried further.
    const collapsed = counts.map((count, day) => (day >= 364 ? 1 : count));
    expect(predictMoments({ since: 0, counts: collapsed }, { from: 464, to: 494 }, 0)?.expected).toBe(600);
  });

  it('is never less than seven in ten of what is planned already', () => {
    expect(predictMoments(flat(60, 10), { from: 60, to: 90 }, 1_000)?.expected).toBe(700);
    expect(predictMoments(flat(60, 10), { from: 60, to: 90 }, 100)?.expected).toBe(300);
  });

  it('is as wide as it was wrong before: narrow for a steady kind of moment, wide for one in spurts', () => {
    const steady = predictMoments(flat(300, 30), { from: 310, to: 340 }, 0);
    const spurts = { since: 0, counts: Array.from({ length: 300 }, (_, day) => (Math.floor(day / 40) % 2 === 0 ? 10 : 50)) };
    const unsteady = predictMoments(spurts, { from: 310, to: 340 }, 0);
    const width = (prediction: typeof steady) => (prediction?.high ?? 0) / (prediction?.low ?? 1);
    expect(width(steady)).toBeLessThan(1.25);
    expect(width(unsteady)).toBeGreaterThan(2);
  });

  it('comes true within its bounds about eight times in ten, over markets that drift as they like', () => {
    const random = generator(20_260_401);
    let within = 0;
    const markets = 400;
    for (let market = 0; market < markets; market++) {
      // A level that wanders from month to month, a season, and chance from day to day.
      let level = 20 + 60 * random();
      const levels = Array.from({ length: 30 }, () => (level *= Math.exp(0.2 * (random() - 0.5))));
      const counts = days(30 * 28, (day) => (levels[Math.floor(day / 28)] ?? level) * (1 + 0.3 * Math.sin((2 * Math.PI * day) / 364)), random);
      const now = 27 * 28;
      const span = { from: now + 10, to: now + 40 };
      const prediction = predictMoments({ since: 0, counts: counts.slice(0, now) }, span, 0);
      const happened = counts.slice(span.from, span.to).reduce((sum, each) => sum + each, 0);
      if (prediction && prediction.low <= happened && happened <= prediction.high) within++;
    }
    expect(within / markets).toBeGreaterThan(0.7);
    expect(within / markets).toBeLessThan(0.92);
  });
});
