import fc from 'fast-check';
import { decide } from './auction.js';
import { BID_STEPS, bidLandscape, type Bidder, type LandscapeTerms } from './bid-landscape.js';
import { type Candidate, DEFAULT_TERMS } from './decision.js';
import { ticketOf } from './lottery.js';
import type { PastAuction } from './past-auction.js';
import { blurred, RivalTally } from './rival-crowd.js';
import { worthOf } from './score.js';

const QUALITY = 50_000;
const TERMS: LandscapeTerms = { usualReserve: 1_000n, relevanceFloorPpm: 200_000, exclusive: new Set() };
const BIDDER: Bidder = { partnerId: 'me', category: 'insurer', stages: [], regions: [], fitPpm: 1_000_000, qualityAt: () => QUALITY, share: 1 };
const score = (bid: bigint) => bid * worthOf(QUALITY, 1_000_000, 1);

interface Bid {
  readonly partnerId: string;
  readonly bid: bigint;
}

function auction(at: number, rivals: readonly Bid[], more: Partial<PastAuction> = {}): PastAuction {
  return {
    userId: `user-${at}`,
    stage: 'owning',
    region: 'Minsk',
    slots: 1,
    needs: [{ category: 'insurer', relevancePpm: 1_000_000, reserve: 1_000n, attentionFloor: 0n }],
    rivals: rivals.map(({ partnerId, bid }) => ({ partnerId, category: 'bank' as const, score: score(bid) })).sort((a, b) => (a.score > b.score ? -1 : 1)),
    ...more,
  };
}

/** 120 auctions whose best rival is A, B or C in turn. */
const market = (bids: Readonly<Record<'A' | 'B' | 'C', bigint>>, count = 120) =>
  Array.from({ length: count }, (_, at) => {
    const best = (['A', 'B', 'C'] as const)[at % 3] ?? 'A';
    return auction(at, [{ partnerId: best, bid: bids[best] }, { partnerId: 'D', bid: 200n }]);
  });

describe('what rivals are known by', () => {
  it('is the rung of their score: within a quarter, and no lower on average', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1_000n, max: 10n ** 20n }), (exact) => {
        const told = Number(blurred(exact)) / Number(exact);
        expect(told).toBeGreaterThan(0.87);
        expect(told).toBeLessThan(1.13);
        expect(blurred(blurred(exact))).toBe(blurred(exact));
      }),
    );
  });

  it('is told on average only of three or more, none of whom is more than half of it', () => {
    const hides = (...partners: string[]) => {
      const tally = new RivalTally();
      for (const partner of partners) tally.add(partner);
      return tally.hidesEach;
    };
    expect([hides(), hides('A'), hides('A', 'B'), hides('A', 'B', 'C'), hides('A', 'A', 'B', 'C'), hides('A', 'A', 'A', 'B', 'C')]).toEqual([true, false, false, true, true, false]);
  });
});

