import { minMinor } from '@ringroad/kernel';
import type { AuctionTerms, Candidate, CandidateExplanation, Decision, GatedCandidate, ReservedCandidate, ReservedOutcome, Standing, Winner } from './decision.js';
import { MOST_DROPPED, MOST_EXPLANATIONS, MOST_RUNNERS_UP } from './decision.js';
import { draw, type Drums, drumsOf } from './lottery.js';
import { type AuctionReason, countLoss, type LossCounts, type LossReason } from './loss-reason.js';
import { type Place, PRICE_RULES, type Rung } from './pricing.js';
import { floorScore, scoreInPpm, worthOf } from './score.js';
import { Seating } from './seating.js';

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

/** Everybody who was let in, best first, and who is shown. */
interface Outcome {
  readonly entries: readonly Entry[];
  /** Who would be shown if nothing were promised and nobody explored. */
  readonly entitled: readonly Entry[];
  readonly promised: readonly Entry[];
  readonly ranked: readonly Entry[];
  readonly explorer: Entry | null;
}

/**
 * Holds one auction (DESIGN §5, steps 2-7): b' = min(bid, remaining), floors, score b'·q^s·r, one offer per partner and one
 * partner per exclusive category, top k, price by the terms' rule. Exact in bigint. The order of the candidates does not matter.
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
  for (const candidate of input.candidates) {
    const entry = enter(candidate, terms);
    const drop = reasonToDrop(entry, terms);
    if (drop === null) entries.push(entry);
    else {
      outcomes.set(candidate, drop);
      dropped.push(entry);
    }
  }
  const order = bestFirst(drums);
  entries.sort(order);
  dropped.sort(order);
  const seating = new Seating(terms.exclusiveCategories);
  const { reserved, promised } = honour(input.reserved ?? [], terms, seating);
  const entitled = seating.seat(entries, terms.slots);
  const explorer = promised.length > 0 ? null : drawExplorer(drums, terms, seating, entries, entitled);
  // Whoever is explored or comes by a reservation sets nobody's price: the partner leaves the field.
  const apart = explorer === null ? promised : [explorer];
  const field = apart.length === 0 ? entries : entries.filter((entry) => !apart.some((other) => other.candidate.partnerId === entry.candidate.partnerId));
  const open = promised.length === 0 ? field : field.filter((entry) => seating.fits(entry, promised));
  const slots = terms.slots - apart.length;
  const ranked = seating.seat(open, slots);
  const places = placesOf(seating, open, ranked);
  const priceTerms = { slots, increment: terms.increment, slotWeights: terms.slotWeights.slice(promised.length) };
  const winners: Winner[] = reserved
    .filter(({ outcome }) => outcome === 'WON')
    .map((candidate, slot) => ({ ...enter(candidate, terms).standing, slot, price: candidate.bid, exploration: false, reservation: candidate.reservationId }));
  for (const place of places) {
    const price = PRICE_RULES[terms.pricing](place, priceTerms);
    winners.push({ ...place.own.standing, slot: winners.length, price, exploration: false, reservation: null });
  }
  if (explorer !== null) {
    // What it would pay if nobody else were there: its reserve, and no less than the attention costs.
    const price = PRICE_RULES[terms.pricing]({ own: explorer, position: 0, seated: [explorer], next: undefined, heir: undefined }, { ...priceTerms, slots: 1 });
    winners.push({ ...explorer.standing, slot: winners.length, price, exploration: true, reservation: null });
  }
  const winning = new Set(ranked.map((entry) => entry.candidate.partnerId));
  const runnersUp = onePerPartner(field.filter((entry) => !winning.has(entry.candidate.partnerId)), MOST_RUNNERS_UP);
  nameLosers({ entries, entitled, promised, ranked, explorer }, seating, slots, outcomes);
  const stood = new Set([...entitled, ...ranked, ...apart, ...places.flatMap(({ next, heir }) => [next, heir]), ...runnersUp]);
  return {
    seed,
    terms,
    winners,
    reserved,
    runnersUp: runnersUp.map((entry) => entry.standing),
    stood: [...entries.filter((entry) => stood.has(entry)), ...onePerPartner(dropped, MOST_DROPPED)].map((entry) => entry.candidate),
    losses: tally(outcomes, input),
    explanations: explain([...entries, ...dropped], winners, outcomes, input),
  };
}

/** The reservations that are kept: what passes the floors and may be shown beside those before, while there are slots. */
function honour(reserved: readonly ReservedCandidate[], terms: AuctionTerms, seating: Seating): { readonly reserved: readonly ReservedOutcome[]; readonly promised: readonly Entry[] } {
  const promised: Entry[] = [];
  const outcomeOf = (entry: Entry): ReservedOutcome['outcome'] => {
    const drop = reasonToDrop(entry, terms);
    if (drop !== null) return drop;
    if (promised.some((other) => other.candidate.partnerId === entry.candidate.partnerId)) return 'SAME_PARTNER_LIMIT';
    if (promised.length >= terms.slots) return 'HELD_FOR_RESERVATION';
    if (!seating.fits(entry, promised)) return 'RIVAL_IN_SLOT';
    promised.push(entry);
    return 'WON';
  };
  return { reserved: reserved.map((candidate) => ({ ...candidate, outcome: outcomeOf(enter(candidate, terms)) })), promised };
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
  const floor = floorScore(candidate.attentionFloor ?? terms.attentionFloor, terms.squash);
  return { candidate, bid, reserve, worth, score, floor, standing: { campaignId, partnerId, bid, reserve, qualityPpm, relevancePpm, score: scoreInPpm(score, terms.squash) } };
}

