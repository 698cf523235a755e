import { DomainError, isUuid } from '@ringroad/kernel';
import { Allow, Caller, connectionOf, Database, encodeCursor, keyset, type OperatorPrincipal, PageArgs, printedInstant, type Site, Sites, type Tx } from '@ringroad/platform';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { z } from 'zod';
import { CampaignObject } from './campaign.graphql.js';
import { type CampaignListRow, campaignPage } from './campaign-list.queries.js';
import { CampaignChangeArgs, CampaignChangeConnection, changeConnection, LOG_KEY } from './campaign-log.graphql.js';
import { type Actor, changesPage } from './campaign-log.js';
import { campaignObject } from './campaign-object.js';
import { waits } from './campaign-edit.js';
import { localTexts } from './campaign-offer.graphql.js';
import { blockedWordsIn } from './domain/blocked-words.js';
import type { MarketPolicy } from './domain/market-policy.js';
import { MarketPolicies } from './market-policies.js';
import { type BlockedWord, ModerationConnection, type ModerationItem, type WaitingOffer } from './moderation.graphql.js';
import { countQueue, queuePage } from './moderation.queries.js';
import { Moderation } from './moderation.js';

const QUEUE_KEY = z.tuple([printedInstant, z.uuid()]);
const ID_ARG = { type: () => ID, description: 'The id of the campaign.' };
const VERSION_ARG = { type: () => Int, description: 'The version that was read.' };
const PARTS = ['title', 'text', 'terms'] as const;

/** What an operator reads before users do, and the site's own word on a running campaign. */
@Resolver()
@Allow('operator')
export class ModerationResolver {
  constructor(
    private readonly database: Database,
    private readonly sites: Sites,
    private readonly moderation: Moderation,
    private readonly policies: MarketPolicies,
  ) {}

  @Query(() => ModerationConnection, { description: 'New campaigns and changed texts that wait for an operator, the oldest first.' })
  moderationQueue(@Caller() caller: OperatorPrincipal, @Args() args: PageArgs): Promise<ModerationConnection> {
    const page = keyset(args, QUEUE_KEY);
    return this.database.transaction(caller.scope, async (tx) => {
      const site = await this.sites.get(tx, caller.siteId);
      const policy = await this.policies.policyOf(tx, site);
      const queue = await queuePage(tx, site, page);
      const rows = await campaignPage(tx, site, { partnerIds: [...new Set(queue.map((each) => each.partnerId))], ids: queue.map((each) => each.id) }, { limit: queue.length, after: null });
      const found = queue.flatMap((each) => rows.filter(({ id }) => id === each.id).map((row) => ({ ...each, row })));
      const connection = connectionOf(found, page, ({ row, sinceText, id }) => ({ cursor: encodeCursor([sinceText, id]), node: itemOf(row, site, policy) }));
      return { ...connection, totalCount: await countQueue(tx, site) };
    });
  }

  @Mutation(() => CampaignObject, {
    description: 'Lets a new campaign run, or a changed text be shown. Again, it changes nothing. NOT_FOUND; CONFLICT when it does not wait any more, or was changed since that version.',
  })
  approveCampaign(@Caller() caller: OperatorPrincipal, @Args('id', ID_ARG) id: string, @Args('version', VERSION_ARG) version: number): Promise<CampaignObject> {
    return this.change(caller, id, (tx, site, by) => this.moderation.approve(tx, site, { campaignId: id, version, by }));
  }

  @Mutation(() => CampaignObject, {
    description: 'Gives a new campaign back, or keeps a changed text from being shown; the partner reads the note. NOT_FOUND, CONFLICT as approveCampaign, INVALID_INPUT without a note.',
  })
  refuseCampaign(
    @Caller() caller: OperatorPrincipal,
    @Args('id', ID_ARG) id: string,
    @Args('version', VERSION_ARG) version: number,
    @Args('note', { description: 'What the partner shall change, up to 1,000 characters.' }) note: string,
  ): Promise<CampaignObject> {
    return this.change(caller, id, (tx, site, by) => this.moderation.refuse(tx, site, { campaignId: id, version, by }, note));
  }