describe('a bid landscape', () => {
  it('tells what bids would have brought, and suggests the least that gets most of it', () => {
    const landscape = bidLandscape(market({ A: 1_300n, B: 2_200n, C: 4_400n }), BIDDER, TERMS);
    const bars = [1_300n, 2_200n, 4_400n].map((bid) => blurred(score(bid)) / worthOf(QUALITY, 1_000_000, 1));
    const shown = BID_STEPS.map((percent) => Math.round((100 * bars.filter((bar) => bar < BigInt(percent) * 10n).length) / 3));
    expect(landscape?.steps.map((step) => step.shownPercent)).toEqual(shown);
    expect(shown.at(-1)).toBe(100);
    // 120 shows at 5 % are six leads, give or take four.
    expect(landscape?.steps.at(-1)).toMatchObject({ leadsLow: 2, leads: 6, leadsHigh: 10 });
    expect(landscape?.suggestedBid).toBe(landscape?.steps.find((step) => step.shownPercent === 100)?.bid);
    expect(landscape?.auctions).toBe(120);
  });

  it('has not enough data under a hundred auctions, a hundred people or three rivals, or when one rival decides most', () => {
    const bids = { A: 1_300n, B: 2_200n, C: 4_400n };
    expect(bidLandscape(market(bids, 99), BIDDER, TERMS)).toBeNull();
    expect(bidLandscape(market(bids).map((each, at) => ({ ...each, userId: `user-${at % 50}` })), BIDDER, TERMS)).toBeNull();
    const two = Array.from({ length: 120 }, (_, at) => auction(at, [{ partnerId: at % 2 ? 'A' : 'B', bid: 2_000n }]));
    expect(bidLandscape(two, BIDDER, TERMS)).toBeNull();
    const one = Array.from({ length: 120 }, (_, at) => auction(at, [{ partnerId: at < 70 ? 'A' : at % 2 ? 'B' : 'C', bid: 2_000n }]));
    expect(bidLandscape(one, BIDDER, TERMS)).toBeNull();
    expect(bidLandscape([], BIDDER, TERMS)).toBeNull();
  });

  it('answers alike for all bids of a rival between two rungs, whatever the asker’s quality, fit and regions', () => {
    const rung = fc.bigInt({ min: 1_050n, max: 9_000n });
    fc.assert(
      fc.property(
        rung, rung, rung, rung, fc.integer({ min: 10_000, max: 400_000 }), fc.integer({ min: 300_000, max: 1_000_000 }),
        (a, b, c, other, quality, fitPpm) => {
          fc.pre(blurred(score(a)) === blurred(score(other)));
          const asker = { ...BIDDER, qualityAt: () => quality, fitPpm };
          expect(bidLandscape(market({ A: other, B: b, C: c }), asker, TERMS)).toEqual(bidLandscape(market({ A: a, B: b, C: c }), asker, TERMS));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('says of prices only what no single rival says: between what the others say and the bid itself', () => {
    // Three slots: A, B and C share the first place, E, F and G the third, and D is always the second.
    const told = (second: bigint) =>
      bidLandscape(
        Array.from({ length: 120 }, (_, at) =>
          auction(at, [{ partnerId: ['A', 'B', 'C'][at % 3] ?? '', bid: 9_000n }, { partnerId: 'D', bid: second }, { partnerId: ['E', 'F', 'G'][at % 3] ?? '', bid: 100n }], { slots: 3 }),
        ),
        BIDDER,
        TERMS,
      );
    const steps = new Map(told(1_200n)?.steps.map((step) => [step.bid, step]));
    expect(steps.get(1_000n)).toMatchObject({ priceLow: 1_000n, priceHigh: 1_000n });
    expect(steps.get(2_000n)).toMatchObject({ priceLow: 1_000n, priceHigh: 2_000n });
    expect(Number(steps.get(15_000n)?.priceLow)).toBeGreaterThan(8_000);
    expect(steps.get(15_000n)?.priceHigh).toBe(15_000n);
    // Whatever D bids between the others, nothing moves.
    fc.assert(fc.property(fc.bigInt({ min: 150n, max: 8_500n }), (second) => expect(told(second)).toEqual(told(1_200n))), { numRuns: 50 });
  });

  it('takes regions of fewer people together, so that all less the large ones is no small one', () => {
    const bids = { A: 1_300n, B: 2_200n, C: 4_400n };
    const minsk = market(bids);
    const brest = market(bids, 30).map((each) => ({ ...each, userId: `brest ${each.userId}`, region: 'Brest' }));
    const all = bidLandscape([...minsk, ...brest], BIDDER, TERMS);
    expect(all).toEqual(bidLandscape(minsk, BIDDER, TERMS));
    expect(bidLandscape([...minsk, ...brest], { ...BIDDER, regions: ['Brest'] }, TERMS)).toBeNull();
  });

  it('never gets fewer leads for a higher bid, nor pays above it', () => {
    const bid = fc.bigInt({ min: 100n, max: 30_000n });
    fc.assert(
      fc.property(fc.record({ A: bid, B: bid, C: bid }), fc.integer({ min: 1, max: 3 }), (bids, slots) => {
        const landscape = bidLandscape(market(bids).map((each) => ({ ...each, slots })), BIDDER, TERMS);
        const steps = landscape?.steps ?? [];
        for (const [at, step] of steps.entries()) {
          expect(step.leads).toBeGreaterThanOrEqual(steps[at - 1]?.leads ?? 0);
          expect(step.priceHigh ?? 0n).toBeLessThanOrEqual(step.bid);
          expect(step.priceLow ?? 0n).toBeLessThanOrEqual(step.priceHigh ?? 0n);
          expect(step.costLow).toBeLessThanOrEqual(step.costHigh);
          expect([step.leadsLow <= step.leads, step.leads <= step.leadsHigh]).toEqual([true, true]);
        }
      }),
    );
  });

  it('says what the auction itself says where every rival stands on a rung', () => {
    const rival = fc.record({ bid: fc.bigInt({ min: 100n, max: 20_000n }), quality: fc.integer({ min: 10_000, max: 200_000 }) });
    fc.assert(
      fc.property(fc.tuple(rival, rival, rival), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 0, max: BID_STEPS.length - 1 }), (standing, slots, step) => {
        // A worth of one ppm² makes any score a bid that can be given.
        const candidate = (partnerId: string, bid: bigint, qualityPpm: number, relevancePpm: number): Candidate => ({
          campaignId: `of ${partnerId}`, partnerId, category: 'bank', bid, remaining: 10n ** 30n, reserve: 0n, qualityPpm, relevancePpm, ticket: ticketOf(partnerId),
        });
        const rivals = standing.map(({ bid, quality }, at) => ({ partnerId: `r${at}`, category: 'bank' as const, score: blurred(bid * worthOf(quality, 1_000_000, 1)) }));
        const bid = (TERMS.usualReserve * BigInt(BID_STEPS[step] ?? 0)) / 100n;
        const terms = { ...DEFAULT_TERMS, slots, explorationPpm: 0, relevanceFloorPpm: 0 };
        const decision = decide({
          seed: 's', terms, gated: [], bulkLosses: {}, reserved: [],
          candidates: [{ ...candidate('me', bid, QUALITY, 1_000_000), reserve: 1_000n }, ...rivals.map(({ partnerId, score: exact }) => candidate(partnerId, exact, 1, 1))],
        });
        const won = decision.winners.find(({ partnerId }) => partnerId === 'me');
        // As many auctions of each turn of the rivals' names: nobody decides more than a third of them.
        const auctions = Array.from({ length: 120 }, (_, at): PastAuction => ({
          ...auction(at, []), slots,
          rivals: rivals.map((each, place) => ({ ...each, partnerId: `r${(place + at) % 3}` })).sort((a, b) => (a.score > b.score ? -1 : 1)),
        }));
        const told = bidLandscape(auctions, { ...BIDDER, share: 1_000_000 }, TERMS)?.steps[step];
        expect(told?.shownPercent).toBe(won === undefined ? 0 : 100);
        if (won === undefined) return;
        // Rounded to two digits; where the best rival below is none of many, it lies between.
        expect(Number(told?.priceLow)).toBeLessThanOrEqual(Number(won.price) * 1.05 + 1);
        expect(Number(told?.priceHigh)).toBeGreaterThanOrEqual(Number(won.price) * 0.95 - 1);
        if (told?.priceLow === told?.priceHigh) expect(Math.abs(Number(told?.priceLow) - Number(won.price))).toBeLessThanOrEqual(Number(won.price) * 0.05 + 1);
      }),
      { numRuns: 300 },
    );
  });
});
