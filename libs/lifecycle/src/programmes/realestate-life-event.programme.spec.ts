import { type Happened, lifeOf, livedThrough } from '../../../../test/support/virtual-life.js';
import { validateProgramme } from '../domain/validate-programme.js';
import { REALESTATE_LIFE_EVENT_PROGRAMME as LIFE } from './realestate-life-event.programme.js';

const on = (event: string, at: string, more: Readonly<Record<string, unknown>> = {}): Happened => [event, `${at}T12:00:00Z`, more];
const home = on('Property Purchased', '2020-05-20', { propertyId: 'flat-7' });
const contacts = (happened: readonly Happened[], until: string) => livedThrough(LIFE, happened, `${until}T00:00:00Z`).map(({ pointId, at, needs }) => [pointId, at, needs]);

it('is a programme without faults', () => expect(validateProgramme(LIFE)).toEqual([]));

it('S18: who bought a home hears nothing while nothing happens', () => expect(contacts([home], '2026-01-01')).toEqual([]));

it.each([
  ['Owner Status Changed', 'life.sold-again', ['next-home', 'mortgage', 'home-insurance']],
  ['Child Born', 'life.family-grew', ['larger-home', 'mortgage']],
  ['Wedding Held', 'life.wed', ['first-home-together', 'mortgage']],
])('S18: "%s" asks for the next home', (event, point, needs) => {
  expect(contacts([home, on(event, '2023-02-15', { children: 2, status: 'sold' })], '2024-01-01')).toEqual([[point, '2023-03-01 10:00', needs]]);
  // Also of a person whose earlier purchase was never told.
  expect(contacts([on(event, '2023-02-15')], '2024-01-01')).toEqual([[point, '2023-03-01 10:00', needs]]);
});

it('S18: it is another child that asks for more room, not the first', () => {
  expect(contacts([home, on('Child Born', '2023-02-15', { children: 1 })], '2024-01-01')).toEqual([]);
});

it('S18: a wedding and then a child are two contacts, and the wedding’s is off once the child is there', () => {
  expect(contacts([home, on('Wedding Held', '2023-02-15'), on('Child Born', '2024-01-10', { children: 2 }), on('Child Born', '2025-06-10', { children: 3 })], '2026-01-01').map(([id, at]) => [id, at])).toEqual([
    ['life.wed', '2023-03-01 10:00'],
    ['life.family-grew', '2024-01-24 10:00'],
    ['life.family-grew', '2025-06-24 10:00'],
  ]);
  expect(contacts([home, on('Wedding Held', '2023-02-15'), on('Child Born', '2023-02-20')], '2024-01-01').map(([id]) => id)).toEqual(['life.family-grew']);
});

it('S18: the next purchase reaches the goal, ends the contact, and the wait for the next event begins', () => {
  const happened = [home, on('Wedding Held', '2023-02-15'), on('Property Purchased', '2023-02-20')];
  expect(contacts(happened, '2024-06-01')).toEqual([]);
  expect(lifeOf(LIFE, happened, '2024-06-01T00:00:00Z').journeys.map(({ stage, outcome, goalReached }) => [stage, outcome, goalReached])).toEqual([
    ['wed', 'bought', true],
    ['settled', null, false],
  ]);
});

it('S18: a year after the event interest is over; after 29 February that is 28 February', () => {
  const { journeys } = lifeOf(LIFE, [on('Wedding Held', '2024-02-29')], '2025-03-01T00:00:00Z');
  expect(journeys[0]).toMatchObject({ stage: 'settled', stageEnteredAt: new Date('2025-02-28T07:00:00Z') });
});
