import { type Category, type Minor, type Stage } from '@ringroad/kernel';
import { isExploring } from './domain/auction.js';
import type { Bitmap } from './domain/bitmap.js';
import { BucketCursor } from './domain/bucket-cursor.js';
import type { CampaignState } from './domain/campaign-view.js';
import { CandidateBucket, type IndexedCampaign, type Order, weightOf } from './domain/candidate-bucket.js';
import type { AuctionTerms, Candidate, GatedCandidate } from './domain/decision.js';
import { candidateOf, type Examined, type MarketCampaign, remainingOf, reserveColumns } from './domain/examination.js';
import { draw, drumOf, passes } from './domain/lottery.js';
import { countLoss, type LossReason } from './domain/loss-reason.js';
import type { Need, Opportunity } from './domain/opportunity.js';
import { PartnerLeaders } from './domain/partner-leaders.js';
import { needRelevancePpm } from './domain/relevance.js';
import { type ReserveRule, reserveFor } from './domain/reserve.js';
import { gate, standing, stillBlocks } from './domain/targeting.js';

/** Bounds and thresholds are doubles (relative error ≤ 10⁻¹⁵); comparing them with this slack can only add a candidate. */
const SLACK = 1e-9;

/** One bucket as one search sees it. */
interface Lane {
  readonly bucket: CandidateBucket;
  readonly order: Order;
  readonly cursor: BucketCursor;
  /** A second cursor over the same positions, for the draw. */
  readonly restart: () => BucketCursor;
  readonly need: Need;
  readonly reserve: Minor;
  /** Scale of the bucket's bounds: the relevance its campaigns have in common, in ppm. */
  readonly factor: number;
}

/** What one search carries along. */
interface Search {
  readonly opportunity: Opportunity;
  readonly terms: AuctionTerms;
  readonly pacingDrum: number;
  readonly floor: number;
  readonly seen: Map<IndexedCampaign, number>;
  readonly candidates: Candidate[];
  readonly gated: GatedCandidate[];
}

/**
 * The live campaigns of one site in memory, to find those that can win or set a price without looking at the others. It finds;
 * `decide` prices: both together give the winners and prices of `decide(examineAll(...))`. Loss counts are coarser: what was
 * looked at has its exact reason, a category closed to this user counts as a whole, all else is NOT_EXAMINED.
 *
 * Changing money or pacing is O(1); a changed campaign O(1) amortised.
 */
export class CandidateIndex {
  private readonly campaigns = new Map<string, IndexedCampaign>();
  private readonly buckets = new Map<string, CandidateBucket>();
  private readonly partnerNumbers = new Map<string, number>();

  /**
   * `leastReserve`: no opportunity has a lower reserve; whoever cannot pay it cannot win anywhere (`search` throws RangeError
   * when a reserve is below it and above 0). `squash`: the exponent of quality the order is made for.
   */
  constructor(
    private readonly leastReserve: Minor = 1n,
    private readonly squash = 1,
  ) {}

  get size(): number {
    return this.campaigns.size;
  }

  /** Adds a campaign, or replaces the one with its id. */
  upsert({ campaign, state, ticket }: MarketCampaign): void {
    this.remove(campaign.id);
    const partner = this.partnerNumbers.get(campaign.partnerId) ?? this.partnerNumbers.size;
    this.partnerNumbers.set(campaign.partnerId, partner);
    const entry: IndexedCampaign = { campaign, state, partner, ticket, servable: false };
    entry.servable = this.servable(entry);
    this.campaigns.set(campaign.id, entry);
    for (const bucket of this.bucketsOf(entry)) bucket.add(entry);
  }

  /** Forgets a campaign; unknown ids are nothing to forget. */
  remove(campaignId: string): void {
    const entry = this.campaigns.get(campaignId);
    if (entry === undefined) return;
    this.campaigns.delete(campaignId);
    for (const bucket of this.bucketsOf(entry)) bucket.remove(entry);
  }

  /** Money or pacing of a campaign changed; unknown ids are left alone (the campaign ended meanwhile). */
  setState(campaignId: string, state: CampaignState): void {
    const entry = this.campaigns.get(campaignId);
    if (entry === undefined) return;
    entry.state = state;
    entry.servable = this.servable(entry);
    for (const bucket of this.bucketsOf(entry)) bucket.refresh(entry);
  }

