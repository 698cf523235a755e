import { createLogger, type ReadyConfig } from '@ringroad/platform';
import { type DynamicModule, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from '../../apps/api/src/app.module.js';
import { dressServer, newAdapter } from '../../apps/api/src/http-face.js';
import { HttpMetrics } from '../../apps/api/src/http-metrics.js';
import { DecideLimitsController } from '../decide/decide-limits.controller.js';
import { LimitsController } from '../ingest/limits.controller.js';

/** The real program and, beside it, the routes it is measured against. */
@Module({})
class BenchModule {
  static forRoot(config: ReadyConfig): DynamicModule {
    return { module: BenchModule, imports: [AppModule.forRoot(config, { withWorker: false })], controllers: [LimitsController, DecideLimitsController] };
  }
}

/** A process of its own: gets its config from its parent, answers with its address, ends with it. Starts as apps/api does. */
async function serve(config: ReadyConfig): Promise<void> {
  const app = await NestFactory.create<NestFastifyApplication>(BenchModule.forRoot(config), newAdapter(config), { logger: ['error'], abortOnError: false, bodyParser: false });
  const server = app.getHttpAdapter().getInstance();
  app.get(HttpMetrics).watch(server);
  await dressServer(server, config, createLogger(config));
  await app.listen({ port: 0, host: '127.0.0.1' });
  process.once('disconnect', () => void app.close());
  process.send?.({ url: await app.getUrl() });
}

process.once('message', (config) => {
  serve(config as ReadyConfig).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  });
});
