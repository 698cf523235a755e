import { type Happened, lifeOf, livedThrough } from '../../../../test/support/virtual-life.js';
import { validateProgramme } from '../domain/validate-programme.js';
import { LOYALTY_ADVOCATE_PROGRAMME as ADVOCATE } from './loyalty-advocate.programme.js';

const orders = ['2026-01-01', '2026-01-10', '2026-01-31'].map((day): Happened => ['Order Completed', `${day}T09:00:00Z`]);
const recommended = (at: string, rewarded?: boolean): Happened => ['Friend Recommended', at, { rewarded }];
const fired = (happened: readonly Happened[], until: string) => livedThrough(ADVOCATE, happened, until).map(({ pointId, at }) => [pointId, at]);

it('S69: is a programme without faults', () => expect(validateProgramme(ADVOCATE)).toEqual([]));

it('S69: the third order brings a letter, a request for content and an invitation a month later, at the end of February', () => {
  expect(fired(orders, '2026-12-31T00:00:00Z')).toEqual([
    ['loyal.thank-you', '2026-02-01 10:00'],
    ['loyal.show-it', '2026-02-14 10:00'],
    ['loyal.invitation', '2026-02-28 10:00'],
  ]);
});

it('S69: who has shown his purchase is not asked to', () => {
  expect(fired([...orders, ['Product Reviewed', '2026-02-05T09:00:00Z']], '2026-12-31T00:00:00Z').map(([id]) => id)).toEqual(['loyal.thank-you', 'loyal.invitation']);
});

it('S69: who recommends free is an advocate: a gift for each recommendation, a letter and an invitation every year', () => {
  const advocate = [...orders, recommended('2026-02-10T09:00:00Z'), recommended('2026-06-10T09:00:00Z')];
  expect(fired(advocate, '2028-03-01T00:00:00Z')).toEqual([
    ['loyal.thank-you', '2026-02-01 10:00'],
    ['advocate.gift', '2026-02-11 10:00'],
    ['advocate.gift', '2026-06-11 10:00'],
    ['advocate.letter', '2027-02-10 10:00'],
    ['advocate.letter', '2028-02-10 10:00'],
  ]);
  expect(lifeOf(ADVOCATE, advocate, '2026-12-31T00:00:00Z').journeys).toMatchObject([{ stage: 'advocate', outcome: null }]);
});

it('S69: a recommendation that was paid for makes no advocate', () => {
  expect(lifeOf(ADVOCATE, [...orders, recommended('2026-02-10T09:00:00Z', true)], '2026-12-31T00:00:00Z').journeys).toMatchObject([{ stage: 'loyal' }]);
});

it('S69: one may be an advocate before the third order, and one order alone is no loyalty', () => {
  expect(lifeOf(ADVOCATE, [recommended('2026-02-10T09:00:00Z')], '2026-03-01T00:00:00Z').journeys).toMatchObject([{ stage: 'advocate' }]);
  expect(lifeOf(ADVOCATE, orders.slice(0, 2), '2026-03-01T00:00:00Z').journeys).toEqual([]);
});

it('S69: nothing in it is a discount', () => {
  expect(ADVOCATE.contactPoints.every(({ track, discount }) => track === 'loyalty' && discount === 'contraindicated')).toBe(true);
});
