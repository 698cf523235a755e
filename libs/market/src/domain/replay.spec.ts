import { type Category, isCategory } from '@ringroad/kernel';
import fc from 'fast-check';
import { decide } from './auction.js';
import { type AuctionTerms, type Candidate, type Decision, DEFAULT_TERMS, type GatedCandidate, type ReservedCandidate } from './decision.js';
import { type AuctionRecord, recordOf } from './decision-record.js';
import { GATE_REASONS } from './loss-reason.js';
import { ticketOf } from './lottery.js';
import type { Opportunity } from './opportunity.js';
import { replay, replayUnder } from './replay.js';
import { readOpportunity, storeOpportunity } from './stored-opportunity.js';

const CATEGORIES: readonly Category[] = ['insurer', 'bank', 'marina'].filter(isCategory);
const category = fc.constantFrom(...CATEGORIES);
const ppm = fc.integer({ min: 0, max: 1_000_000 });
const money = fc.oneof(fc.constantFrom(100n, 200n, 1_000n), fc.bigInt({ min: 0n, max: 10n ** 15n }));

const standing = fc.record({ partner: fc.integer({ min: 0, max: 8 }), category, bid: money, remaining: money, reserve: fc.constantFrom(0n, 50n, 150n), qualityPpm: ppm, relevancePpm: ppm });
const floor = fc.constantFrom(undefined, undefined, 0n, 90_000_000n);
const candidates = fc.array(fc.tuple(standing, floor), { maxLength: 24, size: 'max' }).map((rows) =>
  rows.map(([{ partner, ...rest }, attentionFloor], i): Candidate => {
    return { campaignId: `c${i}`, partnerId: `p${partner}`, ticket: ticketOf(`c${i}`), ...rest, ...(attentionFloor === undefined ? {} : { attentionFloor }) };
  }),
);
const reserved = fc.oneof(
  fc.constant<ReservedCandidate[]>([]),
  fc.array(standing, { maxLength: 2 }).map((rows) =>
    rows.map(({ partner, bid, ...rest }, i): ReservedCandidate => ({ reservationId: `r${i}`, campaignId: `c${i}`, partnerId: `p${partner}`, ticket: ticketOf(`c${i}`), ...rest, bid, reserve: bid })),
  ),
);
const gated = fc.array(fc.constantFrom(...GATE_REASONS), { maxLength: 12 }).map((reasons) => reasons.map((reason, i): GatedCandidate => ({ campaignId: `g${i}`, partnerId: `p${i}`, reason })));
const terms = fc.record({
  slots: fc.integer({ min: 0, max: 4 }),
  attentionFloor: fc.constantFrom(0n, 1_500_000n, 40_000_000n),
  explorationPpm: fc.constantFrom(0, 500_000, 1_000_000),
  pricing: fc.constantFrom('gsp' as const, 'vcg' as const, 'fixed' as const),
  exclusiveCategories: fc.constantFrom<readonly Category[]>([], ['insurer'], CATEGORIES),
  slotWeights: fc.constantFrom<readonly number[]>([], [9, 5, 2, 1]),
  squash: fc.constantFrom(1, 1, 0.5),
});

const OPPORTUNITY: Opportunity = {
  stage: 'posted',
  season: 'spring',
  now: new Date('2026-04-01T08:00:00Z'),
  channel: 'inbox',
  needs: CATEGORIES.map((each) => ({ category: each, weightPpm: 900_000, seasonPpm: 1_000_000 })),
  asset: { region: 'Minsk', brand: 'Audi', price: 2_700_000n, model: 'A4', year: 2014, mileageKm: 190_000, fuel: 'diesel', lat: 53.9, lon: 27.56 },
  user: {
    language: 'be',
    segments: new Set(['dealers']),
    score: 71,
    excludedBy: new Set(['p7']),
    controlGroup: false,
    consented: new Set(['insurer', 'bank']),
    muted: new Set(['bank']),
    cappedPartners: new Set(['p3']),
    openOffers: new Set(['c4']),
    heldBy: { insurer: ['p1'] },
    recentClaims: [{ partnerId: 'p1', category: 'insurer', at: new Date('2026-03-20T10:11:12.345Z') }],
    affinityPpm: { bank: 700_000 },
    fatiguePpm: 850_000,
  },
};

interface Held {
  readonly decision: Decision;
  readonly record: AuctionRecord;
}

/** Holds an auction and keeps it as Postgres would. */
function hold(seed: string, held: AuctionTerms, list: readonly Candidate[], promised: readonly ReservedCandidate[], stopped: readonly GatedCandidate[]): Held {
  const decision = decide({ seed, terms: held, candidates: list, reserved: promised, gated: stopped, bulkLosses: { NOT_EXAMINED: 3 } });
  const record: AuctionRecord = JSON.parse(JSON.stringify(recordOf(decision, { opportunity: OPPORTUNITY, policy: 0, reserves: new Map(), gated: stopped })));
  return { decision, record };
}

