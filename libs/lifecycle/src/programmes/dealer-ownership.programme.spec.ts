import { type Happened, lifeOf, livedThrough } from '../../../../test/support/virtual-life.js';
import { validateProgramme } from '../domain/validate-programme.js';
import { DEALER_OWNERSHIP_PROGRAMME as DEALER } from './dealer-ownership.programme.js';

const sold = (at: string, more: Readonly<Record<string, unknown>> = {}): Happened => ['Car Sold', at, { assetId: 'golf', mileage: 10, ...more }];
const golf = sold('2025-03-15T12:00:00Z');
const contacts = (happened: readonly Happened[], until: string, zone?: string) => livedThrough(DEALER, happened, until, zone).map(({ pointId, at }) => [pointId, at]);
const service = (happened: readonly Happened[], until: string) => contacts(happened, until).filter(([id]) => id?.includes('service') || id?.includes('month-10'));

it('is a programme without faults', () => expect(validateProgramme(DEALER)).toEqual([]));

it('S06-S09: questions after a month, the season after half a year, oil in month 10, insurance in month 12', () => {
  expect(contacts([golf], '2026-05-01T00:00:00Z')).toEqual([
    ['owner.month-1', '2025-04-15 10:00'],
    ['owner.month-6', '2025-09-15 10:00'],
    ['owner.month-10', '2026-01-15 10:00'],
    ['owner.month-12', '2026-03-15 10:00'],
  ]);
});

it('S06: the first contact is of the loyalty track; S12: every contact is of one of the two', () => {
  expect(DEALER.contactPoints.filter(({ track }) => track === 'loyalty').map(({ id }) => id)).toEqual(['owner.month-1']);
  expect(new Set(DEALER.contactPoints.map(({ track }) => track))).toEqual(new Set(['loyalty', 'sales']));
});

it('S06: an operator who wants to ask earlier asks earlier', () => {
  const earlier = { ...DEALER, parameters: { ...DEALER.parameters, firstContact: { default: 'P2W', unit: '', source: 'this dealer' } } };
  expect(lifeOf(earlier, [golf], '2025-03-15T12:00:00Z').contactPoints[0]).toMatchObject({ pointId: 'owner.month-1', dueAt: new Date('2025-03-29T07:00:00Z') });
});

it('S07: half a year later it is tyres in September, and none in January', () => {
  const needsIn = (at: string) => lifeOf(DEALER, [sold(at)], at).contactPoints.find(({ pointId }) => pointId === 'owner.month-6')?.needs;
  expect(needsIn('2025-03-15T12:00:00Z')).toEqual(['season-advice', 'tyres', 'accessories', 'event-invitation']);
  expect(needsIn('2025-07-15T12:00:00Z')).toEqual(['season-advice', 'accessories', 'event-invitation']);
});

it.each([
  [8, '2025-11-13 10:00'],
  [12, '2026-03-15 10:00'],
  [24, '2027-03-15 10:00'],
])('S08: the maker asks for service every %i months, and the contact of month 10 comes on %s instead', (serviceIntervalMonths, at) => {
  expect(service([sold('2025-03-15T12:00:00Z', { serviceIntervalMonths })], '2027-06-01T00:00:00Z')).toEqual([['owner.service-by-months', at]]);
});

it('S08: of months and kilometres what comes first counts, once', () => {
  const both = sold('2025-03-15T12:00:00Z', { serviceIntervalMonths: 12, serviceIntervalKm: 8_200 });
  // 8200 km at 41 km a day are 200 days.
  expect(service([both], '2026-12-01T00:00:00Z')).toEqual([['owner.service-by-km', '2025-10-01 10:00']]);
  // 1000 km in the first 100 days: the year is over first.
  const slow: Happened = ['Mileage Reported', '2025-06-23T12:00:00Z', { assetId: 'golf', mileage: 1_010 }];
  expect(service([both, slow], '2026-12-01T00:00:00Z')).toEqual([['owner.service-by-months', '2026-03-15 10:00']]);
});

