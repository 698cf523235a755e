import { SYSTEM } from '@ringroad/kernel';
import { Database, MergeSteps } from '@ringroad/platform';
import { Module, type OnModuleInit } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { ChangePreviews } from './change-previews.js';
import { ContactHashes } from './contact-hashes.js';
import { ContactPoints } from './contact-points.js';
import { EventVocabulary } from './event-vocabulary.js';
import { Hypotheses } from './hypotheses.js';
import { HypothesesResolver } from './hypotheses.resolver.js';
import { IntakeController } from './intake.controller.js';
import { Intake } from './intake.js';
import { Lives } from './lives.js';
import { MergedUsers } from './merged-users.js';
import { OwnershipBeliefs } from './ownership-beliefs.js';
import { SaleForecastResolver } from './ownership-beliefs.resolver.js';
import { PageMoments } from './page-moments.js';
import { People } from './people.js';
import { PlannedMomentCounts } from './planned-moments.js';
import { RejectedIntake } from './rejected-intake.js';
import { RejectedMessageResolver } from './rejected-message.resolver.js';
import { RejectedMessages } from './rejected-messages.js';
import { ProgrammeEditor } from './programme-editor.js';
import { SiteProgrammes } from './site-programmes.js';
import { ToldMoments } from './told-moments.js';

@Module({
  imports: [DiscoveryModule],
  controllers: [IntakeController],
  providers: [ContactHashes, Hypotheses, HypothesesResolver, OwnershipBeliefs, SaleForecastResolver, Intake, EventVocabulary, RejectedIntake, RejectedMessages, RejectedMessageResolver, Lives, ContactPoints, MergedUsers, MergeSteps, PageMoments, People, PlannedMomentCounts, ChangePreviews, ProgrammeEditor, SiteProgrammes, ToldMoments],
  exports: [Intake, Lives, ContactPoints, PageMoments, People, PlannedMomentCounts, ChangePreviews, ProgrammeEditor, SiteProgrammes, ToldMoments],
})
export class LifecycleModule implements OnModuleInit {
  constructor(private readonly database: Database) {}

  /** Facts of this month and the next have their own partitions; the default partition catches what comes in between. */
  async onModuleInit(): Promise<void> {
    await this.database.transaction(SYSTEM, (tx) =>
      tx.query(`select ensure_event_month(current_date), ensure_event_month((current_date + interval '1 month')::date)`),
    );
  }
}
