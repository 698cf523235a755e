import fc from 'fast-check';
import { comingPeriods, dayNumbered, dayOf, instantOf, numberOf, weekOf } from './forward-period.js';

describe('periods on sale', () => {
  it('are the next three months and two quarters of the site’s own calendar', () => {
    // 22:00 UTC of the last of November is the first of December in Minsk.
    const periods = comingPeriods(new Date('2026-11-30T22:00:00Z'), 'Europe/Minsk');
    expect(periods.map(({ period, startsAt, endsAt }) => [period, startsAt.toISOString(), endsAt.toISOString()])).toEqual([
      ['month', '2026-12-31T21:00:00.000Z', '2027-01-31T21:00:00.000Z'],
      ['month', '2027-01-31T21:00:00.000Z', '2027-02-28T21:00:00.000Z'],
      ['month', '2027-02-28T21:00:00.000Z', '2027-03-31T21:00:00.000Z'],
      ['quarter', '2026-12-31T21:00:00.000Z', '2027-03-31T21:00:00.000Z'],
      ['quarter', '2027-03-31T21:00:00.000Z', '2027-06-30T21:00:00.000Z'],
    ]);
  });

  it('have not begun, and follow each other without a gap, also where clocks are changed', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }), fc.constantFrom('Europe/Minsk', 'Europe/Warsaw', 'America/Santiago'), (now, zone) => {
        const periods = comingPeriods(now, zone);
        for (const { startsAt, endsAt } of periods) expect(startsAt > now && endsAt > startsAt).toBe(true);
        for (const kind of ['month', 'quarter']) {
          const list = periods.filter(({ period }) => period === kind);
          list.slice(1).forEach(({ startsAt }, i) => expect(startsAt).toEqual(list[i]?.endsAt));
        }
      }),
    );
  });
});

describe('days', () => {
  it('are counted by number and named again', () => {
    expect([numberOf('1970-01-01'), dayNumbered(numberOf('2028-02-29'))]).toEqual([0, '2028-02-29']);
    expect(dayOf(instantOf('2026-03-29', 'Europe/Warsaw'), 'Europe/Warsaw')).toBe('2026-03-29');
  });

  it('belong to the week of their Monday', () => {
    expect(['2026-03-01', '2026-03-02', '2026-03-08', '2026-03-09'].map(weekOf)).toEqual(['2026-02-23', '2026-03-02', '2026-03-02', '2026-03-09']);
  });
});
