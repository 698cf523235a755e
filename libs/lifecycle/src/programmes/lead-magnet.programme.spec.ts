import { type Happened, lifeOf, livedThrough } from '../../../../test/support/virtual-life.js';
import { validateProgramme } from '../domain/validate-programme.js';
import { LEAD_MAGNET_PROGRAMME as MAGNET } from './lead-magnet.programme.js';

const topic = 'heat-pumps';
const view = (at: string): Happened => ['Page Viewed', at, { topic }];
const views = [view('2026-03-01T09:00:00Z'), view('2026-03-02T09:00:00Z')];
const told = (preference: object): Happened => ['Preference Told', '2026-03-01T10:00:00Z', { topic, ...preference }];
const fired = (happened: readonly Happened[], until = '2026-06-01T00:00:00Z') => livedThrough(MAGNET, happened, until);

it('S78: is a programme without faults', () => expect(validateProgramme(MAGNET)).toEqual([]));

it.each([
  ['nothing', {}, ['guide-to-choosing']],
  ['a beginner', { experience: 'beginner' }, ['guide-for-beginners']],
  ['after the price', { after: 'price' }, ['guide-to-price']],
  ['after quality, and a beginner', { after: 'quality', experience: 'beginner' }, ['guide-for-beginners', 'guide-to-quality']],
  ['experienced', { experience: 'expert' }, ['guide-to-choosing']],
])('S77: of a reader it is known: %s; %j asks for the guide %j', (_name, preference, needs) => {
  expect(fired([told(preference), ...views])).toEqual([{ pointId: 'magnet.guide', at: '2026-03-02 12:00', needs }]);
});

it('S78: one page is no interest yet, and two topics are two interests', () => {
  expect(fired([views[0] as Happened])).toEqual([]);
  expect(fired([...views, ['Page Viewed', '2026-03-03T09:00:00Z', { topic: 'boilers' }]])).toHaveLength(1);
});

it('S78: three days after the guide was taken a talk is offered', () => {
  expect(fired([...views, ['Guide Downloaded', '2026-03-02T12:00:00Z', { topic }]]).map(({ pointId, at }) => [pointId, at])).toEqual([
    ['magnet.guide', '2026-03-02 12:00'],
    ['magnet.question', '2026-03-05 10:00'],
  ]);
});

it.each([['Contact Shared', 'lead'], ['Order Completed', 'bought']])('S78: "%s" is the goal, and the talk is off', (event, outcome) => {
  const happened: Happened[] = [['Guide Downloaded', '2026-03-02T12:00:00Z', { topic }], [event, '2026-03-03T12:00:00Z', { topic }]];
  expect(fired(happened)).toEqual([]);
  expect(lifeOf(MAGNET, happened, '2026-06-01T00:00:00Z').journeys).toMatchObject([{ outcome, goalReached: true }]);
});

it('S78: who has not come for 30 days has cooled, and is not offered the guide again for another 30', () => {
  const late = [...views, view('2026-04-10T09:00:00Z')];
  expect(lifeOf(MAGNET, late, '2026-06-01T00:00:00Z').journeys).toMatchObject([{ outcome: 'cooled', goalReached: false, endedAt: new Date('2026-04-01T07:00:00Z') }]);
  expect(fired([...late, view('2026-05-02T09:00:00Z')]).map(({ at }) => at)).toEqual(['2026-03-02 12:00', '2026-05-02 12:00']);
});
