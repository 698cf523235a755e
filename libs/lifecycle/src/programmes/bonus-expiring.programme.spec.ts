import { type Happened, lifeOf, livedThrough } from '../../../../test/support/virtual-life.js';
import { validateProgramme } from '../domain/validate-programme.js';
import { BONUS_EXPIRING_PROGRAMME as BONUS } from './bonus-expiring.programme.js';

const paid = (at: string): Happened => ['Order Paid', at];
const fired = (happened: readonly Happened[], until: string) => livedThrough(BONUS, happened, until).map(({ pointId, at }) => [pointId, at]);

it('S65: is a programme without faults', () => expect(validateProgramme(BONUS)).toEqual([]));

it('S65: the first paid order brings a bonus, and a reminder a good week before its month is over', () => {
  expect(fired([paid('2026-03-10T09:00:00Z')], '2026-12-31T00:00:00Z')).toEqual([
    ['bonus.received', '2026-03-10 12:00'],
    ['bonus.burns-soon', '2026-03-31 10:00'],
  ]);
  expect(lifeOf(BONUS, [paid('2026-03-10T09:00:00Z')], '2026-12-31T00:00:00Z').journeys).toMatchObject([{ outcome: 'burned', goalReached: false, endedAt: new Date('2026-04-10T20:59:00Z') }]);
});

it('S65: a bonus of the last of January burns on the last of February, and its reminder can no longer be sent after that', () => {
  const life = lifeOf(BONUS, [paid('2026-01-31T09:00:00Z')], '2026-02-10T00:00:00Z');
  expect(life.movesAt).toEqual(new Date('2026-02-28T20:59:00Z'));
  expect(life.contactPoints.find(({ pointId }) => pointId === 'bonus.burns-soon')).toMatchObject({ dueAt: new Date('2026-02-21T07:00:00Z'), windowEnd: new Date('2026-02-28T20:59:00Z') });
});

it('S65: again after every next purchase: the old reminder is off, a new bonus lives', () => {
  const orders = [paid('2026-03-10T09:00:00Z'), paid('2026-03-25T09:00:00Z'), paid('2026-04-20T09:00:00Z')];
  expect(fired(orders, '2026-12-31T00:00:00Z')).toEqual([
    ['bonus.received', '2026-03-10 12:00'],
    ['bonus.received', '2026-03-25 12:00'],
    ['bonus.burns-soon', '2026-04-15 10:00'],
    ['bonus.received', '2026-04-20 12:00'],
    ['bonus.burns-soon', '2026-05-11 10:00'],
  ]);
  expect(lifeOf(BONUS, orders, '2026-04-21T00:00:00Z').journeys).toMatchObject([{ goalReached: true }, { goalReached: true }, { cycle: 3, outcome: null }]);
});

it('S65: an order that was not paid brings nothing', () => expect(lifeOf(BONUS, [['Order Completed', '2026-03-10T09:00:00Z']], '2026-04-01T00:00:00Z').journeys).toEqual([]));
