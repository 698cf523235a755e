import { type Happened, lifeOf, livedThrough } from '../../../../test/support/virtual-life.js';
import { arbitrate } from '../domain/arbitrate.js';
import { validateProgramme } from '../domain/validate-programme.js';
import { LTV_FUNNEL_SEGMENTS_PROGRAMME as FUNNEL } from './ltv-funnel-segments.programme.js';
import { SHOP_RF_PROGRAMME as RF } from './shop-rf.programme.js';

const registered: Happened = ['Signed Up', '2026-01-01T09:00:00Z'];
const order = (at: string): Happened => ['Order Completed', at];
const first = order('2026-01-02T09:00:00Z');
const fired = (happened: readonly Happened[], until: string) => livedThrough(FUNNEL, happened, until).map(({ pointId, at }) => [pointId, at]);

it('S53: is a programme without faults', () => expect(validateProgramme(FUNNEL)).toEqual([]));

it('S53: the undecided get a discount limited in time', () => {
  expect(fired([registered], '2027-12-31T00:00:00Z')).toEqual([['funnel.undecided', '2026-01-04 10:00']]);
  expect(lifeOf(FUNNEL, [registered], '2026-01-02T00:00:00Z').contactPoints).toMatchObject([{ windowEnd: new Date('2026-01-08T07:00:00Z') }]);
});

it('S53: stimulation, then retention, then return, on the days 25, 56 and 113 after the order; after 390 it is lost', () => {
  expect(fired([registered, first], '2027-12-31T00:00:00Z')).toEqual([
    ['funnel.second', '2026-01-27 10:00'],
    ['funnel.stay', '2026-02-27 10:00'],
    ['funnel.come-back', '2026-04-25 10:00'],
  ]);
  expect(lifeOf(FUNNEL, [registered, first], '2027-12-31T00:00:00Z').journeys).toMatchObject([{ stage: 'return', outcome: 'lost', goalReached: false, endedAt: new Date('2027-01-27T07:00:00Z') }]);
});

it('S53: the active get a bundle 20 days after each order, and who returns is active again', () => {
  const orders = [first, order('2026-01-20T09:00:00Z'), order('2026-02-01T09:00:00Z'), order('2026-04-10T09:00:00Z')];
  expect(fired(orders, '2026-05-01T00:00:00Z')).toEqual([
    ['funnel.bundle', '2026-02-21 10:00'],
    ['funnel.stay', '2026-03-29 10:00'],
    ['funnel.bundle', '2026-04-30 10:00'],
  ]);
  expect(lifeOf(FUNNEL, orders, '2026-05-01T00:00:00Z').journeys.at(-1)?.history.map(({ stage }) => stage)).toEqual(['stimulation', 'cross-sale', 'retention', 'cross-sale']);
});

it('S53: who was lost and orders again begins the next cycle', () => {
  expect(lifeOf(FUNNEL, [first, order('2027-06-01T09:00:00Z')], '2027-06-02T00:00:00Z').journeys).toMatchObject([{ outcome: 'lost' }, { cycle: 2, stage: 'cross-sale' }]);
});

it('S53: the recency rules, being more particular, go before it', () => {
  const followed = [FUNNEL, RF].map((definition) => ({ definition, ...lifeOf(definition, [first], '2026-01-03T00:00:00Z') }));
  expect(arbitrate(followed).map(({ pointId }) => pointId)).toEqual(['rf.new', 'rf.promising', 'rf.wandering', 'rf.dormant']);
});

it('S53: each of the five segments is a stage of the funnel', () => {
  expect(FUNNEL.stages).toEqual(['activation', 'stimulation', 'cross-sale', 'retention', 'return']);
  expect(FUNNEL.stages.every((stage) => FUNNEL.stageModel?.stages[stage] !== undefined)).toBe(true);
});
