import type { Category } from '@ringroad/kernel';
import fc from 'fast-check';
import { type AuctionInput, decide } from './auction.js';
import { type AuctionTerms, type Candidate, type Decision, DEFAULT_TERMS, MOST_EXPLANATIONS, toJson } from './decision.js';
import { ticketOf } from './lottery.js';

const RUNS = { numRuns: 1_000 };
const TERMS: AuctionTerms = { ...DEFAULT_TERMS, slots: 3, relevanceFloorPpm: 200_000, explorationPpm: 0 };

/** Few partners, few bids and few qualities, so that ties and crowds are common; ids are unique. */
const candidates = fc
  .array(
    fc.record({
      partner: fc.integer({ min: 0, max: 6 }),
      category: fc.constantFrom<Category>('insurer', 'insurer', 'bank', 'detailing'),
      bid: fc.oneof(fc.constantFrom(100n, 200n, 1_000n), fc.bigInt({ min: 0n, max: 100_000n })),
      remaining: fc.oneof(fc.constant(10n ** 9n), fc.bigInt({ min: 0n, max: 2_000n })),
      reserve: fc.constantFrom(0n, 50n, 150n),
      qualityPpm: fc.oneof(fc.constantFrom(10_000, 20_000), fc.integer({ min: 0, max: 1_000_000 })),
      relevancePpm: fc.oneof(fc.constantFrom(500_000, 1_000_000), fc.integer({ min: 0, max: 1_000_000 })),
      attentionFloor: fc.constantFrom(undefined, undefined, 0n, 90_000_000n),
    }),
    { minLength: 0, maxLength: 14, size: 'max' },
  )
  .map((rows) => rows.map(({ partner, ...rest }, i): Candidate => ({ campaignId: `c${i}`, partnerId: `p${partner}`, ticket: ticketOf(`c${i}`), ...rest })));

const terms = fc.record({
  slots: fc.integer({ min: 0, max: 4 }),
  attentionFloor: fc.constantFrom(0n, 1_500_000n, 40_000_000n),
  explorationPpm: fc.constantFrom(0, 1_000_000),
  pricing: fc.constantFrom('gsp' as const, 'gsp' as const, 'vcg' as const, 'fixed' as const),
  increment: fc.constantFrom(0n, 1n),
  exclusiveCategories: fc.constantFrom<Category[]>([], [], ['insurer'], ['insurer', 'bank']),
});

const hold = (list: readonly Candidate[], change: Partial<AuctionTerms> = {}, seed = 'seed'): Decision => {
  const input: AuctionInput = { seed, terms: { ...TERMS, ...change }, candidates: list, gated: [], bulkLosses: {} };
  return decide(input);
};
const pricesById = (decision: Decision) => new Map(decision.winners.map((winner) => [winner.campaignId, winner.price]));

test('a winner never pays more than it may bid nor less than the reserve', () => {
  fc.assert(
    fc.property(candidates, terms, (list, change) => {
      for (const { price, bid, reserve } of hold(list, change).winners) {
        expect(price <= bid).toBe(true);
        expect(price >= reserve).toBe(true);
      }
    }),
    RUNS,
  );
});

test('no partner is shown twice, and there are never more offers than slots', () => {
  fc.assert(
    fc.property(candidates, terms, (list, change) => {
      const { winners } = hold(list, change);
      expect(new Set(winners.map((winner) => winner.partnerId)).size).toBe(winners.length);
      expect(winners.length).toBeLessThanOrEqual(change.slots);
      expect(winners.map((winner) => winner.slot)).toEqual(winners.map((_, slot) => slot));
    }),
    RUNS,
  );
});

test('a winner that bids more and keeps its place pays the same', () => {
  fc.assert(
    fc.property(candidates, terms, fc.nat(), fc.bigInt({ min: 1n, max: 5_000n }), (list, change, which, more) => {
      const ranked = { ...change, explorationPpm: 0, increment: 0n };
      const before = hold(list, ranked);
      const winner = before.winners[which % Math.max(1, before.winners.length)];
      if (winner === undefined) return;
      const raised = list.map((each) => (each.campaignId === winner.campaignId ? { ...each, bid: each.bid + more, remaining: each.remaining + more } : each));
      const after = hold(raised, ranked).winners.find((each) => each.campaignId === winner.campaignId);
      if (after?.slot === winner.slot) expect(after.price).toBe(winner.price);
    }),
    RUNS,
  );
});

