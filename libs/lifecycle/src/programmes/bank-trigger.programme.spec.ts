import { type Happened, lifeOf, livedThrough } from '../../../../test/support/virtual-life.js';
import { arbitrate } from '../domain/arbitrate.js';
import { validateProgramme } from '../domain/validate-programme.js';
import { BANK_IDEAL_PROFILE_PROGRAMME as PROFILE } from './bank-ideal-profile.programme.js';
import { BANK_TRIGGER_PROGRAMME as TRIGGER } from './bank-trigger.programme.js';

const moment = (at: string, service: string, on: string): Happened => ['Service Moment Found', `${at}T12:00:00Z`, { service, on, sign: 'season' }];
const credit = moment('2026-03-02', 'credit-line', '2026-04-15T00:00:00+03:00');
const contacts = (happened: readonly Happened[], until: string) => livedThrough(TRIGGER, happened, `${until}T00:00:00Z`).map(({ at }) => at);

it('is a programme without faults', () => expect(validateProgramme(TRIGGER)).toEqual([]));

it('S37: on the day of the moment the manager is told which service to offer, as a task', () => {
  expect(contacts([credit], '2027-01-01')).toEqual(['2026-04-15 10:00']);
  expect(TRIGGER.contactPoints[0]).toMatchObject({ task: true, channels: ['call'] });
});

it('S37: a moment that is now is told now; one that moved is told on its new day; two services are two moments', () => {
  expect(contacts([moment('2026-03-02', 'payroll', '2026-03-02T09:00:00Z')], '2027-01-01')).toEqual(['2026-03-02 15:00']);
  expect(contacts([credit, moment('2026-03-10', 'credit-line', '2026-05-04T00:00:00+03:00')], '2027-01-01')).toEqual(['2026-05-04 10:00']);
  expect(contacts([credit, moment('2026-03-10', 'payroll', '2026-03-31T00:00:00+03:00')], '2027-01-01')).toEqual(['2026-03-31 10:00', '2026-04-15 10:00']);
});

it('S37: the service opened before its day reaches the goal and calls the task off', () => {
  const opened: Happened[] = [credit, ['Service Opened', '2026-04-01T12:00:00Z', { service: 'credit-line' }]];
  expect(contacts(opened, '2027-01-01')).toEqual([]);
  expect(lifeOf(TRIGGER, opened, '2026-05-01T00:00:00Z').journeys[0]).toMatchObject({ outcome: 'service-opened', goalReached: true });
});

it('S37: a moment passes after two weeks', () => {
  expect(lifeOf(TRIGGER, [credit], '2026-05-01T00:00:00Z').journeys[0]).toMatchObject({ outcome: 'passed', endedAt: new Date('2026-04-29T15:00:00Z') });
});

it('S36-S37: while a moment is waited for, the gaps of the profile are silent; when it has passed they speak', () => {
  const happened: Happened[] = [credit, ['Profile Gap Found', '2026-03-10T12:00:00Z', { service: 'acquiring' }], ['Profile Gap Found', '2026-06-10T12:00:00Z', { service: 'leasing' }]];
  const lives = [PROFILE, TRIGGER].map((definition) => ({ definition, ...lifeOf(definition, happened, '2026-06-10T13:00:00Z') }));
  expect(arbitrate(lives).map(({ pointId, dueAt }) => [pointId, dueAt.toISOString().slice(0, 10)])).toEqual([['profile.offer', '2026-06-11'], ['manager.offer', '2026-04-15']]);
});
