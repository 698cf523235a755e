import fc from 'fast-check';
import { localTimeOf, monthDayOf } from './local-time.js';
import { coversDay, coversHour } from './open-hours.js';

const WEEKDAYS = [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '18:00' }];
const isOpen = (hours: Parameters<typeof coversHour>[0], instant: string, zone: string) => coversHour(hours, localTimeOf(new Date(instant), zone));

test('the wall clock is the zone’s own', () => {
  expect(localTimeOf(new Date('2026-03-01T22:30:00Z'), 'Europe/Minsk')).toEqual({ weekday: 1, minute: 90 });
  expect(localTimeOf(new Date('2026-03-01T22:30:00Z'), 'America/New_York')).toEqual({ weekday: 7, minute: 17 * 60 + 30 });
  expect(localTimeOf(new Date('1969-12-31T23:59:00Z'), 'UTC')).toEqual({ weekday: 3, minute: 1_439 });
  expect(['Europe/Minsk', 'America/New_York'].map((zone) => monthDayOf(new Date('2026-03-01T22:30:00Z'), zone))).toEqual(['03-02', '03-01']);
});

test.each([
  ['open at nine sharp', '2026-03-02T09:00:00+03:00', true],
  ['closed a minute before', '2026-03-02T08:59:59+03:00', false],
  ['closed at six sharp', '2026-03-02T18:00:00+03:00', false],
  ['closed on Sunday', '2026-03-01T12:00:00+03:00', false],
])('a shop that works on weekdays is %s', (_, instant, open) => expect(isOpen(WEEKDAYS, instant, 'Europe/Minsk')).toBe(open));

test.each([
  ['Friday at eleven in the evening', '2026-03-06T23:00:00Z', true],
  ['Saturday at one in the morning', '2026-03-07T01:00:00Z', true],
  ['Saturday at two, when it ends', '2026-03-07T02:00:00Z', false],
  ['Friday at one in the morning: Thursday has no line', '2026-03-06T01:00:00Z', false],
])('a line over midnight belongs to the day it begins on: %s', (_, instant, open) => expect(isOpen([{ days: [5], from: '22:00', to: '02:00' }], instant, 'UTC')).toBe(open));

test('the night of Sunday reaches into Monday', () => expect(isOpen([{ days: [7], from: '22:00', to: '02:00' }], '2026-03-02T01:59:00Z', 'UTC')).toBe(true));

test('a line that ends when it begins lasts a whole day', () => {
  const allDay = [{ days: [1], from: '00:00', to: '00:00' }];
  expect(['2026-03-02T00:00:00Z', '2026-03-02T23:59:00Z', '2026-03-03T00:00:00Z'].map((at) => isOpen(allDay, at, 'UTC'))).toEqual([true, true, false]);
});

describe('when the clocks of Warsaw change', () => {
  const night = [{ days: [7], from: '02:00', to: '03:00' }];
  it('has no hour from two to three in spring', () => {
    const everyMinute = Array.from({ length: 180 }, (_, n) => new Date(Date.UTC(2026, 2, 29, 0, n)));
    expect(everyMinute.some((at) => coversHour(night, localTimeOf(at, 'Europe/Warsaw')))).toBe(false);
  });
  it('has it twice in autumn', () => {
    const everyMinute = Array.from({ length: 240 }, (_, n) => new Date(Date.UTC(2026, 9, 24, 23, n)));
    expect(everyMinute.filter((at) => coversHour(night, localTimeOf(at, 'Europe/Warsaw')))).toHaveLength(120);
  });
  it('keeps the shop’s own nine o’clock before and after', () => {
    expect(isOpen(WEEKDAYS, '2026-03-27T08:00:00Z', 'Europe/Warsaw')).toBe(true);
    expect(isOpen(WEEKDAYS, '2026-03-30T07:00:00Z', 'Europe/Warsaw')).toBe(true);
    expect(isOpen(WEEKDAYS, '2026-03-27T07:00:00Z', 'Europe/Warsaw')).toBe(false);
  });
});

test('a window over New Year holds both its ends, and one within the year too', () => {
  const winter = [{ from: '12-20', to: '01-10' }];
  expect(['12-19', '12-20', '12-31', '01-01', '01-10', '01-11'].map((monthDay) => coversDay(winter, monthDay))).toEqual([false, true, true, true, true, false]);
  const spring = [{ from: '03-15', to: '03-15' }];
  expect(['03-14', '03-15', '03-16'].map((monthDay) => coversDay(spring, monthDay))).toEqual([false, true, false]);
});

test('a leap day lies within a window around it', () => expect(coversDay([{ from: '02-20', to: '03-05' }], '02-29')).toBe(true));

test('lines that share out a week cover each minute of it exactly once, whatever the hour they change', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_439 }), fc.integer({ min: 0, max: 10_079 }), (cut, minuteOfWeek) => {
      const time = `${String(Math.floor(cut / 60)).padStart(2, '0')}:${String(cut % 60).padStart(2, '0')}`;
      const lines = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ days: [day], from: time, to: time }));
      const local = { weekday: Math.floor(minuteOfWeek / 1_440) + 1, minute: minuteOfWeek % 1_440 };
      expect(lines.filter((line) => coversHour([line], local))).toHaveLength(1);
    }),
  );
});
