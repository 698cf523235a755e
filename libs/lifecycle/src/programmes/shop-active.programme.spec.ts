import { type Happened, lifeOf, livedThrough } from '../../../../test/support/virtual-life.js';
import { arbitrate } from '../domain/arbitrate.js';
import { validateProgramme } from '../domain/validate-programme.js';
import { SHOP_ACTIVE_PROGRAMME as ACTIVE } from './shop-active.programme.js';
import { SHOP_RF_PROGRAMME as RF } from './shop-rf.programme.js';

const order = (at: string, total = 50): Happened => ['Order Completed', at, { total }];
const expected = (at: string, expectedAt: string): Happened => ['Next Order Expected', at, { expectedAt }];
const twice = [order('2026-01-01T09:00:00Z'), order('2026-02-01T09:00:00Z')];
const fired = (happened: readonly Happened[], until: string) => livedThrough(ACTIVE, happened, until).map(({ pointId, at }) => [pointId, at]);

it('S30: is a programme without faults', () => expect(validateProgramme(ACTIVE)).toEqual([]));

it('S30: one purchase is not several', () => expect(lifeOf(ACTIVE, [order('2026-01-01T09:00:00Z')], '2026-06-01T00:00:00Z').journeys).toEqual([]));

it('S30: without own data a buyer is at risk after 56 days and lapsed after 90', () => {
  expect(fired(twice, '2026-12-31T00:00:00Z')).toEqual([
    ['active.twice', '2026-02-21 10:00'],
    ['active.we-miss-you', '2026-03-29 10:00'],
  ]);
  expect(lifeOf(ACTIVE, twice, '2026-12-31T00:00:00Z').journeys).toMatchObject([{ outcome: 'lapsed', goalReached: false, endedAt: new Date('2026-05-02T07:00:00Z') }]);
});

it('S30: own data first: a week after the expected order he is missed, a month after it he has lapsed', () => {
  const known = [...twice, expected('2026-02-02T03:00:00Z', '2026-05-01T09:00:00Z')];
  expect(fired(known, '2026-12-31T00:00:00Z')).toEqual([
    ['active.twice', '2026-02-21 10:00'],
    ['active.we-miss-you', '2026-05-08 10:00'],
  ]);
  expect(lifeOf(ACTIVE, known, '2026-12-31T00:00:00Z').journeys).toMatchObject([{ outcome: 'lapsed', endedAt: new Date('2026-05-31T07:00:00Z') }]);
});

it.each([
  ['two small orders', [50, 50], 'active.twice', ['help-choosing', 'goes-with-it']],
  ['two orders of the average', [50, 150], 'active.twice', ['help-choosing', 'bundle']],
  ['three small orders', [50, 50, 50], 'active.often', ['appreciation', 'goes-with-it']],
  ['three large orders', [90, 90, 400], 'active.often', ['appreciation', 'bundle']],
])('S30: %s of %j: %s with the needs %j', (_name, totals, id, needs) => {
  const orders = totals.map((total, i) => order(`2026-03-0${i + 1}T09:00:00Z`, total));
  expect(livedThrough(ACTIVE, orders, '2026-04-01T00:00:00Z').map((point) => [point.pointId, point.needs])).toEqual([[id, needs]]);
});

it('S30: the next order is the goal, and the count begins anew; its forecast is forgotten', () => {
  const again = [...twice, expected('2026-02-02T03:00:00Z', '2026-03-01T09:00:00Z'), order('2026-02-15T09:00:00Z')];
  expect(lifeOf(ACTIVE, again, '2026-03-20T00:00:00Z').journeys).toMatchObject([{ outcome: 'bought-again', goalReached: true }, { cycle: 2, stage: 'active', outcome: null }]);
  expect(fired(again, '2026-06-30T00:00:00Z')).toEqual([
    ['active.often', '2026-03-07 10:00'],
    ['active.we-miss-you', '2026-04-12 10:00'],
  ]);
});

it('S30: while somebody is followed as active, the recency rules for the same goal are silent', () => {
  const followed = [ACTIVE, RF].map((definition) => ({ definition, ...lifeOf(definition, twice, '2026-02-02T00:00:00Z') }));
  expect(arbitrate(followed).map(({ pointId }) => pointId).filter((id) => id.startsWith('rf.'))).toEqual([]);
});
