import { type Happened, lifeOf, livedThrough } from '../../../../test/support/virtual-life.js';
import { validateProgramme } from '../domain/validate-programme.js';
import { SHOP_RF_PROGRAMME as RF } from './shop-rf.programme.js';

const order = (at: string): Happened => ['Order Completed', at];
const first = order('2026-01-01T09:00:00Z');
/** The last of three orders is that of 1 January. */
const third = [order('2025-12-01T09:00:00Z'), order('2025-12-15T09:00:00Z'), first];

/** Days after 1 January, in Minsk. */
const day = (n: number, hour = '00:00') => new Date(Date.UTC(2026, 0, 1 + n, Number(hour.slice(0, 2)) - 3)).toISOString();

it('is a programme without faults', () => expect(validateProgramme(RF)).toEqual([]));

it.each([
  ['S21', 'rf.new', 10, 16, 7, 'none'],
  ['S22', 'rf.promising', 25, 35, 7, 'careful'],
  ['S23', 'rf.wandering', 51, 63, 12, 'good'],
  ['S24', 'rf.dormant', 75, 90, 10, 'good'],
])('%s: %s fires on the days %i to %i after the first order, converts within %i days, discount %s', (_row, id, from, to, converts, discount) => {
  const point = lifeOf(RF, [first], day(1)).contactPoints.find(({ pointId }) => pointId === id);
  expect([point?.dueAt.toISOString(), point?.windowEnd.toISOString()]).toEqual([day(from), day(to + 1)]);
  expect(RF.contactPoints.find((each) => each.id === id)).toMatchObject({ conversionWindow: `P${converts}D`, discount });
});

it.each([
  ['S25', 'rf.loyal', 20, 34, 7, 'contraindicated'],
  ['S26', 'rf.at-risk', 56, 66, 2, 'good'],
  ['S27', 'rf.lost', 113, 143, 14, 'best'],
])('%s: %s fires on the days %i to %i after the third order, converts within %i days, discount %s', (_row, id, from, to, converts, discount) => {
  const point = lifeOf(RF, third, day(1)).contactPoints.find(({ pointId }) => pointId === id);
  expect([point?.dueAt.toISOString(), point?.windowEnd.toISOString()]).toEqual([day(from), day(to + 1)]);
  expect(RF.contactPoints.find((each) => each.id === id)).toMatchObject({ conversionWindow: `P${converts}D`, discount });
});

it('who orders once is new, promising, wandering and dormant, one after the other', () => {
  expect(livedThrough(RF, [first], day(400)).map(({ pointId, at }) => [pointId, at.slice(0, 10)])).toEqual([
    ['rf.new', '2026-01-11'],
    ['rf.promising', '2026-01-26'],
    ['rf.wandering', '2026-02-21'],
    ['rf.dormant', '2026-03-17'],
  ]);
});

it('who ordered twice is never new, and who ordered three times is loyal, at risk and lost', () => {
  const twice = livedThrough(RF, [order('2025-12-25T09:00:00Z'), first], day(400)).map(({ pointId }) => pointId);
  expect(twice).toEqual(['rf.promising', 'rf.wandering', 'rf.dormant']);
  const thrice = livedThrough(RF, third, day(400)).map(({ pointId }) => pointId);
  expect(thrice).toEqual(['rf.new', 'rf.loyal', 'rf.at-risk', 'rf.lost']);
});

it('an order that was placed and not completed counts for nothing', () => {
  expect(lifeOf(RF, [['Order Placed', '2026-01-01T09:00:00Z']], day(11)).journeys).toEqual([]);
});

it('the next order begins the count anew', () => {
  const fired = livedThrough(RF, [first, order(day(12))], day(60)).map(({ pointId, at }) => [pointId, at.slice(0, 10)]);
  expect(fired).toEqual([
    ['rf.new', '2026-01-11'],
    ['rf.promising', '2026-02-07'],
  ]);
});