it('S08: a schedule goes round with each service that is told', () => {
  const happened: Happened[] = [sold('2025-03-15T12:00:00Z', { serviceIntervalMonths: 12 }), ['Service Completed', '2026-04-01T12:00:00Z', { assetId: 'golf' }]];
  expect(service(happened, '2027-12-01T00:00:00Z')).toEqual([
    ['owner.service-by-months', '2026-03-15 10:00'],
    ['owner.service-by-months', '2027-04-01 10:00'],
  ]);
});

it('S09-S10: then round again: tyres, extras, maintenance, insurance and finance, and at 36 months the trade-in', () => {
  expect(contacts([golf], '2028-04-01T00:00:00Z').slice(4)).toEqual([
    ['owner.round-tyres', '2026-09-01 10:00'],
    ['owner.round-extras', '2026-10-15 10:00'],
    ['owner.round-maintenance', '2027-01-15 10:00'],
    ['owner.round-financial', '2027-03-15 10:00'],
    ['owner.round-tyres', '2027-09-01 10:00'],
    ['owner.round-extras', '2027-10-15 10:00'],
    ['owner.round-maintenance', '2028-01-15 10:00'],
    ['owner.round-financial', '2028-03-15 10:00'],
    ['owner.month-36', '2028-03-15 10:00'],
  ]);
});

it('S09-S10: bought on 29 February, insured on 28 February, traded in on 28 February; sold on 31 August, asked on 28 February', () => {
  const leap = contacts([sold('2024-02-29T12:00:00Z')], '2027-03-10T00:00:00Z');
  expect(leap.find(([id]) => id === 'owner.month-12')?.[1]).toBe('2025-02-28 10:00');
  expect(leap.find(([id]) => id === 'owner.month-36')?.[1]).toBe('2027-02-28 10:00');
  expect(contacts([sold('2025-08-31T12:00:00Z')], '2026-03-02T00:00:00Z').at(-1)).toEqual(['owner.month-6', '2026-02-28 10:00']);
});

it('S07: ten in the morning stays ten in the morning when clocks change', () => {
  const point = lifeOf(DEALER, [golf], '2025-03-15T12:00:00Z', 'Europe/Berlin').contactPoints.map(({ dueAt }) => dueAt.toISOString());
  expect(point.slice(0, 3)).toEqual(['2025-04-15T08:00:00.000Z', '2025-09-15T08:00:00.000Z', '2026-01-15T09:00:00.000Z']);
});

it('S10: a trade-in reaches the goal and ends all contacts; the next car begins its own round', () => {
  const told = lifeOf(DEALER, [golf, ['Trade-In Completed', '2026-02-01T09:00:00Z', { assetId: 'golf' }], ['Car Sold', '2026-02-01T10:00:00Z', { assetId: 'id4' }]], '2026-02-02T00:00:00Z');
  expect(told.journeys.map(({ outcome, goalReached }) => [outcome, goalReached])).toEqual([['traded-in', true], [null, false]]);
  expect(told.contactPoints.filter(({ dueAt }) => dueAt > new Date('2026-02-02T00:00:00Z')).map(({ subjectId }) => subjectId)).not.toContain(told.journeys[0]?.subjectId);
});

it('S10: a car that went elsewhere is left alone, its owner lost for this car without a goal', () => {
  const told = lifeOf(DEALER, [golf, ['Car Disposed Of', '2026-02-01T09:00:00Z', { assetId: 'golf' }]], '2026-02-02T00:00:00Z');
  expect(told.journeys.map(({ outcome, goalReached }) => [outcome, goalReached])).toEqual([['left', false]]);
  expect(told.contactPoints.filter(({ dueAt }) => dueAt > new Date('2026-02-01T09:00:00Z'))).toEqual([]);
});
