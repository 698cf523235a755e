import fc from 'fast-check';
import { type AliasedUser, decideMerge, MOST_FORMER_IDS } from './merge-decision.js';

/** What a site's users are after some aliases, told one after the other. */
function afterAliases(aliases: readonly (readonly [string, string])[]): { users: Map<string, AliasedUser>; said: string[] } {
  const users = new Map<string, AliasedUser>();
  const of = (userId: string) => users.get(userId) ?? { userId, mergedInto: null, formerIds: [], erased: userId === 'erased' };
  const said = aliases.map(([from, to]) => {
    const [previous, user] = [of(from), of(to)];
    const standing = of(user.mergedInto ?? user.userId);
    const decision = decideMerge(previous, user, standing);
    if (decision.kind !== 'merge') return decision.kind === 'refused' ? decision.reason : decision.kind;
    for (const id of [previous.userId, ...previous.formerIds]) users.set(id, { ...of(id), mergedInto: standing.userId, formerIds: [] });
    users.set(standing.userId, { ...standing, formerIds: [...standing.formerIds, previous.userId, ...previous.formerIds] });
    return 'merge';
  });
  return { users, said };
}

const told = (...aliases: (readonly [string, string])[]) => afterAliases(aliases).said;

describe('an alias', () => {
  it('joins two ids, and saying so again changes nothing', () => {
    expect(told(['a', 'b'], ['a', 'b'])).toEqual(['merge', 'one-already']);
  });

  it('follows on: of a chain the last one stands for all', () => {
    expect(told(['a', 'b'], ['b', 'c'], ['a', 'c'], ['a', 'b'])).toEqual(['merge', 'merge', 'one-already', 'one-already']);
    expect(afterAliases([['b', 'c'], ['a', 'b']]).users.get('a')?.mergedInto).toBe('c');
  });

  it('is refused the other way round, also along a chain', () => {
    expect(told(['a', 'b'], ['b', 'a'])).toEqual(['merge', 'other-way-round']);
    expect(told(['a', 'b'], ['b', 'c'], ['c', 'a'])).toEqual(['merge', 'merge', 'other-way-round']);
  });

  it('is refused for an id that is another already, until those two are said to be one', () => {
    expect(told(['a', 'b'], ['a', 'c'], ['b', 'c'], ['a', 'c'])).toEqual(['merge', 'merged-elsewhere', 'merge', 'one-already']);
  });

  it('is refused for the erased, on either side', () => {
    expect(told(['erased', 'b'], ['a', 'erased'])).toEqual(['erased', 'erased']);
  });

  it('makes nobody of more ids than a person has', () => {
    const all = Array.from({ length: 1_000 }, (_, i) => [`id-${i}`, 'victim'] as const);
    const said = told(...all);
    expect(said.filter((word) => word === 'merge')).toHaveLength(MOST_FORMER_IDS);
    expect(new Set(said.slice(MOST_FORMER_IDS))).toEqual(new Set(['too-many']));
    const chained = afterAliases(Array.from({ length: 200 }, (_, i) => [`id-${i}`, `id-${i + 1}`] as const));
    expect(Math.max(...[...chained.users.values()].map(({ formerIds }) => formerIds.length))).toBe(MOST_FORMER_IDS);
  });

  it('leaves everybody with one who stands for them and is nobody else, whatever is told in whatever order', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    fc.assert(
      fc.property(fc.array(fc.tuple(id, id).filter(([from, to]) => from !== to), { maxLength: 12 }), (aliases) => {
        const { users } = afterAliases(aliases);
        for (const [userId, { mergedInto, formerIds }] of users) {
          if (mergedInto !== null) {
            expect(users.get(mergedInto)).toMatchObject({ mergedInto: null });
            expect(users.get(mergedInto)?.formerIds).toContain(userId);
            expect(formerIds).toEqual([]);
          }
          for (const former of formerIds) expect(users.get(former)?.mergedInto).toBe(userId);
        }
      }),
    );
  });
});