  @Mutation(() => CampaignObject, {
    description: 'Stops a running campaign until the site lets it go on; its partner cannot. NOT_FOUND, CONFLICT when it does not run, INVALID_INPUT without a note.',
  })
  pauseCampaign(
    @Caller() caller: OperatorPrincipal,
    @Args('id', ID_ARG) id: string,
    @Args('note', { description: 'Why, up to 1,000 characters; the partner reads it.' }) note: string,
  ): Promise<CampaignObject> {
    return this.change(caller, id, (tx, site, by) => this.moderation.pause(tx, site, id, note, by));
  }

  @Mutation(() => CampaignObject, {
    description: "Takes the site's pause back; what its partner paused as well stays paused. NOT_FOUND, CONFLICT when the site did not pause it.",
  })
  resumeCampaign(@Caller() caller: OperatorPrincipal, @Args('id', ID_ARG) id: string): Promise<CampaignObject> {
    return this.change(caller, id, (tx, site, by) => this.moderation.resume(tx, site, id, by));
  }

  @Query(() => CampaignObject, { nullable: true, description: 'A campaign of any partner. NOT_FOUND when there is no such one.' })
  campaign(@Caller() caller: OperatorPrincipal, @Args('id', ID_ARG) id: string): Promise<CampaignObject> {
    return this.database.transaction(caller.scope, async (tx) => this.show(tx, await this.sites.get(tx, caller.siteId), id));
  }

  @Query(() => CampaignChangeConnection, { description: "All that was ever changed of a partner's campaign, the newest first. NOT_FOUND when there is no such one." })
  campaignChanges(@Caller() caller: OperatorPrincipal, @Args() args: CampaignChangeArgs): Promise<CampaignChangeConnection> {
    const page = keyset(args, LOG_KEY);
    return this.database.transaction(caller.scope, async (tx) => {
      const site = await this.sites.get(tx, caller.siteId);
      const { partnerId } = await rowOf(tx, site, args.id);
      return changeConnection(await changesPage(tx, site.id, partnerId, args.id, page), page);
    });
  }

  private change(caller: OperatorPrincipal, id: string, work: (tx: Tx, site: Site, by: Actor) => Promise<unknown>): Promise<CampaignObject> {
    return this.database.transaction(caller.scope, async (tx) => {
      const site = await this.sites.get(tx, caller.siteId);
      await work(tx, site, { kind: 'operator', memberId: caller.memberId });
      return this.show(tx, site, id);
    });
  }

  private async show(tx: Tx, site: Site, id: string): Promise<CampaignObject> {
    return campaignObject(await rowOf(tx, site, id), site, await this.policies.policyOf(tx, site));
  }
}

/** Raises NOT_FOUND. */
async function rowOf(tx: Tx, site: Site, id: string): Promise<CampaignListRow> {
  const [row] = isUuid(id) ? await campaignPage(tx, site, { ids: [id] }, { limit: 1, after: null }) : [];
  if (!row) throw new DomainError('NOT_FOUND', 'This campaign does not exist.', { campaignId: id });
  return row;
}

function itemOf(row: CampaignListRow, site: Site, policy: MarketPolicy): ModerationItem {
  const offers = row.offers.filter(waits).map((offer): WaitingOffer => {
    const texts = localTexts(offer.changedText ?? offer, site.language);
    const marked = texts.flatMap((text): BlockedWord[] =>
      PARTS.flatMap((part) => blockedWordsIn(text[part], policy.blockedWords).map((word) => ({ language: text.language, part, word }))),
    );
    return { id: offer.id, texts, shownTexts: offer.status === 'approved' ? localTexts(offer, site.language) : null, blockedWords: marked };
  });
  return {
    kind: row.status === 'review' ? 'new-campaign' : 'changed-text',
    since: row.waitingSince ?? site.now,
    partnerId: row.partnerId,
    partnerName: row.partnerName,
    version: row.version,
    campaign: campaignObject(row, site, policy),
    offers,
    lastNote: row.reviewNote,
  };
}
