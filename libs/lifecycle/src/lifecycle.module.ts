import { SYSTEM } from '@ringroad/kernel';
import { Database } from '@ringroad/platform';
import { Module, type OnModuleInit } from '@nestjs/common';
import { ContactPoints } from './contact-points.js';
import { IntakeController } from './intake.controller.js';
import { Intake } from './intake.js';
import { Lives } from './lives.js';
import { People } from './people.js';
import { SiteProgrammes } from './site-programmes.js';
import { ToldMoments } from './told-moments.js';

@Module({
  controllers: [IntakeController],
  providers: [Intake, Lives, ContactPoints, People, SiteProgrammes, ToldMoments],
  exports: [Intake, Lives, ContactPoints, People, SiteProgrammes, ToldMoments],
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
