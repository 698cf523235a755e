import { siteScope } from '@ringroad/kernel';
import { Allow, Caller, Database, type OperatorPrincipal, type PartnerPrincipal, type Site, Sites, type Tx } from '@ringroad/platform';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { AccountLimitsInput, accountLimitsFrom, AccountLimitsObject, accountLimitsObject } from './account-limit.graphql.js';
import { AccountLimits } from './account-limits.js';

const PARTNER_ID = { type: () => ID, description: 'The id of the partner.' };
const INPUT = { description: 'All of them as they shall be.' };

/** Limits over all campaigns of a partner: its own, and the operator's over them. */
@Resolver()
export class AccountLimitResolver {
  constructor(
    private readonly database: Database,
    private readonly sites: Sites,
    private readonly limits: AccountLimits,
  ) {}

  @Allow('partner')
  @Query(() => AccountLimitsObject, { description: "One's limits over all campaigns, the operator's beside them, and what is used of them." })
  myAccountLimits(@Caller() caller: PartnerPrincipal): Promise<AccountLimitsObject> {
    return this.database.transaction(caller.scope, async (tx) => this.show(tx, await this.sites.get(tx, caller.siteId), caller.partnerId));
  }

  @Allow('partner')
  @Mutation(() => AccountLimitsObject, {
    description: "Sets one's limits over all campaigns from now on; below what is spent, nothing more is taken until there is room. INVALID_INPUT with details.problems.",
  })
  setMyAccountLimits(@Caller() caller: PartnerPrincipal, @Args('input', INPUT) input: AccountLimitsInput): Promise<AccountLimitsObject> {
    return this.database.transaction(caller.scope, async (tx) => {
      const site = await this.sites.get(tx, caller.siteId);
      await this.limits.set(tx, site, caller.partnerId, 'partner', accountLimitsFrom(input));
      return this.show(tx, site, caller.partnerId);
    });
  }

  @Allow('partner')
  @Mutation(() => AccountLimitsObject, {
    description: "Chooses the zone in which one's days, weeks, months and hours count, from one's next midnight on; null for the site's. INVALID_INPUT for an unknown one.",
  })
  setMyTimezone(
    @Caller() { siteId, partnerId }: PartnerPrincipal,
    @Args('timezone', { type: () => String, nullable: true, description: 'As the IANA calendar names it, such as Europe/Minsk.' }) timezone: string | null,
  ): Promise<AccountLimitsObject> {
    // The company's row is the site's to write: of all its columns the partner moves this one.
    return this.database.transaction(siteScope(siteId), async (tx) => {
      const site = await this.sites.get(tx, siteId);
      await this.limits.move(tx, site, partnerId, timezone ?? null);
      return this.show(tx, site, partnerId);
    });
  }

  @Allow('operator')
  @Query(() => AccountLimitsObject, { nullable: true, description: "A partner's limits over all its campaigns. NOT_FOUND." })
  accountLimits(@Caller() caller: OperatorPrincipal, @Args('partnerId', PARTNER_ID) partnerId: string): Promise<AccountLimitsObject> {
    return this.database.transaction(caller.scope, async (tx) => this.show(tx, await this.sites.get(tx, caller.siteId), partnerId));
  }

  @Allow('operator')
  @Mutation(() => AccountLimitsObject, { description: "Sets the operator's limits over all campaigns of a partner; its own stay. NOT_FOUND, INVALID_INPUT with details.problems." })
  setAccountLimits(
    @Caller() caller: OperatorPrincipal,
    @Args('partnerId', PARTNER_ID) partnerId: string,
    @Args('input', INPUT) input: AccountLimitsInput,
  ): Promise<AccountLimitsObject> {
    return this.database.transaction(caller.scope, async (tx) => {
      const site = await this.sites.get(tx, caller.siteId);
      await this.limits.set(tx, site, partnerId, 'operator', accountLimitsFrom(input));
      return this.show(tx, site, partnerId);
    });
  }

  private async show(tx: Tx, site: Site, partnerId: string): Promise<AccountLimitsObject> {
    return accountLimitsObject(await this.limits.get(tx, site, partnerId), site.currency);
  }
}
