import fc from 'fast-check';
import { budgetOutlook, paceSince, type SpendingPace, windowEnd } from './budget-outlook.js';

const NOW = new Date('2026-06-10T09:00:00Z');
const ZONE = 'Europe/Minsk';
const hours = (count: number) => new Date(NOW.getTime() + count * 3_600_000);
const steady = (perDay: number, leads = 100): SpendingPace => ({ perDay, leads, hours: [] });
const midnight = windowEnd('daily', NOW, ZONE);

describe('the outlook of a budget', () => {
  it('ends its windows by the partner’s calendar', () => {
    expect(midnight?.toISOString()).toBe('2026-06-10T21:00:00.000Z');
    expect(windowEnd('weekly', NOW, ZONE)?.toISOString()).toBe('2026-06-14T21:00:00.000Z');
    expect(windowEnd('monthly', NOW, ZONE)?.toISOString()).toBe('2026-06-30T21:00:00.000Z');
    expect(windowEnd('total', NOW, ZONE)).toBeNull();
    // A day of 23 hours is a day.
    expect(windowEnd('daily', new Date('2026-03-29T00:30:00Z'), 'Europe/Berlin')?.toISOString()).toBe('2026-03-29T22:00:00.000Z');
  });

  it('tells the hour at which it is thought to be used up, and between which', () => {
    // 2,400 a day are 100 an hour: 600 last six hours, an hour sooner or later.
    expect(budgetOutlook(600, midnight, steady(2_400), NOW)).toMatchObject({ verdict: 'runs-out', expected: hours(6), earliest: hours(5), latest: hours(7), until: midnight });
  });

  it('lasts when its window ends first, and says so when it may not', () => {
    expect(budgetOutlook(5_000, midnight, steady(2_400), NOW)).toEqual({ verdict: 'lasts', expected: null, earliest: null, latest: null, until: midnight });
    expect(budgetOutlook(1_250, midnight, steady(2_400), NOW)).toMatchObject({ verdict: 'may-run-out', expected: null, latest: null });
    expect(budgetOutlook(1_000_000, null, steady(1), NOW).verdict).toBe('lasts');
  });

  it('is too early to tell from fewer than five leads, and certain when nothing is left', () => {
    expect(budgetOutlook(300, midnight, steady(2_400, 4), NOW).verdict).toBe('too-early');
    expect(budgetOutlook(0, midnight, steady(0, 0), NOW)).toMatchObject({ verdict: 'used-up', expected: NOW });
    expect(budgetOutlook(-50, midnight, steady(0, 0), NOW).verdict).toBe('used-up');
  });

  it('knows the hours at which people come', () => {
    // All of them come between 17 and 18 o'clock in UTC.
    const evening = Array.from({ length: 24 }, (_, hour) => (hour === 17 ? 1 : 0));
    expect(budgetOutlook(50, null, { perDay: 100, leads: 100, hours: evening }, NOW).expected?.toISOString()).toBe('2026-06-10T18:00:00.000Z');
    expect(budgetOutlook(150, null, { perDay: 100, leads: 100, hours: evening }, NOW).expected?.toISOString()).toBe('2026-06-11T18:00:00.000Z');
  });

  it('measures the pace of a fortnight, or of the life of a younger campaign, its first day whole', () => {
    expect(paceSince(hours(-24 * 60), NOW, 1_400, 9, [])).toEqual({ perDay: 100, leads: 9, hours: [] });
    expect(paceSince(hours(-24 * 7), NOW, 1_400, 9, []).perDay).toBe(200);
    expect(paceSince(hours(-2), NOW, 1_400, 9, []).perDay).toBe(1_400);
  });

  it('never ends sooner with more left or a slower pace, and lies between its bounds', () => {
    const amount = fc.integer({ min: 1, max: 100_000 });
    fc.assert(
      fc.property(amount, amount, amount, fc.integer({ min: 5, max: 500 }), (left, more, perDay, leads) => {
        const at = (budget: number, pace: number) => budgetOutlook(budget, null, { perDay: pace, leads, hours: [] }, NOW);
        const time = (date: Date | null) => date?.getTime() ?? Infinity;
        const outlook = at(left, perDay);
        expect(time(at(left + more, perDay).expected)).toBeGreaterThanOrEqual(time(outlook.expected));
        expect(time(at(left, perDay + more).expected)).toBeLessThanOrEqual(time(outlook.expected));
        expect(time(outlook.earliest)).toBeLessThanOrEqual(time(outlook.expected));
        expect(time(outlook.expected)).toBeLessThanOrEqual(time(outlook.latest));
      }),
    );
  });
});
