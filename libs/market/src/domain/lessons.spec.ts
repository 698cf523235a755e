import fc from 'fast-check';
import { type Lesson, Lessons, qualityAt, type Rated, UNTRIED_QUALITY_PPM } from './lessons.js';

const CAMPAIGN: Rated = { id: 'mine', partnerId: 'me', category: 'insurer', stages: ['sold'], offers: [{ id: 'offer', weight: 1 }] };

const lesson = (change: Partial<Lesson>): Lesson => {
  return { partnerId: 'me', campaignId: 'mine', offerId: 'offer', category: 'insurer', stage: 'sold', success: 0, trials: 0, ...change };
};
const quality = (lessons: readonly Lesson[], campaign = CAMPAIGN) => new Lessons(lessons).qualityByStage(campaign).sold;

/** 30 of 900 shows: the others of the category make of 3 in 100 a prior of 33 in 1,000. */
const CATEGORY = lesson({ partnerId: 'other', campaignId: 'theirs', offerId: 'theirs', success: 30, trials: 900 });
const PARTNER = lesson({ campaignId: 'former', offerId: 'former', success: 10, trials: 200 });

test('before anybody was shown an offer stands with the prior of 3 %', () => {
  expect(quality([])).toBe(30_000);
  expect(UNTRIED_QUALITY_PPM).toBe(30_000);
  expect(qualityAt({ qualityPpm: {} }, 'sold')).toBe(30_000);
});

test('a new partner stands where its category stands, a new campaign where its partner does, a new offer where its campaign does', () => {
  expect(quality([CATEGORY])).toBe(33_000);
  // (200 · 3.3 % + 10) of 400.
  expect(quality([CATEGORY, PARTNER])).toBe(41_500);
  // (100 · 4.15 % + 8) of 200.
  const shown = lesson({ offerId: 'old', success: 8, trials: 100 });
  expect(quality([CATEGORY, PARTNER, shown])).toBe(60_750);
  // (100 · 6.075 % + 1) of 150.
  expect(quality([CATEGORY, PARTNER, shown, lesson({ success: 1, trials: 50 })])).toBe(47_167);
});

test('what an offer showed itself counts once: not again in its partner and its category', () => {
  expect(quality([lesson({ success: 0, trials: 1_000 })])).toBe(Math.round((0.03 * 100 * 1_000_000) / 1_100));
});

test('offers that take turns stand with their mean, by their shares', () => {
  const shown = [lesson({ offerId: 'good', success: 50, trials: 100 }), lesson({ offerId: 'bad', trials: 100 })];
  const turns = (good: number, bad: number) => quality(shown, { ...CAMPAIGN, offers: [{ id: 'good', weight: good }, { id: 'bad', weight: bad }].filter(({ weight }) => weight > 0) }) ?? 0;
  expect(turns(1, 0)).toBeGreaterThan(turns(0, 1) + 100_000);
  expect(turns(1, 1)).toBe((turns(1, 0) + turns(0, 1)) / 2);
  expect(turns(3, 1)).toBeCloseTo((3 * turns(1, 0) + turns(0, 1)) / 4, 0);
});

test('a campaign for every moment has a number for each moment its category was shown at, and other categories teach nothing', () => {
  const lessons = new Lessons([lesson({}), lesson({ stage: 'posted' }), lesson({ category: 'bank', stage: 'renewed' })]);
  expect(Object.keys(lessons.qualityByStage({ ...CAMPAIGN, stages: [] })).sort()).toEqual(['posted', 'sold']);
  expect(quality([lesson({ category: 'bank', success: 90, trials: 100 })])).toBe(30_000);
});

test('more success never makes an offer worse, and its quality stays between 0 and 1', () => {
  const evidence = fc.tuple(fc.double({ min: 0, max: 10_000, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }));
  fc.assert(
    fc.property(evidence, evidence, evidence, fc.double({ min: 0, max: 1, noNaN: true }), (category, partner, own, more) => {
      const of = (change: Partial<Lesson>, [trials, share]: readonly [number, number]) => lesson({ ...change, trials, success: trials * share });
      const market = [of({ partnerId: 'other', campaignId: 'c', offerId: 'o' }, category), of({ campaignId: 'former', offerId: 'f' }, partner)];
      const [trials, share] = own;
      const before = quality([...market, of({}, own)]) ?? -1;
      const after = quality([...market, of({}, [trials, share + (1 - share) * more])]) ?? -1;
      expect(after).toBeGreaterThanOrEqual(before);
      expect(before).toBeGreaterThanOrEqual(0);
      expect(after).toBeLessThanOrEqual(1_000_000);
    }),
    { numRuns: 1_000 },
  );
});
