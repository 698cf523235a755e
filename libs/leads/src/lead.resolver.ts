import { Allow, Caller, keyset, type PartnerPrincipal, printedInstant } from '@ringroad/platform';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { z } from 'zod';
import { LeadConnection, LeadObject, LeadPageArgs } from './lead.graphql.js';
import { LeadInbox } from './lead-inbox.js';

const KEY = z.tuple([printedInstant, z.uuid()]);

/** A partner's leads. */
@Resolver()
@Allow('partner')
export class LeadResolver {
  constructor(private readonly inbox: LeadInbox) {}

  @Query(() => LeadConnection, { description: "One's leads, the newest first. Contact data is there once a lead is qualified." })
  myLeads(@Caller() caller: PartnerPrincipal, @Args() args: LeadPageArgs): Promise<LeadConnection> {
    return this.inbox.page(caller, args, keyset(args, KEY));
  }

  @Query(() => LeadObject, { nullable: true, description: "One of one's leads. NOT_FOUND when there is no such one." })
  myLead(
    @Caller() caller: PartnerPrincipal,
    @Args('id', { type: () => ID, description: 'The id of the lead.' }) id: string,
  ): Promise<LeadObject> {
    return this.inbox.get(caller, id);
  }
}
