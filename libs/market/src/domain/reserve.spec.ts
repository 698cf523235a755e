import fc from 'fast-check';
import { chooseRule, reserveFor, type ReserveRule } from './reserve.js';

const VALUES = [['inbox', 'page'], ['sold', 'posted'], ['bank', 'insurer'], ['Minsk', 'Brest']] as const;
const column = (values: readonly string[]) => fc.constantFrom('*', ...values);
const columns = fc.tuple(...VALUES.map((values) => fc.constantFrom(...values)));
const rules = fc.uniqueArray(fc.record({ match: fc.tuple(...VALUES.map(column)), price: fc.bigInt({ min: 0n, max: 1_000n }) }), { selector: ({ match }) => match.join('|'), maxLength: 40 });

/** Said another way: a number that is higher for fewer wildcards, then for exactness further left. */
const weight = ({ match }: ReserveRule) => match.filter((want) => want !== '*').length * 16 + match.reduce((sum, want, place) => sum + (want === '*' ? 0 : 8 >> place), 0);

describe('which reserve counts', () => {
  it('is that of the rule with fewest open columns, then of the one exact further left, in whatever order they are written', () => {
    fc.assert(
      fc.property(rules, columns, fc.integer(), (all, at, turn) => {
        const applies = all.filter(({ match }) => match.every((want, place) => want === '*' || want === at[place]));
        const [best, ...others] = applies.toSorted((a, b) => weight(b) - weight(a));
        const shuffled = all.toSorted((a, b) => ((a.price * 31n + BigInt(turn)) % 7n < (b.price * 31n + BigInt(turn)) % 7n ? -1 : 1));
        expect(reserveFor(shuffled, at)).toBe(best?.price ?? 0n);
        const choice = chooseRule(shuffled, at);
        expect(choice.rule).toEqual(best ?? null);
        expect(choice.passedOver).toEqual(others);
        expect(choice.rule?.price ?? 0n).toBe(reserveFor(all, at));
      }),
      { numRuns: 1_000 },
    );
  });

  it('is told with its reason', () => {
    const rule = (...match: string[]): ReserveRule => ({ match, price: BigInt(match.filter((want) => want !== '*').length) });
    const at = ['inbox', 'sold', 'bank', 'Minsk'];
    expect(chooseRule([], at)).toEqual({ rule: null, reason: 'no-rule', passedOver: [] });
    expect(chooseRule([rule('*', '*', 'insurer', '*'), rule('*', '*', 'bank', '*')], at)).toMatchObject({ reason: 'only-match', rule: rule('*', '*', 'bank', '*') });
    expect(chooseRule([rule('*', '*', 'bank', '*'), rule('*', 'sold', 'bank', '*')], at)).toMatchObject({ reason: 'fewest-wildcards', rule: rule('*', 'sold', 'bank', '*') });
    expect(chooseRule([rule('*', '*', 'bank', 'Minsk'), rule('inbox', '*', '*', 'Minsk')], at)).toMatchObject({ reason: 'left-most-column', rule: rule('inbox', '*', '*', 'Minsk') });
  });
});
