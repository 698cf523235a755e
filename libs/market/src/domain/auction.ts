import { minMinor } from '@ringroad/kernel';
import type { AuctionTerms, Candidate, CandidateExplanation, Decision, GatedCandidate, ReservedCandidate, ReservedOutcome, Standing, Winner } from './decision.js';
import { MOST_EXPLANATIONS, MOST_RUNNERS_UP } from './decision.js';
import { draw, type Drums, drumsOf } from './lottery.js';
import { type AuctionReason, countLoss, type LossCounts, type LossReason } from './loss-reason.js';
import { PRICE_RULES, type Rung } from './pricing.js';
import { floorScore, scoreInPpm, worthOf } from './score.js';

export interface AuctionInput {
  /** Chance of this decision: the decision's id. Same input, same outcome. */
  readonly seed: string;
  readonly terms: AuctionTerms;
  readonly candidates: readonly Candidate[];
  /** Those to whom this moment is promised, the first first; their campaigns may stand among the candidates as well. */
  readonly reserved?: readonly ReservedCandidate[];
  /** Campaigns a gate stopped: only explained and counted. */
  readonly gated: readonly GatedCandidate[];
  /** Losses known in bulk and not listed (the candidate index skips what cannot win). */
  readonly bulkLosses: LossCounts;
}

interface Entry extends Rung {
  readonly candidate: Candidate;
  readonly standing: Standing;
}

/**
 * Holds one auction (DESIGN §5, steps 2-7): b' = min(bid, remaining), floors, score b'·q^s·r, one offer per partner, top k,
 * price by the terms' rule. Exact in bigint. The order of the candidates does not matter.
 *
 * Reservations come first, each in a slot of its own at the agreed price, if they pass the floors; the rest of the slots is
 * auctioned as if their partners were not there, so that they set nobody's price. What is shared with a reservation does not explore.
 */
export function decide(input: AuctionInput): Decision {
  const { seed, terms } = input;
  const drums = drumsOf(seed);
  const outcomes = new Map<Candidate, AuctionReason>();
  const entries: Entry[] = [];
  const dropped: Entry[] = [];
  const floor = floorScore(terms.attentionFloor, terms.squash);
  for (const candidate of input.candidates) {
    const entry = enter(candidate, terms);
    const drop = reasonToDrop(entry, terms, floor);
    if (drop === null) entries.push(entry);
    else {
      outcomes.set(candidate, drop);
      dropped.push(entry);
    }
  }
  const order = bestFirst(drums);
  entries.sort(order);
  dropped.sort(order);
  const fullLadder = onePerPartner(entries);
  const reserved = honour(input.reserved ?? [], terms, floor);
  const honoured = reserved.filter(({ outcome }) => outcome === 'WON');
  const explorer = honoured.length > 0 ? null : drawExplorer(drums, terms, entries, fullLadder);
  const slots = terms.slots - honoured.length - (explorer === null ? 0 : 1);
  // Whoever is explored or comes by a reservation sets nobody's price: the partner leaves the ladder.
  const apart = new Set([...honoured.map(({ partnerId }) => partnerId), ...(explorer === null ? [] : [explorer.candidate.partnerId])]);
  const ladder = apart.size === 0 ? fullLadder : fullLadder.filter((rung) => !apart.has(rung.candidate.partnerId));
  const priceTerms = { slots, floor, increment: terms.increment, slotWeights: terms.slotWeights.slice(honoured.length) };
  const winners: Winner[] = honoured.map((candidate, slot) => {
    return { ...enter(candidate, terms).standing, slot, price: candidate.bid, exploration: false, reservation: candidate.reservationId };
  });
  for (const [slot, entry] of ladder.slice(0, slots).entries()) {
    const price = PRICE_RULES[terms.pricing](ladder, slot, priceTerms);
    winners.push({ ...entry.standing, slot: winners.length, price, exploration: false, reservation: null });
  }
  if (explorer !== null) winners.push({ ...explorer.standing, slot: winners.length, price: explorer.reserve, exploration: true, reservation: null });
  nameLosers(entries, fullLadder, winners, terms.slots, outcomes);
  for (const candidate of outcomes.keys()) if (honoured.some(({ campaignId }) => campaignId === candidate.campaignId)) outcomes.delete(candidate);
  return {
    seed,
    terms,
    winners,
    reserved,
    runnersUp: ladder.slice(slots, slots + MOST_RUNNERS_UP).map((entry) => entry.standing),
    losses: tally(outcomes, input),
    explanations: explain([...entries, ...dropped], winners, outcomes, input),
  };
}

/** The reservations that are kept: what passes the floors, one per partner, while there are slots. */
function honour(reserved: readonly ReservedCandidate[], terms: AuctionTerms, floor: bigint): readonly ReservedOutcome[] {
  const partners = new Set<string>();
  return reserved.map((candidate) => {
    const drop = reasonToDrop(enter(candidate, terms), terms, floor);
    if (drop !== null) return { ...candidate, outcome: drop };
    if (partners.has(candidate.partnerId)) return { ...candidate, outcome: 'SAME_PARTNER_LIMIT' };
    if (partners.size >= terms.slots) return { ...candidate, outcome: 'HELD_FOR_RESERVATION' };
    partners.add(candidate.partnerId);
    return { ...candidate, outcome: 'WON' };
  });
}

