import fc from 'fast-check';
import { grantHolds, type HoldRequest } from './cumulative.js';
import { placeHold } from './hold.js';
import { holdIdOf } from './transfer.js';

function request(leadId: string, amount: bigint, walletId = 'w', budgetWindowIds: readonly string[] = []): HoldRequest {
  return { leadId, walletId, limits: budgetWindowIds.map((id) => ({ id, amount })), amount };
}

const NONE: ReadonlySet<string> = new Set();

describe('a batch of claims that want their price held', () => {
  test('of 64 claims against a wallet that can pay 10, the first 10 are granted', () => {
    const requests = Array.from({ length: 64 }, (_, i) => request(`lead-${i}`, 2500n));
    const grants = grantHolds(requests, { wallets: new Map([['w', 25_000n]]), budgetWindows: new Map() }, NONE);
    expect(grants.map(({ kind }) => kind)).toEqual([...Array(10).fill('granted'), ...Array(54).fill('refused')]);
  });

  test("a campaign's daily budget stops claims that the wallet could pay", () => {
    const requests = ['a', 'b', 'c'].map((lead) => request(lead, 100n, 'w', ['total', 'today']));
    const room = { wallets: new Map([['w', 1000n]]), budgetWindows: new Map([['total', 1000n], ['today', 250n]]) };
    expect(grantHolds(requests, room, NONE)[2]).toEqual({ kind: 'refused', leadId: 'c', reason: 'budget-exhausted', limitId: 'today' });
  });

  test('a limit in leads counts each claim as one, whatever it costs', () => {
    const requests = ['a', 'b', 'c'].map((lead): HoldRequest => ({ leadId: lead, walletId: 'w', amount: 100n, limits: [{ id: 'leads', amount: 1n }] }));
    const grants = grantHolds(requests, { wallets: new Map([['w', 1000n]]), budgetWindows: new Map([['leads', 2n]]) }, NONE);
    expect(grants.map(({ kind }) => kind)).toEqual(['granted', 'granted', 'refused']);
  });

  test('a claim that does not fit takes nothing and does not block a later smaller one', () => {
    const room = { wallets: new Map([['w', 100n]]), budgetWindows: new Map() };
    const grants = grantHolds([request('a', 60n), request('b', 50n), request('c', 40n)], room, NONE);
    expect(grants.map(({ kind }) => kind)).toEqual(['granted', 'refused', 'granted']);
  });

  test('a claim refused by its budget leaves the wallet to the next one', () => {
    const room = { wallets: new Map([['w', 100n]]), budgetWindows: new Map([['spent', 0n]]) };
    const grants = grantHolds([request('a', 100n, 'w', ['spent']), request('b', 100n)], room, NONE);
    expect(grants.map(({ kind }) => kind)).toEqual(['refused', 'granted']);
  });

  test('a claim sent twice is held once', () => {
    const room = { wallets: new Map([['w', 100n]]), budgetWindows: new Map() };
    const grants = grantHolds([request('a', 60n), request('a', 60n), request('b', 40n)], room, new Set([holdIdOf('b')]));
    expect(grants.map(({ kind }) => kind)).toEqual(['granted', 'repeated', 'repeated']);
  });

  test('an unknown wallet or budget window has nothing to give', () => {
    const room = { wallets: new Map([['w', 100n]]), budgetWindows: new Map() };
    const grants = grantHolds([request('a', 1n, 'other'), request('b', 1n, 'w', ['gone'])], room, NONE);
    expect(grants).toMatchObject([{ reason: 'insufficient-funds', limitId: 'other' }, { reason: 'budget-exhausted', limitId: 'gone' }]);
  });

  test('together get exactly what they would have got one by one, and never more than there was', () => {
    const requests = fc.array(
      fc.record({
        leadId: fc.integer({ min: 0, max: 30 }).map((n) => `lead-${n}`),
        walletId: fc.constantFrom('w1', 'w2'),
        limits: fc.constant<HoldRequest['limits']>([]),
        amount: fc.bigInt({ min: 1n, max: 50n }),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(requests, fc.bigInt({ min: 0n, max: 300n }), (batch, start) => {
        const left = new Map([['w1', start], ['w2', start]]);
        const grants = grantHolds(batch, { wallets: new Map(left), budgetWindows: new Map() }, NONE);
        const held = new Set<string>();
        batch.forEach((one, i) => {
          const booking = placeHold(left.get(one.walletId) ?? 0n, undefined, { ...one, siteId: 's' });
          const alone = held.has(one.leadId) ? 'repeated' : booking.kind === 'booked' ? 'granted' : 'refused';
          if (alone === 'granted') {
            held.add(one.leadId);
            left.set(one.walletId, (left.get(one.walletId) ?? 0n) - one.amount);
          }
          expect(grants[i]?.kind).toBe(alone);
        });
        expect([...left.values()].every((rest) => rest >= 0n)).toBe(true);
      }),
    );
  });
});
