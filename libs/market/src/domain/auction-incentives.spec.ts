import type { Category } from '@ringroad/kernel';
import fc from 'fast-check';
import { decide } from './auction.js';
import { type AuctionTerms, type Candidate, type Decision, DEFAULT_TERMS } from './decision.js';
import { ticketOf } from './lottery.js';
import type { Pricing } from './pricing.js';

/** A failing property prints its seed; with it the same run can be made again. */
const RUNS = { numRuns: 400 };
const CATEGORIES: readonly Category[] = ['insurer', 'bank', 'detailing'];

const offer = fc.record({
  partner: fc.integer({ min: 0, max: 5 }),
  category: fc.constantFrom(...CATEGORIES),
  bid: fc.oneof(fc.constantFrom(100n, 200n, 1_000n), fc.bigInt({ min: 0n, max: 5_000n })),
  reserve: fc.constantFrom(0n, 50n, 150n),
  qualityPpm: fc.oneof(fc.constantFrom(10_000, 20_000), fc.integer({ min: 1_000, max: 100_000 })),
  relevancePpm: fc.oneof(fc.constantFrom(500_000, 1_000_000), fc.integer({ min: 0, max: 1_000_000 })),
});
type Offer = typeof offer extends fc.Arbitrary<infer Row> ? Row : never;
const asCandidate = ({ partner, ...rest }: Offer, i: number): Candidate => {
  return { campaignId: `c${i}`, partnerId: `p${partner}`, ticket: ticketOf(`c${i}`), remaining: 10n ** 12n, ...rest };
};
/** Partners with several offers of several kinds. */
const market = fc.array(offer, { minLength: 1, maxLength: 10, size: 'max' }).map((rows) => rows.map(asCandidate));
/** Each partner has one offer. */
const rivals = fc.array(offer, { minLength: 1, maxLength: 7, size: 'max' }).map((rows) => rows.map((row, i) => asCandidate({ ...row, partner: i }, i)));

const rules = fc.record({
  slots: fc.integer({ min: 1, max: 4 }),
  attentionFloor: fc.constantFrom(0n, 1_500_000n, 20_000_000n),
  pricing: fc.constantFrom<Pricing>('gsp', 'vcg'),
  exclusiveCategories: fc.constantFrom<readonly Category[]>([], ['insurer'], CATEGORIES),
});

const hold = (list: readonly Candidate[], change: Partial<AuctionTerms>, seed = 's'): Decision => {
  return decide({ seed, terms: { ...DEFAULT_TERMS, explorationPpm: 0, ...change }, candidates: list, gated: [], bulkLosses: {} });
};
const bidding = (list: readonly Candidate[], campaignId: string, bid: bigint) => list.map((each) => (each.campaignId === campaignId ? { ...each, bid } : each));
const placeOf = (decision: Decision, campaignId: string) => decision.winners.find((winner) => winner.campaignId === campaignId);
const shown = ({ winners }: Decision) => winners.map((winner) => winner.campaignId);
const WEIGHTS = [8, 5, 3, 1];

/** What a lead costs less than it is worth to the campaign, times the chance to be seen where it is shown. q does not depend on the bid. */
function gain(list: readonly Candidate[], terms: Partial<AuctionTerms>, campaignId: string, value: bigint, bid: bigint, seed?: string): bigint {
  const place = placeOf(hold(bidding(list, campaignId, bid), terms, seed), campaignId);
  return place === undefined ? 0n : BigInt(terms.slotWeights?.[place.slot] ?? 1) * (value - place.price);
}

/** Bids at which something can change, and some between: what each rival's score asks of this offer, a unit more and a unit less. */
function deviations(list: readonly Candidate[], own: Candidate, more: readonly bigint[]): readonly bigint[] {
  const worth = ({ qualityPpm, relevancePpm }: Candidate) => BigInt(qualityPpm) * BigInt(relevancePpm);
  const edges = list.map((other) => (worth(own) === 0n ? 0n : (other.bid * worth(other)) / worth(own)));
  return [...edges, own.reserve, ...more].flatMap((edge) => [edge - 1n, edge, edge + 1n, edge + 2n]).filter((bid) => bid >= 0n);
}
const guesses = fc.array(fc.bigInt({ min: 0n, max: 20_000n }), { minLength: 6, maxLength: 6 });

