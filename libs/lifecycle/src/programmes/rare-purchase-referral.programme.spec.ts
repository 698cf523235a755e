import { type Happened, lifeOf, livedThrough } from '../../../../test/support/virtual-life.js';
import { validateProgramme } from '../domain/validate-programme.js';
import { RARE_PURCHASE_REFERRAL_PROGRAMME as REFERRAL } from './rare-purchase-referral.programme.js';

const deal = (at: string): Happened => ['Deal Closed', at, { category: 'yacht' }];
const referred = (at: string): Happened => ['Friend Referred', at];
const fired = (happened: readonly Happened[], until: string) => livedThrough(REFERRAL, happened, until).map(({ pointId, at }) => [pointId, at]);

it('S58: is a programme without faults', () => expect(validateProgramme(REFERRAL)).toEqual([]));

it('S58: a yacht bought on 29 February: the impression after a month, the referral after three, remembered every year', () => {
  expect(fired([deal('2028-02-29T09:00:00Z')], '2032-03-01T00:00:00Z')).toEqual([
    ['rare.impression', '2028-03-29 10:00'],
    ['rare.ask', '2028-05-29 10:00'],
    ['rare.anniversary', '2029-02-28 10:00'],
    ['rare.anniversary', '2030-02-28 10:00'],
    ['rare.anniversary', '2031-02-28 10:00'],
    ['rare.anniversary', '2032-02-29 10:00'],
  ]);
});

it('S58: the referral is the goal and the next cycle; nobody is asked for what he just did', () => {
  const happened = [deal('2026-01-10T09:00:00Z'), referred('2026-03-01T09:00:00Z')];
  expect(fired(happened, '2027-02-01T00:00:00Z')).toEqual([
    ['rare.impression', '2026-02-10 10:00'],
    ['rare.thanks', '2026-03-02 10:00'],
    ['rare.anniversary-of-referrer', '2027-01-10 10:00'],
  ]);
  expect(lifeOf(REFERRAL, happened, '2026-04-01T00:00:00Z').journeys).toMatchObject([
    { stage: 'owner', outcome: 'referred', goalReached: true },
    { cycle: 2, stage: 'referrer', outcome: null },
  ]);
});

it('S58: each further referral is a goal of its own, and the friend\'s purchase is thanked for too', () => {
  const happened: Happened[] = [deal('2026-01-10T09:00:00Z'), referred('2026-01-20T09:00:00Z'), ['Referral Converted', '2026-04-01T09:00:00Z'], referred('2026-06-01T09:00:00Z')];
  expect(fired(happened, '2026-12-31T00:00:00Z')).toEqual([
    ['rare.thanks', '2026-01-21 10:00'],
    ['rare.friend-bought', '2026-04-02 10:00'],
    ['rare.thanks', '2026-06-02 10:00'],
  ]);
  expect(lifeOf(REFERRAL, happened, '2026-12-31T00:00:00Z').journeys.map(({ goalReached }) => goalReached)).toEqual([true, true, false]);
});

it('S58: the second purchase of a life begins the owner\'s cycle anew', () => {
  const happened = [deal('2026-01-10T09:00:00Z'), deal('2031-05-10T09:00:00Z')];
  expect(lifeOf(REFERRAL, happened, '2031-06-01T00:00:00Z').journeys).toMatchObject([{ outcome: 'bought-again', goalReached: false }, { cycle: 2, stage: 'owner' }]);
  expect(fired(happened, '2031-07-01T00:00:00Z').at(-1)).toEqual(['rare.impression', '2031-06-10 10:00']);
});
