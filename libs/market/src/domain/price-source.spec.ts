import { decide } from './auction.js';
import { type AuctionTerms, type Candidate, DEFAULT_TERMS } from './decision.js';
import { ticketOf } from './lottery.js';
import { priceOrigin } from './price-source.js';

const candidate = (campaignId: string, bid: bigint, change: Partial<Candidate> = {}): Candidate => {
  return { campaignId, partnerId: campaignId, category: 'bank', ticket: ticketOf(campaignId), bid, remaining: 10n ** 9n, reserve: 100n, qualityPpm: 20_000, relevancePpm: 1_000_000, ...change };
};

function origins(candidates: readonly Candidate[], change: Partial<AuctionTerms> = {}): unknown[] {
  const decision = decide({ seed: 's', terms: { ...DEFAULT_TERMS, explorationPpm: 0, ...change }, candidates, gated: [], bulkLosses: {} });
  return decision.winners.map((winner) => [winner.campaignId, winner.price, priceOrigin(winner, decision).source, priceOrigin(winner, decision).campaignId]);
}

test.each([
  ['the next best sets the price', origins([candidate('a', 900n), candidate('b', 700n)]), [['a', 700n, 'rival', 'b']]],
  ['each place has its own rival', origins([candidate('a', 900n), candidate('b', 700n), candidate('c', 600n)], { slots: 2 }), [['a', 700n, 'rival', 'b'], ['b', 600n, 'rival', 'c']]],
  ['nobody else is there: the reserve', origins([candidate('a', 900n)]), [['a', 100n, 'reserve', null]]],
  ['the user’s attention costs more than the reserve', origins([candidate('a', 900n)], { attentionFloor: 4_000_000n }), [['a', 200n, 'attention-floor', null]]],
  ['and for its kind of business even more', origins([candidate('a', 900n, { attentionFloor: 8_000_000n })], { attentionFloor: 4_000_000n }), [['a', 400n, 'attention-floor', null]]],
  ['an explored offer pays its reserve', origins([candidate('a', 900n), candidate('b', 700n)], { explorationPpm: 1_000_000, slots: 1 }).map((line) => (line as unknown[])[2]), ['exploration']],
  ['a posted price', origins([candidate('a', 900n), candidate('b', 700n)], { pricing: 'fixed' }), [['a', 100n, 'posted', null]]],
  ['what the others lose', origins([candidate('a', 900n), candidate('b', 700n)], { pricing: 'vcg' }), [['a', 700n, 'externality', null]]],
  ['rounding up stops at the bid', origins([candidate('a', 3n, { qualityPpm: 900_000, reserve: 1n }), candidate('b', 8n, { qualityPpm: 333_300, reserve: 1n })], { relevanceFloorPpm: 0 }), [['a', 3n, 'rival', 'b']]],
])('%s', (_, found, expected) => expect(found).toEqual(expected));