function reasonToDrop(entry: Entry, terms: AuctionTerms): AuctionReason | null {
  if (entry.bid < entry.reserve) return 'BELOW_RESERVE';
  if (entry.candidate.relevancePpm < terms.relevanceFloorPpm) return 'BELOW_RELEVANCE';
  // A score of 0 earns nothing: it is never worth a user's attention, even without a floor.
  return entry.score < entry.floor || entry.score <= 0n ? 'BELOW_ATTENTION_FLOOR' : null;
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

/** The best offer of each of the first `most` partners. */
function onePerPartner(ranked: readonly Entry[], most: number): readonly Entry[] {
  return new Seating([]).seat(ranked, most);
}

function placesOf(seating: Seating, field: readonly Entry[], seated: readonly Entry[]): readonly (Place & { readonly own: Entry; readonly next: Entry | undefined; readonly heir: Entry | undefined })[] {
  return seated.map((own, position) => ({
    own,
    position,
    seated,
    next: seating.heir(field, own, seated.slice(0, position)),
    heir: seating.heir(field, own, seated.filter((other) => other !== own)),
  }));
}

/** In the exploration share: the lowest draw among the offers that may be shown beside the winners of the first k − 1 slots. */
function drawExplorer(drums: Drums, terms: AuctionTerms, seating: Seating, entries: readonly Entry[], entitled: readonly Entry[]): Entry | null {
  if (!isExploring(drums, terms)) return null;
  const ranked = entitled.slice(0, terms.slots - 1);
  const byLot = lowestDraw(drums.explore);
  let best: Entry | null = null;
  for (const entry of entries) {
    if (seating.fits(entry, ranked) && (best === null || byLot(entry, best) < 0)) best = entry;
  }
  return best;
}

/** A rival keeps an offer out where there was still a place for it; where there was none left it was outranked. */
function nameLosers({ entries, entitled, promised, ranked, explorer }: Outcome, seating: Seating, slots: number, outcomes: Map<Candidate, AuctionReason>): void {
  const shown = [...promised, ...ranked, ...(explorer === null ? [] : [explorer])];
  const campaigns = new Set(shown.map((entry) => entry.candidate.campaignId));
  const partners = new Set(shown.map((entry) => entry.candidate.partnerId));
  const displacement = explorer === null ? 'HELD_FOR_RESERVATION' : 'DISPLACED_BY_EXPLORATION';
  let taken = 0;
  for (const entry of entries) {
    const { campaignId, partnerId } = entry.candidate;
    if (entry === ranked[taken]) taken++;
    if (campaigns.has(campaignId)) continue;
    const rivalled = taken < slots && [...promised, ...ranked].some((other) => seating.isRival(entry, other));
    if (partners.has(partnerId)) outcomes.set(entry.candidate, 'SAME_PARTNER_LIMIT');
    else if (entitled.includes(entry)) outcomes.set(entry.candidate, displacement);
    else outcomes.set(entry.candidate, rivalled ? 'RIVAL_IN_SLOT' : 'OUTRANKED');
  }
  // A campaign below the floors at its bid may be shown all the same, at the price agreed beforehand.
  for (const candidate of outcomes.keys()) if (campaigns.has(candidate.campaignId)) outcomes.delete(candidate);
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
