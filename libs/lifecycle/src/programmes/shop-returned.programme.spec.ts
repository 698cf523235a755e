import { type Happened, lifeOf, livedThrough } from '../../../../test/support/virtual-life.js';
import { validateProgramme } from '../domain/validate-programme.js';
import { SHOP_RETURNED_PROGRAMME as RETURNED } from './shop-returned.programme.js';

const order = (at: string): Happened => ['Order Completed', at];
const back = [order('2026-01-01T09:00:00Z'), order('2026-05-10T09:00:00Z')];
const fired = (happened: readonly Happened[], until: string) => livedThrough(RETURNED, happened, until).map(({ pointId, at }) => [pointId, at]);

it('S33: is a programme without faults', () => expect(validateProgramme(RETURNED)).toEqual([]));

it('S33: who came back gets the attention in the first month, and counts as lost after it', () => {
  expect(fired(back, '2026-12-31T00:00:00Z')).toEqual([
    ['returned.welcome-back', '2026-05-11 10:00'],
    ['returned.attention', '2026-05-20 10:00'],
    ['returned.attention', '2026-05-30 10:00'],
    ['returned.attention', '2026-06-09 10:00'],
  ]);
  expect(lifeOf(RETURNED, back, '2026-12-31T00:00:00Z').journeys).toMatchObject([{ outcome: 'lost', goalReached: false, endedAt: new Date('2026-06-10T20:00:00Z') }]);
});

it('S33: of a return on the last of January the first month ends with February', () => {
  const january = [order('2025-06-01T09:00:00Z'), order('2026-01-31T09:00:00Z')];
  expect(lifeOf(RETURNED, january, '2026-12-31T00:00:00Z').journeys).toMatchObject([{ endedAt: new Date('2026-02-28T20:00:00Z') }]);
});

it.each([
  [89, 0],
  [90, 1],
])('S33: an order %i days after the one before makes %i return', (days, returns) => {
  const second = order(new Date(Date.UTC(2026, 0, 1 + days, 9)).toISOString());
  expect(lifeOf(RETURNED, [order('2026-01-01T09:00:00Z'), second], '2026-12-31T00:00:00Z').journeys).toHaveLength(returns);
});

it('S33: a first order is no return', () => expect(lifeOf(RETURNED, [order('2026-01-01T09:00:00Z')], '2026-02-01T00:00:00Z').journeys).toEqual([]));

it('S33: buying on is the goal; the rest of the month is off, and the next lapse may be followed by another return', () => {
  const on = [...back, order('2026-05-25T09:00:00Z'), order('2026-12-01T09:00:00Z')];
  expect(fired(on, '2026-12-05T00:00:00Z')).toEqual([
    ['returned.welcome-back', '2026-05-11 10:00'],
    ['returned.attention', '2026-05-20 10:00'],
    ['returned.welcome-back', '2026-12-02 10:00'],
  ]);
  expect(lifeOf(RETURNED, on, '2026-12-05T00:00:00Z').journeys).toMatchObject([{ outcome: 'bought-on', goalReached: true }, { cycle: 2, outcome: null }]);
});

it('S33: 35 % of those who came back and 36 % of the new are claims to be tested', () => {
  expect(RETURNED.hypotheses?.map(({ claimedPpm }) => claimedPpm)).toEqual([350_000, 360_000]);
});
