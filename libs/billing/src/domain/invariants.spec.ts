import { checkInvariants } from './invariants.js';
import { followUp, holdTransfer, topUpTransfer } from './transfer.js';

const paidIn = topUpTransfer({ siteId: 's', walletId: 'w', reference: 'opening', amount: 100n });
const hold = holdTransfer({ siteId: 's', walletId: 'w', leadId: 'lead', amount: 40n });
const post = followUp('post', hold, 40n);

describe('the ledger check names what is broken, with numbers', () => {
  test('nothing, when the cached balances are the sum of the rows', () => {
    expect(checkInvariants([paidIn, hold, post], [{ walletId: 'w', available: 60n, held: 0n }])).toEqual([]);
  });

  test('a cached balance that is off by one', () => {
    expect(checkInvariants([paidIn, hold], [{ walletId: 'w', available: 61n, held: 40n }])).toEqual([
      { code: 'cached-equals-recomputed', subject: 'w available', expected: '60', actual: '61' },
    ]);
  });

  test('a wallet that has rows but no cached balance', () => {
    expect(checkInvariants([paidIn], [])).toEqual([
      { code: 'cached-equals-recomputed', subject: 'w', expected: '100 + 0', actual: 'no wallet row' },
    ]);
  });

  test('a hold that was both posted and voided, and so took its wallet below zero', () => {
    const broken = checkInvariants([paidIn, hold, post, followUp('void', hold, 40n)], [{ walletId: 'w', available: 100n, held: -40n }]);
    expect(broken.map(({ code, actual }) => [code, actual])).toEqual([
      ['guarded-not-below-zero', '-40'],
      ['hold-resolved-at-most-once', '2'],
      ['resolution-equals-hold', '80'],
    ]);
  });

  test('an overdraft', () => {
    const broken = checkInvariants([hold], [{ walletId: 'w', available: -40n, held: 40n }]);
    expect(broken).toEqual([{ code: 'guarded-not-below-zero', subject: 'w available', expected: '≥ 0', actual: '-40' }]);
  });

  test('a post that stands on no hold', () => {
    const codes = checkInvariants([paidIn, post], [{ walletId: 'w', available: 100n, held: -40n }]).map(({ code }) => code);
    expect(codes).toEqual(['guarded-not-below-zero', 'resolution-equals-hold']);
  });

  test('more credited than charged', () => {
    const broken = checkInvariants([paidIn, hold, post, followUp('credit', hold, 41n)], [{ walletId: 'w', available: 101n, held: 0n }]);
    expect(broken).toEqual([{ code: 'credit-within-charge', subject: hold.id, expected: '≤ 40', actual: '41' }]);
  });

  test('a row with an impossible amount or an impossible way', () => {
    const nothing = { ...paidIn, amount: 0n };
    expect(checkInvariants([nothing], [{ walletId: 'w', available: 0n, held: 0n }]).map(({ code }) => code)).toEqual(['amount-above-zero']);
    const shortcut = { ...paidIn, credit: 'revenue' as const };
    expect(checkInvariants([shortcut], []).map(({ code, actual }) => [code, actual])).toEqual([['known-route', 'bank → revenue']]);
  });
});
