import { ATTRIBUTION_DAYS, type Candidate, decide, DEFAULT_TERMS, HALF_LIFE_DAYS, type Lesson, Lessons, MEMORY_DAYS, qualityAt, ticketOf } from '@ringroad/market';
import { dice } from '../decide/synthetic-market.js';

/** An offer whose true rate is known. Each is of a partner and a campaign of its own. */
export interface TrueOffer {
  readonly id: string;
  /** P(qualified lead | shown). */
  readonly rate: number;
  /** The day it comes; below 0 it was there before. */
  readonly from: number;
}

export interface LifeTerms {
  readonly days: number;
  readonly momentsADay: number;
  readonly explorationPpm: number;
  /** Without learning every offer keeps the quality of an untried one. */
  readonly learns: boolean;
  readonly seed: number;
  /** Days before the first, in which those who were there were shown in turn. */
  readonly past?: number;
}

/** What was known and done on one day. */
export interface LifeDay {
  readonly day: number;
  /** As it stood in the morning, in ppm. */
  readonly quality: ReadonlyMap<string, number>;
  readonly shows: ReadonlyMap<string, number>;
  /** Leads that always showing the best would have brought on average, less those the shown ones bring on average. */
  readonly regret: number;
}

type Day = ReadonlyMap<string, { shows: number; leads: number }>;

/**
 * Offers with equal bids compete for one slot at each moment, as in production: `decide` by the quality that `Lessons` has of the days
 * whose attribution window is over. Yields each day; the same seed gives the same life.
 */
export function* live(offers: readonly TrueOffer[], terms: LifeTerms): Generator<LifeDay> {
  const chance = dice(terms.seed);
  const past: Day[] = [];
  const { past: before = 0 } = terms;
  for (let day = -before; day < terms.days; day++) {
    const there = offers.filter(({ from }) => from <= day);
    const best = Math.max(...there.map(({ rate }) => rate));
    const taught = terms.learns ? new Lessons(lessonsOf(past)) : new Lessons([]);
    const quality = new Map(there.map(({ id }) => [id, qualityAt({ qualityPpm: taught.qualityByStage(rated(id)) }, 'sold')]));
    const candidates = there.map(({ id }): Candidate => candidateOf(id, quality.get(id) ?? 0));
    const today = new Map(there.map(({ id }) => [id, { shows: 0, leads: 0 }]));
    let regret = 0;
    for (let moment = 0; moment < terms.momentsADay; moment++) {
      const id = day < 0 ? there[moment % there.length]?.id : winnerOf(candidates, terms.explorationPpm, `${terms.seed} ${day} ${moment}`);
      const shown = there.find((each) => each.id === id);
      const count = today.get(id ?? '');
      if (shown === undefined || count === undefined) continue;
      count.shows++;
      if (chance() < shown.rate) count.leads++;
      regret += best - shown.rate;
    }
    past.push(today);
    if (past.length > MEMORY_DAYS) past.shift();
    if (day >= 0) yield { day, quality, shows: new Map([...today].map(([each, { shows }]) => [each, shows])), regret };
  }
}

/** The shows of each day at noon, as the next midnight finds them. */
function* lessonsOf(past: readonly Day[]): Iterable<Lesson> {
  for (const [index, day] of past.entries()) {
    const age = past.length - index - 0.5;
    if (age <= ATTRIBUTION_DAYS) return;
    const weight = 0.5 ** (age / HALF_LIFE_DAYS);
    for (const [id, { shows, leads }] of day) {
      if (shows > 0) yield { partnerId: id, campaignId: id, offerId: id, category: 'insurer', stage: 'sold', trials: shows * weight, success: leads * weight };
    }
  }
}

const rated = (id: string) => ({ id, partnerId: id, category: 'insurer', stages: ['sold'], offers: [{ id, weight: 1 }] }) as const;

function candidateOf(id: string, qualityPpm: number): Candidate {
  return { campaignId: id, partnerId: id, category: 'insurer', bid: 2_000n, remaining: 2_000n, reserve: 300n, qualityPpm, relevancePpm: 900_000, ticket: ticketOf(id) };
}

function winnerOf(candidates: readonly Candidate[], explorationPpm: number, seed: string): string | undefined {
  const { winners } = decide({ seed, terms: { ...DEFAULT_TERMS, explorationPpm }, candidates, gated: [], bulkLosses: {} });
  return winners[0]?.campaignId;
}
