import fc from 'fast-check';
import type { UsedLimit } from './campaign-money.js';
import { curveOf, momentClock } from './moment-clock.js';
import { NEW_PACE, nextPace, type Pace, type PaceLook } from './pace.js';

const FLAT = curveOf([]);
const NEW: Pace = { passPpm: 1_000_000, memory: NEW_PACE };
const SIX = momentClock(new Date('2026-03-02T06:00:00Z'), 'UTC', FLAT);
const NOON = momentClock(new Date('2026-03-02T12:00:00Z'), 'UTC', FLAT);

const total = (used: bigint): UsedLimit => ({ key: 'total', span: 'total', measure: 'money', cap: 1_000_000_000n, posted: used, pending: 0n });
const today = (cap: bigint, used: bigint): UsedLimit => ({ key: '2026-03-02', span: 'daily', measure: 'money', cap, posted: 0n, pending: used });
const look = (change: Partial<PaceLook> & Pick<PaceLook, 'windows'>): PaceLook => ({ mode: 'even', clock: NOON, msToEnd: null, since: { money: 0, leads: 0, ms: 300_000, moments: 3_500 }, ...change });

/** Morning: the campaign was shown, at full rate, for so many leads of 100 in a quarter of a day, and so many were claimed. */
function morning(cap: bigint, leads: number, used: bigint, mode: PaceLook['mode'] = 'even'): Pace {
  const begun = nextPace(NEW, look({ mode, windows: [total(0n), today(cap, 0n)], clock: SIX }));
  return nextPace(begun, look({ mode, windows: [total(used), today(cap, used)], since: { money: leads * 100, leads, ms: 6 * 3_600_000, moments: 250_000 } }));
}

test('a campaign nobody has seen yet enters every moment', () => {
  expect(nextPace(NEW, look({ windows: [total(0n), today(1_000n, 0n)] })).passPpm).toBe(1_000_000);
});

test('where the moments of the day cannot exhaust the budget nothing is held back', () => {
  expect(morning(10_000n, 20, 2_000n).passPpm).toBe(1_000_000);
});

test('with half a day to come that would bring twice what is left, about half of it is entered', () => {
  // 40 leads in a quarter of the day are 80 in the half that is left; 4,000 are left.
  const { passPpm } = morning(8_000n, 40, 4_000n);
  expect(passPpm).toBeGreaterThan(450_000);
  expect(passPpm).toBeLessThan(650_000);
});

test('front-loaded enters more of the morning, and as fast as possible all of it', () => {
  const even = morning(6_000n, 40, 4_000n).passPpm;
  expect(morning(6_000n, 40, 4_000n, 'front-loaded').passPpm).toBeCloseTo(2 * even, -2);
  expect(morning(6_000n, 40, 4_000n, 'asap').passPpm).toBe(1_000_000);
});

test('a budget that is spent lets nothing pass, and a raised one does again', () => {
  const spent = morning(4_000n, 40, 4_000n);
  expect(spent.passPpm).toBe(0);
  expect(nextPace(spent, look({ windows: [total(4_000n), today(8_000n, 4_000n)] })).passPpm).toBeGreaterThan(300_000);
});

test('a first lucky lead is no reason to hold back', () => {
  const begun = nextPace(NEW, look({ windows: [total(0n), today(1_000n, 0n)], clock: SIX }));
  expect(nextPace(begun, look({ windows: [total(100n), today(1_000n, 100n)], clock: SIX })).passPpm).toBe(1_000_000);
});

test('a week is spread over its days, by the tightest of all limits', () => {
  const week: UsedLimit = { key: '2026-W10', span: 'weekly', measure: 'money', cap: 28_000n, posted: 4_000n, pending: 0n };
  const begun = nextPace(NEW, look({ windows: [total(0n), { ...week, posted: 0n }], clock: SIX }));
  const { passPpm } = nextPace(begun, look({ windows: [total(4_000n), week], since: { money: 4_000, leads: 40, ms: 6 * 3_600_000, moments: 250_000 } }));
  // 160 leads a day would come; 24,000 are left for 6.5 days.
  expect(passPpm).toBeGreaterThan(200_000);
  expect(passPpm).toBeLessThan(300_000);
});

test('leads are spread as money is', () => {
  const leads = (used: bigint): UsedLimit => ({ key: '2026-03-02:leads', span: 'daily', measure: 'leads', cap: 60n, posted: used, pending: 0n });
  const begun = nextPace(NEW, look({ windows: [total(0n), leads(0n)], clock: SIX }));
  const { passPpm } = nextPace(begun, look({ windows: [total(4_000n), leads(40n)], since: { money: 4_000, leads: 40, ms: 6 * 3_600_000, moments: 250_000 } }));
  expect(passPpm).toBeGreaterThan(200_000);
  expect(passPpm).toBeLessThan(350_000);
});

test('a total budget is spread up to the end of the campaign, and not at all without one', () => {
  const budget = (cap: bigint, used: bigint): UsedLimit => ({ ...total(used), cap });
  const shown = { money: 4_000, leads: 40, ms: 6 * 3_600_000, moments: 250_000 };
  const at = (msToEnd: number | null) => nextPace(NEW, look({ windows: [budget(20_000n, 4_000n)], msToEnd, since: shown })).passPpm;
  expect(at(null)).toBe(1_000_000);
  expect(at(2 * 86_400_000)).toBeLessThan(600_000);
  expect(at(3_600_000)).toBe(1_000_000);
});

test('whatever happens, a pass rate is a rate, and what is kept is finite', () => {
  const step = fc.record({ used: fc.bigInt({ min: 0n, max: 10_000n }), cap: fc.bigInt({ min: 1n, max: 10_000n }), hour: fc.integer({ min: 0, max: 23 }), leads: fc.double({ min: 0, max: 50, noNaN: true }), price: fc.integer({ min: 1, max: 5_000 }) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), fc.constantFrom('even' as const, 'front-loaded' as const, 'asap' as const), (steps, mode) => {
      let pace = NEW;
      for (const { used, cap, hour, leads, price } of steps) {
        const clock = momentClock(new Date(Date.UTC(2026, 2, 2, hour)), 'UTC', FLAT);
        pace = nextPace(pace, look({ mode, clock, windows: [total(used), today(cap, used)], since: { money: leads * price, leads, ms: 300_000, moments: 3_500 } }));
        expect(pace.passPpm).toBeGreaterThanOrEqual(0);
        expect(pace.passPpm).toBeLessThanOrEqual(1_000_000);
        expect(Number.isInteger(pace.passPpm)).toBe(true);
        expect(JSON.stringify(pace.memory)).not.toContain('null');
      }
    }),
    { numRuns: 300 },
  );
});
