import { BillingModule } from '@ringroad/billing';
import { LifecycleModule } from '@ringroad/lifecycle';
import { Module } from '@nestjs/common';
import { AccountLimitResolver } from './account-limit.resolver.js';
import { AccountLimits } from './account-limits.js';
import { Budgets } from './budget.queries.js';
import { CampaignResolver } from './campaign.resolver.js';
import { Campaigns } from './campaigns.js';
import { Charges } from './charges.js';
import { MarketPolicyResolver } from './market-policy.resolver.js';
import { LossTallies } from './loss-tallies.js';
import { ForwardConsoleResolver } from './forward-console.resolver.js';
import { ForwardLook } from './forward-look.js';
import { ForwardPredictions } from './forward-predictions.js';
import { ForwardResolver } from './forward.resolver.js';
import { ExclusionListResolver } from './exclusion-list.resolver.js';
import { ExclusionLists } from './exclusion-lists.js';
import { MarketCatalogue } from './market-catalogue.js';
import { MarketKeeper } from './market-keeper.js';
import { MarketHandlers } from './market.handlers.js';
import { MarketPolicies } from './market-policies.js';
import { Market } from './market.js';
import { MergedMarketUsers } from './merged-market-users.js';
import { OfferCodeResolver } from './offer-code.resolver.js';
import { OfferCodes } from './offer-codes.js';
import { ModerationResolver } from './moderation.resolver.js';
import { Moderation } from './moderation.js';
import { Pacer } from './pacer.js';
import { Partners } from './partners.js';
import { TouchKeeper } from './touch-keeper.js';
import { Reservations } from './reservations.js';
import { QualityLearning } from './quality-learning.js';
import { Wins } from './wins.js';

@Module({
  imports: [BillingModule, LifecycleModule],
  providers: [
    AccountLimitResolver,
    AccountLimits,
    Budgets,
    CampaignResolver,
    Campaigns,
    Charges,
    ExclusionListResolver,
    ExclusionLists,
    LossTallies,
    ForwardConsoleResolver,
    ForwardLook,
    ForwardPredictions,
    ForwardResolver,
    Market,
    MarketCatalogue,
    MarketHandlers,
    MarketKeeper,
    MarketPolicies,
    MarketPolicyResolver,
    MergedMarketUsers,
    Moderation,
    ModerationResolver,
    OfferCodeResolver,
    OfferCodes,
    Pacer,
    Partners,
    TouchKeeper,
    Reservations,
    QualityLearning,
    Wins,
  ],
  exports: [
    Campaigns,
    Charges,
    Market,
    MarketCatalogue,
    MarketKeeper,
    MarketPolicies,
    Moderation,
    OfferCodes,
    Partners,
    Wins,
  ],
})
export class MarketModule {}