  /** The campaigns to put up in this opportunity's auction; hand them to `decide` with the same seed and terms. */
  search(opportunity: Opportunity, terms: AuctionTerms, reserves: readonly ReserveRule[], seed: string): Examined {
    if (terms.squash !== this.squash) throw new RangeError(`this index is ordered for squash ${this.squash}, not ${terms.squash}`);
    if (opportunity.user.controlGroup) return { candidates: [], gated: [], bulkLosses: this.size === 0 ? {} : { CONTROL_GROUP: this.size } };
    const bulkLosses: Partial<Record<LossReason, number>> = {};
    const lanes = this.openLanes(opportunity, terms, reserves, bulkLosses);
    const search: Search = {
      opportunity,
      terms,
      pacingDrum: drumOf(seed, 'pacing'),
      floor: Number(terms.attentionFloor) * 1_000_000,
      seen: new Map(),
      candidates: [],
      gated: [],
    };
    findBest(search, lanes);
    if (isExploring(seed, terms)) findExplorers(search, lanes, drumOf(seed, 'explore'));
    const counted = search.candidates.length + search.gated.length + Object.values(bulkLosses).reduce((sum, count) => sum + count, 0);
    countLoss(bulkLosses, 'NOT_EXAMINED', this.size - counted);
    return { candidates: search.candidates, gated: search.gated, bulkLosses };
  }

  private openLanes(opportunity: Opportunity, terms: AuctionTerms, reserves: readonly ReserveRule[], bulkLosses: Partial<Record<LossReason, number>>): readonly Lane[] {
    const lanes: Lane[] = [];
    for (const need of opportunity.needs) {
      const bucket = this.buckets.get(bucketKey(opportunity.stage, need.category));
      if (bucket === undefined || bucket.size === 0) continue;
      const factor = needRelevancePpm(need, opportunity.user);
      const closed = closedFor(opportunity, need.category) ?? (factor < terms.relevanceFloorPpm ? 'BELOW_RELEVANCE' : null);
      if (closed !== null) countLoss(bulkLosses, closed, bucket.size);
      else lanes.push(this.openLane(bucket, opportunity, need, factor, reserves));
    }
    return lanes;
  }

  private openLane(bucket: CandidateBucket, opportunity: Opportunity, need: Need, factor: number, reserves: readonly ReserveRule[]): Lane {
    const reserve = reserveFor(reserves, reserveColumns(opportunity, need.category));
    if (reserve < this.leastReserve && this.leastReserve > 1n) throw new RangeError(`reserve ${reserve} is below the index's least reserve ${this.leastReserve}`);
    const order = bucket.order();
    const masks = bucket.masks(order, opportunity);
    const closed = this.closedPartners(order, opportunity, need.category);
    const restart = () => new BucketCursor(order.bounds, factor, masks, closed);
    return { bucket, order, cursor: restart(), restart, need, reserve, factor };
  }

  /** The large partners that this user may not hear from in this category; small ones are stopped by the gate. */
  private closedPartners(order: Order, { user, now }: Opportunity, category: Category): readonly Bitmap[] {
    const claimed = user.recentClaims.filter((claim) => claim.category === category && stillBlocks(claim, now)).map((claim) => claim.partnerId);
    return [...new Set([...user.cappedPartners, ...claimed])].flatMap((partnerId) => order.heavyPartners.get(this.partnerNumbers.get(partnerId) ?? -1) ?? []);
  }

  private servable({ campaign, state }: IndexedCampaign): boolean {
    const least = this.leastReserve > 0n ? this.leastReserve : 1n;
    return standing(campaign) === null && remainingOf(state) >= least && state.passPpm > 0;
  }

  private bucketsOf({ campaign }: IndexedCampaign): readonly CandidateBucket[] {
    return campaign.stages.map((stage) => {
      const key = bucketKey(stage, campaign.category);
      let bucket = this.buckets.get(key);
      if (bucket === undefined) this.buckets.set(key, (bucket = new CandidateBucket(stage, this.squash)));
      return bucket;
    });
  }
}

/**
 * Best bounds first over all lanes, until no bound reaches the (k + 1)-th best partner: k may win, one more sets the last
 * price, and in an exploring decision one of the k + 1 may step aside.
 */
