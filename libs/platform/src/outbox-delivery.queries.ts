import type { HandlerName } from '@ringroad/kernel';
import type { Tx } from './database.js';
import type { StoredEvent } from './event-handlers.js';

/** One event and one handler: what became of the two of them is one row of outbox_delivery. */
export interface OutboxDelivery {
  readonly id: string;
  readonly handler: HandlerName;
}

/** Takes the events this handler has not finished; a second worker with the same job waits here, then finds nothing. */
export async function markHandled(tx: Tx, handler: HandlerName, ids: readonly string[]): Promise<StoredEvent[]> {
  const events = await tx.query<StoredEvent>(
    `with done as (
       insert into outbox_delivery as d (outbox_id, site_id, handler, state)
       select id, site_id, $2, 'handled' from outbox where id = any($1::uuid[]) order by id
       on conflict (outbox_id, handler) do update set state = 'handled', not_before = null, at = now() where d.state in ('taken', 'failing')
       returning outbox_id)
     select o.id, o.payload from outbox o join done on done.outbox_id = o.id order by o.id`,
    [ids, handler],
  );
  await closeHandler(tx, events.map((event) => event.id));
  return events;
}

/** Takes one event in hand for this long; null when it is finished, or in the hands of a worker that still says so. */
export async function take(tx: Tx, { id, handler }: OutboxDelivery, leaseMs: number): Promise<StoredEvent | null> {
  const [event] = await tx.query<StoredEvent>(
    `with taken as (
       insert into outbox_delivery as d (outbox_id, site_id, handler, state, not_before)
       select id, site_id, $2, 'taken', clock_timestamp() + $3 * interval '1 millisecond' from outbox where id = $1
       on conflict (outbox_id, handler) do update set state = 'taken', attempts = d.attempts + 1, not_before = excluded.not_before
       where d.state = 'failing' or (d.state = 'taken' and d.not_before <= clock_timestamp())
       returning outbox_id)
     select o.id, o.payload from outbox o join taken on taken.outbox_id = o.id`,
    [id, handler, leaseMs],
  );
  return event ?? null;
}

/** Says that it is still in hand. */
export async function keep(tx: Tx, { id, handler }: OutboxDelivery, leaseMs: number): Promise<void> {
  await tx.query(
    `update outbox_delivery set not_before = clock_timestamp() + $3 * interval '1 millisecond' where outbox_id = $1 and handler = $2 and state = 'taken'`,
    [id, handler, leaseMs],
  );
}

/** Counts a failure (a taken event is counted already) and tells how it stands; null when somebody else has finished it. */
export async function countFailure(tx: Tx, { id, handler }: OutboxDelivery, error: string): Promise<{ attempts: number; failingForMs: number } | null> {
  const [row] = await tx.query<{ attempts: number; failingForMs: number }>(
    `insert into outbox_delivery as d (outbox_id, site_id, handler, state, error, not_before, failing_since)
     select id, site_id, $2, 'failing', $3, now(), now() from outbox where id = $1
     on conflict (outbox_id, handler) do update set
       attempts = d.attempts + case when d.state = 'failing' then 1 else 0 end, error = excluded.error, at = now(),
       state = 'failing', not_before = now(), failing_since = coalesce(d.failing_since, now())
     where d.state in ('taken', 'failing')
     returning attempts, (extract(epoch from now() - failing_since) * 1000)::float8 as "failingForMs"`,
    [id, handler, error],
  );
  return row ?? null;
}

export async function postpone(tx: Tx, { id, handler }: OutboxDelivery, milliseconds: number): Promise<void> {
  await tx.query(
    `update outbox_delivery set not_before = clock_timestamp() + $3 * interval '1 millisecond' where outbox_id = $1 and handler = $2 and state = 'failing'`,
    [id, handler, milliseconds],
  );
}

/** Sets it aside for people to look at. */
export async function park(tx: Tx, { id, handler }: OutboxDelivery): Promise<void> {
  await tx.query(`update outbox_delivery set state = 'parked', not_before = null where outbox_id = $1 and handler = $2 and state = 'failing'`, [id, handler]);
  await closeHandler(tx, [id]);
}

/** Opens everything parked again, as if it had not failed yet; returns how many. */
export async function unparkAll(tx: Tx): Promise<number> {
  const rows = await tx.query<{ id: string }>(
    `with opened as (
       update outbox_delivery set state = 'failing', attempts = 0, failing_since = null, not_before = clock_timestamp() where state = 'parked'
       returning outbox_id)
     update outbox o set open_handlers = open_handlers + n from (select outbox_id, count(*)::int as n from opened group by 1) as p
     where o.id = p.outbox_id returning o.id`,
  );
  return rows.length;
}

/**
 * What is to be tried again, locked: it failed and has waited, or its worker has fallen silent. Due once more after `againMs`, should
 * its job be lost. Relies on the partial index outbox_delivery_again.
 */
export function claimDue(tx: Tx, limit: number, againMs: number): Promise<OutboxDelivery[]> {
  return tx.query<OutboxDelivery>(
    `with due as (
       select outbox_id, handler from outbox_delivery where state in ('taken', 'failing') and not_before <= clock_timestamp()
       order by not_before limit $1 for update skip locked)
     update outbox_delivery d set state = 'failing', not_before = clock_timestamp() + $2 * interval '1 millisecond' from due
     where d.outbox_id = due.outbox_id and d.handler = due.handler
     returning d.outbox_id as id, d.handler`,
    [limit, againMs],
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
