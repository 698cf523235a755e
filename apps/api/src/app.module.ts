import { BillingModule } from '@ringroad/billing';
import { InsightsModule } from '@ringroad/insights';
import { LeadsModule } from '@ringroad/leads';
import { LifecycleModule } from '@ringroad/lifecycle';
import { MarketModule } from '@ringroad/market';
import { OutreachModule } from '@ringroad/outreach';
import { AuthModule, PlatformModule, type ReadyConfig } from '@ringroad/platform';
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { WorkerModule } from '../../worker/src/worker.module.js';
import { ENTITIES } from './entities.js';
import { GraphqlFace } from './graphql-face.js';
import { HealthController } from './health.controller.js';
import { HttpMetrics } from './http-metrics.js';
import { MetricsController } from './metrics.controller.js';
import { Readiness } from './readiness.js';
import { RestErrorFilter } from './rest-error.filter.js';

/** The capabilities, from left to right. */
const CAPABILITIES = [BillingModule, LifecycleModule, MarketModule, OutreachModule, LeadsModule, InsightsModule];

/** The whole program behind its HTTP face; with the worker in the same process where one machine does it all. */
@Module({})
export class AppModule {
  static forRoot(config: ReadyConfig, options: { readonly withWorker: boolean }): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.forRoot(config, ENTITIES),
        AuthModule,
        GraphqlFace,
        ...CAPABILITIES,
        ...(options.withWorker ? [WorkerModule] : []),
      ],
      controllers: [HealthController, MetricsController],
      providers: [HttpMetrics, Readiness, { provide: APP_FILTER, useClass: RestErrorFilter }],
    };
  }
}
