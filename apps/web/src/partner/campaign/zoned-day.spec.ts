import { dayIn, endOfDay, startOfDay } from './zoned-day.js';

it('reads and writes days in the partner’s own zone', () => {
  expect(dayIn('2027-03-13T21:30:00.000Z', 'Europe/Minsk')).toBe('2027-03-14');
  expect(startOfDay('2027-03-14', 'Europe/Minsk')).toBe('2027-03-13T21:00:00.000Z');
  expect(endOfDay('2027-03-14', 'Europe/Minsk')).toBe('2027-03-14T21:00:00.000Z');
  expect(startOfDay('2027-03-14', 'America/New_York')).toBe('2027-03-14T05:00:00.000Z');
});

it('knows that a day may be shorter', () => {
  expect(endOfDay('2027-03-14', 'America/New_York')).toBe('2027-03-15T04:00:00.000Z');
  expect(startOfDay('2027-03-28', 'Europe/Berlin')).toBe('2027-03-27T23:00:00.000Z');
  expect(endOfDay('2027-03-28', 'Europe/Berlin')).toBe('2027-03-28T22:00:00.000Z');
});
