import { type AuctionTerms, CandidateIndex, candidateOf, type Decision, decide, DEFAULT_TERMS, drumsOf, gate, type MarketCampaign, type Opportunity, reserveColumns, reserveFor } from '@ringroad/market';
import { median } from '../median.js';
import type { Row } from '../row.js';
import { RESERVES, syntheticMarket, syntheticUsers } from './synthetic-market.js';
import { WORST_CASES, WORST_STAGE } from './worst-cases.js';

const SIZES = [100, 1_000, 10_000, 100_000] as const;
/** Many short rounds, all sizes in each: a busy moment of the machine hits one round of everybody, not all of one size. */
const ROUNDS = 15;
const DECISIONS = 800;
const LEAST_RESERVE = 200n;
const TERMS: AuctionTerms = { ...DEFAULT_TERMS, version: 'bench', slots: 5, attentionFloor: 2_000_000n };
/** Users compared with the naive answer per size: 10,700 in all. */
const COMPARED = { 100: 4_000, 1_000: 5_000, 10_000: 1_500, 100_000: 200 } as const;

interface Market {
  readonly campaigns: readonly MarketCampaign[];
  readonly index: CandidateIndex;
  readonly users: readonly Opportunity[];
}

/** Microseconds of one decision, by the wall and by the processor. */
interface Cost {
  readonly wall: number;
  readonly cpu: number;
}

type Answer = (market: Market, user: Opportunity, seed: string) => Decision;

const ours: Answer = ({ index }, user, seed) => decide({ seed, terms: TERMS, ...index.search(user, TERMS, RESERVES, seed) });

/** The reference: filter all, sort all, take the top. */
const naive: Answer = ({ campaigns }, user, seed) => {
  const pacingDrum = drumsOf(seed).pacing;
  const needs = new Map(user.needs.map((need) => [need.category, { need, reserve: reserveFor(RESERVES, reserveColumns(user, need.category)) }]));
  const candidates = campaigns.flatMap((entry) => {
    const wanted = needs.get(entry.campaign.category);
    if (wanted === undefined || gate(entry.campaign, entry.state, user, { reserve: wanted.reserve, pacingDrum, ticket: entry.ticket }) !== null) return [];
    return [candidateOf(entry, user, wanted.need, wanted.reserve)];
  });
  return decide({ seed, terms: TERMS, candidates, gated: [], bulkLosses: {} });
};

/** Path B in process: gates, score, price and the top five among N live campaigns, against filtering and sorting all of them. */
export async function runDecideBench(): Promise<Row[]> {
  const markets = new Map(SIZES.map((size) => [size, marketOf(syntheticMarket(size, size), syntheticUsers(4_000, 7, size / 4))]));
  const disagreements = new Map(SIZES.map((size) => [size, disagreementsOf(markets.get(size) as Market, COMPARED[size])]));
  const costs = new Map(SIZES.map((size) => [size, [] as Cost[]]));
  const limits = new Map(SIZES.map((size) => [size, [] as Cost[]]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const size of SIZES) {
      const market = markets.get(size) as Market;
      costs.get(size)?.push(measure(ours, market, DECISIONS, round));
      limits.get(size)?.push(measure(naive, market, Math.max(3, 20_000 / size), round));
    }
  }
  const rows = SIZES.map((size) => rowOf(size, costs.get(size) ?? [], limits.get(size) ?? [], disagreements.get(size) === 0));
  const compared = SIZES.reduce((sum, size) => sum + COMPARED[size], 0);
  const wrong = [...disagreements.values()].reduce((sum, count) => sum + count, 0);
  // By the processor's clock: the decisions run in one thread and wait for nothing, and the wall also shows who else is at work.
  const small = cpuOf(costs.get(100) ?? []);
  const large = cpuOf(costs.get(100_000) ?? []);
  return [
    ...rows,
    { path: 'B', name: 'decide, CPU cost at N = 100,000', ours: large, limit: small, ratio: large / small, goal: '≤ 3×', cpuMicros: large, correct: wrong === 0, unit: 'µs', peer: 'N = 100' },
    { path: 'B', name: `decide, users of ${compared} with another answer than the naive one`, ours: wrong, limit: 0, ratio: null, goal: '0', cpuMicros: null, correct: wrong === 0, unit: 'users' },
    ...worstCases(),
  ];
}

function worstCases(): Row[] {
  const users = syntheticUsers(200, 11, 25_000, WORST_STAGE);
  return WORST_CASES.map(({ name, campaign, state, user, goal }): Row => {
    const insurance = users.map((each) => ({ ...each, needs: [{ category: 'insurer' as const, weightPpm: 1_000_000, seasonPpm: 1_000_000 }], user: { ...each.user, controlGroup: false, muted: new Set<never>(), ...user } }));
    const market = marketOf(syntheticMarket(100_000, 3, campaign, state), insurance);
    const wrong = disagreementsOf(market, 20);
    const costs = Array.from({ length: ROUNDS }, (_, round) => measure(ours, market, users.length, round));
    const wall = wallOf(costs);
    return { path: 'B', name: `decide, worst case of 100,000: ${name}`, ours: wall, limit: 100, ratio: wall / 100, goal, cpuMicros: cpuOf(costs), correct: wrong === 0, unit: 'µs' };
  });
}

function marketOf(campaigns: readonly MarketCampaign[], users: readonly Opportunity[]): Market {
  const index = new CandidateIndex(LEAST_RESERVE);
  for (const campaign of campaigns) index.upsert(campaign);
  return { campaigns, index, users };
}

function disagreementsOf(market: Market, count: number): number {
  let wrong = 0;
  for (let i = 0; i < count; i++) {
    const user = market.users[i % market.users.length] as Opportunity;
    const seed = `compare-${i}`;
    if (outcomeOf(ours(market, user, seed)) !== outcomeOf(naive(market, user, seed))) wrong++;
  }
  return wrong;
}

function outcomeOf({ winners }: Decision): string {
  return winners.map(({ campaignId, price, exploration }) => `${campaignId} ${price} ${exploration}`).join();
}

function measure(answer: Answer, market: Market, decisions: number, round: number): Cost {
  const cpuBefore = process.cpuUsage();
  const before = performance.now();
  for (let i = 0; i < decisions; i++) answer(market, market.users[(round * decisions + i) % market.users.length] as Opportunity, `${round}-${i}`);
  const wall = ((performance.now() - before) * 1_000) / decisions;
  const { user, system } = process.cpuUsage(cpuBefore);
  return { wall, cpu: (user + system) / decisions };
}

function rowOf(size: number, costs: readonly Cost[], limits: readonly Cost[], correct: boolean): Row {
  const rate = 1_000_000 / wallOf(costs);
  const limit = 1_000_000 / wallOf(limits);
  return { path: 'B', name: `decide, N = ${size.toLocaleString('en')}`, ours: rate, limit, ratio: rate / limit, goal: '', cpuMicros: cpuOf(costs), correct, unit: 'decisions/s', peer: 'filter and sort' };
}

function wallOf(costs: readonly Cost[]): number {
  return median(costs.map(({ wall }) => wall));
}

function cpuOf(costs: readonly Cost[]): number {
  return median(costs.map(({ cpu }) => cpu));
}
