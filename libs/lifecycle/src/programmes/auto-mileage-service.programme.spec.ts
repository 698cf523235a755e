import { type Happened, lifeOf, livedThrough } from '../../../../test/support/virtual-life.js';
import { validateProgramme } from '../domain/validate-programme.js';
import { AUTO_MILEAGE_SERVICE_PROGRAMME as MILEAGE } from './auto-mileage-service.programme.js';

const car = (event: string, at: string, more: Readonly<Record<string, unknown>> = {}): Happened => [event, `${at}T12:00:00Z`, { assetId: 'golf', ...more }];
const golf = car('Car Sold', '2025-03-15', { mileage: 10, serviceIntervalKm: 15_000, buyer: 'Anna' });
const oil = (happened: readonly Happened[], until: string, zone?: string) => livedThrough(MILEAGE, happened, `${until}T00:00:00Z`, zone).map(({ at }) => at);

it('is a programme without faults', () => expect(validateProgramme(MILEAGE)).toEqual([]));

it('S46: 3000 km in 30 days and a schedule of 15 000 km: the oil is due 120 days later, the contact two weeks before', () => {
  // 14 April + 120 days is 12 August.
  expect(oil([golf, car('Mileage Reported', '2025-04-14', { mileage: 3_010 })], '2026-02-01')).toEqual(['2025-07-29 10:00']);
});

it('S46: each mileage told refines the forecast, and the contact is made once', () => {
  const readings = [car('Mileage Reported', '2025-04-14', { mileage: 3_010 }), car('Mileage Reported', '2025-05-14', { mileage: 4_510 })];
  // 4500 km in 60 days, 75 a day: 10 500 km more take 140 days from 14 May: 1 October.
  expect(oil([golf, ...readings], '2026-02-01')).toEqual(['2025-09-17 10:00']);
  expect(oil([golf, ...readings, car('Mileage Reported', '2025-09-25', { mileage: 9_000 })], '2026-02-01')).toEqual(['2025-09-17 10:00']);
});

it('S46: who hardly drives changes the oil after a year all the same; who tells no schedule, too', () => {
  expect(oil([golf, car('Mileage Reported', '2025-04-14', { mileage: 110 })], '2026-04-01')).toEqual(['2026-03-01 10:00']);
  expect(oil([car('Car Sold', '2024-02-29')], '2025-04-01')).toEqual(['2025-02-14 10:00']);
});

it('S46: a service begins the count anew, a repair does not', () => {
  const serviced = car('Service Completed', '2025-08-10', { mileage: 15_000 });
  const later = car('Repair Completed', '2025-09-09', { mileage: 18_000, work: 'brakes' });
  // 3000 km in 30 days again: 12 000 km more take 120 days from 9 September: 7 January.
  expect(oil([golf, serviced, later], '2026-03-01')).toEqual(['2025-12-24 10:00']);
});

it('S46: a jump of the mileage beyond the schedule is told at once', () => {
  expect(oil([golf, car('Mileage Reported', '2025-06-23', { mileage: 16_010 })], '2025-08-01')).toEqual(['2025-06-23 15:00']);
});

it('S46: ten in the morning where the owner lives, on either side of a change of clocks', () => {
  const told = lifeOf(MILEAGE, [car('Car Sold', '2025-04-10')], '2025-05-01T00:00:00Z', 'Europe/Berlin');
  expect(told.contactPoints.map(({ dueAt }) => dueAt.toISOString())).toEqual(['2026-03-27T09:00:00.000Z']);
});

it('S46: the owner of a car bought elsewhere is followed from the first service here; a car that was sold is not', () => {
  const serviced = car('Service Completed', '2025-08-10');
  expect(oil([serviced], '2026-12-01')).toEqual(['2026-07-27 10:00']);
  const gone = lifeOf(MILEAGE, [golf, car('Trade-In Completed', '2025-05-01')], '2026-12-01T00:00:00Z');
  expect(gone.journeys[0]).toMatchObject({ outcome: 'traded-in', goalReached: true });
  expect(gone.contactPoints).toEqual([]);
});
