import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { parseDuration, parseLocalTime, type Duration } from './duration.js';
import { addCalendar, alignToSeason, seasonAt } from './site-clock.js';
import { isTimeZone } from '@ringroad/kernel';

const TEN = parseLocalTime('10:00');

function duration(text: string): Duration {
  const parsed = parseDuration(text);
  if (parsed === null) throw new Error(text);
  return parsed;
}

function local(text: string, zone: string): Date {
  return new Date(Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds);
}

function shown(at: Date, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).toPlainDateTime().toString();
}

const ZONES = ['Europe/Minsk', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC'];

describe('a month later', () => {
  it.each([
    ['2025-01-31T18:00', 'P1M', '2025-02-28T10:00:00'],
    ['2024-01-31T18:00', 'P1M', '2024-02-29T10:00:00'],
    ['2024-02-29T09:00', 'P12M', '2025-02-28T10:00:00'],
    ['2024-02-29T09:00', 'P48M', '2028-02-29T10:00:00'],
    ['2024-08-31T09:00', 'P6M', '2025-02-28T10:00:00'],
    ['2024-12-31T23:30', 'P2M', '2025-02-28T10:00:00'],
    ['2025-03-31T00:00', '-P1M', '2025-02-28T10:00:00'],
  ])('%s + %s is %s on the user\'s own calendar, in every zone', (from, offset, expected) => {
    for (const zone of ['Europe/Minsk', 'Europe/Berlin', 'America/New_York']) {
      expect(shown(addCalendar(local(from, zone), duration(offset), zone, TEN), zone)).toBe(expected);
    }
  });

  it('belongs to the local day, also when UTC is already on another one', () => {
    const bought = local('2025-05-31T22:30', 'America/New_York'); // 1 June in UTC
    expect(shown(addCalendar(bought, duration('P1M'), 'America/New_York', TEN), 'America/New_York')).toBe('2025-06-30T10:00:00');
  });
});

describe('clock changes', () => {
  it('keep ten o\'clock at ten o\'clock', () => {
    const berlin = addCalendar(local('2025-03-28T15:00', 'Europe/Berlin'), duration('P3D'), 'Europe/Berlin', TEN);
    expect(berlin.toISOString()).toBe('2025-03-31T08:00:00.000Z');
    const newYork = addCalendar(local('2025-10-02T15:00', 'America/New_York'), duration('P1M'), 'America/New_York', TEN);
    expect(newYork.toISOString()).toBe('2025-11-02T15:00:00.000Z');
    const minsk = addCalendar(local('2025-03-28T15:00', 'Europe/Minsk'), duration('P3D'), 'Europe/Minsk', TEN);
    expect(minsk.toISOString()).toBe('2025-03-31T07:00:00.000Z');
  });

  it('move an hour that does not exist forward, and take the first of an hour that happens twice', () => {
    const half = parseLocalTime('02:30');
    expect(shown(addCalendar(local('2025-03-29T12:00', 'Europe/Berlin'), duration('P1D'), 'Europe/Berlin', half), 'Europe/Berlin')).toBe('2025-03-30T03:30:00');
    expect(addCalendar(local('2025-10-25T12:00', 'Europe/Berlin'), duration('P1D'), 'Europe/Berlin', half).toISOString()).toBe('2025-10-26T00:30:00.000Z');
  });
});

it('agrees with Temporal on any instant, offset and zone', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: Date.UTC(1995, 0, 1) / 1000, max: Date.UTC(2045, 0, 1) / 1000 }),
      fc.constantFrom(...ZONES),
      fc.integer({ min: -30, max: 60 }),
      fc.integer({ min: -40, max: 40 }),
      fc.option(fc.integer({ min: 0, max: 1439 }), { nil: null }),
      (second, zone, months, days, minute) => {
        const from = new Date(second * 1000);
        const start = Temporal.Instant.fromEpochMilliseconds(from.getTime()).toZonedDateTimeISO(zone).toPlainDateTime();
        const moved = start.toPlainDate().add({ months }).add({ days });
        const time = minute === null ? start.toPlainTime() : Temporal.PlainTime.from({ hour: Math.floor(minute / 60), minute: minute % 60 });
        const expected = minute === null && months === 0 && days === 0
          ? from.getTime()
          : moved.toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds;
        const ours = addCalendar(from, { months, days, milliseconds: 0 }, zone, minute === null ? null : minute * 60_000);
        expect(ours.getTime()).toBe(expected);
      },
    ),
    { numRuns: 3000 },
  );
});

describe('seasons', () => {
  it('follow the user\'s calendar month', () => {
    expect(seasonAt(new Date('2025-02-28T20:59:59Z'), 'Europe/Minsk')).toBe('winter');
    expect(seasonAt(new Date('2025-02-28T21:00:00Z'), 'Europe/Minsk')).toBe('spring');
    expect(seasonAt(new Date('2025-12-01T00:00:00Z'), 'America/New_York')).toBe('autumn');
    expect(seasonAt(new Date('2025-07-01T00:00:00Z'), 'UTC')).toBe('summer');
  });

  it('a point of the tyre season waits for its first morning, or comes at once when the season is on', () => {
    const tyres = ['spring', 'autumn'] as const;
    const june = local('2025-06-10T10:00', 'Europe/Minsk');
    expect(shown(alignToSeason(june, tyres, 'Europe/Minsk', TEN), 'Europe/Minsk')).toBe('2025-09-01T10:00:00');
    const december = local('2025-12-10T10:00', 'Europe/Minsk');
    expect(shown(alignToSeason(december, tyres, 'Europe/Minsk', TEN), 'Europe/Minsk')).toBe('2026-03-01T10:00:00');
    const may = local('2025-05-31T10:00', 'Europe/Minsk');
    expect(alignToSeason(may, tyres, 'Europe/Minsk', TEN)).toEqual(may);
  });
});

it('reads ISO 8601 durations and refuses what is none', () => {
  expect(parseDuration('P1Y2M')).toEqual({ months: 14, days: 0, milliseconds: 0 });
  expect(parseDuration('-P30D')).toEqual({ months: 0, days: -30, milliseconds: 0 });
  expect(parseDuration('P2WT36H')).toEqual({ months: 0, days: 14, milliseconds: 36 * 3_600_000 });
  for (const wrong of ['', 'P', 'PT', 'P1DT', '6M', 'P1.5M', 'P-3D', 'month']) expect(parseDuration(wrong)).toBeNull();
  expect(parseLocalTime('24:00')).toBeNull();
});

it('knows a time zone from a made-up one', () => {
  expect(isTimeZone('Europe/Minsk')).toBe(true);
  expect(isTimeZone('Europe/Atlantis')).toBe(false);
});
