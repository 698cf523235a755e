import { type Happened, lifeOf, livedThrough } from '../../../../test/support/virtual-life.js';
import { validateProgramme } from '../domain/validate-programme.js';
import { AUTO_RETENTION_PROGRAMME as RETENTION } from './auto-retention.programme.js';

const car = (event: string, at: string, more: Readonly<Record<string, unknown>> = {}): Happened => [event, `${at}T12:00:00Z`, { assetId: 'golf', ...more }];
const bought = car('Car Sold', '2025-03-15');
const first = car('Service Completed', '2026-03-10');
const contacts = (happened: readonly Happened[], until: string) => livedThrough(RETENTION, happened, `${until}T00:00:00Z`).map(({ pointId, at }) => [pointId, at]);
const of = (id: string, happened: readonly Happened[], until: string) => contacts(happened, until).filter(([point]) => point === id).map(([, at]) => at);

it('is a programme without faults', () => expect(validateProgramme(RETENTION)).toEqual([]));

it('S43: it begins with the first service, and asks to book each next one two weeks before it is due', () => {
  expect(contacts([bought], '2026-12-01')).toEqual([]);
  expect(of('retention.book', [bought, first, car('Service Completed', '2027-03-20')], '2028-04-01')).toEqual(['2027-02-24 10:00', '2028-03-06 10:00']);
});

it('S43: the next service is forecast from mileage where it is told: 15 000 km at 100 km a day', () => {
  const serviced = car('Service Completed', '2026-03-10', { mileage: 15_000, serviceIntervalKm: 15_000 });
  const driven = car('Mileage Reported', '2026-04-09', { mileage: 18_000 });
  // 12 000 km more take 120 days from 9 April: 7 August.
  expect(of('retention.book', [bought, serviced, driven], '2026-10-01')).toEqual(['2026-07-24 10:00']);
});

it('S43: who comes back gets a bonus the day after, who came once does not yet', () => {
  expect(of('retention.bonus', [bought, first], '2026-06-01')).toEqual([]);
  expect(of('retention.bonus', [bought, first, car('Service Completed', '2027-02-20')], '2027-06-01')).toEqual(['2027-02-21 10:00']);
});

it('S43: every holiday the dealer tells brings its greeting that day, without a discount', () => {
  const holidays: Happened[] = [['Holiday Coming', '2026-12-31T07:00:00Z', { name: 'New Year' }], ['Holiday Coming', '2027-05-09T07:00:00Z', { name: 'Victory Day' }]];
  expect(of('retention.greeting', [bought, first, ...holidays], '2027-06-01')).toEqual(['2026-12-31 10:00', '2027-05-09 10:00']);
  expect(RETENTION.contactPoints.find(({ id }) => id === 'retention.greeting')).toMatchObject({ track: 'loyalty', discount: 'none' });
});

it('S43: insurance on time: two weeks before the policy ends, and a year after the purchase where no policy was told', () => {
  expect(of('retention.insurance-year', [bought, first], '2027-04-01')).toEqual(['2026-03-15 10:00', '2027-03-15 10:00']);
  const insured = [bought, first, car('Insurance Issued', '2026-03-12', { validUntil: '2027-03-31T21:00:00Z' })];
  expect(contacts(insured, '2027-04-20').filter(([id]) => id?.includes('insurance'))).toEqual([['retention.insurance', '2027-03-18 10:00']]);
});

it('S43: half a year after a service nobody came to, the owner went elsewhere; coming back begins the next cycle', () => {
  const away = lifeOf(RETENTION, [bought, first], '2028-01-01T00:00:00Z');
  expect(away.journeys.map(({ outcome, endedAt }) => [outcome, endedAt?.toISOString()])).toEqual([['went-elsewhere', '2027-09-10T07:00:00.000Z']]);
  expect(away.contactPoints.filter(({ dueAt }) => dueAt > new Date('2027-09-10T07:00:00Z'))).toEqual([]);
  const back = lifeOf(RETENTION, [bought, first, car('Service Completed', '2028-02-01')], '2028-03-01T00:00:00Z');
  expect(back.journeys.map(({ cycle, outcome }) => [cycle, outcome])).toEqual([[1, 'went-elsewhere'], [2, null]]);
});

it('S43: a trade-in reaches the goal', () => {
  expect(lifeOf(RETENTION, [bought, first, car('Trade-In Completed', '2026-09-01')], '2026-10-01T00:00:00Z').journeys[0]).toMatchObject({ outcome: 'traded-in', goalReached: true });
});
