import { LifecycleModule, People } from '@ringroad/lifecycle';
import { Charges, MarketModule, OfferCodes, Wins } from '@ringroad/market';
import { Consents, OutreachModule } from '@ringroad/outreach';
import { Database, KeyRing, Outbox, Sites } from '@ringroad/platform';
import { Module } from '@nestjs/common';
import { ClaimWriter } from './claim-writer.js';
import { Claims } from './claims.js';
import { CodeLetters } from './code-letters.js';
import { Judging } from './judging.js';
import { JudgingSources } from './judging-sources.js';
import { Dismissals } from './dismissals.js';
import { LeadContacts } from './lead-contacts.js';
import { LeadExpiry } from './lead-expiry.js';
import { LeadInbox } from './lead-inbox.js';
import { LeadResolver } from './lead.resolver.js';
import { MergedClaimants } from './merged-claimants.js';
import { OfferCards } from './offer-cards.js';
import { OfferResolver } from './offer.resolver.js';
import { OfferSources } from './offer-sources.js';
import { PageViewController } from './page-view.controller.js';
import { WidgetController } from './widget.controller.js';

@Module({
  imports: [LifecycleModule, MarketModule, OutreachModule],
  controllers: [PageViewController, WidgetController],
  providers: [
    CodeLetters,
    Dismissals,
    Judging,
    JudgingSources,
    LeadContacts,
    LeadExpiry,
    LeadInbox,
    LeadResolver,
    MergedClaimants,
    OfferCards,
    OfferResolver,
    OfferSources,
    {
      provide: ClaimWriter,
      inject: [Charges, OfferCodes, Consents, Wins, Outbox],
      useFactory: (charges: Charges, codes: OfferCodes, consents: Consents, wins: Wins, outbox: Outbox) => new ClaimWriter(charges, codes, consents, wins, outbox),
    },
    {
      provide: Claims,
      inject: [Database, Sites, People, Wins, KeyRing, Judging, Outbox, ClaimWriter],
      useFactory: (database: Database, sites: Sites, people: People, wins: Wins, keyRing: KeyRing, judging: Judging, outbox: Outbox, writer: ClaimWriter) =>
        new Claims(database, { sites, people, wins }, keyRing, judging, outbox, writer),
    },
  ],
  exports: [Claims, LeadContacts],
})
export class LeadsModule {}
