import { siteScope } from '@ringroad/kernel';
import {
  assetFitPpm, audienceWishes, type BidLandscape, bidLandscape, type CampaignWishes, finerShareOf, Lessons, lessonsOf, MarketPolicies, type MarketPolicy, type PastAuction, pastAuction,
  qualityAt, usualReserve,
} from '@ringroad/market';
import { Database, type Site, type Tx } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';
import { Audience } from './audience.js';
import { HourlyFigures } from './hourly-figures.js';
import { countAuctions, pastDecisions } from './past-auctions.queries.js';

interface PastMarket {
  readonly policy: MarketPolicy;
  readonly auctions: readonly PastAuction[];
  /** How many real auctions each of them stands for. */
  readonly scale: number;
  readonly lessons: Lessons;
}

/** A campaign, or one that is only thought of. */
export interface WouldBeCampaign extends CampaignWishes {
  readonly id: string;
  readonly partnerId: string;
}

/**
 * What other bids would have brought. Stored auctions show rivals, so they are read in the site's own scope; what leaves this class
 * are averages over crowds of people and rivals (`bidLandscape`), the same for an hour.
 */
@Injectable()
export class Landscapes {
  private readonly markets = new HourlyFigures<PastMarket>((site) => this.database.transaction(siteScope(site.id), (tx) => this.gather(tx, site)));

  constructor(
    private readonly database: Database,
    private readonly policies: MarketPolicies,
    private readonly audience: Audience,
  ) {}

  /** Null when there is not enough data. */
  async of(site: Site, campaign: WouldBeCampaign): Promise<BidLandscape | null> {
    const { policy, auctions, scale, lessons } = await this.markets.of(site);
    const { partnerId, category, stages, regions } = campaign;
    const qualityPpm = lessons.qualityByStage({ ...campaign, offers: [] });
    const bidder = {
      partnerId,
      category,
      stages,
      regions,
      fitPpm: assetFitPpm(campaign),
      qualityAt: (stage: PastAuction['stage']) => qualityAt({ qualityPpm }, stage),
      share: finerShareOf(await this.audience.table(site), audienceWishes(campaign)),
    };
    const terms = { usualReserve: usualReserve(policy, category), relevanceFloorPpm: policy.terms.relevanceFloorPpm, exclusive: new Set(policy.exclusiveCategories) };
    return bidLandscape(auctions, bidder, terms, scale);
  }

  private async gather(tx: Tx, site: Site): Promise<PastMarket> {
    const policy = await this.policies.policyOf(tx, site);
    const count = await countAuctions(tx, site);
    const auctions: PastAuction[] = [];
    for await (const chunk of pastDecisions(tx, site, count)) {
      for (const { record, ...moment } of chunk) auctions.push(pastAuction(record, moment, policy));
    }
    return { policy, auctions, scale: auctions.length === 0 ? 1 : count / auctions.length, lessons: new Lessons(await lessonsOf(tx, site.id)) };
  }
}
