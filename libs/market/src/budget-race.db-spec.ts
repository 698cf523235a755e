import { checkLedger } from '@ringroad/billing';
import { type AccountLimits, calendarAt, type CampaignLimits, type ChargeAnswer, isAccountWindow } from './index.js';
import { ChargingHouse, type Payer } from '../../../test/support/charging-house.js';

const PRICE = 100n;
const CLAIMS = 60;
const NOON = new Date('2026-11-22T09:00:00Z');
const TOMORROW = new Date('2026-11-23T09:00:00Z');
let house: ChargingHouse;

beforeAll(async () => {
  house = await ChargingHouse.open(NOON);
});
afterAll(() => house?.close());

/** Sixty people at once, each in a transaction of its own, in two processes of eight connections each. */
async function rush(payers: readonly Payer[]): Promise<ChargeAnswer[]> {
  const claims = Array.from({ length: CLAIMS }, (_, at) => house.work((tx) => house.claim(tx, [{ payer: payers[at % payers.length] as Payer, price: PRICE }]), at));
  return (await Promise.all(claims)).flatMap((all) => all.map(({ answer }) => answer));
}

const tally = (answers: readonly ChargeAnswer[]) => {
  const counts: Record<string, number> = {};
  for (const answer of answers) {
    const word = answer.kind === 'refused' ? answer.reason : answer.kind;
    counts[word] = (counts[word] ?? 0) + 1;
  }
  return counts;
};

/** Limits that have room for three leads, each with the word its refusal has. */
const LIMITS: readonly (readonly [string, Partial<CampaignLimits>, string])[] = [
  ['the total budget', { totalBudget: 3n * PRICE }, 'total-budget'],
  ['the budget of the month', { monthlyBudget: 3n * PRICE + 99n }, 'monthly-budget'],
  ['the budget of the week', { weeklyBudget: 3n * PRICE }, 'weekly-budget'],
  ['the budget of the day', { dailyBudget: 3n * PRICE }, 'daily-budget'],
  ['leads in all', { totalLeads: 3 }, 'leads'],
  ['leads of the month', { monthlyLeads: 3 }, 'leads'],
  ['leads of the week', { weeklyLeads: 3 }, 'leads'],
  ['leads of the day', { dailyLeads: 3 }, 'leads'],
  ['the stock of bonuses', { stock: 3 }, 'stock'],
];

describe('60 claims at the same moment', () => {
  it.each(LIMITS)('against %s for three give exactly three holds', async (_, limits, reason) => {
    const partnerId = await house.partner(1_000_000n);
    const payer = await house.campaign(partnerId, limits);
    expect(tally(await rush([payer]))).toEqual({ held: 3, [reason]: CLAIMS - 3 });
    for (const { cap, pending, posted } of await house.windows(partnerId)) expect(pending + posted).toBeLessThanOrEqual(cap);
  });

  const ACCOUNTS: readonly (readonly [string, Partial<AccountLimits>])[] = [
    ['money of the month', { monthlyBudget: 3n * PRICE }],
    ['money of the day', { dailyBudget: 3n * PRICE }],
    ['leads of the month', { monthlyLeads: 3 }],
    ['leads of the day', { dailyLeads: 3 }],
  ];

  it.each(ACCOUNTS)('over five campaigns of one partner, against the account’s %s for three, give exactly three holds', async (_, limits) => {
    const partnerId = await house.partner(1_000_000n, limits);
    const payers = await Promise.all(Array.from({ length: 5 }, () => house.campaign(partnerId, { dailyBudget: 10n * PRICE })));
    expect(tally(await rush(payers))).toEqual({ held: 3, 'account-limit': CLAIMS - 3 });
    const shared = (await house.windows(partnerId)).filter(({ key }) => isAccountWindow(key));
    expect(shared).toHaveLength(1);
    expect(shared[0]?.pending).toBe(shared[0]?.cap);
  });

  it('against a limit of the partner’s own and a tighter one of the operator give what the operator allows', async () => {
    const partnerId = await house.partner(1_000_000n, { dailyBudget: 20n * PRICE });
    await house.work((tx) => house.limitAccount(tx, partnerId, { dailyBudget: 3n * PRICE }, 'operator'));
    expect(tally(await rush([await house.campaign(partnerId)]))).toEqual({ held: 3, 'account-limit': CLAIMS - 3 });
  });
});

