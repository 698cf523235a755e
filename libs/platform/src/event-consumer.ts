import { SYSTEM } from '@ringroad/kernel';
import { Injectable } from '@nestjs/common';
import { Database, type Tx } from './database.js';
import { EventHandlers, type RegisteredHandler, type StoredEvent } from './event-handlers.js';
import type { HandlerJob } from './job-queue.js';

const ATTEMPTS = 5;

/** Runs handlers over batches of events, each event once per handler however often its job comes. */
@Injectable()
export class EventConsumer {
  constructor(
    private readonly database: Database,
    private readonly handlers: EventHandlers,
  ) {}

  /**
   * A batch that fails is run again event by event, so a poison event harms only itself: after five attempts it is
   * parked with its error, for people to look at, and the rest flows. What reaches outside runs event by event from the
   * start, since it cannot be rolled back. Throws while an event still deserves a retry.
   */
  async consume(job: HandlerJob): Promise<void> {
    const handler = this.handlers.get(job.handler);
    if (handler.effect) return this.runSingly(handler, job.outboxIds);
    try {
      await this.run(handler, job.outboxIds);
    } catch (error) {
      if (job.outboxIds.length === 1) return this.recordFailure(handler, job.outboxIds[0] as string, error);
      await this.runSingly(handler, job.outboxIds);
    }
  }

  private async runSingly(handler: RegisteredHandler, ids: readonly string[]): Promise<void> {
    const failures: unknown[] = [];
    for (const id of ids) {
      await this.run(handler, [id]).catch((single: unknown) =>
        this.recordFailure(handler, id, single).catch((retry: unknown) => failures.push(retry)),
      );
    }
    if (failures.length > 0) throw failures[0];
  }

  private async run(handler: RegisteredHandler, ids: readonly string[]): Promise<void> {
    if (!handler.effect) {
      await this.database.transaction(SYSTEM, async (tx) => {
        const events = await markHandled(tx, handler, ids);
        if (events.length > 0) await handler.run(tx, events);
      });
      return;
    }
    const events = await this.database.transaction(SYSTEM, (tx) => unhandled(tx, handler, ids));
    if (events.length === 0) return;
    await handler.run(undefined, events);
    await this.database.transaction(SYSTEM, (tx) => markHandled(tx, handler, ids));
  }

  private async recordFailure(handler: RegisteredHandler, id: string, error: unknown): Promise<void> {
    const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    const parked = await this.database.transaction(SYSTEM, async (tx) => {
      const [row] = await tx.query<{ state: string }>(
        `insert into outbox_delivery as d (outbox_id, site_id, handler, state, error)
         select id, site_id, $2, 'failing', $3 from outbox where id = $1
         on conflict (outbox_id, handler) do update set
           attempts = d.attempts + 1, error = excluded.error, at = now(),
           state = case when d.attempts + 1 >= ${ATTEMPTS} then 'parked' else 'failing' end
         where d.state = 'failing'
         returning state`,
        [id, handler.name, text.slice(0, 2000)],
      );
      if (row?.state === 'parked') await closeHandler(tx, [id]);
      return row === undefined || row.state === 'parked';
    });
    if (!parked) throw error;
  }
}

/** Takes the events this handler has not finished; a second worker with the same job waits here, then finds nothing. */
async function markHandled(tx: Tx, handler: RegisteredHandler, ids: readonly string[]): Promise<StoredEvent[]> {
  const events = await tx.query<StoredEvent>(
    `with taken as (
       insert into outbox_delivery as d (outbox_id, site_id, handler, state)
       select id, site_id, $2, 'handled' from outbox where id = any($1::uuid[]) order by id
       on conflict (outbox_id, handler) do update set state = 'handled', at = now() where d.state = 'failing'
       returning outbox_id)
     select o.id, o.payload from outbox o join taken on taken.outbox_id = o.id order by o.id`,
    [ids, handler.name],
  );
  await closeHandler(tx, events.map((event) => event.id));
  return events;
}

function unhandled(tx: Tx, handler: RegisteredHandler, ids: readonly string[]): Promise<StoredEvent[]> {
  return tx.query<StoredEvent>(
    `select o.id, o.payload from outbox o
     where o.id = any($1::uuid[]) and not exists (
       select from outbox_delivery d where d.outbox_id = o.id and d.handler = $2 and d.state <> 'failing')
     order by o.id`,
    [ids, handler.name],
  );
}

async function closeHandler(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.query(
    `with rows as (select id from outbox where id = any($1::uuid[]) order by id for update)
     update outbox o set open_handlers = open_handlers - 1 from rows where o.id = rows.id`,
    [ids],
  );
}
