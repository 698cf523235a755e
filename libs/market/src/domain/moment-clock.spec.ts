import { curveOf, momentClock, momentsBetween, windowMoments } from './moment-clock.js';

const FLAT = curveOf([]);
const at = (instant: string, zone = 'Europe/Warsaw', curve = FLAT) => momentClock(new Date(instant), zone, curve);

test('where nothing is known all hours are alike', () => {
  expect(new Set(FLAT)).toEqual(new Set([1_000_000 / 24]));
  expect(at('2026-03-02T05:00:00Z').today).toBe(250_000);
});

test('few moments bend the curve a little, many make it', () => {
  const noon = (count: number) => curveOf(Array.from({ length: 24 }, (_, hour) => (hour === 12 ? count : 0)))[12] ?? 0;
  expect(noon(24)).toBeCloseTo(128_788, 0);
  expect(noon(1_000_000)).toBeGreaterThan(999_000);
});

test('a day of 23 or of 25 hours has the moments of one day', () => {
  expect(at('2026-03-28T23:00:00Z').today).toBe(0);
  expect(at('2026-03-29T10:30:00Z').today).toBe(500_000);
  expect(at('2026-03-29T21:59:59Z').today).toBeGreaterThan(999_980);
  expect(at('2026-10-24T22:00:00Z').today).toBe(0);
  expect(at('2026-10-25T10:30:00Z').today).toBe(500_000);
  expect(at('2026-10-25T10:30:00Z').msToMidnight).toBe(12.5 * 3_600_000);
});

test('the hour that does not come in spring brings nothing', () => {
  const atTwo = curveOf(Array.from({ length: 24 }, (_, hour) => (hour === 2 ? 1e9 : 0)));
  expect(at('2026-03-29T01:00:00Z', 'Europe/Warsaw', atTwo).today).toBeLessThan(100_000);
  expect(at('2026-03-30T01:00:00Z', 'Europe/Warsaw', atTwo).today).toBeGreaterThan(900_000);
});

test('between two instants lie the rest of one day, whole days, and the beginning of another', () => {
  const between = (from: string, to: string) => momentsBetween(new Date(from), new Date(to), 'Europe/Warsaw', FLAT);
  expect(between('2026-03-02T11:00:00Z', '2026-03-02T17:00:00Z')).toBe(250_000);
  expect(between('2026-03-02T17:00:00Z', '2026-03-05T05:00:00Z')).toBe(2_500_000);
});

test('a week begins on Monday and a month has the days it has', () => {
  const clock = at('2026-02-22T11:00:00Z');
  expect(windowMoments('daily', clock)).toEqual({ gone: 500_000, all: 1_000_000 });
  expect(windowMoments('weekly', clock)).toEqual({ gone: 6_500_000, all: 7_000_000 });
  expect(windowMoments('monthly', clock)).toEqual({ gone: 21_500_000, all: 28_000_000 });
  expect(windowMoments('total', clock)).toBeNull();
});
