import { offsetAt } from '@ringroad/kernel';
import fc from 'fast-check';
import { calendarAt } from './budget-window.js';
import { isZone, moveTo, nextMidnight, type PartnerZone, zoneAt } from './partner-zone.js';

const SITE = 'Europe/Minsk';
const HOME: PartnerZone = { timezone: null, nextTimezone: null, nextTimezoneAt: null };
const at = (instant: string) => new Date(instant);

test('a partner that says nothing lives in the zone of the site', () => expect(zoneAt(HOME, SITE, at('2026-11-22T12:00:00Z'))).toBe(SITE));

test('a move counts from the next midnight of the place that is left', () => {
  const moving = moveTo(HOME, 'Pacific/Auckland', SITE, at('2026-11-22T13:00:00Z'));
  expect(moving.nextTimezoneAt).toEqual(at('2026-11-22T21:00:00Z'));
  expect(zoneAt(moving, SITE, at('2026-11-22T20:59:59Z'))).toBe(SITE);
  expect(zoneAt(moving, SITE, at('2026-11-22T21:00:00Z'))).toBe('Pacific/Auckland');
});

test('a move that is taken back, or goes where one is, changes nothing', () => {
  const now = at('2026-11-22T13:00:00Z');
  expect(moveTo(moveTo(HOME, 'Asia/Tokyo', SITE, now), null, SITE, now)).toEqual(HOME);
  expect(moveTo(HOME, SITE, SITE, now)).toEqual(HOME);
});

test('however often a partner moves, a day it has left does not come again, and none begins before the one before it is over somewhere', () => {
  const zones = [null, 'Pacific/Auckland', 'America/New_York', 'Asia/Tokyo', 'Pacific/Honolulu', 'Europe/London'];
  const step = fc.record({ minutes: fc.integer({ min: 1, max: 1_500 }), zone: fc.constantFrom(...zones) });
  // Of a day that is cut short at each of its ends: five dates in less than three times 24 hours.
  const EASTWARDS = [...[946, 841, 226, 91].map((minutes) => ({ minutes, zone: null })), { minutes: 586, zone: 'Pacific/Auckland' }, { minutes: 1_426, zone: null }];
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20, size: 'max' }), (steps) => {
      let partner = HOME;
      let now = at('2026-03-25T13:00:00Z');
      const opened: { day: string; at: Date }[] = [];
      // Every 15 minutes, as offsets of zones are multiples of it.
      const pass = (minutes: number) => {
        for (let gone = 0; gone < minutes; gone += 15) {
          now = new Date(now.getTime() + 15 * 60_000);
          const { daily: day } = calendarAt(now, zoneAt(partner, SITE, now));
          if (!opened.some((each) => each.day === day)) opened.push({ day, at: now });
        }
      };
      for (const { minutes, zone } of steps) {
        pass(minutes);
        partner = moveTo(partner, zone, SITE, now);
      }
      // One budget for each date of the calendar that came up: as many as days went by on the partner's own clock, which is ahead of or
      // behind the one it began by as far as the zones lie apart, and less than one for each end.
      const start = at('2026-03-25T13:00:00Z').getTime();
      const own = (instant: number, zone: string) => instant + offsetAt(instant, zone);
      const days = (own(now.getTime(), zoneAt(partner, SITE, now)) - own(start, SITE)) / 86_400_000;
      expect(opened.length).toBeLessThan(days + 2);
      expect(opened.map(({ day }) => day)).toEqual(opened.map(({ day }) => day).toSorted());
    }),
    { numRuns: 60, examples: [[EASTWARDS]] },
  );
});

test('midnight is where the day begins, also where the clock jumps over it', () => {
  expect(nextMidnight(at('2026-03-28T12:00:00Z'), 'Europe/Warsaw')).toEqual(at('2026-03-28T23:00:00Z'));
  expect(nextMidnight(at('2026-03-29T12:00:00Z'), 'Europe/Warsaw')).toEqual(at('2026-03-29T22:00:00Z'));
});

test('only zones of the calendar are zones', () => {
  expect(['Europe/Minsk', 'America/New_York', 'UTC'].filter((name) => !isZone(name))).toEqual([]);
  expect(['Minsk', '', '+03:00', 'Europe/Nowhere'].filter(isZone)).toEqual([]);
});
