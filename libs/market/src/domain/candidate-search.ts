import type { Minor } from '@ringroad/kernel';
import type { BucketCursor } from './bucket-cursor.js';
import { type CandidateBucket, type IndexedCampaign, type Order, weightOf } from './candidate-bucket.js';
import type { AuctionTerms, Candidate, GatedCandidate } from './decision.js';
import { candidateOf, remainingOf } from './examination.js';
import { draw, type Drums, passes } from './lottery.js';
import type { Need, Opportunity } from './opportunity.js';
import { PartnerLeaders } from './partner-leaders.js';
import { gate } from './targeting.js';

/** Bounds and thresholds are doubles (relative error ≤ 10⁻¹⁵); comparing them with this slack can only add a candidate. */
export const SLACK = 1e-9;

/** One bucket as one search sees it. */
export interface Lane {
  readonly bucket: CandidateBucket;
  readonly order: Order;
  readonly cursor: BucketCursor;
  /** A second cursor over the same positions, for the draw. */
  readonly restart: () => BucketCursor;
  readonly need: Need;
  readonly reserve: Minor;
  /** A bid below this is surely below the reserve. */
  readonly leastBid: number;
  /** The attention floor here, on the scale of scores. */
  readonly floor: number;
  /** Scale of the bucket's bounds: the relevance its campaigns have in common, in ppm. */
  readonly factor: number;
  readonly ties: TieRun;
  /** One of the lanes whose offers compete for the same places: an exclusive kind of business stands alone. */
  readonly group: string;
}

/** The lowest draws among the offers of one class (same bid, quality and fit) of a lane that score the most their class can. */
interface TieRun {
  tieClass: number;
  draws: PartnerLeaders;
}

/** What one search carries along. */
export interface Search {
  readonly opportunity: Opportunity;
  readonly terms: AuctionTerms;
  readonly drums: Drums;
  readonly seen: Map<IndexedCampaign, number>;
  readonly candidates: Candidate[];
  readonly gated: GatedCandidate[];
}

/**
 * Best bounds first over all lanes, until no bound reaches the (k + 1)-th best partner: k may win, one more sets the last
 * price, and in an exploring decision one of the k + 1 may step aside. Of an exclusive kind of business one wins, but its best k
 * may have won with something else: it has k + 1 leaders of its own.
 */
export function findBest(search: Search, lanes: readonly Lane[]): void {
  const leadersOf = leadersByGroup(lanes, search.terms.slots + 1);
  const least = (lane: Lane) => Math.max(leadersOf(lane).threshold(), lane.floor, Number.MIN_VALUE) * (1 - SLACK);
  for (const lane of lanes) toNext(search, lane, leadersOf(lane), least(lane));
  for (let lane = highest(lanes, least); lane !== undefined; lane = highest(lanes, least)) {
    const leaders = leadersOf(lane);
    const entry = lane.order.entries[lane.cursor.position] as IndexedCampaign;
    // Asked again: the partner may have scored in another lane since this one stopped here.
    const score = leaders.bestOf(entry.partner) > lane.cursor.bound * (1 + SLACK) ? null : examine(search, entry, lane);
    if (score !== null) {
      leaders.offer(entry.partner, score);
      noteTie(search, lane);
    }
    toNext(search, lane, leaders, least(lane));
  }
  for (const lane of lanes) {
    for (const entry of lane.bucket.recent) {
      if (!entry.servable || lane.bucket.boundOf(entry) * lane.factor < least(lane)) continue;
      const score = examine(search, entry, lane);
      if (score !== null) leadersOf(lane).offer(entry.partner, score);
    }
  }
}

/** One list of leaders for all lanes of a group; mostly there is one group. */
function leadersByGroup(lanes: readonly Lane[], capacity: number): (lane: Lane) => PartnerLeaders {
  const groups = new Map(lanes.map(({ group }) => [group, new PartnerLeaders(capacity)]));
  return ({ group }) => groups.get(group) as PartnerLeaders;
}

/**
 * Moves a lane to its next campaign that flat arrays cannot rule out: not live, held back by pacing, bidding below the reserve, its
 * partner already better placed, or beaten in a tie. Of offers that score exactly alike only the lowest draws of k + 1
 * partners matter. A market where this stops many is walked at a few nanoseconds each.
 */