function findBest(search: Search, lanes: readonly Lane[]): void {
  const leaders = new PartnerLeaders(search.terms.slots + 1);
  const consider = (entry: IndexedCampaign, lane: Lane) => {
    const score = examine(search, entry, lane);
    if (score !== null) leaders.offer(entry.partner, score);
  };
  const least = () => Math.max(leaders.threshold(), search.floor, Number.MIN_VALUE) * (1 - SLACK);
  for (const lane of lanes) lane.cursor.advance(least());
  for (;;) {
    const lane = highest(lanes);
    if (lane === undefined || lane.cursor.bound < least()) break;
    const { cursor, order } = lane;
    const partner = order.partners[cursor.position] ?? -1;
    if (leaders.bestOf(partner) > cursor.bound * (1 + SLACK)) {
      const all = order.heavyPartners.get(partner);
      if (all !== undefined) cursor.exclude(all);
    } else if (mayServe(search, lane, cursor.position)) consider(order.entries[cursor.position] as IndexedCampaign, lane);
    cursor.advance(least());
  }
  for (const lane of lanes) {
    for (const entry of lane.bucket.recent) {
      if (entry.servable && lane.bucket.boundOf(entry) * lane.factor >= least()) consider(entry, lane);
    }
  }
}

/** The lowest draws over all that match: of k partners, because k − 1 of them may already have won by rank. */
function findExplorers(search: Search, lanes: readonly Lane[], drum: number): void {
  const leaders = new PartnerLeaders(search.terms.slots);
  const beaten = (partner: number, value: number) => value < leaders.threshold() || value < leaders.bestOf(partner);
  const consider = (entry: IndexedCampaign, lane: Lane, value: number) => {
    if (examine(search, entry, lane) !== null) leaders.offer(entry.partner, value);
  };
  const least = search.floor * (1 - SLACK);
  for (const lane of lanes) {
    const { order } = lane;
    const cursor = lane.restart();
    for (cursor.advance(least); cursor.position >= 0; cursor.advance(least)) {
      const value = -draw(drum, order.tickets[cursor.position] ?? 0);
      if (beaten(order.partners[cursor.position] ?? -1, value) || !mayServe(search, lane, cursor.position)) continue;
      consider(order.entries[cursor.position] as IndexedCampaign, lane, value);
    }
    for (const entry of lane.bucket.recent) {
      const value = -draw(drum, entry.ticket);
      if (entry.servable && !beaten(entry.partner, value)) consider(entry, lane, value);
    }
  }
}

/** Puts one campaign through the gates and notes it. Answers its score (a double), or null when it cannot lead for certain. */
function examine(search: Search, entry: IndexedCampaign, { need, reserve }: Lane): number | null {
  const known = search.seen.get(entry);
  if (known !== undefined) return known > 0 ? known : null;
  const { campaign, state, ticket } = entry;
  const reason = gate(campaign, state, search.opportunity, { reserve, pacingDrum: search.pacingDrum, ticket });
  let score = 0;
  if (reason !== null) search.gated.push({ campaignId: campaign.id, partnerId: campaign.partnerId, reason });
  else {
    const candidate = candidateOf(entry, search.opportunity, need, reserve);
    search.candidates.push(candidate);
    score = scoreOf(candidate, search);
  }
  search.seen.set(entry, score);
  return score > 0 ? score : null;
}

/** The score in floating point; 0 when a floor drops the candidate or might. */
function scoreOf({ bid, remaining, reserve, relevancePpm, qualityPpm }: Candidate, { terms, floor }: Search): number {
  const affordable = bid < remaining ? bid : remaining;
  if (affordable < reserve || relevancePpm < terms.relevanceFloorPpm) return 0;
  const score = Number(affordable) * weightOf(qualityPpm, terms.squash) * relevancePpm;
  return score < floor * (1 + SLACK) ? 0 : score;
}

/** Two cheap refusals from flat arrays, before a campaign is touched: its bid is below the reserve, pacing holds it back. */
function mayServe({ pacingDrum }: Search, { order, reserve }: Lane, position: number): boolean {
  if ((order.highestBids[position] ?? 0) < Number(reserve) * (1 - SLACK)) return false;
  return passes(order.passPpm[position] ?? 0, pacingDrum, order.tickets[position] ?? 0);
}

function highest(lanes: readonly Lane[]): Lane | undefined {
  let best: Lane | undefined;
  for (const lane of lanes) if (lane.cursor.position >= 0 && (best === undefined || lane.cursor.bound > best.cursor.bound)) best = lane;
  return best;
}

/** Why nobody of a category may speak to this user; null when some may. */
function closedFor({ user }: Opportunity, category: Category): LossReason | null {
  if (!user.consented.has(category)) return 'CONSENT_MISSING';
  return user.muted.has(category) ? 'CATEGORY_MUTED' : null;
}

function bucketKey(stage: Stage, category: Category): string {
  return `${stage}/${category}`;
}
