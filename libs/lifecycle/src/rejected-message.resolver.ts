import { DomainError } from '@ringroad/kernel';
import { Allow, Caller, connectionOf, Database, encodeCursor, keyset, type OperatorPrincipal, printedInstant, type Site, Sites, type Tx } from '@ringroad/platform';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { z } from 'zod';
import { OpenedMessageObject, RejectedMessage, RejectedMessageConnection, RejectedPageArgs } from './rejected-message.graphql.js';
import { RejectedMessages } from './rejected-messages.js';

const KEY = z.tuple([printedInstant, z.uuid()]);
const MOST_AT_ONCE = 100;
const isId = (id: string) => z.uuid().safeParse(id).success;

/** What intake refused, for the operator. */
@Resolver()
@Allow('operator')
export class RejectedMessageResolver {
  constructor(
    private readonly database: Database,
    private readonly sites: Sites,
    private readonly rejected: RejectedMessages,
  ) {}

  @Query(() => RejectedMessageConnection, { description: 'Messages that intake refused; those that came last are first.' })
  rejectedMessages(@Caller() caller: OperatorPrincipal, @Args() { status, source, search, ...args }: RejectedPageArgs): Promise<RejectedMessageConnection> {
    const page = keyset(args, KEY);
    const filter = { status: status ?? null, source: source ?? null, search: search?.trim() || null };
    return this.database.transaction(caller.scope, async (tx) => {
      const rows = await this.rejected.page(tx, caller.siteId, filter, page);
      const connection = connectionOf(rows, page, (row) => ({ cursor: encodeCursor([row.lastText, row.id]), node: row }));
      return { ...connection, totalCount: await this.rejected.count(tx, caller.siteId, filter) };
    });
  }

  @Query(() => OpenedMessageObject, { nullable: true, description: 'One rejected message with what was sent; null when there is none of this id.' })
  rejectedMessage(@Caller() caller: OperatorPrincipal, @Args('id', { type: () => ID, description: 'The id of the message.' }) id: string): Promise<OpenedMessageObject | null> {
    if (!isId(id)) return Promise.resolve(null);
    return this.database.transaction(caller.scope, (tx) => this.rejected.open(tx, caller.siteId, id));
  }

  @Mutation(() => RejectedMessage, {
    description: 'Stores a rejected message as it was edited, judged as intake judges. INVALID_INPUT with path and reason when it still does not fit, CONFLICT when it is settled already.',
  })
  fixRejectedMessage(
    @Caller() caller: OperatorPrincipal,
    @Args('id', { type: () => ID, description: 'The id of the message.' }) id: string,
    @Args('body', { description: 'The whole message as it should have been, JSON.' }) body: string,
  ): Promise<RejectedMessage> {
    if (!isId(id)) throw new DomainError('NOT_FOUND', 'There is no rejected message of this id.', { id });
    return this.within(caller, (tx, site) => this.rejected.fix(tx, site, id, body));
  }

  @Mutation(() => [RejectedMessage], {
    description: 'Sends open ones again as they are, when the site has come to know their events. Each comes back as it stands now; those still refused with the reason of this time.',
  })
  replayRejectedMessages(
    @Caller() caller: OperatorPrincipal,
    @Args('ids', { type: () => [ID], description: 'Ids of at most 100 messages.' }) ids: string[],
  ): Promise<RejectedMessage[]> {
    return this.within(caller, (tx, site) => this.rejected.replay(tx, site, few(ids)));
  }

  @Mutation(() => [RejectedMessage], { description: 'Takes open ones off the list for good; what was in them is gone.' })
  dismissRejectedMessages(
    @Caller() caller: OperatorPrincipal,
    @Args('ids', { type: () => [ID], description: 'Ids of at most 100 messages.' }) ids: string[],
  ): Promise<RejectedMessage[]> {
    return this.within(caller, (tx, site) => this.rejected.dismiss(tx, site, few(ids)));
  }

  private within<T>(caller: OperatorPrincipal, work: (tx: Tx, site: Site) => Promise<T>): Promise<T> {
    return this.database.transaction(caller.scope, async (tx) => work(tx, await this.sites.get(tx, caller.siteId)));
  }
}

function few(ids: readonly string[]): string[] {
  if (ids.length > MOST_AT_ONCE) throw new DomainError('INVALID_INPUT', `At most ${MOST_AT_ONCE} messages at a time.`, { field: 'ids' });
  return ids.filter(isId);
}
