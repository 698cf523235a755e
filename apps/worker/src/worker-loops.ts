import { SYSTEM } from '@ringroad/kernel';
import {
  Database,
  EventConsumer,
  JobQueue,
  LEASE_MS,
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
/** The shortest wait of what failed. */
const RETRY_POLL_MS = 250;
/** What is still open after this long has lost its job. */
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
    this.worker = this.jobs.queue.work((job) => this.jobs.consumer.consume(job), CONCURRENCY);
    this.loops = [
      this.loop('outbox', async () => (await this.jobs.relay.relay()) > 0, OUTBOX_POLL_MS),
      this.loop('retries', async () => (await this.jobs.relay.retry()) > 0, RETRY_POLL_MS),
      this.recovery(),
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

  /**
   * Relays again what has lost its job. What a worker left that died before this one started is asked for at once, and a second
   * time when all it may have had in hand is due: then nothing is left of it. What is younger may be in the hands of a living one.
   */
  private recovery(): Loop {
    let rounds = 0;
    const turn = async (): Promise<boolean> => {
      await this.jobs.relay.rewind(rounds < 2 ? LEASE_MS : STALE_MS);
      rounds += 1;
      return false;
    };
    return new Loop({ name: 'stale', turn, rest: (signal) => this.wakeUp.wait('stale', rounds < 2 ? LEASE_MS : STALE_MS, signal), log: this.log });
  }

  private async fireDue(): Promise<boolean> {
    const sites = await this.database.transaction(SYSTEM, (tx) => this.time.sites.all(tx));
    let settled = 0;
    for (const site of sites) settled += await this.time.works.fireDue(site);
    return settled > 0;
  }
}
