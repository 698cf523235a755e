import { afterFailure } from './retry-schedule.js';

/** Every try of a failure that never passes, in milliseconds since the first. */
function tries(patient: boolean): number[] {
  const at = [0];
  for (;;) {
    const now = at.at(-1) ?? 0;
    const next = afterFailure({ attempts: at.length, failingForMs: now, patient });
    if (next.kind === 'park') return at;
    at.push(now + next.afterMs);
  }
}

const HOUR = 3_600_000;

test('what fails for good is parked after five tries within seconds', () => {
  expect(tries(false)).toEqual([0, 250, 750, 1_750, 3_750]);
});

test('what may pass by itself is tried for two days, soon at first and then every quarter of an hour', () => {
  const at = tries(true);
  expect(at.slice(0, 6)).toEqual([0, 250, 750, 1_750, 3_750, 7_750]);
  expect(at.filter((each) => each < HOUR).length).toBeGreaterThan(12);
  expect(at.at(-1)).toBeGreaterThanOrEqual(48 * HOUR);
  const gaps = at.slice(1).map((each, index) => each - (at[index] ?? 0));
  expect(Math.max(...gaps)).toBe(HOUR / 4);
});
