import { createLogger, EventConsumer, EventHandlers, JobQueue, OutboxRelay, parseConfig, type RunningWorker } from '@ringroad/platform';
import { DiscoveryService, MetadataScanner, ModulesContainer, Reflector } from '@nestjs/core';
import type { TimerDatabase } from './timer-database.js';

/** As many as the worker of the product. */
const CONCURRENCY = 4;

/** Takes what is handed on and does nothing with it: so does the peer's handler. */
class CountingHandlers extends EventHandlers {
  readonly handled = new Set<string>();
  runs = 0;

  constructor() {
    super(new DiscoveryService(new ModulesContainer()), new MetadataScanner(), new Reflector());
  }

  override get(name: Parameters<EventHandlers['get']>[0]): ReturnType<EventHandlers['get']> {
    const run = (_tx: unknown, events: readonly { readonly id: string }[]) => {
      this.runs += events.length;
      for (const { id } of events) this.handled.add(id);
      return Promise.resolve();
    };
    return { name, effect: false, run };
  }
}

/** What the worker does of a timer: it fires, its event goes through the outbox and the queue, and reaches its handler once. */
export class TimerWorker {
  private readonly handlers = new CountingHandlers();
  private readonly relay: OutboxRelay;
  private readonly queue: JobQueue;
  private readonly worker: RunningWorker;

  private relayed = 0;

  /** @param redisUrl where the queue is; in the same Postgres when undefined */
  constructor(
    private readonly timers: TimerDatabase,
    redisUrl: string | undefined,
  ) {
    const config = { ...parseConfig({}), databaseUrl: timers.url, redisUrl, secret: '' };
    this.queue = JobQueue.open(config);
    this.relay = new OutboxRelay(timers.database, this.queue);
    const consumer = new EventConsumer(timers.database, this.handlers, createLogger(config));
    this.worker = this.queue.work((job) => consumer.consume(job), CONCURRENCY);
  }

  /** Fires what is due and hands it on, both at the same time; resolves with the seconds until the last was handled. */
  async run(): Promise<number> {
    const started = performance.now();
    let firing = true;
    const fired = this.timers.fireDue().finally(() => (firing = false));
    while (firing) this.relayed += await this.relay.relay();
    await fired;
    for (let rows = 1; rows > 0; this.relayed += rows) rows = await this.relay.relay();
    while (this.handlers.handled.size < this.relayed) await new Promise((resolve) => setTimeout(resolve, 5));
    return (performance.now() - started) / 1000;
  }

  /** Each event of each day so far came once. */
  get problems(): string[] {
    const { runs, handled } = this.handlers;
    return runs === handled.size ? [] : [`${handled.size} events were handled ${runs} times`];
  }

  async close(): Promise<void> {
    await this.worker.close();
    await this.queue.close();
  }
}
