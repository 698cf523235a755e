import { Allow, Caller, connectionOf, Database, encodeCursor, keyset, Members, type OperatorPrincipal, PageArgs, type Site, Sites, toMoney, type Tx } from '@ringroad/platform';
import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { z } from 'zod';
import { closedBy } from './domain/house-rules.js';
import { chooseRule, WILDCARD } from './domain/reserve.js';
import { MarketPolicies, type PublishedPolicy } from './market-policies.js';
import { MarketPolicyConnection, MarketPolicyObject, ReservePreview, RuleColumns } from './market-policy.graphql.js';
import { columnsFrom, MarketPolicyInput, settingsFrom } from './market-policy-input.graphql.js';
import { floorOf, floorRuleObject, marketPolicyObject, reserveRuleObject } from './market-policy-object.js';

const KEY = z.tuple([z.number().int()]);

/** The operator's rules of the market: look, try, publish. */
@Resolver()
@Allow('operator')
export class MarketPolicyResolver {
  constructor(
    private readonly database: Database,
    private readonly sites: Sites,
    private readonly members: Members,
    private readonly policies: MarketPolicies,
  ) {}

  @Query(() => MarketPolicyObject, { description: 'The rules in force.' })
  marketPolicy(@Caller() caller: OperatorPrincipal): Promise<MarketPolicyObject> {
    return this.within(caller, async (tx, site) => (await this.objects(tx, site, [await this.policies.published(tx, site)]))[0] as MarketPolicyObject);
  }

  @Query(() => MarketPolicyConnection, { description: 'Every version published, the newest first.' })
  marketPolicyHistory(@Caller() caller: OperatorPrincipal, @Args() args: PageArgs): Promise<MarketPolicyConnection> {
    const page = keyset(args, KEY);
    return this.within(caller, async (tx, site) => {
      const versions = await this.policies.history(tx, site.id, page);
      const objects = await this.objects(tx, site, versions);
      return connectionOf(objects, page, (node) => ({ cursor: encodeCursor([node.version]), node }));
    });
  }

  @Query(() => MarketPolicyObject, { description: 'The rules of one version; 0 are those that ship. NOT_FOUND for one that was never published.' })
  marketPolicyVersion(
    @Caller() caller: OperatorPrincipal,
    @Args('version', { type: () => Int, description: 'The version, as decisions and replays name it.' }) version: number,
  ): Promise<MarketPolicyObject> {
    return this.within(caller, async (tx, site) => (await this.objects(tx, site, [await this.policies.publishedAs(tx, site.id, version)]))[0] as MarketPolicyObject);
  }

  @Query(() => ReservePreview, {
    description: 'What a lead and a show would cost at least at such a moment and by which rule, under the rules in force or under those given. INVALID_INPUT as publishMarketPolicy.',
  })
  previewReserve(
    @Caller() caller: OperatorPrincipal,
    @Args('where', { description: 'The moment; what is left out is known to no rule.' }) where: RuleColumns,
    @Args('input', { type: () => MarketPolicyInput, nullable: true, description: 'Rules not published yet.' }) input?: MarketPolicyInput | null,
  ): Promise<ReservePreview> {
    return this.within(caller, async (tx, site) => {
      const policy = input == null ? await this.policies.policyOf(tx, site) : await this.policies.draft(tx, site, settingsFrom(input));
      // A moment of an unknown region matches open columns only, as in the auction.
      const columns = columnsFrom(where).map((value) => (value === WILDCARD ? '' : value));
      const reserve = chooseRule(policy.reserves, columns);
      const floor = chooseRule(policy.attentionFloors, columns).rule;
      return {
        reserve: toMoney(reserve.rule?.price ?? 0n, site.currency),
        rule: reserve.rule && reserveRuleObject(reserve.rule, site.currency),
        reason: reserve.reason,
        passedOver: reserve.passedOver.map((rule) => reserveRuleObject(rule, site.currency)),
        attentionFloor: floorOf(floor?.price ?? policy.terms.attentionFloor),
        attentionRule: floor && floorRuleObject(floor),
        closed: where.category ? closedBy(policy, where.stage ?? null, where.category) : null,
      };
    });
  }

  @Mutation(() => MarketPolicyObject, {
    description: 'Puts rules in force at once; what was shown keeps its price. INVALID_INPUT with every problem in details.problems, CONFLICT when somebody else published since the version it is based on.',
  })
  publishMarketPolicy(
    @Caller() caller: OperatorPrincipal,
    @Args('input', { description: 'All rules as they shall be.' }) input: MarketPolicyInput,
    @Args('basedOn', { type: () => Int, description: 'The version they were written upon.' }) basedOn: number,
    @Args('note', { description: 'Why, 1 to 500 characters: kept with the version.' }) note: string,
  ): Promise<MarketPolicyObject> {
    const settings = settingsFrom(input);
    return this.within(caller, async (tx, site) => {
      await this.policies.publish(tx, site, { settings, basedOn, note: note.trim(), by: caller.memberId });
      return (await this.objects(tx, site, [await this.policies.published(tx, site)]))[0] as MarketPolicyObject;
    });
  }

  private within<Answer>(caller: OperatorPrincipal, work: (tx: Tx, site: Site) => Promise<Answer>): Promise<Answer> {
    return this.database.transaction(caller.scope, async (tx) => work(tx, await this.sites.get(tx, caller.siteId)));
  }

  private async objects(tx: Tx, site: Site, versions: readonly PublishedPolicy[]): Promise<MarketPolicyObject[]> {
    const names = new Map((await this.members.all(tx, site.id)).map(({ id, displayName }) => [id, displayName]));
    return versions.map((version) => marketPolicyObject(version, site.currency, names));
  }
}
