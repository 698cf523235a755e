import fc from 'fast-check';
import { type Engagement, engagementAt, type EngagementEvent, foldEngagement, mergeEngagement } from './engagement-score.js';

const RULE = { weights: { 'page-visit': 1, 'email-open': 2, 'form-submit': 10 }, halfLifeDays: 30 };
const day = (n: number): Date => new Date(Date.UTC(2026, 0, 1) + n * 86_400_000);
const fold = (events: readonly EngagementEvent[], rule = RULE): Engagement => events.reduce<Engagement>((state, event) => foldEngagement(state, event, rule), new Map());
const events = fc.array(
  fc.record({
    category: fc.constantFrom('tyres', 'insurance', '__proto__'),
    kind: fc.constantFrom('page-visit', 'email-open', 'form-submit', 'unknown'),
    at: fc.double({ min: 0, max: 900, noNaN: true }).map(day),
  }),
  { maxLength: 40 },
);

it('a form is worth ten visits, and half of it after a month', () => {
  const state = fold([{ category: 'tyres', kind: 'form-submit', at: day(0) }, { category: 'insurance', kind: 'page-visit', at: day(0) }]);
  expect(engagementAt(state, day(0), RULE)).toEqual([{ category: 'tyres', score: 10 }, { category: 'insurance', score: 1 }]);
  expect(engagementAt(state, day(30), RULE)).toEqual([{ category: 'tyres', score: 5 }, { category: 'insurance', score: 0.5 }]);
});

it('many old visits weigh less than one fresh form', () => {
  const visits = Array.from({ length: 20 }, () => ({ category: 'insurance', kind: 'page-visit', at: day(0) }));
  const state = fold([...visits, { category: 'tyres', kind: 'form-submit', at: day(60) }]);
  expect(engagementAt(state, day(60), RULE).map(({ category }) => category)).toEqual(['tyres', 'insurance']);
});

it('an event nobody weighed says nothing, nor does the name of something every object has', () => {
  expect(fold([{ category: 'tyres', kind: 'unknown', at: day(0) }, { category: 'tyres', kind: 'toString', at: day(0) }])).toEqual(new Map());
});

it('the score is the sum of all decayed weights, in whatever order the events arrive', () => {
  fc.assert(
    fc.property(events.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))), ([list, shuffled]) => {
      const at = day(1000);
      const scores = new Map(engagementAt(fold(shuffled), at, RULE).map(({ category, score }) => [category, score]));
      for (const category of new Set(list.filter(({ kind }) => kind !== 'unknown').map((event) => event.category))) {
        const sum = list.reduce((total, event) => {
          const weight = event.category === category ? (RULE.weights[event.kind as keyof typeof RULE.weights] ?? 0) : 0;
          return total + weight * 2 ** -((at.getTime() - event.at.getTime()) / 86_400_000 / 30);
        }, 0);
        expect(Math.abs((scores.get(category) ?? 0) / sum - 1)).toBeLessThan(1e-12);
      }
    }),
  );
});

it('two ids that are one person score as if all had been done under one', () => {
  fc.assert(
    fc.property(events, events, (ours, theirs) => {
      const scores = (state: Engagement) => new Map(engagementAt(state, day(1000), RULE).map(({ category, score }) => [category, score]));
      const [merged, one] = [scores(mergeEngagement(fold(ours), fold(theirs), RULE)), scores(fold([...ours, ...theirs]))];
      expect([...merged.keys()].sort()).toEqual([...one.keys()].sort());
      for (const [category, score] of one) expect(Math.abs((merged.get(category) ?? 0) / score - 1)).toBeLessThan(1e-12);
    }),
  );
});

it('refuses a half-life or a weight that is none', () => {
  const state = fold([{ category: 'tyres', kind: 'page-visit', at: day(0) }]);
  expect(() => engagementAt(state, day(1), { ...RULE, halfLifeDays: 0 })).toThrow(RangeError);
  expect(() => foldEngagement(new Map(), { category: 'tyres', kind: 'visit', at: day(0) }, { weights: { visit: Number.NaN }, halfLifeDays: 3 })).toThrow(RangeError);
});