/** Whether this decision belongs to the exploration share. */
export function isExploring(drums: Drums, terms: AuctionTerms): boolean {
  return terms.slots > 0 && drums.explore * 1_000_000 < terms.explorationPpm * 2 ** 32;
}

function enter(candidate: Candidate, terms: AuctionTerms): Entry {
  const { campaignId, partnerId, reserve, qualityPpm, relevancePpm } = candidate;
  const bid = minMinor(candidate.bid, candidate.remaining);
  const worth = worthOf(qualityPpm, relevancePpm, terms.squash);
  const score = bid * worth;
  return { candidate, bid, reserve, worth, score, standing: { campaignId, partnerId, bid, reserve, qualityPpm, relevancePpm, score: scoreInPpm(score, terms.squash) } };
}

function reasonToDrop(entry: Entry, terms: AuctionTerms, floor: bigint): AuctionReason | null {
  if (entry.bid < entry.reserve) return 'BELOW_RESERVE';
  if (entry.candidate.relevancePpm < terms.relevanceFloorPpm) return 'BELOW_RELEVANCE';
  // A score of 0 earns nothing: it is never worth a user's attention, even without a floor.
  return entry.score < floor || entry.score <= 0n ? 'BELOW_ATTENTION_FLOOR' : null;
}

/** Score, then the seeded draw, then the id: a total order that does not know in which order candidates came. */
function bestFirst(drums: Drums): (a: Entry, b: Entry) => number {
  const byLot = lowestDraw(drums.tie);
  return (a, b) => {
    if (a.score !== b.score) return a.score > b.score ? -1 : 1;
    return byLot(a, b);
  };
}

function lowestDraw(drum: number): (a: Entry, b: Entry) => number {
  return ({ candidate: a }, { candidate: b }) => draw(drum, a.ticket) - draw(drum, b.ticket) || (a.campaignId < b.campaignId ? -1 : 1);
}

function onePerPartner(ranked: readonly Entry[]): readonly Entry[] {
  const seen = new Set<string>();
  return ranked.filter(({ candidate }) => !seen.has(candidate.partnerId) && seen.add(candidate.partnerId));
}

/** In the exploration share: the lowest draw among the offers of partners that do not win one of the first k − 1 slots. */
function drawExplorer(drums: Drums, terms: AuctionTerms, entries: readonly Entry[], ladder: readonly Entry[]): Entry | null {
  if (!isExploring(drums, terms)) return null;
  const winning = new Set(ladder.slice(0, terms.slots - 1).map((entry) => entry.candidate.partnerId));
  const byLot = lowestDraw(drums.explore);
  let best: Entry | null = null;
  for (const entry of entries) {
    if (!winning.has(entry.candidate.partnerId) && (best === null || byLot(entry, best) < 0)) best = entry;
  }
  return best;
}

function nameLosers(entries: readonly Entry[], ladder: readonly Entry[], winners: readonly Winner[], slots: number, outcomes: Map<Candidate, AuctionReason>): void {
  const won = new Set(winners.map((winner) => winner.campaignId));
  const winningPartners = new Set(winners.map((winner) => winner.partnerId));
  const entitled = new Set(ladder.slice(0, slots));
  const displacement = winners.some((winner) => winner.exploration) ? 'DISPLACED_BY_EXPLORATION' : 'HELD_FOR_RESERVATION';
  for (const entry of entries) {
    const { candidate } = entry;
    if (won.has(candidate.campaignId)) continue;
    if (winningPartners.has(candidate.partnerId)) outcomes.set(candidate, 'SAME_PARTNER_LIMIT');
    else outcomes.set(candidate, entitled.has(entry) ? displacement : 'OUTRANKED');
  }
}

function tally(outcomes: ReadonlyMap<Candidate, AuctionReason>, input: AuctionInput): LossCounts {
  const counts: Partial<Record<LossReason, number>> = { ...input.bulkLosses };
  for (const reason of outcomes.values()) countLoss(counts, reason);
  for (const { reason } of input.gated) countLoss(counts, reason);
  return counts;
}

function explain(entries: readonly Entry[], winners: readonly Winner[], outcomes: ReadonlyMap<Candidate, AuctionReason>, input: AuctionInput): readonly CandidateExplanation[] {
  const lines: CandidateExplanation[] = winners.map(({ campaignId, partnerId, bid, qualityPpm, relevancePpm, score, price }) => {
    return { campaignId, partnerId, outcome: 'WON', bid, qualityPpm, relevancePpm, score, price };
  });
  for (const entry of entries) {
    if (lines.length >= MOST_EXPLANATIONS) return lines;
    const outcome = outcomes.get(entry.candidate);
    if (outcome === undefined) continue;
    const { campaignId, partnerId, bid, qualityPpm, relevancePpm, score } = entry.standing;
    lines.push({ campaignId, partnerId, outcome, bid, qualityPpm, relevancePpm, score, price: null });
  }
  for (const { campaignId, partnerId, reason } of input.gated.slice(0, MOST_EXPLANATIONS - lines.length)) {
    lines.push({ campaignId, partnerId, outcome: reason, bid: null, qualityPpm: null, relevancePpm: null, score: null, price: null });
  }
  return lines;
}
