import { DomainError, siteScope } from '@ringroad/kernel';
import { Wins } from '@ringroad/market';
import { answerOffer, Preferences } from '@ringroad/outreach';
import { Database, Sites } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';
import type { OfferCaller } from './offer-cards.js';
import type { DismissReason } from './offer.graphql.js';

/** "Later" keeps an offer out of sight for this long. */
const LATER_DAYS = 3;

/** What a user says to an offer without taking it. */
@Injectable()
export class Dismissals {
  constructor(
    private readonly database: Database,
    private readonly sites: Sites,
    private readonly wins: Wins,
    private readonly preferences: Preferences,
  ) {}

  /**
   * `not-relevant` puts the offer away and mutes its category for 90 days; `already-done` puts it away and keeps the answer with
   * it; `later` hides it for three days. Saying it again changes nothing. Raises NOT_FOUND, and CONFLICT when it was taken.
   */
  async dismiss(caller: OfferCaller, offerId: string, reason: DismissReason): Promise<void> {
    const { siteId, userId } = caller;
    // In the user's own scope: another's offer does not exist.
    const win = await this.database.transaction(caller.scope, (tx) => this.wins.get(tx, siteId, userId, offerId));
    await this.database.transaction(siteScope(siteId), async (tx) => {
      const { now } = await this.sites.get(tx, siteId);
      const until = new Date(now.getTime() + LATER_DAYS * 86_400_000);
      const wasFresh = await (reason === 'later'
        ? this.wins.putOff(tx, siteId, userId, win.id, until)
        : this.wins.dismiss(tx, siteId, userId, win.id, reason));
      if (!wasFresh) {
        const { state } = await this.wins.get(tx, siteId, userId, win.id);
        if (state === 'claimed') throw new DomainError('CONFLICT', 'You have taken this offer already.', { offerId });
      } else if (reason === 'not-relevant') {
        await this.preferences.change(tx, siteId, userId, now, (before) => answerOffer(before, reason, win.category, now).preference);
      }
    });
  }
}
