import fc from 'fast-check';
import type { Minor } from '@ringroad/kernel';
import { balancesOf } from './balances.js';
import { creditPost, placeHold, resolveHold, topUp, type Booking } from './hold.js';
import { checkInvariants } from './invariants.js';
import { holdIdOf, holdTransfer, topUpTransfer, type Transfer } from './transfer.js';

const SITE = 'site-1';

/** A ledger in memory that writes exactly what the domain books: the cached balances move with each booking, as in SQL. */
class Ledger {
  readonly rows: Transfer[] = [];
  readonly cached = new Map<string, { walletId: string; available: Minor; held: Minor }>();

  topUp(walletId: string, reference: string, amount: Minor): Booking {
    const { id } = topUpTransfer({ siteId: SITE, walletId, reference, amount });
    return this.write(topUp(this.find(id), { siteId: SITE, walletId, reference, amount }));
  }

  hold(walletId: string, leadId: string, amount: Minor): Booking {
    const available = this.wallet(walletId).available;
    return this.write(placeHold(available, this.find(holdIdOf(leadId)), { siteId: SITE, walletId, leadId, amount }));
  }

  post(leadId: string, amount: Minor): Booking {
    return this.write(resolveHold(this.holdOf(leadId), this.followers(leadId), { kind: 'post', amount }));
  }

  void(leadId: string): Booking {
    return this.write(resolveHold(this.holdOf(leadId), this.followers(leadId), { kind: 'void' }));
  }

  credit(leadId: string, amount: Minor): Booking {
    return this.write(creditPost(this.holdOf(leadId), this.followers(leadId), amount));
  }

  has(leadId: string): boolean {
    return this.find(holdIdOf(leadId)) !== undefined;
  }

  wallet(walletId: string): { walletId: string; available: Minor; held: Minor } {
    const row = this.cached.get(walletId) ?? { walletId, available: 0n, held: 0n };
    this.cached.set(walletId, row);
    return row;
  }

  holdOf(leadId: string): Transfer {
    const hold = this.find(holdIdOf(leadId));
    if (!hold) throw new Error(`no hold for ${leadId}`);
    return hold;
  }

  private followers(leadId: string): Transfer[] {
    return this.rows.filter((row) => row.holdId === holdIdOf(leadId));
  }

  private find(id: string): Transfer | undefined {
    return this.rows.find((row) => row.id === id);
  }

  private write(booking: Booking): Booking {
    if (booking.kind !== 'booked') return booking;
    for (const row of booking.transfers) {
      this.rows.push(row);
      const wallet = this.wallet(row.walletId);
      for (const [account, sign] of [[row.debit, -1n], [row.credit, 1n]] as const) {
        if (account === 'wallet:available') wallet.available += sign * row.amount;
        if (account === 'wallet:held') wallet.held += sign * row.amount;
      }
    }
    return booking;
  }
}

function outcome(booking: Booking): string {
  return booking.kind === 'refused' ? booking.reason : booking.kind;
}

