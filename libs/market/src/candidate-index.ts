import type { Category, Minor, Stage } from '@ringroad/kernel';
import { isExploring } from './domain/auction.js';
import { type Bitmap, bitmapOf } from './domain/bitmap.js';
import { BucketCursor } from './domain/bucket-cursor.js';
import type { CampaignState } from './domain/campaign-view.js';
import { CandidateBucket, type IndexedCampaign, type Order } from './domain/candidate-bucket.js';
import { findBest, findExplorers, type Lane, type Search, SLACK } from './domain/candidate-search.js';
import type { AuctionTerms } from './domain/decision.js';
import { type Examined, type MarketCampaign, remainingOf, reserveColumns } from './domain/examination.js';
import { drumsOf } from './domain/lottery.js';
import { countLoss, type LossReason } from './domain/loss-reason.js';
import type { Need, Opportunity } from './domain/opportunity.js';
import { PartnerLeaders } from './domain/partner-leaders.js';
import { needRelevancePpm } from './domain/relevance.js';
import { type ReserveRule, reserveFor } from './domain/reserve.js';
import { standing, stillBlocks } from './domain/targeting.js';

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
  /** Stages that somebody named or asked for: campaigns for every moment stand in a bucket of each. */
  private readonly stages = new Set<Stage>();
  private readonly unbound = new Set<IndexedCampaign>();

  /**
   * `leastReserve`: no opportunity has a lower reserve; whoever cannot pay it cannot win anywhere (`search` throws RangeError
   * when a reserve is below it and above 0). `squash`: the exponent of quality the order is made for.
   */
  constructor(
    private leastReserve: Minor = 1n,
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
    campaign.stages.forEach((stage) => this.meet(stage));
    if (campaign.stages.length === 0) this.unbound.add(entry);
    for (const bucket of this.bucketsOf(entry)) bucket.add(entry);
  }

  /** Forgets a campaign; unknown ids are nothing to forget. */
  remove(campaignId: string): void {
    const entry = this.campaigns.get(campaignId);
    if (entry === undefined) return;
    this.campaigns.delete(campaignId);
    this.unbound.delete(entry);
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

  /** From now on no opportunity has a lower reserve; the order stays as it is. */
  setLeastReserve(leastReserve: Minor): void {
    if (leastReserve === this.leastReserve) return;
    this.leastReserve = leastReserve;
    for (const { campaign, state } of this.campaigns.values()) this.setState(campaign.id, state);
  }

  /** Puts each bucket in order, as the next search there would; one a step. */
  *prepared(): Generator<void> {
    for (const bucket of this.buckets.values()) {
      bucket.order();
      yield;
    }
  }

  /** The campaigns to put up in this opportunity's auction; hand them to `decide` with the same seed and terms. */
  search(opportunity: Opportunity, terms: AuctionTerms, reserves: readonly ReserveRule[], seed: string): Examined {
    if (terms.squash !== this.squash) throw new RangeError(`this index is ordered for squash ${this.squash}, not ${terms.squash}`);
    if (opportunity.user.controlGroup) return { candidates: [], gated: [], bulkLosses: this.size === 0 ? {} : { CONTROL_GROUP: this.size } };
    const drums = drumsOf(seed);
    const bulkLosses: Partial<Record<LossReason, number>> = {};
    const lanes = this.openLanes(opportunity, terms, reserves, bulkLosses);
    const search: Search = {
      opportunity,
      terms,
      drums,
      seen: new Map(),
      candidates: [],
      gated: [],
    };
    findBest(search, lanes);
    // With fewer partners than slots everybody wins by rank: there is nobody left to explore.
    if (isExploring(drums, terms) && new Set(search.candidates.map(({ partnerId }) => partnerId)).size >= terms.slots) findExplorers(search, lanes);
    const counted = search.candidates.length + search.gated.length + Object.values(bulkLosses).reduce((sum, count) => sum + count, 0);
    countLoss(bulkLosses, 'NOT_EXAMINED', this.size - counted);
    return { candidates: search.candidates, gated: search.gated, bulkLosses };
  }

  private openLanes(opportunity: Opportunity, terms: AuctionTerms, reserves: readonly ReserveRule[], bulkLosses: Partial<Record<LossReason, number>>): readonly Lane[] {
    const lanes: Lane[] = [];
    this.meet(opportunity.stage);
    for (const need of opportunity.needs) {
      const bucket = this.buckets.get(bucketKey(opportunity.stage, need.category));
      if (bucket === undefined || bucket.size === 0) continue;
      const factor = needRelevancePpm(need, opportunity.user);
      const closed = closedFor(opportunity, need) ?? (factor < terms.relevanceFloorPpm ? 'BELOW_RELEVANCE' : null);
      if (closed !== null) countLoss(bulkLosses, closed, bucket.size);
      else {
        const floor = Number(need.attentionFloor ?? terms.attentionFloor) * 1_000_000;
        const group = terms.exclusiveCategories.includes(need.category) ? need.category : '';
        lanes.push({ ...this.openLane(bucket, opportunity, need, factor, reserves), floor, group });
      }
    }
    return lanes;
  }

  private openLane(bucket: CandidateBucket, opportunity: Opportunity, need: Need, factor: number, reserves: readonly ReserveRule[]): Omit<Lane, 'group' | 'floor'> {
    const reserve = reserveFor(reserves, reserveColumns(opportunity, need.category));
    if (reserve < this.leastReserve && this.leastReserve > 1n) throw new RangeError(`reserve ${reserve} is below the index's least reserve ${this.leastReserve}`);
    const order = bucket.order();
    const { all, any, none } = bucket.masks(order, opportunity);
    const masks = { all: [...all, ...this.holder(order, opportunity, need.category)], any, none: [...none, ...this.closedPartners(order, opportunity, need.category)] };
    const restart = () => new BucketCursor(order.bounds, factor, masks);
    return { bucket, order, cursor: restart(), restart, need, reserve, leastBid: Number(reserve) * (1 - SLACK), factor, ties: { tieClass: 0, draws: new PartnerLeaders(0) } };
  }

  /** The large partners that this user may not hear from in this category; small ones are stopped by the gate. */
  private closedPartners(order: Order, { user, now }: Opportunity, category: Category): readonly Bitmap[] {
    if (order.heavyPartners.size === 0) return [];
    const claimed = user.recentClaims.filter((claim) => claim.category === category && stillBlocks(claim, now)).map((claim) => claim.partnerId);
    return [...new Set([...user.cappedPartners, ...claimed])].flatMap((partnerId) => order.heavyPartners.get(this.partnerNumbers.get(partnerId) ?? -1) ?? []);
  }

  /** Where one partner has the user's ear, its campaigns alone. */
  private holder(order: Order, { user }: Opportunity, category: Category): readonly Bitmap[] {
    const [holder] = user.heldBy[category] ?? [];
    if (holder === undefined) return [];
    const partner = this.partnerNumbers.get(holder) ?? -1;
    return [order.heavyPartners.get(partner) ?? bitmapOf(order.positionsOf.get(partner) ?? [], order.entries.length)];
  }

  private servable({ campaign, state }: IndexedCampaign): boolean {
    const least = this.leastReserve > 0n ? this.leastReserve : 1n;
    return standing(campaign) === null && remainingOf(state) >= least && state.passPpm > 0;
  }

  /** A stage that is new here is found by all that did not name any. */
  private meet(stage: Stage): void {
    if (this.stages.has(stage)) return;
    this.stages.add(stage);
    for (const entry of this.unbound) this.bucketOf(stage, entry).add(entry);
  }

  private bucketsOf(entry: IndexedCampaign): readonly CandidateBucket[] {
    const stages = entry.campaign.stages.length > 0 ? entry.campaign.stages : [...this.stages];
    return stages.map((stage) => this.bucketOf(stage, entry));
  }

  private bucketOf(stage: Stage, { campaign }: IndexedCampaign): CandidateBucket {
    const key = bucketKey(stage, campaign.category);
    let bucket = this.buckets.get(key);
    if (bucket === undefined) this.buckets.set(key, (bucket = new CandidateBucket(stage, this.squash)));
    return bucket;
  }
}

/** Why nobody of a category may speak to this user; null when some may. */
function closedFor({ user }: Opportunity, { category, closed }: Need): LossReason | null {
  if (closed !== undefined) return closed;
  if (!user.consented.has(category)) return 'CONSENT_MISSING';
  if (user.muted.has(category)) return 'CATEGORY_MUTED';
  // Of two who have the user's ear neither gets more.
  return (user.heldBy[category]?.length ?? 0) > 1 ? 'RIVAL_OPEN' : null;
}

function bucketKey(stage: Stage, category: Category): string {
  return `${stage}/${category}`;
}
