import { type Happened, lifeOf, livedThrough } from '../../../../test/support/virtual-life.js';
import { arbitrate } from '../domain/arbitrate.js';
import { validateProgramme } from '../domain/validate-programme.js';
import { AUTO_MIN_OWNERSHIP_PROGRAMME as TERM } from './auto-min-ownership.programme.js';
import { AUTO_SECOND_PURCHASE_PROGRAMME as SECOND } from './auto-second-purchase.programme.js';

const sold = (at: string, more: Readonly<Record<string, unknown>> = {}): Happened => ['Car Sold', `${at}T12:00:00Z`, { assetId: 'golf', ...more }];
const golf = sold('2025-03-15');
const contacts = (happened: readonly Happened[], until: string) => livedThrough(TERM, happened, `${until}T00:00:00Z`).map(({ pointId, at }) => [pointId, at]);

it('is a programme without faults', () => expect(validateProgramme(TERM)).toEqual([]));

it('S45: one month after the term the call, then the test drive, then the offer, all before two months are over', () => {
  // The term of 36 months ends on 15 March 2028.
  expect(contacts([golf], '2028-12-01')).toEqual([
    ['min-ownership.call', '2028-04-15 10:00'],
    ['min-ownership.test-drive', '2028-04-25 10:00'],
    ['min-ownership.offer', '2028-05-05 10:00'],
  ]);
});

it('S45: the term is the operator’s: bought on 29 February, 12 months end on the 28th, and the call is a month later', () => {
  const year = { ...TERM, parameters: { ...TERM.parameters, minimumTerm: { default: 'P12M', unit: '', source: 'this dealer' } } };
  expect(livedThrough(year, [sold('2024-02-29')], '2025-04-01T00:00:00Z').map(({ at }) => at)).toEqual(['2025-03-28 10:00']);
});

it('S45: who was called is invited at once, and who tried the car gets the offer at once', () => {
  const happened: Happened[] = [golf, ['Owner Called', '2028-04-17T09:00:00Z'], ['Test Drive Completed', '2028-04-21T14:00:00Z']];
  expect(contacts(happened, '2028-12-01')).toEqual([
    ['min-ownership.call', '2028-04-15 10:00'],
    ['min-ownership.test-drive', '2028-04-17 12:00'],
    ['min-ownership.offer', '2028-04-21 17:00'],
  ]);
});

it('S45: who bought the next car before hears nothing of the old term; the goal is reached and the new term begins', () => {
  const told = lifeOf(TERM, [golf, sold('2027-12-01', { assetId: 'id4' })], '2028-05-01T00:00:00Z');
  expect(told.journeys.map(({ cycle, outcome, goalReached }) => [cycle, outcome, goalReached])).toEqual([
    [1, 'bought-again', true],
    [2, null, false],
  ]);
  expect(told.contactPoints[0]?.dueAt.toISOString()).toBe('2031-01-01T07:00:00.000Z');
});

it('S45: who keeps the car is left in peace', () => {
  expect(lifeOf(TERM, [golf], '2028-12-01T00:00:00Z').journeys[0]).toMatchObject({ outcome: 'keeps-the-car', goalReached: false, endedAt: new Date('2028-06-05T07:00:00Z') });
});

it('S44-S45: one programme per goal: after the term has had its say, the predicted change of the car is spoken of', () => {
  const credited = sold('2025-03-15', { creditUntil: '2028-06-25T09:00:00Z' });
  const lives = [TERM, SECOND].map((definition) => ({ definition, ...lifeOf(definition, [credited], '2028-04-20T00:00:00Z') }));
  const spoken = arbitrate(lives).map(({ pointId }) => pointId);
  expect(spoken).not.toContain('second.credit-ends');
  const later = [TERM, SECOND].map((definition) => ({ definition, ...lifeOf(definition, [credited], '2028-12-01T00:00:00Z') }));
  expect(arbitrate(later).filter(({ status }) => status === 'planned').map(({ pointId, dueAt }) => [pointId, dueAt.toISOString().slice(0, 10)])).toContainEqual(['second.predicted', '2029-08-16']);
});