describe('a partner wallet', () => {
  test('R01: of sixty claims at once against a wallet that can pay three, exactly three are held', () => {
    // Case R01 of the shared worked examples: "60 concurrent on a 3-impression budget → exactly 3 paid".
    const ledger = new Ledger();
    ledger.topUp('w', 'opening', 300n);
    const answers = Array.from({ length: 60 }, (_, i) => outcome(ledger.hold('w', `lead-${i}`, 100n)));
    expect(answers.filter((answer) => answer === 'booked')).toHaveLength(3);
    expect(ledger.wallet('w')).toEqual({ walletId: 'w', available: 0n, held: 300n });
  });

  test('R03: a hold is posted below its amount once, and a refused hold may be tried again', () => {
    // Case R03, TigerBeetle two-phase semantics: CAP = insufficient funds; ALREADY_POSTED = the same post again changes nothing.
    const ledger = new Ledger();
    ledger.topUp('w', 'opening', 1000n);
    const answers = [
      ledger.hold('w', 'a', 400n),
      ledger.hold('w', 'b', 400n),
      ledger.hold('w', 'c', 400n),
      ledger.void('b'),
      ledger.hold('w', 'c', 400n),
      ledger.post('a', 350n),
      ledger.post('a', 350n),
    ].map(outcome);
    expect(answers).toEqual(['booked', 'booked', 'insufficient-funds', 'booked', 'booked', 'booked', 'repeated']);
    expect(ledger.wallet('w')).toEqual({ walletId: 'w', available: 250n, held: 400n });
    expect(balancesOf(ledger.rows).revenue.get(SITE)).toBe(350n);
  });

  test('R05: of a hundred leads at 25, eight are returned and the partner has paid 2300', () => {
    // Case R05 (leadnodes.com): gross 2500, credit 200, net 2300.
    const ledger = new Ledger();
    ledger.topUp('w', 'opening', 2500n);
    for (let i = 0; i < 100; i += 1) {
      ledger.hold('w', `lead-${i}`, 25n);
      ledger.post(`lead-${i}`, 25n);
    }
    expect(balancesOf(ledger.rows).revenue.get(SITE)).toBe(2500n);
    for (let i = 0; i < 8; i += 1) expect(outcome(ledger.credit(`lead-${i}`, 25n))).toBe('booked');
    expect(balancesOf(ledger.rows).revenue.get(SITE)).toBe(2300n);
    expect(ledger.wallet('w').available).toBe(200n);
  });

  test('a hold that was voided cannot be charged, and one that was charged cannot be voided', () => {
    const ledger = new Ledger();
    ledger.topUp('w', 'opening', 200n);
    ledger.hold('w', 'a', 100n);
    ledger.hold('w', 'b', 100n);
    ledger.void('a');
    ledger.post('b', 100n);
    expect(outcome(ledger.post('a', 100n))).toBe('already-voided');
    expect(outcome(ledger.void('b'))).toBe('already-posted');
    expect(outcome(ledger.post('b', 90n))).toBe('already-posted');
  });

  test('a charge never exceeds its hold and a credit never exceeds its charge', () => {
    const ledger = new Ledger();
    ledger.topUp('w', 'opening', 100n);
    ledger.hold('w', 'a', 100n);
    expect(outcome(ledger.credit('a', 1n))).toBe('not-posted');
    expect(outcome(ledger.post('a', 101n))).toBe('exceeds-hold');
    ledger.post('a', 60n);
    expect(outcome(ledger.credit('a', 61n))).toBe('exceeds-charge');
    expect(outcome(ledger.credit('a', 60n))).toBe('booked');
    expect(outcome(ledger.credit('a', 60n))).toBe('repeated');
    expect(outcome(ledger.credit('a', 10n))).toBe('already-credited');
    expect(ledger.wallet('w')).toEqual({ walletId: 'w', available: 100n, held: 0n });
  });

  test('one bank reference is one top-up; with another amount or wallet it is refused', () => {
    const ledger = new Ledger();
    expect(outcome(ledger.topUp('w', 'invoice 17', 500n))).toBe('booked');
    expect(outcome(ledger.topUp('w', 'invoice 17', 500n))).toBe('repeated');
    expect(outcome(ledger.topUp('w', 'invoice 17', 600n))).toBe('same-id-other-content');
    expect(outcome(ledger.topUp('v', 'invoice 17', 500n))).toBe('same-id-other-content');
  });

  test('a transfer of nothing or less is not a transfer', () => {
    expect(() => holdTransfer({ siteId: SITE, walletId: 'w', leadId: 'a', amount: 0n })).toThrow('above zero');
    expect(() => topUpTransfer({ siteId: SITE, walletId: 'w', reference: 'x', amount: -5n })).toThrow('above zero');
  });
});

interface Step {
  readonly do: 'top-up' | 'hold' | 'post' | 'void' | 'credit';
  readonly wallet: string;
  readonly lead: string;
  readonly amount: number;
}

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    do: fc.constantFrom('top-up', 'hold', 'hold', 'post', 'void', 'credit'),
    wallet: fc.constantFrom('w1', 'w2', 'w3'),
    lead: fc.integer({ min: 0, max: 12 }).map((n) => `lead-${n}`),
    amount: fc.integer({ min: 1, max: 400 }),
  }),
  { maxLength: 80 },
);

function take(ledger: Ledger, step: Step): Booking | null {
  const amount = BigInt(step.amount);
  if (step.do === 'top-up') return ledger.topUp(step.wallet, `ref-${step.lead}`, amount);
  if (step.do === 'hold') return ledger.hold(step.wallet, step.lead, amount);
  if (!ledger.has(step.lead)) return null;
  if (step.do === 'post') return ledger.post(step.lead, amount);
  return step.do === 'void' ? ledger.void(step.lead) : ledger.credit(step.lead, amount);
}

describe('any interleaving of top-ups, holds, posts, voids and credits', () => {
  test('keeps every invariant, and no wallet is ever below zero on the way', () => {
    fc.assert(
      fc.property(steps, (sequence) => {
        const ledger = new Ledger();
        for (const step of sequence) {
          take(ledger, step);
          expect(checkInvariants(ledger.rows, [...ledger.cached.values()])).toEqual([]);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('said twice changes nothing the second time', () => {
    fc.assert(
      fc.property(steps, (sequence) => {
        const ledger = new Ledger();
        for (const step of sequence) {
          const first = take(ledger, step);
          const rows = ledger.rows.length;
          const second = take(ledger, step);
          expect(ledger.rows).toHaveLength(rows);
          if (first?.kind === 'booked') expect(second?.kind).toBe('repeated');
        }
      }),
      { numRuns: 150 },
    );
  });

  test('gives the same balances in whatever order the rows are read', () => {
    fc.assert(
      fc.property(steps, fc.infiniteStream(fc.nat()), (sequence, dice) => {
        const ledger = new Ledger();
        for (const step of sequence) take(ledger, step);
        const shuffled = ledger.rows
          .map((row) => ({ row, key: dice.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ row }) => row);
        const there = balancesOf(shuffled);
        for (const [id, wallet] of balancesOf(ledger.rows).wallets) expect(there.wallets.get(id)).toEqual(wallet);
      }),
      { numRuns: 60 },
    );
  });
});
