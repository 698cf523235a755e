import fc from 'fast-check';
import { available, type BudgetWindow, commitBudget, openWindow, releaseBudget, reserveBudget } from './budget.js';

test('whatever is reserved, posted and freed in whatever order, a window never holds more than its cap nor loses a unit', () => {
  const step = fc.record({ verb: fc.constantFrom('reserve', 'post', 'void'), key: fc.integer({ min: 0, max: 9 }).map(String), amount: fc.bigInt({ min: 0n, max: 500n }) });
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 1_000n }), fc.array(step, { maxLength: 60, size: 'max' }), (cap, steps) => {
      let window: BudgetWindow = openWindow(cap);
      for (const { verb, key, amount } of steps) {
        const change = verb === 'reserve' ? reserveBudget(window, key, amount) : verb === 'post' ? commitBudget(window, key, amount) : releaseBudget(window, key);
        if (change.kind === 'ok') window = change.window;
        const sum = (state: string) => [...window.holds.values()].filter((hold) => hold.state === state).reduce((total, hold) => total + hold.amount, 0n);
        expect(window.posted).toBe(sum('posted'));
        expect(window.pending).toBe(sum('pending'));
        expect(window.posted + window.pending + available(window)).toBe(cap);
      }
    }),
    { numRuns: 1_000 },
  );
});

test('a hold resolves once, for at most its amount, and each refusal says why', () => {
  const reserved = reserveBudget(openWindow(100n), 'a', 60n);
  if (reserved.kind === 'refused') throw new Error(reserved.reason);
  const { window } = reserved;
  const reason = (change: { kind: string; reason?: string }) => change.reason ?? change.kind;
  expect(reason(reserveBudget(window, 'a', 1n))).toBe('ALREADY_RESERVED');
  expect(reason(commitBudget(window, 'a', 61n))).toBe('EXCEEDS_HOLD');
  expect(reason(commitBudget(window, 'b', 1n))).toBe('NOT_FOUND');
  const freed = releaseBudget(window, 'a');
  if (freed.kind === 'refused') throw new Error(freed.reason);
  expect(reason(releaseBudget(freed.window, 'a'))).toBe('ALREADY_VOID');
  expect(reason(commitBudget(freed.window, 'a', 1n))).toBe('ALREADY_VOID');
});

test('a cap lowered below what is spent leaves nothing, not less than nothing', () => {
  expect(available({ cap: 50n, posted: 40n, pending: 30n })).toBe(0n);
});
