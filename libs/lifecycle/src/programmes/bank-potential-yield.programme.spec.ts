import { type Happened, lifeOf, livedThrough } from '../../../../test/support/virtual-life.js';
import { validateProgramme } from '../domain/validate-programme.js';
import { BANK_POTENTIAL_YIELD_PROGRAMME as YIELD } from './bank-potential-yield.programme.js';

const assessed = (at: string, ideal: number | null, real: number): Happened => ['Client Yield Assessed', `${at}T12:00:00Z`, { ideal, real }];
const contacts = (happened: readonly Happened[], until: string) => livedThrough(YIELD, happened, `${until}T00:00:00Z`).map(({ at }) => at);

it('is a programme without faults', () => expect(validateProgramme(YIELD)).toEqual([]));

it('S38: a client whose real yield is below the ideal is before the manager at once and every quarter', () => {
  // 29 November and three months are 28 February, and the day after it 1 March.
  expect(contacts([assessed('2025-11-29', 4_200, 1_500)], '2026-10-01')).toEqual(['2025-11-30 10:00', '2026-03-01 10:00', '2026-05-30 10:00', '2026-08-30 10:00']);
});

it('S38: monthly assessments do not multiply the reviews', () => {
  expect(contacts([assessed('2026-01-10', 4_200, 1_500), assessed('2026-02-10', 4_200, 1_900), assessed('2026-03-10', 4_300, 2_400)], '2026-04-01')).toEqual(['2026-01-11 10:00']);
});

it('S38: ideal minus real of nothing, or of what is not known, is no potential', () => {
  expect(contacts([assessed('2026-01-10', 4_200, 4_200)], '2026-12-01')).toEqual([]);
  expect(contacts([assessed('2026-01-10', null, 1_500)], '2026-12-01')).toEqual([]);
});

it('S38: the ideal reached is the goal; falling below it again begins anew', () => {
  const reached = [assessed('2026-01-10', 4_200, 1_500), assessed('2026-02-10', 4_200, 4_300)];
  expect(lifeOf(YIELD, reached, '2026-03-01T00:00:00Z').journeys.map(({ outcome, goalReached }) => [outcome, goalReached])).toEqual([['ideal-reached', true]]);
  expect(contacts([...reached, assessed('2026-05-10', 4_200, 3_000)], '2026-06-01')).toEqual(['2026-01-11 10:00', '2026-05-11 10:00']);
});
