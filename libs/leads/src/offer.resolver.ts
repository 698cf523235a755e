import { Allow, Caller, keyset, PageArgs, printedInstant, type UserPrincipal } from '@ringroad/platform';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { z } from 'zod';
import { Claims } from './claims.js';
import { Dismissals } from './dismissals.js';
import { OfferCards } from './offer-cards.js';
import { ClaimResult, type DismissReason, DismissReasonEnum, OfferCard, OfferCardConnection } from './offer.graphql.js';

const KEY = z.tuple([printedInstant, z.uuid()]);

/** A user's inbox: what came, why, and what to do with it. */
@Resolver()
@Allow('user')
export class OfferResolver {
  constructor(
    private readonly cards: OfferCards,
    private readonly claims: Claims,
    private readonly dismissals: Dismissals,
  ) {}

  @Query(() => OfferCardConnection, { description: "One's offers, the newest first; those put off for later are left out until then." })
  myOffers(@Caller() caller: UserPrincipal, @Args() args: PageArgs): Promise<OfferCardConnection> {
    return this.cards.page(caller, keyset(args, KEY));
  }

  @Query(() => OfferCard, { nullable: true, description: "One of one's offers. NOT_FOUND when there is no such one." })
  myOffer(
    @Caller() caller: UserPrincipal,
    @Args('id', { type: () => ID, description: 'The id of the offer.' }) id: string,
  ): Promise<OfferCard> {
    return this.cards.get(caller, id);
  }

  @Mutation(() => ClaimResult, {
    description:
      'Takes an offer: its price is held, the consent kept, a code sent by e-mail. Again it gives the same claim. NOT_FOUND; EXPIRED; ' +
      'INVALID_INPUT (details.field) when an e-mail is needed; CONFLICT when the sentence agreed to has changed; BUDGET_EXHAUSTED when it has run out.',
  })
  async claimOffer(
    @Caller() caller: UserPrincipal,
    @Args('offerId', { type: () => ID, description: 'The id of the offer.' }) offerId: string,
    @Args('consentTextVersion', { description: 'The version of the sentence that was shown.' }) consentTextVersion: string,
    @Args('email', { type: () => String, nullable: true, description: 'Where to send the code, when no address is known or nobody has proved the one that is; otherwise not looked at.' })
    email?: string | null,
    @Args('name', { type: () => String, nullable: true, description: 'What to be called, when no name is known; otherwise not looked at.' })
    name?: string | null,
  ): Promise<ClaimResult> {
    const told = { ...(email != null && { email }), ...(name != null && { name }) };
    return this.cards.afterStep(caller, await this.claims.claim(caller, { offerId, consentTextVersion, ...told }));
  }

  @Mutation(() => ClaimResult, {
    description:
      'Proves the contact with the code from the letter; the answer holds the verdict. INVALID_INPUT with details.attemptsLeft for a wrong code, ' +
      'RATE_LIMITED when no attempt is left, EXPIRED when the code or the claim is over, CONFLICT (details.reason address-changed) when the code went ' +
      'to an address that is no longer one\'s own, NOT_FOUND.',
  })
  async verifyClaim(
    @Caller() caller: UserPrincipal,
    @Args('leadId', { type: () => ID, description: 'The lead of the claim.' }) leadId: string,
    @Args('code', { description: 'Six digits; spaces and hyphens are forgiven.' }) code: string,
  ): Promise<ClaimResult> {
    return this.cards.afterStep(caller, await this.claims.verify(caller, leadId, code));
  }

  @Mutation(() => ClaimResult, {
    description: 'Sends another code in place of the last. RATE_LIMITED with details.retryAt within a minute, without it after three; EXPIRED; NOT_FOUND.',
  })
  async resendCode(
    @Caller() caller: UserPrincipal,
    @Args('leadId', { type: () => ID, description: 'The lead of the claim.' }) leadId: string,
  ): Promise<ClaimResult> {
    return this.cards.afterStep(caller, await this.claims.resend(caller, leadId));
  }

  @Mutation(() => OfferCard, { description: 'Says no, or not now, to an offer. NOT_FOUND; CONFLICT when it was taken.' })
  async dismissOffer(
    @Caller() caller: UserPrincipal,
    @Args('offerId', { type: () => ID, description: 'The id of the offer.' }) offerId: string,
    @Args('reason', { type: () => DismissReasonEnum, description: 'What follows depends on it.' }) reason: DismissReason,
  ): Promise<OfferCard> {
    await this.dismissals.dismiss(caller, offerId, reason);
    return this.cards.get(caller, offerId);
  }
}
