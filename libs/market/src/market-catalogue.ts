import type { Site, Tx } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';
import { CandidateIndex } from './candidate-index.js';
import { calendarAt } from './domain/budget-window.js';
import type { CampaignState, CampaignView } from './domain/campaign-view.js';
import type { AuctionTerms } from './domain/decision.js';
import { examineAll, type Examined, marketCampaign, type MarketCampaign } from './domain/examination.js';
import { leastReserve, type MarketPolicy } from './domain/market-policy.js';
import type { Opportunity } from './domain/opportunity.js';
import { campaignStates, limitedCampaigns } from './limit.queries.js';
import { MarketPolicies } from './market-policies.js';
import { qualityByStage } from './domain/track-record.js';
import { campaignStamp, type CampaignRow, loadCampaigns, loadTrackRecords } from './market.queries.js';

/** Up to so many campaigns every one is examined and has its exact reason in the record; beyond, the index finds those that matter. */
const EXAMINED_ONE_BY_ONE = 500;

/** What competes on a site at one moment. */
export class SiteMarket {
  private readonly index: CandidateIndex;
  private campaigns: readonly MarketCampaign[] = [];

  constructor(
    readonly stamp: string,
    /** The rules it is held by. */
    readonly policy: MarketPolicy,
    private readonly rows: ReadonlyMap<string, CampaignRow>,
    private readonly views: ReadonlyMap<string, CampaignView>,
  ) {
    this.index = new CandidateIndex(leastReserve(policy));
  }

  /** What a winner shows; undefined for a campaign that ended meanwhile. */
  row(campaignId: string): CampaignRow | undefined {
    return this.rows.get(campaignId);
  }

  /** A campaign with its money; undefined for one that has ended. */
  campaign(campaignId: string): MarketCampaign | undefined {
    return this.campaigns.find(({ campaign }) => campaign.id === campaignId);
  }

  /** The campaigns' money as it stands now. */
  refresh(states: ReadonlyMap<string, CampaignState>): void {
    const first = this.campaigns.length === 0;
    this.campaigns = [...states].flatMap(([id, state]) => {
      const view = this.views.get(id);
      return view ? [marketCampaign(view, state)] : [];
    });
    if (this.campaigns.length <= EXAMINED_ONE_BY_ONE) return;
    for (const each of this.campaigns) {
      if (first) this.index.upsert(each);
      else this.index.setState(each.campaign.id, each.state);
    }
  }

  examine(opportunity: Opportunity, terms: AuctionTerms, seed: string): Examined {
    const { reserves } = this.policy;
    if (this.campaigns.length <= EXAMINED_ONE_BY_ONE) return examineAll(this.campaigns, opportunity, reserves, seed);
    return this.index.search(opportunity, terms, reserves, seed);
  }
}

/**
 * Keeps each site's campaigns in memory, read again when their stamp moved, and their money as it stands in this very
 * transaction. A stale read can only let somebody show an offer; claiming is guarded by the wallet's and the budget's rows.
 */
@Injectable()
export class MarketCatalogue {
  private readonly markets = new Map<string, SiteMarket>();

  constructor(private readonly policies: MarketPolicies) {}

  async load(tx: Tx, site: Site): Promise<SiteMarket> {
    const day = calendarAt(site.now, site.timezone).daily;
    const policy = await this.policies.policyOf(tx, site);
    const stamp = `${day} ${await campaignStamp(tx, site.id)}`;
    const known = this.markets.get(site.id);
    const market = known?.stamp === stamp && known.policy === policy ? known : await readMarket(tx, site, stamp, policy);
    market.refresh(await campaignStates(tx, site, await limitedCampaigns(tx, site.id)));
    this.markets.set(site.id, market);
    return market;
  }
}

async function readMarket(tx: Tx, site: Site, stamp: string, policy: MarketPolicy): Promise<SiteMarket> {
  const rows = await loadCampaigns(tx, site.id);
  const records = await loadTrackRecords(tx, site.id, site.now);
  const views = rows.map((row): [string, CampaignView] => [row.id, { ...row, zone: row.partnerZone ?? site.timezone, qualityPpm: qualityByStage(row, records) }]);
  return new SiteMarket(stamp, policy, new Map(rows.map((row) => [row.id, row])), new Map(views));
}
