import { type Happened, lifeOf, livedThrough } from '../../../../test/support/virtual-life.js';
import { validateProgramme } from '../domain/validate-programme.js';
import { GEO_SEGMENT_PROGRAMME as GEO } from './geo-segment.programme.js';

const near = (at: string, placeId = 'bsu', kind = 'university'): Happened => ['Place Entered', at, { placeId, kind }];
const fired = (happened: readonly Happened[], until: string) => livedThrough(GEO, happened, until).map(({ at, needs }) => [at, ...needs]);

it('S67: is a programme without faults', () => expect(validateProgramme(GEO)).toEqual([]));

it('S67: near a university the offer is one for students, elsewhere one nearby, each while it lasts', () => {
  expect(fired([near('2026-03-10T09:00:00Z'), near('2026-03-10T11:00:00Z', 'market', 'market')], '2026-03-20T00:00:00Z')).toEqual([
    ['2026-03-10 12:00', 'student-offer'],
    ['2026-03-10 14:00', 'nearby'],
  ]);
  expect(lifeOf(GEO, [near('2026-03-10T09:00:00Z')], '2026-03-10T09:00:00Z').contactPoints).toMatchObject([{ windowEnd: new Date('2026-03-10T11:00:00Z') }]);
});

it('S67: who passes daily hears once in 30 days after he left', () => {
  const daily = Array.from({ length: 35 }, (_, i) => near(new Date(Date.UTC(2026, 2, 2 + i, 9)).toISOString()));
  expect(fired(daily, '2026-06-01T00:00:00Z').map(([at]) => at)).toEqual(['2026-03-02 12:00', '2026-04-02 12:00']);
});

it('S67: an order is the goal, whatever place it speaks of; leaving ends the offer', () => {
  expect(lifeOf(GEO, [near('2026-03-10T09:00:00Z'), ['Order Completed', '2026-03-10T09:30:00Z']], '2026-03-20T00:00:00Z').journeys).toMatchObject([{ outcome: 'bought', goalReached: true }]);
  const left = lifeOf(GEO, [near('2026-03-10T09:00:00Z'), ['Place Left', '2026-03-10T09:30:00Z', { placeId: 'bsu' }]], '2026-03-20T00:00:00Z');
  expect(left.journeys).toMatchObject([{ outcome: 'left', goalReached: false }]);
  expect(left.contactPoints).toMatchObject([{ windowEnd: new Date('2026-03-10T09:30:00Z') }]);
});