test('a winner that bids its own price, and no less, still holds its place', () => {
  fc.assert(
    fc.property(candidates, fc.nat(), (list, which) => {
      const before = hold(list);
      const winner = before.winners[which % Math.max(1, before.winners.length)];
      if (winner === undefined) return;
      const bidding = (bid: bigint) => hold(list.map((each) => (each.campaignId === winner.campaignId ? { ...each, bid } : each))).winners.find((each) => each.campaignId === winner.campaignId);
      // Its partner's other offer may take over below; a tie at exactly the price is settled by draw.
      const alone = list.filter((each) => each.partnerId === winner.partnerId).length === 1;
      if (alone && winner.price > 0n) expect((bidding(winner.price - 1n)?.slot ?? Infinity) > winner.slot).toBe(true);
      if (alone) expect(bidding(winner.price + 1n)?.slot).toBe(winner.slot);
    }),
    RUNS,
  );
});

test('another loser never makes anything cheaper', () => {
  fc.assert(
    fc.property(candidates, terms, fc.nat(), (list, change, which) => {
      const ranked = { ...change, explorationPpm: 0 };
      const extra = list[which % Math.max(1, list.length)];
      if (extra === undefined) return;
      const without = hold(list.filter((each) => each !== extra), ranked);
      const after = hold(list, ranked);
      if (after.winners.some((winner) => winner.campaignId === extra.campaignId)) return;
      expect(after.winners.map((winner) => winner.campaignId)).toEqual(without.winners.map((winner) => winner.campaignId));
      const before = pricesById(without);
      for (const winner of after.winners) expect(winner.price >= (before.get(winner.campaignId) ?? 0n)).toBe(true);
    }),
    RUNS,
  );
});

test('the order in which candidates come changes nothing', () => {
  const shuffled = candidates.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })));
  fc.assert(
    fc.property(shuffled, terms, fc.uuid(), ([list, other], change, seed) => {
      expect(hold(other, change, seed)).toEqual(hold(list, change, seed));
    }),
    RUNS,
  );
});

test('the second price is the exact fraction rounded up, where floating point would be a unit off', () => {
  const large = fc.record({ bid: fc.bigInt({ min: 10n ** 11n, max: 10n ** 15n }), qualityPpm: fc.integer({ min: 1, max: 1_000_000 }), relevancePpm: fc.integer({ min: 200_000, max: 1_000_000 }) });
  fc.assert(
    fc.property(fc.array(large, { minLength: 2, maxLength: 6 }), (rows) => {
      const list = rows.map((row, i): Candidate => ({ campaignId: `c${i}`, partnerId: `p${i}`, category: 'insurer', ticket: ticketOf(`c${i}`), remaining: 10n ** 18n, reserve: 0n, ...row }));
      const { winners } = hold(list, { slots: 1 });
      const worth = (each: Candidate) => BigInt(each.qualityPpm) * BigInt(each.relevancePpm);
      const [best, next] = [...list].sort((a, b) => (b.bid * worth(b) > a.bid * worth(a) ? 1 : -1));
      if (best === undefined || next === undefined || winners[0]?.campaignId !== best.campaignId) return;
      // The least integer p with p · q1 · r1 ≥ b2 · q2 · r2, by its definition and without dividing.
      const { price } = winners[0];
      expect(price * worth(best) >= next.bid * worth(next)).toBe(true);
      expect((price - 1n) * worth(best) < next.bid * worth(next)).toBe(true);
    }),
    RUNS,
  );
});

test('an explored offer pays what it would pay alone, stands last, and no other price knows of it', () => {
  fc.assert(
    fc.property(candidates, fc.integer({ min: 1, max: 4 }), fc.uuid(), (list, slots, seed) => {
      const decision = hold(list, { slots, explorationPpm: 1_000_000 }, seed);
      const explored = decision.winners.filter((winner) => winner.exploration);
      expect(explored.length).toBeLessThanOrEqual(1);
      const [one] = explored;
      if (one === undefined) return;
      const itself = list.filter((each) => each.campaignId === one.campaignId);
      expect(one.price).toBe(hold(itself, { slots: 1 }, seed).winners[0]?.price);
      expect(one.slot).toBe(decision.winners.length - 1);
      const unaware = hold(list.filter((each) => each.partnerId !== one.partnerId), { slots: slots - 1 }, seed);
      expect(pricesById({ ...decision, winners: decision.winners.filter((winner) => !winner.exploration) })).toEqual(pricesById(unaware));
    }),
    RUNS,
  );
});

