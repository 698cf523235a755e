import { type Happened, lifeOf, livedThrough } from '../../../../test/support/virtual-life.js';
import { validateProgramme } from '../domain/validate-programme.js';
import { SHOP_REPLENISH_PROGRAMME as REPLENISH } from './shop-replenish.programme.js';

const bought = (at: string, productId = 'coffee', lifeDays?: number): Happened => ['Product Purchased', at, { productId, lifeDays }];
const fired = (happened: readonly Happened[], until: string, zone?: string) => livedThrough(REPLENISH, happened, until, zone).map(({ pointId, at }) => [pointId, at]);

it('S31: is a programme without faults', () => expect(validateProgramme(REPLENISH)).toEqual([]));

it('S31: coffee is bought again after a month', () => {
  expect(fired([bought('2026-03-10T09:00:00Z')], '2026-12-31T00:00:00Z')).toEqual([['replenish.usual-life', '2026-04-10 10:00']]);
});

it.each([
  ['2026-01-31T09:00:00Z', '2026-02-28 10:00'],
  ['2028-01-31T09:00:00Z', '2028-02-29 10:00'],
])('S31: coffee bought on %s is due on %s, the last day of February', (at, due) => {
  expect(fired([bought(at)], '2028-12-31T00:00:00Z')).toEqual([['replenish.usual-life', due]]);
});

it('S31: a month over the change of clocks is still 10:00', () => {
  expect(fired([bought('2026-03-15T09:00:00Z')], '2026-12-31T00:00:00Z', 'Europe/Berlin')).toEqual([['replenish.usual-life', '2026-04-15 10:00']]);
});

it('S31: the life the shop tells of a product goes before the month', () => {
  expect(fired([bought('2026-03-10T09:00:00Z', 'filter', 90)], '2026-12-31T00:00:00Z')).toEqual([['replenish.told-life', '2026-06-08 10:00']]);
});

it('S31: what was learned of the buyer goes before both', () => {
  const learned: Happened = ['Replenishment Expected', '2026-03-11T03:00:00Z', { productId: 'filter', expectedAt: '2026-05-01T09:00:00Z' }];
  expect(fired([bought('2026-03-10T09:00:00Z', 'filter', 90), learned], '2026-12-31T00:00:00Z')).toEqual([['replenish.learned', '2026-05-01 10:00']]);
});

it('S31: each product runs out on its own day', () => {
  expect(fired([bought('2026-03-10T09:00:00Z'), bought('2026-03-20T09:00:00Z', 'tea')], '2026-12-31T00:00:00Z')).toEqual([
    ['replenish.usual-life', '2026-04-10 10:00'],
    ['replenish.usual-life', '2026-04-20 10:00'],
  ]);
});

it('S31: buying again is the goal and begins the next life; a product that was given back is not bought again', () => {
  const again = [bought('2026-03-10T09:00:00Z'), bought('2026-04-05T09:00:00Z')];
  expect(fired(again, '2026-12-31T00:00:00Z')).toEqual([['replenish.usual-life', '2026-05-05 10:00']]);
  expect(lifeOf(REPLENISH, again, '2026-04-06T00:00:00Z').journeys).toMatchObject([{ outcome: 'bought-again', goalReached: true }, { cycle: 2, outcome: null }]);
  expect(fired([...again, ['Product Returned', '2026-04-06T09:00:00Z', { productId: 'coffee' }]], '2026-12-31T00:00:00Z')).toEqual([]);
});
