import { type Happened, lifeOf, livedThrough } from '../../../../test/support/virtual-life.js';
import { validateProgramme } from '../domain/validate-programme.js';
import { AUTO_SECOND_PURCHASE_PROGRAMME as SECOND } from './auto-second-purchase.programme.js';

const sold = (at: string, more: Readonly<Record<string, unknown>> = {}): Happened => ['Car Sold', `${at}T12:00:00Z`, { assetId: 'golf', ...more }];
const contacts = (happened: readonly Happened[], until: string) => livedThrough(SECOND, happened, `${until}T00:00:00Z`).map(({ pointId, at }) => [pointId, at]);

it('is a programme without faults', () => expect(validateProgramme(SECOND)).toEqual([]));

it('S44: trade-in and credit 30 days before the change that is expected after 54 months, and every year from then on', () => {
  expect(contacts([sold('2025-03-15')], '2031-12-01')).toEqual([
    ['second.predicted', '2029-08-16 10:00'],
    ['second.predicted', '2030-08-16 10:00'],
    ['second.predicted', '2031-08-16 10:00'],
  ]);
  expect(livedThrough(SECOND, [sold('2025-03-15')], '2029-12-01T00:00:00Z')[0]?.needs).toEqual(['trade-in', 'car-credit']);
});

it('S44: a month before the credit ends the next one is offered, with the car in part payment', () => {
  expect(contacts([sold('2025-03-15', { creditUntil: '2028-03-31T09:00:00Z' })], '2028-06-01')).toEqual([['second.credit-ends', '2028-03-01 10:00']]);
});

it('S44: who repaid the credit early hears the day after, and not again when it would have ended', () => {
  const repaid: Happened = ['Car Credit Repaid', '2027-06-10T12:00:00Z'];
  expect(contacts([sold('2025-03-15', { creditUntil: '2028-03-31T09:00:00Z' }), repaid], '2028-06-01')).toEqual([['second.credit-repaid', '2027-06-11 10:00']]);
});

it('S44: the second car reaches the goal, and the wait for the third begins', () => {
  const told = lifeOf(SECOND, [sold('2025-03-15'), sold('2029-02-28', { assetId: 'id4' })], '2029-03-01T00:00:00Z');
  expect(told.journeys.map(({ cycle, outcome, goalReached }) => [cycle, outcome, goalReached])).toEqual([
    [1, 'bought-again', true],
    [2, null, false],
  ]);
  expect(told.contactPoints.filter(({ status }) => status === 'planned').map(({ dueAt }) => dueAt.toISOString().slice(0, 10))).toEqual(['2033-07-29']);
});

it('S44: a client who left is asked no more', () => {
  expect(contacts([sold('2025-03-15'), ['Client Left', '2026-01-01T12:00:00Z']], '2031-12-01')).toEqual([]);
});
