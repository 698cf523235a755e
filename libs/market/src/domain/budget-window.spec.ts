import { calendarAt, type CampaignLimits, isOpenWindow, NO_ACCOUNT_LIMITS, refusalOf, shareOf, spanOf, windowOwnerOf, windowsOf } from './budget-window.js';

const FREE: CampaignLimits = { totalBudget: 1_000n, monthlyBudget: null, weeklyBudget: null, dailyBudget: null, totalLeads: null, monthlyLeads: null, weeklyLeads: null, dailyLeads: null, stock: null };
const NOVEMBER = calendarAt(new Date('2026-11-22T12:00:00Z'), 'Europe/Minsk');

test('a moment has its month, its ISO week and its day in the zone that is asked', () => {
  expect(NOVEMBER).toEqual({ total: 'total', monthly: '2026-11', weekly: '2026-W47', daily: '2026-11-22' });
  expect(calendarAt(new Date('2026-12-31T22:00:00Z'), 'Europe/Minsk')).toEqual({ total: 'total', monthly: '2027-01', weekly: '2026-W53', daily: '2027-01-01' });
  expect(calendarAt(new Date('2026-12-31T22:00:00Z'), 'America/New_York').daily).toBe('2026-12-31');
  expect(calendarAt(new Date('2027-01-04T00:00:00Z'), 'UTC').weekly).toBe('2027-W01');
});

test('the day that has 23 hours is one day', () => {
  const dayAt = (instant: string) => calendarAt(new Date(instant), 'Europe/Warsaw').daily;
  expect(['2026-03-28T22:59:59Z', '2026-03-28T23:00:00Z', '2026-03-29T21:59:59Z', '2026-03-29T22:00:00Z'].map(dayAt)).toEqual(['2026-03-28', '2026-03-29', '2026-03-29', '2026-03-30']);
});

test('a campaign that asks for one budget moves one counter', () => {
  expect(windowsOf(FREE, NO_ACCOUNT_LIMITS, NOVEMBER)).toEqual([{ key: 'total', span: 'total', measure: 'money', cap: 1_000n }]);
});

test('every limit has a counter of its own, the widest first, the account last', () => {
  const all: CampaignLimits = { totalBudget: 9n, monthlyBudget: 8n, weeklyBudget: 7n, dailyBudget: 6n, totalLeads: 5, monthlyLeads: 4, weeklyLeads: 3, dailyLeads: 2, stock: 1 };
  const windows = windowsOf(all, { monthlyBudget: 20n, dailyBudget: 10n, monthlyLeads: 30, dailyLeads: 15 }, NOVEMBER);
  expect(windows.map(({ key, cap }) => `${key} ${cap}`)).toEqual([
    'total 9',
    'total:leads 5',
    '2026-11 8',
    '2026-11:leads 4',
    '2026-W47 7',
    '2026-W47:leads 3',
    '2026-11-22 6',
    '2026-11-22:leads 2',
    'stock 1',
    'account:2026-11 20',
    'account:2026-11:leads 30',
    'account:2026-11-22 10',
    'account:2026-11-22:leads 15',
  ]);
  expect(windows.map(({ key }) => shareOf(key, 450n))).toEqual([450n, 1n, 450n, 1n, 450n, 1n, 450n, 1n, 1n, 450n, 1n, 450n, 1n]);
  expect(windows.map(({ key }) => spanOf(key))).toEqual(windows.map(({ span }) => span));
  expect(new Set(windows.filter(({ key }) => windowOwnerOf(key, 'campaign') !== 'campaign').map(({ key }) => key.split(':')[0]))).toEqual(new Set(['account']));
  expect(windows.map(({ key }) => refusalOf(key))).toEqual([
    'total-budget',
    'leads',
    'monthly-budget',
    'leads',
    'weekly-budget',
    'leads',
    'daily-budget',
    'leads',
    'stock',
    'account-limit',
    'account-limit',
    'account-limit',
    'account-limit',
  ]);
});

test('what is given back counts only where the window is still open, and never for the bonus that was handed out', () => {
  const open = (key: string) => isOpenWindow(key, NOVEMBER);
  expect(['total', '2026-11', '2026-W47:leads', 'account:2026-11-22', 'account:2026-11-22:leads'].filter((key) => !open(key))).toEqual([]);
  expect(['2026-10', '2026-W46', '2026-11-21', 'account:2026-11-21', '2026-11-21:leads', 'stock'].filter(open)).toEqual([]);
});
