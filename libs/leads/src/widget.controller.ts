import { DomainError } from '@ringroad/kernel';
import { Allow, Caller, SignedLinks, type UserPrincipal } from '@ringroad/platform';
import { Body, Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Dismissals } from './dismissals.js';
import { OfferCards } from './offer-cards.js';
import { DismissReasonEnum } from './offer.graphql.js';

/** As many as one moment can win. */
const SHOWN = 3;

const dismissal = z.object({ reason: z.enum(['not_relevant', 'already_done', 'later']) });

/** An offer on a page of the classified site. */
export interface WidgetOffer {
  readonly id: string;
  readonly partnerName: string;
  readonly title: string;
  readonly text: string;
  readonly reason: string;
  readonly expiresAt: Date;
  readonly claimUrl: string;
}

/**
 * What `<ringroad-offers>` asks for, with the user's token as bearer. A page view shows what the moments of the user's life have
 * won; it holds no auction of its own, so looking costs no attention and changes nothing.
 */
@Controller('v1/offers')
@Allow('user')
export class WidgetController {
  constructor(
    private readonly cards: OfferCards,
    private readonly dismissals: Dismissals,
    private readonly links: SignedLinks,
  ) {}

  /** `{ offers, language, timezone }`: up to three fresh ones, with their reasons in the user's language, ru or en, and the zone of the user's days. `claimUrl` opens the offer's page signed in, for as long as the offer lasts. */
  @Get()
  @Header('cache-control', 'no-store')
  async show(@Caller() { siteId, userId, scope }: UserPrincipal): Promise<{ offers: WidgetOffer[]; language: string; timezone: string }> {
    const fresh = await this.cards.fresh({ siteId, userId, scope }, SHOWN);
    const offers = fresh.offers.map(({ id, partnerName, title, text, reason, expiresAt }) => {
      return { id, partnerName, title, text, reason, expiresAt, claimUrl: this.links.url({ purpose: 'offer', siteId, userId, subject: id, expiresAt }) };
    });
    return { offers, language: fresh.language, timezone: fresh.timezone };
  }

  /** `{ reason }`: not_relevant, already_done or later. Raises INVALID_INPUT, NOT_FOUND, and CONFLICT when it was taken. */
  @Post(':id/dismiss')
  @HttpCode(204)
  async dismiss(@Caller() caller: UserPrincipal, @Param('id') id: string, @Body() given: unknown): Promise<void> {
    const parsed = dismissal.safeParse(given);
    if (!parsed.success) throw new DomainError('INVALID_INPUT', 'Send {"reason": "not_relevant"}, or already_done, or later.', { field: 'reason' });
    await this.dismissals.dismiss(caller, id, DismissReasonEnum[parsed.data.reason]);
  }
}
