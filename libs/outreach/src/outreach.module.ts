import { LifecycleModule } from '@ringroad/lifecycle';
import { MarketModule } from '@ringroad/market';
import { Module } from '@nestjs/common';
import { AttentionLedger } from './attention-ledger.js';
import { Consents } from './consents.js';
import { Deliveries } from './deliveries.js';
import { HeldDeliveries } from './held-deliveries.js';
import { LetterSources } from './letter-sources.js';
import { Letters } from './letters.js';
import { Mailer } from './mailer.js';
import { MergedRecipients } from './merged-recipients.js';
import { MessageLinksController } from './message-links.controller.js';
import { Opportunities } from './opportunities.js';
import { PageViews } from './page-views.js';
import { PreferenceCentre } from './preference-centre.js';
import { PreferenceResolver } from './preference.resolver.js';
import { Preferences } from './preferences.js';

@Module({
  imports: [LifecycleModule, MarketModule],
  controllers: [MessageLinksController],
  providers: [AttentionLedger, Consents, Deliveries, HeldDeliveries, LetterSources, Letters, Mailer, MergedRecipients, Opportunities, PageViews, PreferenceCentre, PreferenceResolver, Preferences],
  exports: [AttentionLedger, Consents, Deliveries, Mailer, PageViews, Preferences],
})
export class OutreachModule {}
