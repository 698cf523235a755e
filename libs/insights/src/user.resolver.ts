import { Allow, Caller, connectionOf, type ConnectionOf, Database, encodeCursor, KeyRing, keyset, type OperatorPrincipal, PageArgs, printedInstant, type Site, Sites, toMoney, type Tx, type Title, titleList } from '@ringroad/platform';
import { CLASSIFIED } from '@ringroad/kernel';
import { AssetObject, assetObject, People, SiteProgrammes, titlesOf } from '@ringroad/lifecycle';
import { ATTENTION_RULES } from '@ringroad/outreach';
import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { z } from 'zod';
import { timeline } from './timeline.queries.js';
import { Journey, TimelineConnection, type TimelineItem, User, UserConnection, UsersArgs } from './user.graphql.js';
import { assetIdsOf, countUsers, type JourneyRow, journeysOf, userById, type UserFilter, type UserRow, usersPage } from './users.queries.js';

const USER_CURSOR = z.tuple([printedInstant, z.uuid()]);
const LINE_CURSOR = z.tuple([printedInstant, z.string().max(120)]);
const WEEKLY_CAP = ATTENTION_RULES.find((rule) => rule.code === 'cap-week')?.args.contacts?.default ?? 0;

/** The operator's view of people. */
@Resolver(() => User)
@Allow('operator')
export class UserResolver {
  constructor(
    private readonly database: Database,
    private readonly sites: Sites,
    private readonly people: People,
    private readonly keyRing: KeyRing,
    private readonly programmes: SiteProgrammes,
  ) {}

  @Query(() => UserConnection, { description: 'Users of the site, who moved last first.' })
  users(@Caller() caller: OperatorPrincipal, @Args() args: UsersArgs): Promise<UserConnection> {
    const page = keyset(args, USER_CURSOR);
    return this.database.transaction(caller.scope, async (tx) => {
      const site = await this.sites.get(tx, caller.siteId);
      const filter = this.filterOf(caller, args);
      const rows = await usersPage(tx, site, filter, page);
      const nodes = await this.withAssets(tx, site, rows);
      const connection = connectionOf(rows, page, (row) => ({ cursor: encodeCursor([row.sortText, row.id]), node: nodes.get(row.id) as User }));
      return { ...connection, totalCount: await countUsers(tx, site, filter) };
    });
  }

  @Query(() => User, { nullable: true, description: 'One user; null when there is none of this id.' })
  user(@Caller() caller: OperatorPrincipal, @Args('id', { type: () => ID, description: 'The id of the user.' }) id: string): Promise<User | null> {
    if (!z.uuid().safeParse(id).success) return Promise.resolve(null);
    return this.database.transaction(caller.scope, async (tx) => {
      const site = await this.sites.get(tx, caller.siteId);
      const row = await userById(tx, site, id);
      return row ? ((await this.withAssets(tx, site, [row])).get(row.id) ?? null) : null;
    });
  }

  @ResolveField(() => [AssetObject], { description: 'Cars of the user, told of last first.' })
  assets(@Caller() caller: OperatorPrincipal, @Parent() user: User): Promise<AssetObject[]> {
    return this.database.transaction(caller.scope, async (tx) => {
      const site = await this.sites.get(tx, caller.siteId);
      const ids = await assetIdsOf(tx, caller.siteId, user.id);
      const assets = await this.assetsById(tx, site, ids);
      return ids.flatMap((id) => assets.get(id) ?? []);
    });
  }

  @ResolveField(() => [Journey], { description: 'Journeys of the user, open ones first.' })
  journeys(@Caller() caller: OperatorPrincipal, @Parent() user: User): Promise<Journey[]> {
    return this.database.transaction(caller.scope, async (tx) => {
      const site = await this.sites.get(tx, caller.siteId);
      const journeys = await journeysOf(tx, caller.siteId, user.id);
      const assets = await this.assetsById(tx, site, journeys.map((journey) => journey.subjectId));
      return Promise.all(
        journeys.map(async (journey) => ({
          ...journey,
          programmeTitles: await this.programmeTitles(tx, caller.siteId, journey),
          asset: assets.get(journey.subjectId) ?? null,
        })),
      );
    });
  }

  @ResolveField(() => TimelineConnection, { description: 'Everything that happened to the user and is planned, newest first.' })
  timeline(@Caller() caller: OperatorPrincipal, @Parent() user: User, @Args() args: PageArgs): Promise<ConnectionOf<TimelineItem>> {
    const page = keyset(args, LINE_CURSOR);
    return this.database.transaction(caller.scope, async (tx) => {
      const site = await this.sites.get(tx, caller.siteId);
      const rows = await timeline(tx, caller.siteId, user.id, page);
      return connectionOf(rows, page, (row) => ({
        cursor: encodeCursor([row.atText, row.place]),
        node: { ...row, money: row.money === null ? null : toMoney(row.money, site.currency), future: row.at > site.now },
      }));
    });
  }

  private async programmeTitles(tx: Tx, siteId: string, { programmeId, programmeVersion }: JourneyRow): Promise<Title[]> {
    if (programmeId === CLASSIFIED) return [];
    const definition = await this.programmes.definition(tx, siteId, programmeId, programmeVersion);
    return definition === null ? [] : titleList(titlesOf(definition, definition.textKey, definition.id));
  }

  private filterOf(caller: OperatorPrincipal, { stage, search }: UsersArgs): UserFilter {
    const text = search?.trim() || null;
    const emailIndex = text?.includes('@') ? this.keyRing.blindIndex(caller.siteId, 'email', text) : null;
    return { stage: stage ?? null, search: text, emailIndex };
  }

  private async withAssets(tx: Tx, site: Site, rows: readonly UserRow[]): Promise<Map<string, User>> {
    const assets = await this.assetsById(tx, site, rows.flatMap((row) => row.assetId ?? []));
    return new Map(
      rows.map(({ assetId, contactsThisWeek, sortText: _sortText, ...row }) => [
        row.id,
        { ...row, asset: (assetId && assets.get(assetId)) || null, attentionLeft: Math.max(0, WEEKLY_CAP - contactsThisWeek) },
      ]),
    );
  }

  private async assetsById(tx: Tx, site: Site, ids: readonly string[]): Promise<Map<string, AssetObject>> {
    const assets = await this.people.assets(tx, site.id, ids);
    return new Map([...assets].map(([id, asset]) => [id, assetObject(asset, site.currency)]));
  }
}
