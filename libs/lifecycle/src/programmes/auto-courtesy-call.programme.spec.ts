import { type Happened, lifeOf, livedThrough } from '../../../../test/support/virtual-life.js';
import { validateProgramme } from '../domain/validate-programme.js';
import { AUTO_COURTESY_CALL_PROGRAMME as CALL } from './auto-courtesy-call.programme.js';

const sold = (serviceContract: boolean): Happened => ['Car Sold', '2025-03-15T12:00:00Z', { assetId: 'golf', serviceContract }];
const called: Happened = ['Owner Called', '2025-03-17T09:00:00Z', { assetId: 'golf' }];

it('is a programme without faults', () => expect(validateProgramme(CALL)).toEqual([]));

it('S41: who bought a car with a service contract is called once, in loyalty, by a person', () => {
  expect(livedThrough(CALL, [sold(true)], '2026-03-15T00:00:00Z')).toEqual([{ pointId: 'courtesy.call', at: '2025-03-18 10:00', needs: ['courtesy'] }]);
  expect(CALL.contactPoints[0]).toMatchObject({ track: 'loyalty', task: true, channels: ['call'], discount: 'none' });
});

it('S41: without a service contract nobody calls; signed a day later, somebody does', () => {
  expect(lifeOf(CALL, [sold(false)], '2025-04-01T00:00:00Z').journeys).toEqual([]);
  const later = livedThrough(CALL, [sold(false), ['Service Contract Signed', '2025-03-16T12:00:00Z', { assetId: 'golf' }]], '2026-03-15T00:00:00Z');
  expect(later.map(({ at }) => at)).toEqual(['2025-03-19 10:00']);
});

it('S41: who was called before is not called again, and the goal is reached', () => {
  expect(livedThrough(CALL, [sold(true), called], '2026-03-15T00:00:00Z')).toEqual([]);
  expect(lifeOf(CALL, [sold(true), called], '2025-04-01T00:00:00Z').journeys[0]).toMatchObject({ outcome: 'called', goalReached: true });
});

it('S41: a call nobody made within a month is told as one', () => {
  expect(lifeOf(CALL, [sold(true)], '2025-05-01T00:00:00Z').journeys[0]).toMatchObject({ outcome: 'not-called', goalReached: false, endedAt: new Date('2025-04-15T07:00:00Z') });
});
