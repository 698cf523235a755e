import { type Happened, lifeOf, livedThrough } from '../../../../test/support/virtual-life.js';
import { validateProgramme } from '../domain/validate-programme.js';
import { BONUS_WINBACK_CHAIN_PROGRAMME as CHAIN } from './bonus-winback-chain.programme.js';

const order = (at: string): Happened => ['Order Completed', at];
/** 90 days after it is 1 April. */
const last = order('2026-01-01T09:00:00Z');
const fired = (happened: readonly Happened[], until: string) => livedThrough(CHAIN, happened, until).map(({ pointId, at }) => [pointId, at]);

it('S66: is a programme without faults', () => expect(validateProgramme(CHAIN)).toEqual([]));

it('S66: a lapsed buyer gets a code that lives a month', () => {
  expect(fired([last], '2026-12-31T00:00:00Z')).toEqual([['winback.first-code', '2026-04-01 10:00']]);
  expect(lifeOf(CHAIN, [last], '2026-12-31T00:00:00Z').journeys).toMatchObject([{ outcome: 'not-won-back', goalReached: false, endedAt: new Date('2026-05-01T20:59:00Z') }]);
  expect(CHAIN.parameters?.['codeLife']?.default).toBe('P1M');
});

it('S66: a day after each order comes another code, and the third order in a row makes the habit', () => {
  const chain = [last, order('2026-04-10T09:00:00Z'), order('2026-05-01T09:00:00Z'), order('2026-05-20T09:00:00Z')];
  expect(fired(chain, '2026-06-30T00:00:00Z')).toEqual([
    ['winback.first-code', '2026-04-01 10:00'],
    ['winback.second-code', '2026-04-11 10:00'],
    ['winback.third-code', '2026-05-02 10:00'],
  ]);
  expect(lifeOf(CHAIN, chain, '2026-06-30T00:00:00Z').journeys).toMatchObject([{ stage: 'third-code', outcome: 'habit', goalReached: true }, { cycle: 2, stage: 'buying' }]);
});

it.each([
  ['2026-01-30T09:00:00Z', '2026-01-31 10:00', '2026-02-28T20:59:00Z'],
  ['2026-01-31T09:00:00Z', '2026-02-01 10:00', '2026-03-01T20:59:00Z'],
])('S66: after an order on %s the code comes on %s and lives until %s; without another order the chain is broken', (at, given, until) => {
  const chain = [order('2025-10-10T09:00:00Z'), order(at)];
  expect(fired(chain, '2026-06-30T00:00:00Z').at(-1)).toEqual(['winback.second-code', given]);
  expect(lifeOf(CHAIN, chain, '2026-06-30T00:00:00Z').journeys).toMatchObject([{ stage: 'second-code', outcome: 'chain-broken', goalReached: false, endedAt: new Date(until) }]);
});

it('S66: a buyer who orders before he lapses gets no code', () => {
  expect(fired([last, order('2026-03-15T09:00:00Z')], '2026-06-01T00:00:00Z')).toEqual([]);
});

it('S66: a broken chain begins anew with the next order and the next lapse', () => {
  expect(fired([last, order('2026-07-01T09:00:00Z')], '2026-12-31T00:00:00Z')).toEqual([
    ['winback.first-code', '2026-04-01 10:00'],
    ['winback.first-code', '2026-09-29 10:00'],
  ]);
});
