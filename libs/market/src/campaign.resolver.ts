import { DomainError, isUuid } from '@ringroad/kernel';
import { Allow, Caller, connectionOf, Database, encodeCursor, keyset, type PartnerPrincipal, printedInstant, type Site, Sites, toMoney, type Tx } from '@ringroad/platform';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { z } from 'zod';
import type { CampaignStatus } from './campaign.entity.js';
import { CampaignConnection, CampaignObject, CampaignStatusEnum, Company } from './campaign.graphql.js';
import { CampaignInput, CampaignPageArgs, draftFrom } from './campaign-input.graphql.js';
import { draftOf } from './campaign-edit.js';
import { type CampaignListRow, campaignPage, countCampaigns } from './campaign-list.queries.js';
import { CampaignChangeArgs, CampaignChangeConnection, changeConnection, LOG_KEY } from './campaign-log.graphql.js';
import { type Actor, changesPage } from './campaign-log.js';
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
      return { id, name, categories, status, timezone, language: site.language, reserves: categories.map((category) => ({ category, reserve: toMoney(usualReserve(policy, category), site.currency) })) };
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
      const edgeOf = (row: (typeof rows)[number]) => ({ cursor: encodeCursor([row.createdAtText, row.id]), node: campaignObject(row, site, policy) });
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

  @Query(() => CampaignChangeConnection, { description: "All that was ever changed of one's campaign, the newest first. NOT_FOUND when there is no such one." })
  myCampaignChanges(@Caller() caller: PartnerPrincipal, @Args() args: CampaignChangeArgs): Promise<CampaignChangeConnection> {
    const page = keyset(args, LOG_KEY);
    return this.database.transaction(caller.scope, async (tx) => {
      const site = await this.sites.get(tx, caller.siteId);
      const { id } = await rowOf(tx, site, caller.partnerId, args.id);
      return changeConnection(await changesPage(tx, site.id, caller.partnerId, id, page), page);
    });
  }

  @Mutation(() => CampaignObject, {
    description: 'Writes down a new campaign; it runs when it was handed in (setCampaignStatus: review) and an operator approved it. INVALID_INPUT with all problems of the draft in details.problems, each with its path, reason, key and values; CONFLICT for a company that has too many.',
  })
  createCampaign(
    @Caller() caller: PartnerPrincipal,
    @Args('input', { description: 'The bid, whom it is for, and the bonuses behind it.' }) input: CampaignInput,
  ): Promise<CampaignObject> {
    return this.change(caller, async (tx, site, by) => (await this.campaigns.create(tx, site, caller.partnerId, draftFrom(input, site.language), by)).campaign.id);
  }

  @Mutation(() => CampaignObject, {
    description: 'Changes a campaign from now on; what was shown keeps its price, and another text of an approved offer waits for an operator. INVALID_INPUT as createCampaign, NOT_FOUND, CONFLICT when it has ended or was changed since that version.',
  })
  updateCampaign(
    @Caller() caller: PartnerPrincipal,
    @Args('id', { type: () => ID, description: 'The id of the campaign.' }) id: string,
    @Args('input', { description: 'All of it as it shall be.' }) input: CampaignInput,
    @Args('version', { type: () => Int, nullable: true, description: 'The version it was written upon; left out, whatever was changed meanwhile is overwritten.' }) version?: number | null,
  ): Promise<CampaignObject> {
    return this.change(caller, async (tx, site, by) => {
      const before = draftOf(await this.campaigns.get(tx, site.id, caller.partnerId, id));
      await this.campaigns.update(tx, site, caller.partnerId, id, draftFrom(input, site.language, before), by, version ?? undefined);
      return id;
    });
  }

  @Mutation(() => CampaignObject, {
    description: 'Hands a draft in for review or takes it back, pauses, resumes or ends a campaign. NOT_FOUND, CONFLICT for a move that is not possible: ended is final, only an operator lets a new one run, and what the site paused stays so.',
  })
  setCampaignStatus(
    @Caller() caller: PartnerPrincipal,
    @Args('id', { type: () => ID, description: 'The id of the campaign.' }) id: string,
    @Args('status', { type: () => CampaignStatusEnum, description: 'What it shall be.' }) status: CampaignStatus,
  ): Promise<CampaignObject> {
    return this.change(caller, async (tx, site, by) => {
      await this.campaigns.setStatus(tx, site, caller.partnerId, id, status, by);
      return id;
    });
  }

  /** Answers with the campaign as it is after the change. */
  private change(caller: PartnerPrincipal, work: (tx: Tx, site: Site, by: Actor) => Promise<string>): Promise<CampaignObject> {
    return this.database.transaction(caller.scope, async (tx) => {
      const site = await this.sites.get(tx, caller.siteId);
      return this.show(tx, site, caller.partnerId, await work(tx, site, { kind: 'partner', memberId: caller.memberId ?? null }));
    });
  }

  private async show(tx: Tx, site: Site, partnerId: string, id: string): Promise<CampaignObject> {
    return campaignObject(await rowOf(tx, site, partnerId, id), site, await this.policies.policyOf(tx, site));
  }
}

/** Raises NOT_FOUND. */
async function rowOf(tx: Tx, site: Site, partnerId: string, id: string): Promise<CampaignListRow> {
  const [row] = isUuid(id) ? await campaignPage(tx, site, { partnerIds: [partnerId], ids: [id] }, { limit: 1, after: null }) : [];
  if (!row) throw new DomainError('NOT_FOUND', 'This campaign does not exist.', { campaignId: id });
  return row;
}