test('when losers bid less the same offers win, none of them dearer', () => {
  fc.assert(
    fc.property(market, rules, fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 10, maxLength: 10 }), (list, terms, percents) => {
      const before = hold(list, terms);
      const won = new Set(shown(before));
      const after = hold(list.map((each, i) => (won.has(each.campaignId) ? each : { ...each, bid: (each.bid * BigInt(percents[i] ?? 0)) / 100n })), terms);
      expect(shown(after)).toEqual(shown(before));
      for (const [i, winner] of after.winners.entries()) expect(winner.price <= (before.winners[i]?.price ?? 0n)).toBe(true);
    }),
    RUNS,
  );
});

test('whoever bids more is shown no worse', () => {
  const exploring = fc.constantFrom(0, 1_000_000);
  fc.assert(
    fc.property(market, rules, exploring, fc.uuid(), fc.nat(), fc.bigInt({ min: 1n, max: 10_000n }), (list, rest, explorationPpm, seed, which, more) => {
      const own = list[which % list.length];
      if (own === undefined) return;
      const terms = { ...rest, explorationPpm };
      const before = placeOf(hold(list, terms, seed), own.campaignId)?.slot ?? Infinity;
      const after = placeOf(hold(bidding(list, own.campaignId, own.bid + more), terms, seed), own.campaignId)?.slot ?? Infinity;
      expect(after).toBeLessThanOrEqual(before);
    }),
    RUNS,
  );
});

test('no offer costs more because its partner has another one', () => {
  fc.assert(
    fc.property(market, rules, (list, terms) => {
      for (const winner of hold(list, terms).winners) {
        const alone = list.filter((each) => each.partnerId !== winner.partnerId || each.campaignId === winner.campaignId);
        expect(placeOf(hold(alone, terms), winner.campaignId)).toEqual(winner);
      }
    }),
    RUNS,
  );
});

test('no bid buys a place below the least relevance: an offer that is needed wins against any', () => {
  fc.assert(
    fc.property(market, rules, fc.bigInt({ min: 1n, max: 10n ** 18n }), fc.integer({ min: 0, max: 199_999 }), (list, rest, bid, relevancePpm) => {
      const terms = { ...rest, relevanceFloorPpm: 200_000 };
      const unneeded: Candidate = { campaignId: 'rich', partnerId: 'rich', category: 'insurer', ticket: ticketOf('rich'), bid, remaining: bid, reserve: 0n, qualityPpm: 1_000_000, relevancePpm };
      expect(hold([...list, unneeded], terms).winners).toEqual(hold(list, terms).winners);
      const needed = { ...unneeded, campaignId: 'needed', partnerId: 'needed', bid: 10n ** 6n, remaining: 10n ** 6n, relevancePpm: 200_000 };
      expect(shown(hold([unneeded, needed], terms))).toEqual(['needed']);
    }),
    RUNS,
  );
});

test('in one slot nothing beats bidding what a lead is worth, explored or not, under second price and under VCG', () => {
  const one = fc.tuple(rules, fc.constantFrom(0, 0, 1_000_000)).map(([each, explorationPpm]) => ({ ...each, explorationPpm, slots: 1, slotWeights: [1] }));
  fc.assert(
    fc.property(rivals, one, fc.uuid(), fc.nat(), guesses, (list, terms, seed, which, more) => {
      const own = list[which % list.length];
      if (own === undefined) return;
      const honest = gain(list, terms, own.campaignId, own.bid, own.bid, seed);
      expect(honest >= 0n).toBe(true);
      for (const bid of deviations(list, own, more)) expect(gain(list, terms, own.campaignId, own.bid, bid, seed) <= honest).toBe(true);
    }),
    RUNS,
  );
});

