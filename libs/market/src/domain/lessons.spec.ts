import fc from 'fast-check';
import { type Lesson, Lessons, qualityAt, type Rated, UNTRIED_QUALITY_PPM } from './lessons.js';

const CAMPAIGN: Rated = { id: 'mine', partnerId: 'me', category: 'insurer', stages: ['sold'], offers: [{ id: 'offer', weight: 1 }] };

const lesson = (change: Partial<Lesson>): Lesson => {
  return { partnerId: 'me', campaignId: 'mine', offerId: 'offer', category: 'insurer', stage: 'sold', success: 0, trials: 0, ...change };
};
const quality = (lessons: readonly Lesson[], campaign = CAMPAIGN) => new Lessons(lessons).qualityByStage(campaign).sold;

const CATEGORY = lesson({ partnerId: 'other', campaignId: 'theirs', offerId: 'theirs', success: 30, trials: 900 });
const PARTNER = lesson({ campaignId: 'former', offerId: 'former', success: 10, trials: 200 });

test('before anybody was shown an offer stands with the prior of 3 %', () => {
  expect(quality([])).toBe(30_000);
  expect(UNTRIED_QUALITY_PPM).toBe(30_000);
  expect(qualityAt({ qualityPpm: {} }, 'sold')).toBe(30_000);
});

test('a new partner stands where its category stands, a new campaign where its partner does, a new offer where its campaign does', () => {
  // One offer of one campaign of one partner: its 900 shows tell of the category what 101 / 1,000, then 101 / (100 + that), and so on, leave of them.
  const told = [100, 100, 200].reduce((trials, strength) => (trials * (strength + 1)) / (strength + trials), 900);
  const category = Math.round((1_000_000 * (3 + told / 30)) / (100 + told));
  expect(quality([CATEGORY])).toBe(category);
  const partner = quality([CATEGORY, PARTNER]) ?? 0;
  expect(partner).toBeGreaterThan(category);
  expect(partner).toBeLessThan(50_000);
  const shown = lesson({ offerId: 'old', success: 8, trials: 100 });
  const campaign = quality([CATEGORY, PARTNER, shown]) ?? 0;
  expect(campaign).toBeGreaterThan(partner);
  expect(campaign).toBeLessThan(80_000);
  const own = quality([CATEGORY, PARTNER, shown, lesson({ success: 1, trials: 50 })]) ?? 0;
  expect(own).toBeGreaterThan(20_000);
  expect(own).toBeLessThan(campaign);
});

test('what an offer showed itself counts once: not again in its campaign, its partner and its category', () => {
  const believed = (...more: readonly Lesson[]) => new Lessons([CATEGORY, PARTNER, ...more]).offerPosterior(CAMPAIGN, 'offer', 'sold');
  const before = believed();
  const after = believed(lesson({ success: 40, trials: 1_000 }));
  expect(after.alpha).toBeCloseTo(before.alpha + 40, 9);
  expect(after.beta).toBeCloseTo(before.beta + 960, 9);
});

test('a partner that is shown a million times tells of the others of its kind no more than 201 shows would', () => {
  const crowd = quality([lesson({ partnerId: 'other', campaignId: 'theirs', offerId: 'theirs', success: 500_000, trials: 1_000_000 })]) ?? 0;
  expect(crowd).toBeLessThan((1_000_000 * (3 + 100.5)) / 301);
});

test('offers that take turns stand with their mean, by their shares', () => {
  const shown = [lesson({ offerId: 'good', success: 50, trials: 100 }), lesson({ offerId: 'bad', trials: 100 })];
  const turns = (good: number, bad: number) => quality(shown, { ...CAMPAIGN, offers: [{ id: 'good', weight: good }, { id: 'bad', weight: bad }].filter(({ weight }) => weight > 0) }) ?? 0;
  expect(turns(1, 0)).toBeGreaterThan(turns(0, 1) + 100_000);
  expect(turns(1, 1)).toBeCloseTo((turns(1, 0) + turns(0, 1)) / 2, -1);
  expect(turns(3, 1)).toBeCloseTo((3 * turns(1, 0) + turns(0, 1)) / 4, -1);
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
