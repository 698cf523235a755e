import { type Happened, lifeOf, livedThrough } from '../../../../test/support/virtual-life.js';
import { validateProgramme } from '../domain/validate-programme.js';
import { PHARMACY_REFILL_PROGRAMME as REFILL } from './pharmacy-refill.programme.js';

const on = (event: string, at: string, more: Readonly<Record<string, unknown>> = {}): Happened => [event, `${at}T12:00:00Z`, { prescriptionId: 'rx-1', ...more }];
const filled = (at: string, more: Readonly<Record<string, unknown>> = {}) => on('Prescription Filled', at, { doses: 60, dosesPerDay: 2, ...more });
const available = (at: string, more: Readonly<Record<string, unknown>> = {}) => on('Drug Available', at, { drug: 'Metformin 850', price: 7.5, currency: 'BYN', ...more });
const contacts = (happened: readonly Happened[], until: string) => livedThrough(REFILL, happened, `${until}T00:00:00Z`).map(({ pointId, at, needs }) => [pointId, at, ...needs]);

it('is a programme without faults', () => expect(validateProgramme(REFILL)).toEqual([]));

it('S20: 60 doses at 2 a day last 30 days: a week before, the user hears that the drug is there', () => {
  expect(contacts([filled('2026-03-01'), available('2026-03-05')], '2026-06-01')).toEqual([['refill.in-time', '2026-03-24 10:00', 'refill']]);
});

it('S20: the regime is the prescribed one: 3 a day last 20 days, and a change of it moves the day', () => {
  expect(contacts([filled('2026-03-01', { dosesPerDay: 3 }), available('2026-03-05')], '2026-06-01')).toEqual([['refill.in-time', '2026-03-14 10:00', 'refill']]);
  const changed = on('Prescription Changed', '2026-03-02', { dosesPerDay: 1 });
  expect(contacts([filled('2026-03-01'), changed, available('2026-03-05')], '2026-06-01')).toEqual([['refill.in-time', '2026-04-23 10:00', 'refill']]);
});

it('S20: of a drug that cannot be had, or whose price is not known, nothing is told', () => {
  expect(contacts([filled('2026-03-01')], '2026-06-01')).toEqual([]);
  expect(contacts([filled('2026-03-01'), available('2026-03-05'), on('Drug Unavailable', '2026-03-20')], '2026-06-01')).toEqual([]);
  expect(contacts([filled('2026-03-01'), available('2026-03-05', { price: null })], '2026-06-01')).toEqual([]);
});

it('S20: the substitute is told as one', () => {
  const substitute = [on('Drug Unavailable', '2026-03-05'), available('2026-03-06', { drug: 'Glucophage', substitute: true })];
  expect(contacts([filled('2026-03-01'), ...substitute], '2026-06-01')).toEqual([['refill.in-time', '2026-03-24 10:00', 'refill-substitute']]);
});

it('S20: a drug that comes back late is told at once, and only once', () => {
  const late = [filled('2026-03-01'), available('2026-03-27'), available('2026-03-28', { price: 7.2 })];
  expect(contacts(late, '2026-06-01')).toEqual([['refill.available-again', '2026-03-27 15:00', 'refill']]);
});

it('S20: told on the very day of the contact, it is told once', () => {
  expect(contacts([filled('2026-03-01'), available('2026-03-24')], '2026-06-01')).toEqual([['refill.in-time', '2026-03-24 15:00', 'refill']]);
});

it('S20: who refills reaches the goal and hears of the next pack in its time; two prescriptions do not mix', () => {
  const happened = [filled('2026-03-01'), available('2026-03-05'), filled('2026-03-20')];
  expect(contacts(happened, '2026-06-01')).toEqual([['refill.in-time', '2026-04-12 10:00', 'refill']]);
  const other: Happened = ['Prescription Filled', '2026-03-02T12:00:00Z', { prescriptionId: 'rx-2', doses: 10, dosesPerDay: 1 }];
  expect(lifeOf(REFILL, [...happened, other], '2026-03-21T00:00:00Z').journeys.map(({ outcome, goalReached }) => [outcome, goalReached])).toEqual([
    ['refilled', true],
    [null, false],
    [null, false],
  ]);
});

it('S20: no refill for a course that ends before the pack does', () => {
  const course = [filled('2026-03-01', { courseEnds: '2026-03-28T12:00:00Z' }), available('2026-03-05')];
  expect(contacts(course, '2026-06-01')).toEqual([]);
  expect(lifeOf(REFILL, course, '2026-06-01T00:00:00Z').journeys[0]).toMatchObject({ outcome: 'course-over', endedAt: new Date('2026-03-29T07:00:00Z') });
});

it('S20: three months after it ran out, the user is taken to have stopped; the next pack begins anew', () => {
  const told = lifeOf(REFILL, [filled('2026-03-01'), available('2026-03-05'), filled('2026-09-01')], '2026-09-02T00:00:00Z');
  expect(told.journeys.map(({ outcome, endedAt }) => [outcome, endedAt?.toISOString()])).toEqual([['stopped', '2026-06-30T07:00:00.000Z'], [null, undefined]]);
});

it('S20: ten in the morning stays ten in the morning when clocks change between pack and refill', () => {
  const told = lifeOf(REFILL, [filled('2026-03-08'), available('2026-03-09')], '2026-03-10T00:00:00Z', 'Europe/Berlin');
  expect(told.contactPoints[0]?.dueAt.toISOString()).toBe('2026-03-31T08:00:00.000Z');
});
