import { CandidateIndex } from './candidate-index.js';
import type { CampaignState, CampaignView } from './domain/campaign-view.js';
import type { AuctionTerms } from './domain/decision.js';
import { examineAll, type Examined, marketCampaign, type MarketCampaign } from './domain/examination.js';
import { leastReserve, type MarketPolicy } from './domain/market-policy.js';
import type { Opportunity } from './domain/opportunity.js';
import type { LimitedCampaign } from './limit.queries.js';
import type { CampaignRow } from './market.queries.js';

/** Up to so many campaigns every one is examined and has its exact reason in the record; beyond, the index finds those that matter. */
const EXAMINED_ONE_BY_ONE = 500;

/** A campaign as it was read: what a winner shows, what limits it, what it asks for. */
export interface Standing {
  readonly row: CampaignRow;
  readonly limits: LimitedCampaign;
  readonly view: CampaignView;
}

interface Listed extends Standing {
  readonly entry: MarketCampaign;
}

/** What competes on a site, in memory. It reads nothing: `MarketCatalogue` tells it what changed. */
export class SiteMarket {
  private index: CandidateIndex;
  private readonly listed = new Map<string, Listed>();
  private readonly entries = new Map<string, MarketCampaign>();
  private readonly byPartner = new Map<string, Set<string>>();

  constructor(private rules: MarketPolicy) {
    this.index = indexFor(rules);
  }

  /** The rules it is held by. */
  get policy(): MarketPolicy {
    return this.rules;
  }

  get size(): number {
    return this.entries.size;
  }

  /** Too big to look at every campaign. */
  get isSearched(): boolean {
    return this.entries.size > EXAMINED_ONE_BY_ONE;
  }

  /** From now on it is held by these. */
  adopt(rules: MarketPolicy): void {
    const { squash } = this.rules.terms;
    this.rules = rules;
    if (rules.terms.squash === squash) return this.index.setLeastReserve(leastReserve(rules));
    this.index = indexFor(rules);
    for (const entry of this.entries.values()) this.index.upsert(entry);
  }

  /** What a winner shows; undefined for a campaign that ended meanwhile. */
  row(campaignId: string): CampaignRow | undefined {
    return this.listed.get(campaignId)?.row;
  }

  /** A campaign with its money; undefined for one that has ended. */
  campaign(campaignId: string): MarketCampaign | undefined {
    return this.entries.get(campaignId);
  }

  limits(campaignId: string): LimitedCampaign | undefined {
    return this.listed.get(campaignId)?.limits;
  }

  campaignsOf(partnerId: string): ReadonlySet<string> {
    return this.byPartner.get(partnerId) ?? new Set();
  }

  all(): Iterable<Standing> {
    return this.listed.values();
  }

  /** Takes a campaign in, or anew. */
  put(standing: Standing, state: CampaignState): void {
    const { view } = standing;
    const entry = marketCampaign(view, state);
    this.listed.set(view.id, { ...standing, entry });
    this.entries.set(view.id, entry);
    this.index.upsert(entry);
    const siblings = this.byPartner.get(view.partnerId);
    if (siblings) siblings.add(view.id);
    else this.byPartner.set(view.partnerId, new Set([view.id]));
  }

  /** Takes over a campaign with its money from a market. */
  copy(standing: Standing, from: SiteMarket): void {
    const entry = from.entries.get(standing.view.id);
    if (entry !== undefined) this.put(standing, entry.state);
  }

  /** Takes over from the market it was copied of what was changed there since; `as` tells how a campaign stands here. */
  follow(other: SiteMarket, as: (standing: Standing) => Standing): void {
    if (other.rules !== this.rules) this.adopt(other.rules);
    for (const id of this.entries.keys()) if (!other.entries.has(id)) this.drop(id);
    for (const standing of other.listed.values()) {
      const { id, zone } = standing.view;
      const own = this.listed.get(id);
      const state = other.entries.get(id)?.state;
      if (own === undefined || own.row !== standing.row || own.limits !== standing.limits || own.view.zone !== zone) this.copy(as(standing), other);
      else if (state !== undefined && this.entries.get(id)?.state !== state) this.setState(own, state);
    }
  }

  /** Puts its search in order, step by step. */
  *prepared(): Generator<void> {
    if (this.isSearched) yield* this.index.prepared();
  }

  /** A campaign that has ended. */
  drop(campaignId: string): void {
    const gone = this.listed.get(campaignId);
    if (gone === undefined) return;
    this.listed.delete(campaignId);
    this.entries.delete(campaignId);
    this.index.remove(campaignId);
    this.byPartner.get(gone.view.partnerId)?.delete(campaignId);
  }

  /** The campaign's money as it was read now. Wallet and account are its partner's: what is left of them is left for its other campaigns, too. */
  settle(campaignId: string, state: CampaignState): void {
    const found = this.listed.get(campaignId);
    if (found === undefined) return;
    this.setState(found, state);
    const { walletAvailable, accountRemaining } = state;
    for (const id of this.campaignsOf(found.view.partnerId)) {
      const sibling = this.entries.get(id);
      if (sibling === undefined || (sibling.state.walletAvailable === walletAvailable && sibling.state.accountRemaining === accountRemaining)) continue;
      this.setState(this.listed.get(id) ?? found, { ...sibling.state, walletAvailable, accountRemaining });
    }
  }

  examine(opportunity: Opportunity, terms: AuctionTerms, seed: string): Examined {
    const { reserves } = this.rules;
    if (this.entries.size <= EXAMINED_ONE_BY_ONE) return examineAll(this.entries.values(), opportunity, reserves, seed);
    return this.index.search(opportunity, terms, reserves, seed);
  }

  private setState({ view, entry: { ticket } }: Listed, state: CampaignState): void {
    this.entries.set(view.id, { campaign: view, state, ticket });
    this.index.setState(view.id, state);
  }
}

function indexFor(rules: MarketPolicy): CandidateIndex {
  return new CandidateIndex(leastReserve(rules), rules.terms.squash);
}
