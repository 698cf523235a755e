import { type Happened, lifeOf, livedThrough } from '../../../../test/support/virtual-life.js';
import { validateProgramme } from '../domain/validate-programme.js';
import { RAZOR_BLADES_PROGRAMME as RAZOR } from './razor-blades.programme.js';

const systemId = 'mach-3';
const looked: Happened = ['Product Viewed', '2026-01-10T09:00:00Z', { systemId, role: 'base' }];
const bought = (role: string, at: string, lastsDays?: number): Happened => ['Product Purchased', at, { systemId, role, lastsDays }];
const fired = (happened: readonly Happened[], until = '2026-12-31T00:00:00Z') => livedThrough(RAZOR, happened, until).map(({ pointId, at }) => [pointId, at]);

it('S57: is a programme without faults', () => expect(validateProgramme(RAZOR)).toEqual([]));

it('S57: the razor is offered at cost, the blades at their price', () => {
  expect(fired([looked])).toEqual([['razor.base-at-cost', '2026-01-11 10:00']]);
  expect(RAZOR.contactPoints.map(({ id, discount }) => [id, discount])).toEqual([
    ['razor.base-at-cost', 'best'],
    ['razor.told-supplies', 'none'],
    ['razor.usual-supplies', 'none'],
  ]);
});

it('S57: blades are due a month after the razor, at the end of February', () => {
  expect(fired([looked, bought('base', '2026-01-31T09:00:00Z')])).toEqual([
    ['razor.base-at-cost', '2026-01-11 10:00'],
    ['razor.usual-supplies', '2026-02-28 10:00'],
  ]);
});

it('S57: where the shop tells how long a pack lasts, on that day', () => {
  expect(fired([bought('base', '2026-01-10T09:00:00Z', 14), bought('consumable', '2026-01-25T09:00:00Z', 60)])).toEqual([
    ['razor.told-supplies', '2026-01-24 10:00'],
    ['razor.told-supplies', '2026-03-26 10:00'],
  ]);
});

it('S57: each pack of blades is a goal reached and begins the next', () => {
  const packs = [bought('base', '2026-01-10T09:00:00Z'), bought('consumable', '2026-02-01T09:00:00Z'), bought('consumable', '2026-02-20T09:00:00Z')];
  expect(fired(packs)).toEqual([['razor.usual-supplies', '2026-03-20 10:00']]);
  expect(lifeOf(RAZOR, packs, '2026-03-01T00:00:00Z').journeys).toMatchObject([{ goalReached: true }, { goalReached: true }, { cycle: 3, stage: 'equipped', outcome: null }]);
});

it('S57: who buys blades has a razor, wherever it is from; a look at blades is no wish for a razor', () => {
  expect(lifeOf(RAZOR, [bought('consumable', '2026-02-01T09:00:00Z')], '2026-02-02T00:00:00Z').journeys).toMatchObject([{ stage: 'equipped' }]);
  expect(lifeOf(RAZOR, [['Product Viewed', '2026-01-10T09:00:00Z', { systemId, role: 'consumable' }]], '2026-02-02T00:00:00Z').journeys).toEqual([]);
});

it('S57: a month after the last look the razor is not offered any more', () => {
  expect(lifeOf(RAZOR, [looked], '2026-12-31T00:00:00Z').journeys).toMatchObject([{ outcome: 'not-bought', goalReached: false, endedAt: new Date('2026-02-09T07:00:00Z') }]);
});
