import {
  Database,
  EventConsumer,
  JobQueue,
  LOGGER,
  type Logger,
  OutboxRelay,
  Sites,
  TimedWorks,
  WakeUp,
} from '@ringroad/platform';
import { Module } from '@nestjs/common';
import { ClockAdvancer } from './clock-advancer.js';
import { WorkerLoops } from './worker-loops.js';

/** Turns a process into a worker. Any number of processes may be one. */
@Module({
  providers: [
    ClockAdvancer,
    {
      provide: WorkerLoops,
      inject: [JobQueue, OutboxRelay, EventConsumer, Sites, TimedWorks, ClockAdvancer, Database, WakeUp, LOGGER],
      useFactory: (
        queue: JobQueue,
        relay: OutboxRelay,
        consumer: EventConsumer,
        sites: Sites,
        works: TimedWorks,
        advancer: ClockAdvancer,
        database: Database,
        wakeUp: WakeUp,
        log: Logger,
      ) => new WorkerLoops({ queue, relay, consumer }, { sites, works, advancer }, database, wakeUp, log),
    },
  ],
})
export class WorkerModule {}
