import fc from 'fast-check';
import { GATE_REASONS, type LossCounts } from './loss-reason.js';
import { lossReport } from './loss-report.js';

describe('what a partner is told of moments it lost', () => {
  it('is the share of each heading, the greatest first, each reason with its advice', () => {
    expect(lossReport(500, { OUTRANKED: 200, BELOW_RESERVE: 150, DAILY_BUDGET_EXHAUSTED: 100, WALLET_EMPTY: 50 })).toEqual({
      moments: 950,
      shownPercent: 53,
      headings: [
        { heading: 'rank', percent: 21, reasons: [{ reason: 'OUTRANKED', percent: 21, action: 'loss.rank.raise-bid-or-quality' }] },
        { heading: 'reserve', percent: 16, reasons: [{ reason: 'BELOW_RESERVE', percent: 16, action: 'loss.reserve.raise-bid' }] },
        { heading: 'budget', percent: 11, reasons: [{ reason: 'DAILY_BUDGET_EXHAUSTED', percent: 11, action: 'loss.daily-budget.raise' }] },
      ],
    });
  });

  it('is nothing while every part is of fewer than a hundred moments', () => {
    expect(lossReport(99, { OUTRANKED: 99, REGION: 99 })).toBeNull();
    expect(lossReport(null, {})).toBeNull();
    expect(lossReport(99, { OUTRANKED: 150 })).toMatchObject({ moments: 150, shownPercent: null });
  });

  it('never tells how often an exclusion list kept it away', () => {
    expect(lossReport(500, { EXCLUSION_LIST: 5_000 })).toEqual(lossReport(500, {}));
  });

  it('hides a moment more or less, but for one step of a rounding', () => {
    const counts = fc.array(fc.tuple(fc.constantFrom(...GATE_REASONS), fc.integer({ min: 0, max: 5_000 })), { maxLength: 8 }).map((entries): LossCounts => Object.fromEntries(entries));
    fc.assert(
      fc.property(counts, fc.integer({ min: 0, max: 99 }), fc.constantFrom(...GATE_REASONS), (losses, few, reason) => {
        // A reason of fewer than a hundred leaves no trace at all.
        const { [reason]: _, ...others } = losses;
        expect(lossReport(300, { ...others, [reason]: few })).toEqual(lossReport(300, others));
      }),
    );
  });
});
