import { type DynamicModule, Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { ClockAdvances } from './clock-advances.js';
import { CONFIG, type ReadyConfig } from './config.js';
import { connect, type ConnectionOptions, Database } from './database.js';
import { EventConsumer } from './event-consumer.js';
import { EventHandlers } from './event-handlers.js';
import { JobQueue } from './job-queue.js';
import { KeyRing } from './key-ring.js';
import { createLogger, LOGGER } from './logger.js';
import { OutboxRelay } from './outbox-relay.js';
import { Outbox } from './outbox.js';
import { SignedLinks } from './signed-links.js';
import { SiteCache } from './site-cache.js';
import { Sites } from './sites.js';
import { TimedWorks } from './timed-work.js';
import { WakeUp } from './wake-up.js';

/** What every lib stands on. Global: a lib's module imports nothing to get it. */
@Global()
@Module({})
export class PlatformModule implements OnApplicationShutdown {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(JobQueue) private readonly queue: JobQueue,
  ) {}

  static forRoot(config: ReadyConfig, entities: ConnectionOptions['entities'] = []): DynamicModule {
    const providers = [
      { provide: CONFIG, useValue: config },
      { provide: LOGGER, useValue: createLogger(config) },
      { provide: Database, useFactory: () => connect({ url: config.databaseUrl, entities }) },
      { provide: JobQueue, useFactory: () => JobQueue.open(config) },
      WakeUp,
      Outbox,
      OutboxRelay,
      EventHandlers,
      EventConsumer,
      Sites,
      SiteCache,
      ClockAdvances,
      SignedLinks,
      KeyRing,
      TimedWorks,
    ];
    return { module: PlatformModule, imports: [DiscoveryModule], providers, exports: providers };
  }

  /** After every loop and server has stopped: closing the queue first lets its last answers through. */
  async onApplicationShutdown(): Promise<void> {
    await this.queue.close();
    await this.database.close();
  }
}