function toNext({ drums, opportunity }: Search, { cursor, order, leastBid, ties }: Lane, leaders: PartnerLeaders, least: number): void {
  const { passPpm, tickets, highestBids, tieClasses, partners, starts, ends } = order;
  const now = opportunity.now.getTime();
  const lastInTie = ties.draws.threshold();
  for (cursor.advance(least); cursor.position >= 0; cursor.advance(least)) {
    const { position } = cursor;
    const ticket = tickets[position] ?? 0;
    if ((highestBids[position] ?? 0) < leastBid || now < (starts[position] ?? 0) || now >= (ends[position] ?? 0)) continue;
    if (!passes(passPpm[position] ?? 0, drums.pacing, ticket)) continue;
    const tieClass = tieClasses[position] ?? 0;
    if (tieClass > 0 && tieClass === ties.tieClass && -draw(drums.tie, ticket) < lastInTie) continue;
    const partner = partners[position] ?? -1;
    if (leaders.bestOf(partner) <= cursor.bound * (1 + SLACK)) return;
    const all = order.heavyPartners.get(partner);
    if (all !== undefined) cursor.exclude(all);
  }
}

function noteTie({ terms, drums }: Search, { order, cursor: { position }, ties }: Lane): void {
  const tieClass = order.tieClasses[position] ?? 0;
  if (tieClass === 0 || order.tieClasses[position + 1] !== tieClass) return;
  const { campaign, state, partner, ticket } = order.entries[position] as IndexedCampaign;
  if (remainingOf(state) < campaign.bid) return;
  if (ties.tieClass !== tieClass) [ties.tieClass, ties.draws] = [tieClass, new PartnerLeaders(terms.slots + 1)];
  ties.draws.offer(partner, -draw(drums.tie, ticket));
}

/** The lowest draws over all that match, in each group: of k partners, because k − 1 of them may already have won by rank. */
export function findExplorers(search: Search, lanes: readonly Lane[]): void {
  const { explore, pacing } = search.drums;
  const leadersOf = leadersByGroup(lanes, search.terms.slots);
  const consider = (entry: IndexedCampaign, lane: Lane, value: number) => {
    const leaders = leadersOf(lane);
    if (value >= leaders.bestOf(entry.partner) && examine(search, entry, lane) !== null) leaders.offer(entry.partner, value);
    return leaders.threshold();
  };
  for (const lane of lanes) {
    const least = lane.floor * (1 - SLACK);
    const { tickets, entries, highestBids, passPpm } = lane.order;
    let last = leadersOf(lane).threshold();
    const cursor = lane.restart();
    for (cursor.advance(least); cursor.position >= 0; cursor.advance(least)) {
      const { position } = cursor;
      const ticket = tickets[position] ?? 0;
      const value = -draw(explore, ticket);
      if (value < last || (highestBids[position] ?? 0) < lane.leastBid || !passes(passPpm[position] ?? 0, pacing, ticket)) continue;
      last = consider(entries[position] as IndexedCampaign, lane, value);
    }
    for (const entry of lane.bucket.recent) {
      const value = -draw(explore, entry.ticket);
      if (entry.servable && value >= last) last = consider(entry, lane, value);
    }
  }
}

/** Puts one campaign through the gates and notes it. Answers its score (a double), or null when it cannot lead for certain. */
function examine(search: Search, entry: IndexedCampaign, { need, reserve, floor }: Lane): number | null {
  const known = search.seen.get(entry);
  if (known !== undefined) return known > 0 ? known : null;
  const { campaign, state, ticket } = entry;
  const reason = gate(campaign, state, search.opportunity, { reserve, pacingDrum: search.drums.pacing, ticket });
  let score = 0;
  if (reason !== null) search.gated.push({ campaignId: campaign.id, partnerId: campaign.partnerId, reason });
  else {
    const candidate = candidateOf(entry, search.opportunity, need, reserve);
    search.candidates.push(candidate);
    score = scoreOf(candidate, search.terms, floor);
  }
  search.seen.set(entry, score);
  return score > 0 ? score : null;
}

/** The score in floating point; 0 when a floor drops the candidate or might. */
function scoreOf({ bid, remaining, reserve, relevancePpm, qualityPpm }: Candidate, terms: AuctionTerms, floor: number): number {
  const affordable = bid < remaining ? bid : remaining;
  if (affordable < reserve || relevancePpm < terms.relevanceFloorPpm) return 0;
  const score = Number(affordable) * weightOf(qualityPpm, terms.squash) * relevancePpm;
  return score < floor * (1 + SLACK) ? 0 : score;
}

/** The lane with the highest bound, among those that reach what is wanted of them. */
function highest(lanes: readonly Lane[], least: (lane: Lane) => number): Lane | undefined {
  let best: Lane | undefined;
  for (const lane of lanes) {
    if (lane.cursor.position >= 0 && (best === undefined || lane.cursor.bound > best.cursor.bound) && lane.cursor.bound >= least(lane)) best = lane;
  }
  return best;
}
