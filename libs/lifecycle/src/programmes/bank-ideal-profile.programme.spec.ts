import { type Happened, lifeOf, livedThrough } from '../../../../test/support/virtual-life.js';
import { validateProgramme } from '../domain/validate-programme.js';
import { BANK_IDEAL_PROFILE_PROGRAMME as PROFILE } from './bank-ideal-profile.programme.js';

const on = (event: string, at: string, service?: string): Happened => [event, `${at}T12:00:00Z`, service === undefined ? {} : { service, segment: 'Minsk × retail' }];
const gap = (at: string, service: string) => on('Profile Gap Found', at, service);
const contacts = (happened: readonly Happened[], until: string) => livedThrough(PROFILE, happened, `${until}T00:00:00Z`).map(({ at, needs }) => [at, ...needs]);
const journeys = (happened: readonly Happened[], asOf: string) => lifeOf(PROFILE, happened, `${asOf}T00:00:00Z`).journeys.map(({ outcome, goalReached }) => [outcome, goalReached]);

it('is a programme without faults', () => expect(validateProgramme(PROFILE)).toEqual([]));

it('S36: each service the client lacks is offered the morning after the analysis found it', () => {
  expect(contacts([gap('2026-03-02', 'payroll'), gap('2026-03-20', 'acquiring')], '2027-01-01')).toEqual([
    ['2026-03-03 10:00', 'missing-service'],
    ['2026-03-21 10:00', 'missing-service'],
  ]);
});

it('S36: leasing and insurance are also offered by who sells them', () => {
  expect(contacts([gap('2026-03-02', 'leasing')], '2027-01-01')).toEqual([['2026-03-03 10:00', 'missing-service', 'leasing']]);
  expect(contacts([gap('2026-03-02', 'insurance')], '2027-01-01')).toEqual([['2026-03-03 10:00', 'missing-service', 'insurance']]);
});

it('S36: the analysis of next month finds the same gap and nobody is asked again', () => {
  expect(contacts([gap('2026-03-02', 'payroll'), gap('2026-04-02', 'payroll'), gap('2026-05-02', 'payroll')], '2026-08-01')).toHaveLength(1);
});

it('S36: the service opened reaches the goal of its gap and of no other', () => {
  const happened = [gap('2026-03-02', 'payroll'), gap('2026-03-02', 'acquiring'), on('Service Opened', '2026-03-02', 'payroll')];
  expect(journeys(happened, '2026-04-01')).toEqual([['service-opened', true], [null, false]]);
  expect(contacts(happened, '2027-01-01')).toHaveLength(1);
});

it('S36: who declined is asked again half a year later at the earliest', () => {
  const declined = [gap('2026-03-02', 'payroll'), on('Service Declined', '2026-03-05', 'payroll')];
  expect(contacts([...declined, gap('2026-04-02', 'payroll')], '2027-01-01')).toHaveLength(1);
  expect(contacts([...declined, gap('2026-09-05', 'payroll')], '2027-01-01')).toEqual([['2026-03-03 10:00', 'missing-service'], ['2026-09-06 10:00', 'missing-service']]);
});

it('S36: a gap that nobody closes ends after half a year, on the last day of February where there is no 31st', () => {
  expect(lifeOf(PROFILE, [gap('2025-08-31', 'payroll')], '2026-03-01T00:00:00Z').journeys[0]).toMatchObject({ outcome: 'not-taken', endedAt: new Date('2026-02-28T07:00:00Z') });
});

it('S36: the account closed ends every gap', () => {
  expect(journeys([gap('2026-03-02', 'payroll'), gap('2026-03-02', 'acquiring'), on('Account Closed', '2026-03-02')], '2026-04-01')).toEqual([['left', false], ['left', false]]);
});