describe('a limit', () => {
  const claimOne = async (payer: Payer, now = NOON) => {
    const [claimed] = await house.work((tx) => house.claim(tx, [{ payer, price: PRICE }], now));
    if (!claimed) throw new Error('the campaign takes no leads');
    return claimed;
  };
  const standing = ({ request }: Awaited<ReturnType<typeof claimOne>>, now = NOON) => ({ ...request, windowKeys: request.windows.map(({ key }) => key), calendar: calendarAt(now, 'Europe/Minsk') });
  const usedOf = async (partnerId: string) => Object.fromEntries((await house.windows(partnerId)).map(({ key, pending, posted }) => [key, [pending, posted]]));

  it('that is lowered below what is spent keeps what was promised and takes nothing until there is room', async () => {
    const partnerId = await house.partner(1_000_000n);
    const payer = await house.campaign(partnerId, { dailyBudget: 3n * PRICE, totalLeads: 50 });
    const [first] = [await claimOne(payer), await claimOne(payer)];
    await house.work((tx) => house.limit(tx, payer, { dailyBudget: PRICE, totalLeads: 50 }));
    expect((await claimOne(payer)).answer).toEqual({ kind: 'refused', reason: 'daily-budget' });
    expect(await usedOf(partnerId)).toMatchObject({ '2026-11-22': [2n * PRICE, 0n] });
    await house.work((tx) => house.charges.voidAll(tx, [standing(first as Awaited<ReturnType<typeof claimOne>>)]));
    expect((await claimOne(payer)).answer).toEqual({ kind: 'refused', reason: 'daily-budget' });
    await house.work((tx) => house.limit(tx, payer, { dailyBudget: 2n * PRICE, totalLeads: 50 }));
    expect((await claimOne(payer)).answer).toEqual({ kind: 'held' });
  });

  it('opens anew with its day, its week and its month, and the rest goes on', async () => {
    const partnerId = await house.partner(1_000_000n, { dailyLeads: 1 });
    const payer = await house.campaign(partnerId, { totalLeads: 3, weeklyBudget: 10n * PRICE, dailyBudget: PRICE });
    expect((await claimOne(payer)).answer).toEqual({ kind: 'held' });
    expect((await claimOne(payer)).answer).toEqual({ kind: 'refused', reason: 'daily-budget' });
    expect((await claimOne(payer, TOMORROW)).answer).toEqual({ kind: 'held' });
    expect(await usedOf(partnerId)).toEqual({
      total: [200n, 0n],
      'total:leads': [2n, 0n],
      '2026-W47': [100n, 0n],
      '2026-W48': [100n, 0n],
      '2026-11-22': [100n, 0n],
      '2026-11-23': [100n, 0n],
      'account:2026-11-22:leads': [1n, 0n],
      'account:2026-11-23:leads': [1n, 0n],
    });
  });

  it('has back what is credited while it is open, once, and the bonus is gone', async () => {
    const partnerId = await house.partner(1_000n, { dailyLeads: 5 });
    const payer = await house.campaign(partnerId, { dailyBudget: PRICE, totalLeads: 9, stock: 9 });
    const claimed = await claimOne(payer);
    await house.work((tx) => house.charges.postAll(tx, [standing(claimed)]));
    const credit = (now = NOON) => house.work((tx) => house.charges.creditAll(tx, [standing(claimed, now)]));
    expect(await credit()).toEqual([{ kind: 'credited', amount: PRICE }]);
    expect(await credit()).toEqual([{ kind: 'already', state: 'credited' }]);
    expect(await usedOf(partnerId)).toEqual({ total: [0n, 0n], 'total:leads': [0n, 0n], '2026-11-22': [0n, 0n], stock: [0n, 1n], 'account:2026-11-22:leads': [0n, 0n] });
    expect((await claimOne(payer)).answer).toEqual({ kind: 'held' });
    const wallet = await house.work((tx) => house.ledger.wallet(tx, { siteId: house.site.id, partnerId }));
    expect(wallet).toMatchObject({ available: 900n, held: 100n, spent: 0n });
  });

  it('that closed stays as it was spent: a credit of later gives the money back and not the day', async () => {
    const partnerId = await house.partner(1_000n);
    const payer = await house.campaign(partnerId, { dailyBudget: PRICE, monthlyBudget: 5n * PRICE });
    const claimed = await claimOne(payer);
    await house.work((tx) => house.charges.postAll(tx, [standing(claimed)]));
    await house.work((tx) => house.charges.creditAll(tx, [standing(claimed, TOMORROW)]));
    expect(await usedOf(partnerId)).toEqual({ total: [0n, 0n], '2026-11': [0n, 0n], '2026-11-22': [0n, PRICE] });
  });

  it('is not credited for what was never charged', async () => {
    const payer = await house.campaign(await house.partner(1_000n), {});
    const claimed = await claimOne(payer);
    expect(await house.work((tx) => house.charges.creditAll(tx, [standing(claimed)]))).toEqual([{ kind: 'refused', reason: 'not-posted' }]);
    await house.work((tx) => house.charges.voidAll(tx, [standing(claimed)]));
    expect(await house.work((tx) => house.charges.creditAll(tx, [standing(claimed)]))).toEqual([{ kind: 'refused', reason: 'not-posted' }]);
  });

  it('is kept by a ledger that proves itself', async () => {
    expect((await house.work(checkLedger)).filter((check) => !check.ok)).toEqual([]);
  });
});
