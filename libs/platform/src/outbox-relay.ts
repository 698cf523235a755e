import { type EventName, handlersOf, newId, SYSTEM } from '@ringroad/kernel';
import { Injectable } from '@nestjs/common';
import { Database, type Tx } from './database.js';
import { type HandlerJob, JobQueue } from './job-queue.js';
import { claimDue, type OutboxDelivery, unparkAll } from './outbox-delivery.queries.js';

interface WaitingRow {
  readonly id: string;
  readonly name: EventName;
}

const CLAIM = 1000;
/** Ids per job: enough to share one transaction, few enough to spread over the workers. */
const JOB_SIZE = 100;
/** One event of a group commit speaks of up to a thousand users, and folding locks each of them until the job commits. */
const FOLD_JOB_SIZE = 5;
/** A retry that was queued and not run for this long has lost its job. */
const AGAIN_MS = 600_000;

/** Moves events from the outbox to the queue. Postgres stays the truth: what the queue loses is relayed again. */
@Injectable()
export class OutboxRelay {
  constructor(
    private readonly database: Database,
    private readonly queue: JobQueue,
  ) {}

  /** Relays what waits; returns how many. A crash between queueing and commit only queues the same jobs again. */
  relay(): Promise<number> {
    return this.database.transaction(SYSTEM, async (tx) => {
      // Relies on the partial index outbox_waiting.
      const rows = await tx.query<WaitingRow>(
        `with claimed as (
           select id from outbox where relayed_at is null order by id limit ${CLAIM} for update skip locked)
         update outbox o set relayed_at = clock_timestamp() from claimed c where o.id = c.id returning o.id, o.name`,
      );
      const jobs = jobsFor(rows.flatMap(({ id, name }) => handlersOf(name).map((handler) => ({ id, handler }))));
      if (jobs.length > 0) await this.queue.addAll(jobs);
      return rows.length;
    });
  }

  /** Queues again what failed and has waited long enough, and what a worker had in hand that fell silent; returns how many. */
  retry(): Promise<number> {
    return this.database.transaction(SYSTEM, async (tx) => {
      const due = await claimDue(tx, CLAIM, AGAIN_MS);
      if (due.length > 0) await this.queue.addAll(jobsFor(due), newId());
      return due.length;
    });
  }

  /** Has everything tried again that was parked, from the beginning (`ringroad rebuild --parked`); returns how many events. */
  unpark(): Promise<number> {
    return this.database.transaction(SYSTEM, unparkAll);
  }

  /**
   * Forgets that unfinished events were relayed, so that they are queued again: when the queue was lost (`ringroad rebuild`),
   * and, of those relayed longer than `staleMs` ago, when their jobs died with a worker or were given up because everything was
   * down. Handlers skip what they have already done and what another worker has in hand. Returns how many.
   */
  rewind(staleMs = 0): Promise<number> {
    return this.database.transaction(SYSTEM, async (tx: Tx) => {
      // Relies on the partial index outbox_open; skips what is just being handled.
      const rows = await tx.query<{ id: string }>(
        `with stale as (
           select id from outbox where open_handlers > 0 and relayed_at <= clock_timestamp() - $1 * interval '1 millisecond'
           order by id for update skip locked)
         update outbox o set relayed_at = null from stale s where o.id = s.id returning o.id`,
        [staleMs],
      );
      return rows.length;
    });
  }
}

function jobsFor(deliveries: readonly OutboxDelivery[]): HandlerJob[] {
  const ids = new Map<HandlerJob['handler'], string[]>();
  for (const { id, handler } of deliveries) {
    const list = ids.get(handler) ?? [];
    list.push(id);
    ids.set(handler, list);
  }
  const jobs: HandlerJob[] = [];
  for (const [handler, list] of ids) {
    list.sort();
    const size = handler === 'lifecycle.fold' ? FOLD_JOB_SIZE : JOB_SIZE;
    for (let start = 0; start < list.length; start += size) {
      jobs.push({ handler, outboxIds: list.slice(start, start + size) });
    }
  }
  return jobs;
}
