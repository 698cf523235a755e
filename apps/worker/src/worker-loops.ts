import { SYSTEM } from '@ringroad/kernel';
import {
  Database,
  EventConsumer,
  JobQueue,
  type Logger,
  Loop,
  OutboxRelay,
  type RunningWorker,
  Sites,
  TimedWorks,
  type Topic,
  WakeUp,
} from '@ringroad/platform';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { ClockAdvancer } from './clock-advancer.js';

const CONCURRENCY = 4;
/** Only how soon another process's events are noticed; this process wakes its loops itself. */
const OUTBOX_POLL_MS = 100;
const TIMER_POLL_MS = 500;
const CLOCK_POLL_MS = 500;
/** A job is tried for half a minute and then given up; what is still open after this long has lost its job. */
const STALE_MS = 600_000;

/** Everything that runs by itself: relaying the outbox, running handlers, firing what is due, advancing sandbox clocks. */
export class WorkerLoops implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private loops: Loop[] = [];
  private worker: RunningWorker | undefined;

  constructor(
    private readonly jobs: { readonly queue: JobQueue; readonly relay: OutboxRelay; readonly consumer: EventConsumer },
    private readonly time: { readonly sites: Sites; readonly works: TimedWorks; readonly advancer: ClockAdvancer },
    private readonly database: Database,
    private readonly wakeUp: WakeUp,
    private readonly log: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    // What was relayed before a crash may have been lost with the queue: it is relayed again, and handled once.
    await this.jobs.relay.rewind();
    this.worker = this.jobs.queue.work((job) => this.jobs.consumer.consume(job), CONCURRENCY);
    this.loops = [
      this.loop('outbox', async () => (await this.jobs.relay.relay()) > 0, OUTBOX_POLL_MS),
      this.loop('stale', async () => (await this.jobs.relay.rewind(STALE_MS)) > 0, STALE_MS),
      this.loop('timers', () => this.fireDue(), TIMER_POLL_MS),
      this.loop('timers', (signal) => this.time.advancer.turn(signal), CLOCK_POLL_MS),
    ];
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.loops.map((loop) => loop.stop()));
    await this.worker?.close();
  }

  private loop(topic: Topic, turn: (signal: AbortSignal) => Promise<boolean>, poll: number): Loop {
    return new Loop({ name: topic, turn, rest: (signal) => this.wakeUp.wait(topic, poll, signal), log: this.log });
  }

  private async fireDue(): Promise<boolean> {
    const sites = await this.database.transaction(SYSTEM, (tx) => this.time.sites.all(tx));
    let settled = 0;
    for (const site of sites) settled += await this.time.works.fireDue(site);
    return settled > 0;
  }
}