/** Only what the record keeps of the explanations: whoever stood, and the nearest of those a gate stopped. */
function kept({ decision, record }: Held): Decision {
  const ids = new Set([...decision.winners, ...decision.stood].map((each) => each.campaignId).concat(record.gated.map(([, campaignId]) => campaignId)));
  const lines = decision.explanations.filter((line) => ids.has(line.campaignId));
  const order = (id: string) => record.gated.findIndex(([, campaignId]) => campaignId === id);
  return { ...decision, explanations: lines.sort((a, b) => order(a.campaignId) - order(b.campaignId)) };
}

test('an auction held again from its stored record comes to the same, bit for bit', () => {
  fc.assert(
    fc.property(fc.uuid(), terms, candidates, reserved, gated, (seed, change, list, promised, stopped) => {
      const held = { ...DEFAULT_TERMS, relevanceFloorPpm: 200_000, ...change };
      const made = hold(seed, held, list, promised, stopped);
      expect(replay({ seed, terms: { ...held, slots: 99 }, record: made.record })).toEqual(kept(made));
      expect(made.record.won).toEqual(made.decision.winners.map(({ campaignId, price }) => [campaignId, price.toString()]));
    }),
    { numRuns: 2_000 },
  );
});

test('a campaign that bids more finds in the record whom it would have beaten, and at what price', () => {
  fc.assert(
    fc.property(fc.uuid(), terms, candidates, fc.nat(), fc.bigInt({ min: 1n, max: 10n ** 12n }), (seed, change, list, which, more) => {
      const held = { ...DEFAULT_TERMS, ...change, explorationPpm: 0, exclusiveCategories: [] };
      const { decision, record } = hold(seed, held, list, [], []);
      const raising = decision.stood[which % Math.max(1, decision.stood.length)];
      if (raising === undefined) return;
      const raise = (each: Candidate) => (each.campaignId === raising.campaignId ? { ...each, bid: each.bid + more, remaining: each.remaining + more } : each);
      const really = decide({ seed, terms: held, candidates: list.map(raise), gated: [], bulkLosses: {} });
      expect(replayUnder({ seed, terms: held, record }, { candidate: raise }).winners).toEqual(really.winners);
    }),
    { numRuns: 1_000 },
  );
});

test('whoever was not there may join, and whoever was there may leave', () => {
  const candidate = (campaignId: string, bid: bigint): Candidate => {
    return { campaignId, partnerId: campaignId, category: 'insurer', ticket: ticketOf(campaignId), bid, remaining: 10n ** 9n, reserve: 100n, qualityPpm: 20_000, relevancePpm: 1_000_000 };
  };
  const held = { ...DEFAULT_TERMS, explorationPpm: 0 };
  const { record } = hold('s', held, [candidate('first', 900n), candidate('second', 700n)], [], []);
  const auction = { seed: 's', terms: held, record };
  const won = (decision: Decision) => decision.winners.map((winner) => [winner.campaignId, winner.price]);
  expect(won(replay(auction))).toEqual([['first', 700n]]);
  expect(won(replayUnder(auction, { joining: [candidate('third', 800n)] }))).toEqual([['first', 800n]]);
  expect(won(replayUnder(auction, { candidate: (each) => (each.campaignId === 'first' ? null : each) }))).toEqual([['second', 100n]]);
  expect(won(replayUnder(auction, { terms: { pricing: 'fixed' } }))).toEqual([['first', 100n]]);
});

test('the opportunity is read as it was stored, without what concerns no category that was needed', () => {
  const moment = { stage: OPPORTUNITY.stage, channel: OPPORTUNITY.channel, at: OPPORTUNITY.now };
  const claims = [...OPPORTUNITY.user.recentClaims, { partnerId: 'p2', category: 'leasing' as const, at: new Date('2026-03-21') }];
  const user = { ...OPPORTUNITY.user, consented: new Set<Category>(['insurer', 'bank', 'leasing']), muted: new Set<Category>(['bank', 'leasing']), recentClaims: claims };
  const stored = JSON.parse(JSON.stringify(storeOpportunity({ ...OPPORTUNITY, user })));
  expect(readOpportunity(stored, moment)).toEqual(OPPORTUNITY);
});

test('a record takes two kilobytes, and not three however many came', () => {
  const list = Array.from({ length: 400 }, (_, i): Candidate => {
    const campaignId = `01890a5d-ac96-774b-bcce-${String(i).padStart(12, '0')}`;
    return { campaignId, partnerId: campaignId.replace('774b', '7f01'), category: 'car-dealer', ticket: ticketOf(campaignId), bid: 1_500n + BigInt(i), remaining: 4_000_000n, reserve: 1_500n, qualityPpm: 31_250, relevancePpm: 855_000 };
  });
  const stopped = list.map(({ campaignId, partnerId }): GatedCandidate => ({ campaignId, partnerId, reason: 'DAILY_BUDGET_EXHAUSTED' }));
  const held = { ...DEFAULT_TERMS, slots: 3, attentionFloor: 5_000_000n };
  const size = (made: Held) => JSON.stringify(made.record).length;
  expect(size(hold('s', held, list.slice(0, 6), [], stopped.slice(0, 2)))).toBeLessThan(2_048);
  expect(size(hold('s', held, list, [], stopped))).toBeLessThan(3_072);
});
