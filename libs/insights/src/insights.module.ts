import { BillingModule } from '@ringroad/billing';
import { LifecycleModule } from '@ringroad/lifecycle';
import { MarketModule } from '@ringroad/market';
import { Module } from '@nestjs/common';
import { Audience } from './audience.js';
import { AudienceResolver } from './audience.resolver.js';
import { CampaignReportResolver } from './campaign-report.resolver.js';
import { CampaignReports } from './campaign-reports.js';
import { DecisionReplayResolver } from './decision-replay.resolver.js';
import { DecisionResolver } from './decision.resolver.js';
import { InstallationResolver } from './installation.resolver.js';
import { PartnerConsoleResolver } from './partner-console.resolver.js';
import { LandscapeResolver } from './landscape.resolver.js';
import { Landscapes } from './landscapes.js';
import { Portfolio } from './portfolio.js';
import { PortfolioResolver } from './portfolio.resolver.js';
import { ProgrammeResolver } from './programme.resolver.js';
import { ProgrammeSimulationResolver } from './programme-simulation.resolver.js';
import { SiteConsoleResolver } from './site-console.resolver.js';
import { Today } from './today.js';
import { UserResolver } from './user.resolver.js';
import { VocabularyResolver } from './vocabulary.resolver.js';
import { WhatIfResolver } from './what-if.resolver.js';
import { WhatIfs } from './what-ifs.js';

@Module({
  imports: [BillingModule, LifecycleModule, MarketModule],
  providers: [Audience, AudienceResolver, CampaignReportResolver, CampaignReports, DecisionReplayResolver, DecisionResolver, InstallationResolver, LandscapeResolver, Landscapes, PartnerConsoleResolver, Portfolio, PortfolioResolver, ProgrammeResolver, ProgrammeSimulationResolver, SiteConsoleResolver, Today, UserResolver, VocabularyResolver, WhatIfResolver, WhatIfs],
})
export class InsightsModule {}
