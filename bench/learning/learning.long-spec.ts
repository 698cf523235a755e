import { HALF_LIFE_DAYS, PRIOR_STRENGTH } from '@ringroad/market';
import { coverage, type Spread } from './known-world.js';
import { live, type TrueOffer } from './show-life.js';

const SEEDS = [1, 2, 3, 4, 5, 6];
/** The true rates of 1,440 offers scatter `times` as closely as is believed. */
const covered = (times: number, shows: number, fading?: { readonly days: number; readonly ages: number }) => {
  const spread: Spread = { partner: PRIOR_STRENGTH.partner * times, campaign: PRIOR_STRENGTH.campaign * times, offer: PRIOR_STRENGTH.offer * times };
  return SEEDS.reduce((sum, seed) => sum + coverage(spread, shows, seed, fading) / SEEDS.length, 0);
};

describe('the 90 % interval of what is believed of an offer', () => {
  it.each([0, 10, 30, 100, 300, 1_000, 3_000])('holds its true rate in 85 to 95 of 100 after %i shows, where rates scatter as is believed', (shows) => {
    const share = covered(1, shows);
    expect(share).toBeGreaterThan(0.85);
    expect(share).toBeLessThan(0.95);
  });

  it('is wider than it need be where old shows fade and nothing changes, or rates scatter less', () => {
    expect(covered(1, 3_000, { days: HALF_LIFE_DAYS, ages: 120 })).toBeGreaterThan(0.93);
    expect(covered(3, 10)).toBeGreaterThan(0.95);
  });

  it('is too narrow where rates scatter three times as much: most of them are near nothing, and what is believed is not', () => {
    expect(covered(1 / 3, 100)).toBeLessThan(0.7);
  });
});

const INCUMBENTS: readonly TrueOffer[] = [0.02, 0.025, 0.03, 0.04].map((rate, i) => ({ id: `old-${i}`, rate, from: -240 }));
const NEWCOMER: TrueOffer = { id: 'new', rate: 0.06, from: 0 };
const RUNS = 100;
const SHOWS = 400;

describe('an offer that brings half as many leads again as the best of four', () => {
  it(`overtakes it within ${SHOWS} shows of its own, in each of ${RUNS} runs, found by the exploration share alone`, () => {
    const needed = Array.from({ length: RUNS }, (_, run) => {
      let own = 0;
      for (const { quality, shows } of live([...INCUMBENTS, NEWCOMER], { days: 365, momentsADay: 500, explorationPpm: 50_000, learns: true, seed: 100 + run, past: 240 })) {
        if (INCUMBENTS.every(({ id }) => (quality.get(id) ?? 0) < (quality.get(NEWCOMER.id) ?? 0))) return own;
        own += shows.get(NEWCOMER.id) ?? 0;
      }
      return Infinity;
    });
    const sorted = needed.toSorted((a, b) => a - b);
    process.stdout.write(`shows until it leads: median ${sorted[RUNS / 2]}, 90 % ${sorted[Math.floor(RUNS * 0.9)]}, most ${sorted.at(-1)}\n`);
    expect(sorted.at(-1)).toBeLessThanOrEqual(SHOWS);
  });

  it('keeps the lead: after a year it has nine of ten shows', () => {
    for (const seed of [7, 8, 9]) {
      const last = [...live([...INCUMBENTS, NEWCOMER], { days: 365, momentsADay: 200, explorationPpm: 50_000, learns: true, seed, past: 240 })].at(-1);
      expect(last?.shows.get(NEWCOMER.id)).toBeGreaterThan(180);
    }
  });
});
