import { type Happened, lifeOf, livedThrough } from '../../../../test/support/virtual-life.js';
import { arbitrate } from '../domain/arbitrate.js';
import { validateProgramme } from '../domain/validate-programme.js';
import { SHOP_ACTIVE_PROGRAMME as ACTIVE } from './shop-active.programme.js';
import { SHOP_LAPSED_PROGRAMME as LAPSED } from './shop-lapsed.programme.js';
import { SHOP_RF_PROGRAMME as RF } from './shop-rf.programme.js';

const order = (at: string): Happened => ['Order Completed', at, { total: 50 }];
const expected = (at: string, expectedAt: string): Happened => ['Next Order Expected', at, { expectedAt }];
const first = order('2026-01-01T09:00:00Z');
const own = [first, expected('2026-01-02T03:00:00Z', '2026-03-01T09:00:00Z')];
const fired = (happened: readonly Happened[], until: string) => livedThrough(LAPSED, happened, until).map(({ pointId, at }) => [pointId, at]);

it('S32: is a programme without faults', () => expect(validateProgramme(LAPSED)).toEqual([]));

it('S32: without own data a small, a larger and the largest bonus come 90, 180 and 360 days after the last order', () => {
  expect(fired([first], '2027-12-31T00:00:00Z')).toEqual([
    ['lapsed.day-90', '2026-04-01 10:00'],
    ['lapsed.day-180', '2026-06-30 10:00'],
    ['lapsed.day-360', '2026-12-27 10:00'],
  ]);
  expect(LAPSED.contactPoints.filter(({ stage }) => stage === 'lapsed-without-data').map(({ discount }) => discount)).toEqual(['small', 'larger', 'largest']);
  expect(lifeOf(LAPSED, [first], '2027-12-31T00:00:00Z').journeys).toMatchObject([{ outcome: 'lost', goalReached: false }]);
});

it('S32: with own data he hears a month after the order that was expected, and never by the 90, 180 and 360 days', () => {
  expect(fired(own, '2027-12-31T00:00:00Z')).toEqual([['lapsed.should-have-bought', '2026-03-31 10:00']]);
  expect(lifeOf(LAPSED, own, '2027-12-31T00:00:00Z').journeys).toMatchObject([{ outcome: 'lost', endedAt: new Date('2026-05-30T07:00:00Z') }]);
});

it('S32: own data that comes after the first step ends the steps', () => {
  const late = [first, expected('2026-04-10T03:00:00Z', '2026-04-20T09:00:00Z')];
  expect(fired(late, '2027-12-31T00:00:00Z')).toEqual([
    ['lapsed.day-90', '2026-04-01 10:00'],
    ['lapsed.should-have-bought', '2026-05-20 10:00'],
  ]);
});

it('S32: a forecast without a date is no own data', () => {
  expect(fired([first, ['Next Order Expected', '2026-01-02T03:00:00Z', {}]], '2026-05-01T00:00:00Z').map(([id]) => id)).toEqual(['lapsed.day-90']);
});

it('S32: the order is the goal; what was planned is off, and the days count anew', () => {
  const back = [first, order('2026-04-15T09:00:00Z')];
  expect(fired(back, '2026-08-01T00:00:00Z')).toEqual([
    ['lapsed.day-90', '2026-04-01 10:00'],
    ['lapsed.day-90', '2026-07-14 10:00'],
  ]);
  expect(lifeOf(LAPSED, back, '2026-05-01T00:00:00Z').journeys).toMatchObject([{ outcome: 'bought', goalReached: true }, { cycle: 2, stage: 'buying' }]);
});

it('S32: own data goes before the recency rules: they are silent about a person whose next order is forecast', () => {
  const followed = [RF, LAPSED].map((definition) => ({ definition, ...lifeOf(definition, own, '2026-01-03T00:00:00Z') }));
  expect(arbitrate(followed).map(({ pointId }) => pointId)).toEqual(['lapsed.should-have-bought']);
});

it('S32: who was followed as active is handed over the hour he counts as lapsed', () => {
  const twice = [order('2025-12-01T09:00:00Z'), ...own];
  const followed = [LAPSED, ACTIVE].map((definition) => ({ definition, ...lifeOf(definition, twice, '2026-03-31T08:00:00Z') }));
  expect(arbitrate(followed).filter(({ dueAt }) => dueAt.toISOString() >= '2026-03-31').map(({ pointId }) => pointId)).toEqual(['lapsed.should-have-bought']);
});

it('S32: that 20 % of those silent for 4 to 6 months buy within 3 is a claim to be tested', () => {
  expect(LAPSED.hypotheses).toMatchObject([{ claimedPpm: 200_000, source: 'practitioner', measure: { within: 'P3M', quietAfter: 'P4M' } }]);
});
