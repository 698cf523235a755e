import { SYSTEM } from '@ringroad/kernel';
import { Inject, Injectable } from '@nestjs/common';
import { Database } from './database.js';
import { natureOf } from './error-nature.js';
import { EventHandlers, type RegisteredHandler } from './event-handlers.js';
import type { HandlerJob } from './job-queue.js';
import { LOGGER, type Logger } from './logger.js';
import { countFailure, keep, markHandled, park, postpone, take } from './outbox-delivery.queries.js';
import { afterFailure } from './retry-schedule.js';

/** How long a worker may say nothing of an effect it has in hand before it is taken for dead. */
export const LEASE_MS = 15_000;

/** So many effects of a job are under way at a time: what is outside answers slowly. */
const HANDS = 4;

/** Runs handlers over batches of events, each event once per handler however often its job comes. */
@Injectable()
export class EventConsumer {
  constructor(
    private readonly database: Database,
    private readonly handlers: EventHandlers,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /**
   * A batch that fails is run again event by event, so a poison event harms only itself; what reaches outside cannot be rolled
   * back and runs event by event from the start, a few at a time. What fails is due again later (see OutboxRelay.retry) or parked with its error,
   * for people to look at, and the rest flows. Throws only when the database does not take even the failure down.
   */
  async consume({ handler: name, outboxIds }: HandlerJob): Promise<void> {
    const handler = this.handlers.get(name);
    if (!handler.effect) {
      try {
        return await this.run(handler, outboxIds);
      } catch (error) {
        if (outboxIds.length === 1) return this.recordFailure(handler, outboxIds[0] as string, error);
      }
    }
    const one = (id: string) =>
      (handler.effect ? this.reachOut(handler, id) : this.run(handler, [id])).catch((error: unknown) => this.recordFailure(handler, id, error));
    const together = handler.effect ? HANDS : 1;
    for (let start = 0; start < outboxIds.length; start += together) await Promise.all(outboxIds.slice(start, start + together).map(one));
  }

  private async run(handler: RegisteredHandler, ids: readonly string[]): Promise<void> {
    await this.database.transaction(SYSTEM, async (tx) => {
      const events = await markHandled(tx, handler.name, ids);
      if (events.length > 0) await handler.run(tx, events);
    });
  }

  /** No two workers do the same to the outside world: what one has in hand the others leave, until it has said nothing for LEASE_MS. */
  private async reachOut(handler: RegisteredHandler, id: string): Promise<void> {
    const delivery = { id, handler: handler.name };
    const event = await this.database.transaction(SYSTEM, (tx) => take(tx, delivery, LEASE_MS));
    if (!event) return;
    // One that cannot be said is made up for by the next.
    const renewal = setInterval(() => this.database.transaction(SYSTEM, (tx) => keep(tx, delivery, LEASE_MS)).catch(() => undefined), LEASE_MS / 4);
    try {
      await handler.run(undefined, [event]);
    } finally {
      clearInterval(renewal);
    }
    await this.database.transaction(SYSTEM, (tx) => markHandled(tx, handler.name, [id]));
  }

  private async recordFailure(handler: RegisteredHandler, id: string, error: unknown): Promise<void> {
    const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    const nature = natureOf(error);
    const patient = nature === 'passing' || (nature === 'unknown' && handler.effect);
    const delivery = { id, handler: handler.name };
    const outcome = await this.database.transaction(SYSTEM, async (tx) => {
      const failure = await countFailure(tx, delivery, text.slice(0, 2000));
      if (!failure) return null;
      const next = afterFailure({ ...failure, patient });
      await (next.kind === 'park' ? park(tx, delivery) : postpone(tx, delivery, next.afterMs));
      return { ...failure, ...next };
    });
    // The first failure and the last: an outage is told once for each event, not every quarter of an hour.
    if (outcome?.kind === 'park') this.log.error({ err: error, ...delivery, attempts: outcome.attempts }, 'an event could not be handled and is parked');
    else if (outcome?.attempts === 1) this.log.warn({ err: error, ...delivery }, 'an event could not be handled and will be tried again');
  }
}
