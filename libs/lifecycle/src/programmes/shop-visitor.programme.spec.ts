import { type Happened, lifeOf, livedThrough } from '../../../../test/support/virtual-life.js';
import { validateProgramme } from '../domain/validate-programme.js';
import { SHOP_VISITOR_PROGRAMME as VISITOR } from './shop-visitor.programme.js';

const registered: Happened = ['Signed Up', '2026-06-01T09:00:00Z'];
const fired = (happened: readonly Happened[], until: string) => livedThrough(VISITOR, happened, until).map(({ pointId, at }) => [pointId, at]);

it('S28: is a programme without faults', () => expect(validateProgramme(VISITOR)).toEqual([]));

it('S28: who registers is welcomed at once, again on day 2, and hears on day 6 that the bonus ends with day 7', () => {
  expect(fired([registered], '2026-07-30T00:00:00Z')).toEqual([
    ['visitor.welcome', '2026-06-01 12:00'],
    ['visitor.welcome-again', '2026-06-03 10:00'],
    ['visitor.bonus-ends', '2026-06-07 10:00'],
  ]);
});

it('S28: who left a cart hears of the cart three hours later, and not of what he looked at', () => {
  const cart: Happened[] = [['Product Viewed', '2026-06-01T09:00:00Z'], ['Product Added', '2026-06-01T09:10:00Z']];
  expect(fired(cart, '2026-06-20T00:00:00Z')).toEqual([
    ['visitor.on-site', '2026-06-01 12:00'],
    ['visitor.cart', '2026-06-01 15:10'],
  ]);
});

it('S28: who only looked sees recommendations on the site and gets alternatives the next morning, once for the last look', () => {
  const looks: Happened[] = [['Product Viewed', '2026-06-01T06:00:00Z'], ['Product Viewed', '2026-06-01T18:00:00Z']];
  expect(fired(looks, '2026-06-20T00:00:00Z')).toEqual([
    ['visitor.on-site', '2026-06-01 09:00'],
    ['visitor.on-site', '2026-06-01 21:00'],
    ['visitor.view', '2026-06-02 10:00'],
  ]);
  expect(VISITOR.contactPoints.find(({ id }) => id === 'visitor.on-site')?.channels).toEqual(['inbox']);
});

it('S28: the first purchase is the goal, and everything planned is off', () => {
  const bought: Happened[] = [registered, ['Order Completed', '2026-06-02T09:00:00Z'], ['Product Viewed', '2026-06-05T09:00:00Z']];
  expect(fired(bought, '2026-07-30T00:00:00Z')).toEqual([['visitor.welcome', '2026-06-01 12:00']]);
  expect(lifeOf(VISITOR, bought, '2026-07-30T00:00:00Z').journeys).toMatchObject([{ outcome: 'bought', goalReached: true }]);
});

it('S28: who is not seen for a month is let go, and followed again from the next look', () => {
  const late: Happened[] = [registered, ['Product Viewed', '2026-08-10T09:00:00Z']];
  expect(lifeOf(VISITOR, late, '2026-08-11T00:00:00Z').journeys).toMatchObject([
    { outcome: 'gone', goalReached: false, endedAt: new Date('2026-07-01T07:00:00Z') },
    { cycle: 2, outcome: null },
  ]);
});

it('S28: 80 % on the day and 87 % within the week are claims to be tested', () => {
  expect(VISITOR.hypotheses?.map(({ claimedPpm, source, measure }) => [claimedPpm, source, measure.within])).toEqual([
    [800_000, 'practitioner', 'P1D'],
    [870_000, 'practitioner', 'P7D'],
  ]);
});
