import { type Happened, lifeOf, livedThrough } from '../../../../test/support/virtual-life.js';
import { validateProgramme } from '../domain/validate-programme.js';
import { AUTO_FIRST_SERVICE_PROGRAMME as FIRST } from './auto-first-service.programme.js';

const car = (event: string, at: string, more: Readonly<Record<string, unknown>> = {}): Happened => [event, `${at}T12:00:00Z`, { assetId: 'golf', ...more }];
const golf = car('Car Sold', '2025-03-15', { mileage: 10, serviceIntervalKm: 8_200 });
const contacts = (happened: readonly Happened[], until: string) => livedThrough(FIRST, happened, `${until}T00:00:00Z`).map(({ pointId, at }) => [pointId, at]);

it('is a programme without faults', () => expect(validateProgramme(FIRST)).toEqual([]));

it('S42: call, then remind, before the first service that mileage and schedule forecast; then ask why nobody came', () => {
  // 8200 km at 41 km a day: 200 days, 1 October.
  expect(contacts([golf], '2026-06-01')).toEqual([
    ['first-service.call', '2025-09-10 10:00'],
    ['first-service.remind', '2025-09-24 10:00'],
    ['first-service.overdue', '2025-10-16 10:00'],
  ]);
  expect(lifeOf(FIRST, [golf], '2026-06-01T00:00:00Z').journeys[0]).toMatchObject({ outcome: 'went-elsewhere', goalReached: false });
});

it('S42: without a schedule the first service is a year after the purchase, bought on 29 February on 28 February', () => {
  expect(contacts([car('Car Sold', '2025-03-15')], '2026-03-10')).toEqual([
    ['first-service.call', '2026-02-22 10:00'],
    ['first-service.remind', '2026-03-08 10:00'],
  ]);
  expect(contacts([car('Car Sold', '2024-02-29')], '2025-02-10')).toEqual([['first-service.call', '2025-02-07 10:00']]);
});

it('S42: who drives more is called earlier', () => {
  // 4000 km in 50 days are 80 a day: 4200 km more take 52 days from 4 May.
  expect(contacts([golf, car('Mileage Reported', '2025-05-04', { mileage: 4_010 })], '2025-06-20')).toEqual([
    ['first-service.call', '2025-06-04 10:00'],
    ['first-service.remind', '2025-06-18 10:00'],
  ]);
});

it('S42: who books is reminded the day before, and no longer called', () => {
  const booked = [golf, car('Service Booked', '2025-09-12', { bookedFor: '2025-09-30T08:30:00Z' })];
  const done = [...booked, car('Service Completed', '2025-09-30', { mileage: 8_300 })];
  expect(contacts(done, '2026-06-01')).toEqual([
    ['first-service.call', '2025-09-10 10:00'],
    ['first-service.day-before', '2025-09-29 10:00'],
  ]);
  expect(lifeOf(FIRST, done, '2026-06-01T00:00:00Z').journeys.map(({ outcome, goalReached }) => [outcome, goalReached])).toEqual([['first-service-done', true]]);
});

it('S42: a booking that is moved moves the reminder; who does not come is called', () => {
  const moved = [golf, car('Service Booked', '2025-09-12', { bookedFor: '2025-09-25T08:30:00Z' }), car('Service Booked', '2025-09-20', { bookedFor: '2025-09-30T08:30:00Z' })];
  expect(contacts(moved, '2025-12-01').slice(1)).toEqual([
    ['first-service.day-before', '2025-09-29 10:00'],
    ['first-service.overdue', '2025-10-04 10:00'],
  ]);
});
