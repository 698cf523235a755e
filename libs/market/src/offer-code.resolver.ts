import { Allow, Caller, Database, type PartnerPrincipal } from '@ringroad/platform';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { AddedOfferCodes, OfferCodeCount } from './offer-code.graphql.js';
import { OfferCodes } from './offer-codes.js';

/** A partner's own bonus codes, in the partner's own scope. */
@Resolver()
@Allow('partner')
export class OfferCodeResolver {
  constructor(
    private readonly database: Database,
    private readonly codes: OfferCodes,
  ) {}

  @Query(() => OfferCodeCount, { nullable: true, description: 'How the pool of an offer stands; all zero for an offer without one.' })
  offerCodes(
    @Caller() { siteId, partnerId, scope }: PartnerPrincipal,
    @Args('offerId', { type: () => ID, description: 'The id of the offer.' }) offerId: string,
  ): Promise<OfferCodeCount> {
    return this.database.transaction(scope, (tx) => this.codes.count(tx, { siteId, partnerId, offerId }));
  }

  @Mutation(() => AddedOfferCodes, {
    description:
      'Adds codes to the pool of an offer, up to 10,000 at a time and as many as a request of 100 kB takes; those it has are left alone. INVALID_INPUT (details.line) for one that is none: then none is added; ' +
      'NOT_FOUND; CONFLICT when the offer takes no codes of its own.',
  })
  addOfferCodes(
    @Caller() { siteId, partnerId, scope }: PartnerPrincipal,
    @Args('offerId', { type: () => ID, description: 'The id of the offer.' }) offerId: string,
    @Args('codes', { type: () => [String], description: '1 to 64 letters, figures, "-" and "_" each.' }) codes: string[],
  ): Promise<AddedOfferCodes> {
    const key = { siteId, partnerId, offerId };
    return this.database.transaction(scope, async (tx) => ({ ...(await this.codes.add(tx, key, codes)), codes: await this.codes.count(tx, key) }));
  }

  @Mutation(() => OfferCodeCount, { description: 'Takes back all codes that nobody has. NOT_FOUND; CONFLICT when the offer takes no codes of its own.' })
  withdrawOfferCodes(
    @Caller() { siteId, partnerId, scope }: PartnerPrincipal,
    @Args('offerId', { type: () => ID, description: 'The id of the offer.' }) offerId: string,
  ): Promise<OfferCodeCount> {
    const key = { siteId, partnerId, offerId };
    return this.database.transaction(scope, async (tx) => {
      await this.codes.withdraw(tx, key);
      return this.codes.count(tx, key);
    });
  }
}
