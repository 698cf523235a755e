import { Allow, Caller, Database, type PartnerPrincipal, Sites } from '@ringroad/platform';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { ExclusionListObject } from './exclusion-list.graphql.js';
import { ExclusionLists } from './exclusion-lists.js';

const CONTACTS = 'E-mail addresses, telephone numbers, or the SHA-256 of either in hexadecimal (the address in lower case, the number as + and digits); up to 10,000, and no more than fit into 100 kB.';

/** A partner's lists of people it does not want to reach, in the partner's own scope. */
@Resolver()
@Allow('partner')
export class ExclusionListResolver {
  constructor(
    private readonly database: Database,
    private readonly sites: Sites,
    private readonly lists: ExclusionLists,
  ) {}

  @Query(() => [ExclusionListObject], { description: 'The company’s lists, by name.' })
  exclusionLists(@Caller() { siteId, partnerId, scope }: PartnerPrincipal): Promise<ExclusionListObject[]> {
    return this.database.transaction(scope, (tx) => this.lists.all(tx, { siteId, partnerId }));
  }

  @Mutation(() => ExclusionListObject, { description: 'Makes an empty list. INVALID_INPUT for a name that is none; CONFLICT when there are 50.' })
  createExclusionList(
    @Caller() { siteId, partnerId, scope }: PartnerPrincipal,
    @Args('name', { description: '1 to 120 characters.' }) name: string,
  ): Promise<ExclusionListObject> {
    return this.database.transaction(scope, async (tx) => this.lists.create(tx, await this.sites.get(tx, siteId), partnerId, name));
  }

  @Mutation(() => ExclusionListObject, {
    description: 'Adds contacts; those it has are left alone. INVALID_INPUT (details.line) for one that is none: then none is added; NOT_FOUND.',
  })
  addToExclusionList(
    @Caller() { siteId, partnerId, scope }: PartnerPrincipal,
    @Args('id', { type: () => ID, description: 'The id of the list.' }) id: string,
    @Args('contacts', { type: () => [String], description: CONTACTS }) contacts: string[],
  ): Promise<ExclusionListObject> {
    return this.database.transaction(scope, (tx) => this.lists.add(tx, { siteId, partnerId }, id, contacts));
  }

  @Mutation(() => ExclusionListObject, { description: 'Takes contacts out; those it does not have are passed over. INVALID_INPUT (details.line); NOT_FOUND.' })
  removeFromExclusionList(
    @Caller() { siteId, partnerId, scope }: PartnerPrincipal,
    @Args('id', { type: () => ID, description: 'The id of the list.' }) id: string,
    @Args('contacts', { type: () => [String], description: CONTACTS }) contacts: string[],
  ): Promise<ExclusionListObject> {
    return this.database.transaction(scope, (tx) => this.lists.remove(tx, { siteId, partnerId }, id, contacts));
  }

  @Mutation(() => ExclusionListObject, {
    description:
      'Puts all that another list has in place of what this one has, and the other is gone: in one step, so that whoever is in both is never out of it. NOT_FOUND; INVALID_INPUT for one and the same; CONFLICT (details.campaigns) while a campaign that has not ended uses the other.',
  })
  replaceExclusionList(
    @Caller() { siteId, partnerId, scope }: PartnerPrincipal,
    @Args('id', { type: () => ID, description: 'The id of the list that stays.' }) id: string,
    @Args('by', { type: () => ID, description: 'The id of the list whose contacts it takes over.' }) by: string,
  ): Promise<ExclusionListObject> {
    return this.database.transaction(scope, (tx) => this.lists.replace(tx, { siteId, partnerId }, id, by));
  }

  @Mutation(() => ExclusionListObject, { description: 'Gives a list another name; campaigns that use it keep it. INVALID_INPUT for a name that is none; NOT_FOUND.' })
  renameExclusionList(
    @Caller() { siteId, partnerId, scope }: PartnerPrincipal,
    @Args('id', { type: () => ID, description: 'The id of the list.' }) id: string,
    @Args('name', { description: '1 to 120 characters.' }) name: string,
  ): Promise<ExclusionListObject> {
    return this.database.transaction(scope, (tx) => this.lists.rename(tx, { siteId, partnerId }, id, name));
  }

  @Mutation(() => Boolean, { description: 'Deletes a list with all that is in it. NOT_FOUND; CONFLICT (details.campaigns) while a campaign that has not ended uses it.' })
  deleteExclusionList(@Caller() { siteId, partnerId, scope }: PartnerPrincipal, @Args('id', { type: () => ID, description: 'The id of the list.' }) id: string): Promise<boolean> {
    return this.database.transaction(scope, async (tx) => {
      await this.lists.delete(tx, { siteId, partnerId }, id);
      return true;
    });
  }
}
