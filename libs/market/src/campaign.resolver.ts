import { DomainError, isUuid } from '@ringroad/kernel';
import { Allow, Caller, connectionOf, Database, encodeCursor, keyset, type PartnerPrincipal, printedInstant, type Site, Sites, toMoney, type Tx } from '@ringroad/platform';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { z } from 'zod';
import type { CampaignStatus } from './campaign.entity.js';
import { CampaignConnection, CampaignObject, CampaignStatusEnum, Company } from './campaign.graphql.js';
import { CampaignInput, CampaignPageArgs, draftFrom } from './campaign-input.graphql.js';
import { campaignPage, countCampaigns } from './campaign-list.queries.js';
import { campaignObject } from './campaign-object.js';
import { Campaigns } from './campaigns.js';
import { usualReserve } from './domain/market-policy.js';
import { MarketPolicies } from './market-policies.js';
import { Partners } from './partners.js';

const KEY = z.tuple([printedInstant, z.uuid()]);

/** A partner's company and campaigns. All of it happens in the partner's own scope: a rival's campaign does not exist there. */
@Resolver()
@Allow('partner')
export class CampaignResolver {
  constructor(
    private readonly database: Database,
    private readonly sites: Sites,
    private readonly partners: Partners,
    private readonly campaigns: Campaigns,
    private readonly policies: MarketPolicies,
  ) {}

  @Query(() => Company, { description: 'The partner one works for.' })
  myCompany(@Caller() caller: PartnerPrincipal): Promise<Company> {
    return this.database.transaction(caller.scope, async (tx) => {
      const site = await this.sites.get(tx, caller.siteId);
      const policy = await this.policies.policyOf(tx, site);
      const { id, name, categories, status, timezone } = await this.partners.get(tx, caller.siteId, caller.partnerId);
      return { id, name, categories, status, timezone, reserves: categories.map((category) => ({ category, reserve: toMoney(usualReserve(policy, category), site.currency) })) };
    });
  }

  @Query(() => CampaignConnection, { description: "One's campaigns, the newest first." })
  myCampaigns(@Caller() caller: PartnerPrincipal, @Args() args: CampaignPageArgs): Promise<CampaignConnection> {
    const page = keyset(args, KEY);
    return this.database.transaction(caller.scope, async (tx) => {
      const site = await this.sites.get(tx, caller.siteId);
      const policy = await this.policies.policyOf(tx, site);
      const filter = { partnerIds: [caller.partnerId], search: args.search, status: args.status };
      const [rows, totalCount] = await Promise.all([campaignPage(tx, site, filter, page), countCampaigns(tx, site, filter)]);
      const edgeOf = (row: (typeof rows)[number]) => ({ cursor: encodeCursor([row.createdAtText, row.id]), node: campaignObject(row, site.currency, policy) });
      return { ...connectionOf(rows, page, edgeOf), totalCount };
    });
  }

  @Query(() => CampaignObject, { nullable: true, description: "One of one's campaigns. NOT_FOUND when there is no such one." })
  myCampaign(
    @Caller() caller: PartnerPrincipal,
    @Args('id', { type: () => ID, description: 'The id of the campaign.' }) id: string,
  ): Promise<CampaignObject> {
    return this.database.transaction(caller.scope, async (tx) => this.show(tx, await this.sites.get(tx, caller.siteId), caller.partnerId, id));
  }

  @Mutation(() => CampaignObject, {
    description: 'Starts a campaign. INVALID_INPUT with all problems of the draft in details.problems, each with its path and reason.',
  })
  createCampaign(
    @Caller() caller: PartnerPrincipal,
    @Args('input', { description: 'The bid, whom it is for, and the bonus behind it.' }) input: CampaignInput,
  ): Promise<CampaignObject> {
    const draft = draftFrom(input, { startsAt: null, endsAt: null });
    return this.change(caller, async (tx, site) => (await this.campaigns.create(tx, site, caller.partnerId, draft)).campaign.id);
  }

  @Mutation(() => CampaignObject, {
    description: 'Changes a campaign from now on; what was shown keeps its price. INVALID_INPUT as createCampaign, NOT_FOUND, CONFLICT when it has ended.',
  })
  updateCampaign(
    @Caller() caller: PartnerPrincipal,
    @Args('id', { type: () => ID, description: 'The id of the campaign.' }) id: string,
    @Args('input', { description: 'All of it as it shall be.' }) input: CampaignInput,
  ): Promise<CampaignObject> {
    return this.change(caller, async (tx, site) => {
      const { campaign } = await this.campaigns.get(tx, site.id, caller.partnerId, id);
      await this.campaigns.update(tx, site, caller.partnerId, id, draftFrom(input, campaign));
      return id;
    });
  }

  @Mutation(() => CampaignObject, {
    description: 'Pauses, resumes or ends a campaign. NOT_FOUND, CONFLICT for a move that is not possible: ended is final.',
  })
  setCampaignStatus(
    @Caller() caller: PartnerPrincipal,
    @Args('id', { type: () => ID, description: 'The id of the campaign.' }) id: string,
    @Args('status', { type: () => CampaignStatusEnum, description: 'What it shall be.' }) status: CampaignStatus,
  ): Promise<CampaignObject> {
    return this.change(caller, async (tx, site) => {
      await this.campaigns.setStatus(tx, site, caller.partnerId, id, status);
      return id;
    });
  }

  /** Answers with the campaign as it is after the change. */
  private change(caller: PartnerPrincipal, work: (tx: Tx, site: Site) => Promise<string>): Promise<CampaignObject> {
    return this.database.transaction(caller.scope, async (tx) => {
      const site = await this.sites.get(tx, caller.siteId);
      return this.show(tx, site, caller.partnerId, await work(tx, site));
    });
  }

  private async show(tx: Tx, site: Site, partnerId: string, id: string): Promise<CampaignObject> {
    const [row] = isUuid(id) ? await campaignPage(tx, site, { partnerIds: [partnerId], id }, { limit: 1, after: null }) : [];
    if (!row) throw new DomainError('NOT_FOUND', 'This campaign does not exist.', { campaignId: id });
    return campaignObject(row, site.currency, await this.policies.policyOf(tx, site));
  }
}
