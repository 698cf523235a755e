import fc from 'fast-check';
import { localDate, nextLocalDay, quietUntil } from './quiet-hours.js';

const NIGHT = { from: 21 * 60, until: 9 * 60 };

function until(at: string, zone: string, quiet = NIGHT): string | null {
  return quietUntil(new Date(at), zone, quiet)?.toISOString() ?? null;
}

describe('quiet hours follow the clock on the wall', () => {
  test('nine in the evening is quiet, one second earlier is not; nine in the morning is not', () => {
    expect(until('2026-06-15T17:59:59Z', 'Europe/Minsk')).toBeNull();
    expect(until('2026-06-15T18:00:00Z', 'Europe/Minsk')).toBe('2026-06-16T06:00:00.000Z');
    expect(until('2026-06-16T05:59:59Z', 'Europe/Minsk')).toBe('2026-06-16T06:00:00.000Z');
    expect(until('2026-06-16T06:00:00Z', 'Europe/Minsk')).toBeNull();
  });

  test('the night clocks go forward is an hour shorter, the night they go back an hour longer', () => {
    expect(until('2026-03-28T20:00:00Z', 'Europe/Berlin')).toBe('2026-03-29T07:00:00.000Z');
    expect(until('2026-10-24T19:00:00Z', 'Europe/Berlin')).toBe('2026-10-25T08:00:00.000Z');
    expect(until('2026-03-08T02:00:00Z', 'America/New_York')).toBe('2026-03-08T13:00:00.000Z');
    expect(until('2026-11-01T01:00:00Z', 'America/New_York')).toBe('2026-11-01T14:00:00.000Z');
  });

  test('an end that the clock skips or strikes twice is the later one', () => {
    const early = { from: 60, until: 150 };
    expect(until('2026-03-29T00:30:00Z', 'Europe/Berlin', early)).toBe('2026-03-29T01:30:00.000Z');
    expect(until('2026-10-25T00:10:00Z', 'Europe/Berlin', early)).toBe('2026-10-25T01:30:00.000Z');
  });

  test('may lie within one day, and may be none at all', () => {
    expect(until('2026-06-15T10:00:00Z', 'Europe/Minsk', { from: 12 * 60, until: 14 * 60 })).toBe('2026-06-15T11:00:00.000Z');
    expect(until('2026-06-15T00:00:00Z', 'Europe/Minsk', { from: 540, until: 540 })).toBeNull();
  });

  test('always end ahead, at an instant that is not quiet, in any zone', () => {
    const zone = fc.constantFrom('Europe/Minsk', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'America/Santiago');
    const minute = fc.integer({ min: 0, max: 1439 });
    const at = fc.date({ min: new Date('2024-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(at, zone, minute, minute, (when, where, from, to) => {
        const end = quietUntil(when, where, { from, until: to });
        if (!end) return;
        expect(end.getTime()).toBeGreaterThan(when.getTime());
        expect(end.getTime() - when.getTime()).toBeLessThanOrEqual(25.5 * 3_600_000);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a day is a day of the calendar where the user lives', () => {
  test('of 23, 24 or 25 hours', () => {
    expect(localDate(new Date('2026-06-15T21:00:00Z'), 'Europe/Minsk')).toBe('2026-06-16');
    expect(nextLocalDay(new Date('2026-03-28T23:00:00Z'), 'Europe/Berlin').toISOString()).toBe('2026-03-29T22:00:00.000Z');
    expect(nextLocalDay(new Date('2026-10-24T22:00:00Z'), 'Europe/Berlin').toISOString()).toBe('2026-10-25T23:00:00.000Z');
  });
});
