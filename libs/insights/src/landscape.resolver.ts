import { newId } from '@ringroad/kernel';
import { type BidLandscape, LEAST_AUCTIONS, notCounted } from '@ringroad/market';
import { Allow, Caller, Database, type PartnerPrincipal, type Site, Sites, toMoney } from '@ringroad/platform';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { AudienceInput } from './audience.graphql.js';
import { wishesFrom } from './audience-wishes.js';
import { BidLandscapeObject } from './landscape.graphql.js';
import { Landscapes, type WouldBeCampaign } from './landscapes.js';
import { ownCampaign } from './own-campaign.js';

/** What a partner is told of bids before it makes one. */
@Resolver()
@Allow('partner')
export class LandscapeResolver {
  constructor(
    private readonly database: Database,
    private readonly sites: Sites,
    private readonly landscapes: Landscapes,
  ) {}

  @Query(() => BidLandscapeObject, { description: 'What bids would have brought to a campaign that is only thought of. INVALID_INPUT for a price that is no amount.' })
  async bidLandscape(
    @Caller() caller: PartnerPrincipal,
    @Args('input', { description: 'Whom it would want.' }) input: AudienceInput,
  ): Promise<BidLandscapeObject> {
    const campaign = { id: newId(), partnerId: caller.partnerId, ...wishesFrom(input) };
    const site = await this.database.transaction(caller.scope, (tx) => this.sites.get(tx, caller.siteId));
    return this.show(site, campaign);
  }

  @Query(() => BidLandscapeObject, { description: "What other bids would have brought to one of one's campaigns. NOT_FOUND when there is no such one." })
  async campaignLandscape(
    @Caller() caller: PartnerPrincipal,
    @Args('campaignId', { type: () => ID, description: 'The id of the campaign.' }) campaignId: string,
  ): Promise<BidLandscapeObject> {
    const { site, campaign } = await this.database.transaction(caller.scope, async (tx) => ({
      site: await this.sites.get(tx, caller.siteId),
      campaign: await ownCampaign(tx, caller, campaignId),
    }));
    return this.show(site, campaign);
  }

  private async show(site: Site, campaign: WouldBeCampaign): Promise<BidLandscapeObject> {
    return { ...landscapeObject(await this.landscapes.of(site, campaign), site.currency), notCounted: notCounted(campaign) };
  }
}

function landscapeObject(landscape: BidLandscape | null, currency: string): Omit<BidLandscapeObject, 'notCounted'> {
  const money = (minor: bigint) => toMoney(minor, currency);
  const maybe = (minor: bigint | null) => (minor === null ? null : money(minor));
  if (landscape === null) return { notEnoughData: true, neededAuctions: LEAST_AUCTIONS, auctions: null, steps: [], suggestedBid: null };
  const steps = landscape.steps.map(({ bid, costLow, costHigh, priceLow, priceHigh, ...step }) => {
    return { ...step, bid: money(bid), costLow: money(costLow), costHigh: money(costHigh), priceLow: maybe(priceLow), priceHigh: maybe(priceHigh) };
  });
  return { notEnoughData: false, neededAuctions: LEAST_AUCTIONS, auctions: landscape.auctions, steps, suggestedBid: maybe(landscape.suggestedBid) };
}
