import { type Happened, lifeOf, livedThrough } from '../../../../test/support/virtual-life.js';
import { validateProgramme } from '../domain/validate-programme.js';
import { SHOP_ANNIVERSARY_PROGRAMME as ANNIVERSARY } from './shop-anniversary.programme.js';

const fired = (happened: readonly Happened[], until: string, zone?: string) => livedThrough(ANNIVERSARY, happened, until, zone).map(({ pointId, at }) => [pointId, at]);

it('S34: is a programme without faults', () => expect(validateProgramme(ANNIVERSARY)).toEqual([]));

it('S34: who registered on 29 February is greeted on the 28th, and on the 29th in leap years', () => {
  expect(fired([['Signed Up', '2024-02-29T09:00:00Z']], '2029-01-01T00:00:00Z')).toEqual([
    ['anniversary.registration', '2025-02-28 10:00'],
    ['anniversary.registration', '2026-02-28 10:00'],
    ['anniversary.registration', '2027-02-28 10:00'],
    ['anniversary.registration', '2028-02-29 10:00'],
  ]);
});

it('S34: the day is that of the user, not of the server: registered at 23:30 UTC, it was the next day in Minsk', () => {
  expect(fired([['Signed Up', '2025-06-14T23:30:00Z']], '2026-12-31T00:00:00Z')).toEqual([['anniversary.registration', '2026-06-15 10:00']]);
  expect(fired([['Signed Up', '2025-06-14T23:30:00Z']], '2026-12-31T00:00:00Z', 'Europe/Lisbon')).toEqual([['anniversary.registration', '2026-06-15 10:00']]);
  expect(fired([['Signed Up', '2025-06-14T23:30:00Z']], '2026-12-31T00:00:00Z', 'America/New_York')).toEqual([['anniversary.registration', '2026-06-14 10:00']]);
});

it('S34: the tenth and the twentieth order are jubilees, no other', () => {
  const orders = Array.from({ length: 21 }, (_, i): Happened => ['Order Completed', new Date(Date.UTC(2026, 0, 1 + i, 9)).toISOString()]);
  expect(fired(orders, '2026-03-01T00:00:00Z')).toEqual([
    ['anniversary.jubilee-order', '2026-01-10 12:00'],
    ['anniversary.jubilee-order', '2026-01-20 12:00'],
  ]);
});

it('S34: who ordered before registering has the anniversary of the registration', () => {
  const guest: Happened[] = [['Order Completed', '2026-01-01T09:00:00Z'], ['Signed Up', '2026-03-01T09:00:00Z']];
  expect(fired(guest, '2027-12-31T00:00:00Z')).toEqual([['anniversary.registration', '2027-03-01 10:00']]);
});

it('S34: a second registration changes nothing, and the programme never ends', () => {
  const twice: Happened[] = [['Signed Up', '2025-06-01T09:00:00Z'], ['Signed Up', '2025-09-01T09:00:00Z']];
  expect(fired(twice, '2026-12-31T00:00:00Z')).toEqual([['anniversary.registration', '2026-06-01 10:00']]);
  expect(lifeOf(ANNIVERSARY, twice, '2026-12-31T00:00:00Z').journeys).toMatchObject([{ outcome: null, cycle: 1 }]);
});
