import fc from 'fast-check';
import { cellOf, cellsOf, hourOfWeek, hoursOfWeek, levelOf, levelsOf, scoreClassesOf, scoreClassOf, yearClassesOf, yearClassOf, yearDayOf, yearDaysOf } from './coarse-value.js';
import { distanceKm } from './distance.js';
import { localTimeOf, monthDayOf } from './local-time.js';
import { coversDay, coversHour } from './open-hours.js';

const time = fc.integer({ min: 0, max: 1_439 }).map((minute) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`);
const instant = fc.date({ min: new Date('2023-01-01T00:00:00Z'), max: new Date('2029-12-31T00:00:00Z'), noInvalidDate: true });
const zone = fc.constantFrom('UTC', 'Europe/Warsaw', 'America/New_York', 'Asia/Kolkata', 'Pacific/Kiritimati', 'Pacific/Pago_Pago');
const monthDay = instant.map((date) => date.toISOString().slice(5, 10));
const RUNS = { numRuns: 3_000 };

test('every amount of a range lies in one of its levels', () => {
  const end = fc.option(fc.integer({ min: 0, max: 10_000_000 }), { nil: null });
  fc.assert(
    fc.property(end, end, fc.integer({ min: 0, max: 10_000_000 }), (least, most, amount) => {
      fc.pre((least ?? 0) <= amount && amount <= (most ?? amount));
      const levels = levelsOf(least, most);
      expect(levels === null || levels.includes(levelOf(amount))).toBe(true);
    }),
    RUNS,
  );
  expect(levelsOf(1_000_000n, 2_000_000n)).toHaveLength(3);
});

test('every year and score of a range lies in one of its classes', () => {
  const year = fc.integer({ min: 1885, max: 2100 });
  const score = fc.integer({ min: 0, max: 100 });
  fc.assert(
    fc.property(fc.array(year, { minLength: 3, maxLength: 3 }), fc.array(score, { minLength: 3, maxLength: 3 }), (years, scores) => {
      const [first = 0, within = 0, last = 0] = years.toSorted((a, b) => a - b);
      expect(yearClassesOf(first, last)).toContain(yearClassOf(within));
      const [least = 0, told = 0, most = 0] = scores.toSorted((a, b) => a - b);
      expect(scoreClassesOf(least, most)).toContain(scoreClassOf(told));
    }),
    RUNS,
  );
});

test('every place in a circle lies in one of its cells, over the date line too', () => {
  const lat = fc.double({ min: -85, max: 85, noNaN: true });
  const lon = fc.double({ min: -180, max: 180, noNaN: true });
  const away = fc.double({ min: -6, max: 6, noNaN: true });
  let inside = 0;
  fc.assert(
    fc.property(lat, lon, fc.double({ min: 0.1, max: 600, noNaN: true }), away, away, (north, east, km, up, right) => {
      const cells = cellsOf({ lat: north, lon: east, km });
      const place = { lat: Math.max(-90, Math.min(90, north + up)), lon: ((east + right + 540) % 360) - 180 };
      if (cells === null || distanceKm({ lat: north, lon: east }, place) > km) return;
      inside += 1;
      expect(cells).toContain(cellOf(place.lat, place.lon));
    }),
    RUNS,
  );
  expect(inside).toBeGreaterThan(300);
  expect(cellsOf({ lat: 53.9, lon: 27.6, km: 30 })?.length).toBeLessThan(9);
  expect(cellsOf({ lat: 0, lon: 0, km: 20_000 })).toBeNull();
  expect(cellsOf({ lat: 89.5, lon: 0, km: 1 })).toBeNull();
});

test('whenever a partner is open, the hour of the week is one of those its lines touch', () => {
  const lines = fc.array(fc.record({ days: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }), from: time, to: time }), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(lines, instant, zone, (hours, now, place) => {
      const local = localTimeOf(now, place);
      if (coversHour(hours, local)) expect(hoursOfWeek(hours)).toContain(hourOfWeek(local));
    }),
    RUNS,
  );
});

test('whenever a window covers the day of a zone, it holds the day of UTC', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ from: monthDay, to: monthDay }), { minLength: 1, maxLength: 2 }), instant, zone, (windows, now, place) => {
      if (coversDay(windows, monthDayOf(now, place))) expect(yearDaysOf(windows)).toContain(yearDayOf(now));
    }),
    RUNS,
  );
  expect(yearDaysOf([{ from: '03-01', to: '03-01' }])).toHaveLength(5);
});