test.each<[string, readonly Category[]]>([
  ['', []],
  [', also where each partner is of one exclusive kind', CATEGORIES],
])('under VCG that holds for several slots, to the part of a unit by which a price is rounded up%s', (_, exclusiveCategories) => {
  fc.assert(
    fc.property(rivals, fc.integer({ min: 2, max: 4 }), fc.constantFrom(0n, 20_000_000n), fc.nat(), guesses, (list, slots, attentionFloor, which, more) => {
      const own = list[which % list.length];
      if (own === undefined) return;
      const terms: Partial<AuctionTerms> = { slots, attentionFloor, pricing: 'vcg', slotWeights: WEIGHTS.slice(0, slots), exclusiveCategories };
      const honest = gain(list, terms, own.campaignId, own.bid, own.bid);
      for (const bid of deviations(list, own, more)) expect(gain(list, terms, own.campaignId, own.bid, bid) - honest < BigInt(WEIGHTS[0] ?? 0)).toBe(true);
    }),
    RUNS,
  );
});

test('a reserve counts for each place, so that overbidding for the upper one does not pay', () => {
  const candidate = (campaignId: string, bid: bigint, reserve = 0n): Candidate => {
    return { campaignId, partnerId: campaignId, category: 'insurer', ticket: ticketOf(campaignId), bid, remaining: 10n ** 9n, reserve, qualityPpm: 1_000_000, relevancePpm: 1_000_000 };
  };
  const list = [candidate('own', 110n, 100n), candidate('first', 120n), candidate('third', 10n)];
  const terms: Partial<AuctionTerms> = { slots: 2, pricing: 'vcg', slotWeights: [200, 100] };
  expect(placeOf(hold(list, terms), 'own')).toMatchObject({ slot: 1, price: 100n });
  // (100 · 120 + 100 · max(10, 100)) / 200: had the reserve bound the sum alone, this place would cost 100 as well.
  expect(placeOf(hold(bidding(list, 'own', 130n), terms), 'own')).toMatchObject({ slot: 0, price: 110n });
});

test('where a partner is of several exclusive kinds a VCG price may be less than what the others lose: a known limit', () => {
  // Without a, b would be shown as an insurer (9) and c as a bank (7); beside a only b is, as a bank (8). The others lose 8, a pays 0.
  const candidate = (campaignId: string, partnerId: string, category: Category, bid: bigint): Candidate => {
    return { campaignId, partnerId, category, ticket: ticketOf(campaignId), bid, remaining: 10n ** 9n, reserve: 0n, qualityPpm: 1_000_000, relevancePpm: 1_000_000 };
  };
  const list = [candidate('a', 'a', 'insurer', 10n), candidate('b1', 'b', 'insurer', 9n), candidate('b2', 'b', 'bank', 8n), candidate('c', 'c', 'bank', 7n)];
  const decision = hold(list, { slots: 2, pricing: 'vcg', exclusiveCategories: CATEGORIES });
  expect(decision.winners.map(({ campaignId, price }) => [campaignId, price])).toEqual([['a', 0n], ['b2', 7n]]);
});

test('a rival of an exclusive kind is told so while there was a place, and outranked when there was none', () => {
  const candidate = (campaignId: string, category: Category, bid: bigint): Candidate => {
    return { campaignId, partnerId: campaignId, category, ticket: ticketOf(campaignId), bid, remaining: 10n ** 9n, reserve: 0n, qualityPpm: 10_000, relevancePpm: 1_000_000 };
  };
  const list = [candidate('best', 'insurer', 900n), candidate('rival', 'insurer', 800n), candidate('bank', 'bank', 700n), candidate('late', 'insurer', 600n), candidate('other', 'detailing', 500n)];
  const decision = hold(list, { slots: 2, exclusiveCategories: ['insurer'] });
  expect(decision.winners.map(({ campaignId, price }) => [campaignId, price])).toEqual([['best', 800n], ['bank', 500n]]);
  expect(Object.fromEntries(decision.explanations.map((line) => [line.campaignId, line.outcome]))).toEqual({ best: 'WON', rival: 'RIVAL_IN_SLOT', bank: 'WON', late: 'OUTRANKED', other: 'OUTRANKED' });
});
