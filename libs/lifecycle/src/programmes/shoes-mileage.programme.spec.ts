import { type Happened, lifeOf, livedThrough } from '../../../../test/support/virtual-life.js';
import { validateProgramme } from '../domain/validate-programme.js';
import { SHOES_MILEAGE_PROGRAMME as SHOES } from './shoes-mileage.programme.js';

const bought = (at: string): Happened => ['Running Shoes Bought', `${at}T12:00:00Z`, { model: 'Pegasus' }];
const run = (at: string, distance: number): Happened => ['Run Recorded', `${at}T12:00:00Z`, { distance }];
const contacts = (happened: readonly Happened[], until: string) => livedThrough(SHOES, happened, `${until}T00:00:00Z`).map(({ at }) => at);

it('is a programme without faults', () => expect(validateProgramme(SHOES)).toEqual([]));

it('S19: without a run told, 500 km at 3 km a day are 166 days', () => {
  expect(contacts([bought('2026-01-01')], '2027-01-01')).toEqual(['2026-06-16 10:00']);
});

it('S19: who runs more is told earlier, who runs less later, once each', () => {
  // 100 km in the first 20 days: 400 km more take 80 days from 21 January.
  expect(contacts([bought('2026-01-01'), run('2026-01-10', 40), run('2026-01-21', 60)], '2027-01-01')).toEqual(['2026-04-11 10:00']);
  // 30 km in 30 days: 470 days from 31 January.
  expect(contacts([bought('2026-01-01'), run('2026-01-31', 30)], '2027-12-01')).toEqual(['2027-05-16 10:00']);
});

it('S19: the run that passes the distance is followed by the contact at once', () => {
  expect(contacts([bought('2026-01-01'), run('2026-02-01', 510)], '2026-03-01')).toEqual(['2026-02-01 15:00']);
});

it('S19: the distance is the operator’s', () => {
  const short = { ...SHOES, parameters: { ...SHOES.parameters, distance: { default: 300, unit: 'km', source: 'this shop' } } };
  expect(livedThrough(short, [bought('2026-01-01')], '2027-01-01T00:00:00Z').map(({ at }) => at)).toEqual(['2026-04-11 10:00']);
});

it('S19: the next pair reaches the goal, calls the contact off, and its own distance begins', () => {
  const happened = [bought('2026-01-01'), run('2026-01-21', 100), bought('2026-03-01')];
  expect(contacts(happened, '2026-08-01')).toEqual([]);
  expect(contacts(happened, '2027-01-01')).toEqual(['2026-08-14 10:00']);
  expect(lifeOf(SHOES, happened, '2026-08-01T00:00:00Z').journeys.map(({ cycle, outcome, goalReached }) => [cycle, outcome, goalReached])).toEqual([
    [1, 'next-pair', true],
    [2, null, false],
  ]);
});

it('S19: who gave up running is not asked', () => {
  expect(contacts([bought('2026-01-01'), ['Running Given Up', '2026-02-01T12:00:00Z']], '2027-01-01')).toEqual([]);
});

it('S19: ten in the morning stays ten in the morning when clocks change', () => {
  expect(livedThrough(SHOES, [bought('2026-01-01')], '2027-01-01T00:00:00Z', 'America/New_York')).toMatchObject([{ at: '2026-06-16 10:00' }]);
});