test('about 5 % of decisions explore', () => {
  const list = Array.from({ length: 4 }, (_, i): Candidate => {
    return { campaignId: `c${i}`, partnerId: `p${i}`, category: 'insurer', ticket: ticketOf(`c${i}`), bid: 1_000n, remaining: 10n ** 6n, reserve: 10n, qualityPpm: 10_000 * (i + 1), relevancePpm: 1_000_000 };
  });
  const explored = new Map<string, number>();
  for (let i = 0; i < 20_000; i++) {
    for (const winner of hold(list, { slots: 1, explorationPpm: 50_000 }, `decision-${i}`).winners) {
      if (winner.exploration) explored.set(winner.campaignId, (explored.get(winner.campaignId) ?? 0) + 1);
    }
  }
  const shares = [...explored.values()].map((count) => count / 20_000);
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(0.05, 2);
  // Each of the four as often as the others: what is explored does not depend on how good it is thought to be.
  for (const share of shares) expect(Math.abs(share - 0.0125)).toBeLessThan(0.004);
  expect(shares).toHaveLength(4);
});

test('equal offers share the place evenly, each decision settled by its own seed', () => {
  const twins = ['a', 'b'].map((id): Candidate => ({ campaignId: id, partnerId: id, category: 'insurer', ticket: ticketOf(id), bid: 500n, remaining: 500n, reserve: 0n, qualityPpm: 10_000, relevancePpm: 1_000_000 }));
  const wins = Array.from({ length: 4_000 }, (_, i) => hold(twins, { slots: 1 }, `decision-${i}`).winners[0]);
  expect(wins.filter((winner) => winner?.campaignId === 'a').length / wins.length).toBeCloseTo(0.5, 1);
  expect(wins.every((winner) => winner?.price === 500n)).toBe(true);
});

test('every loser has a reason: too cheap, unneeded, not worth the attention, behind its own partner, outranked', () => {
  const candidate = (campaignId: string, change: Partial<Candidate>): Candidate => {
    return { campaignId, partnerId: campaignId, category: 'insurer', ticket: ticketOf(campaignId), bid: 1_000n, remaining: 10n ** 6n, reserve: 100n, qualityPpm: 20_000, relevancePpm: 900_000, ...change };
  };
  const list = [
    candidate('winner', { bid: 3_000n }),
    candidate('sibling', { partnerId: 'winner' }),
    candidate('second', {}),
    candidate('cheap', { bid: 99n }),
    candidate('poor', { remaining: 99n }),
    candidate('unneeded', { relevancePpm: 100_000, bid: 10n ** 9n }),
    candidate('dull', { qualityPpm: 10 }),
  ];
  const decision = decide({ seed: 's', terms: { ...TERMS, slots: 1, attentionFloor: 1_000_000n }, candidates: list, gated: [{ campaignId: 'g', partnerId: 'g', reason: 'REGION' }], bulkLosses: { NOT_EXAMINED: 7 } });
  expect(Object.fromEntries(decision.explanations.map((line) => [line.campaignId, line.outcome]))).toEqual({
    winner: 'WON',
    sibling: 'SAME_PARTNER_LIMIT',
    second: 'OUTRANKED',
    cheap: 'BELOW_RESERVE',
    poor: 'BELOW_RESERVE',
    unneeded: 'BELOW_RELEVANCE',
    dull: 'BELOW_ATTENTION_FLOOR',
    g: 'REGION',
  });
  expect(decision.losses).toEqual({ SAME_PARTNER_LIMIT: 1, OUTRANKED: 1, BELOW_RESERVE: 2, BELOW_RELEVANCE: 1, BELOW_ATTENTION_FLOOR: 1, REGION: 1, NOT_EXAMINED: 7 });
  expect(decision.runnersUp.map((standing) => standing.campaignId)).toEqual(['second']);
});

test('a decision is stored as JSON with amounts as decimal strings, and its explanations are bounded', () => {
  const list = Array.from({ length: 200 }, (_, i): Candidate => {
    return { campaignId: `c${i}`, partnerId: `p${i}`, category: 'insurer', ticket: i, bid: 1_000n + BigInt(i), remaining: 10n ** 20n, reserve: 10n, qualityPpm: 10_000, relevancePpm: 1_000_000 };
  });
  const decision = hold(list);
  expect(decision.explanations).toHaveLength(MOST_EXPLANATIONS);
  expect(decision.losses).toEqual({ OUTRANKED: 197 });
  const stored = toJson(decision);
  expect(JSON.parse(JSON.stringify(stored))).toEqual(stored);
  expect(stored.winners[0]?.price).toBe('1198');
  expect(stored.terms.attentionFloor).toBe('0');
});
