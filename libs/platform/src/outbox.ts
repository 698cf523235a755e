import { type EventMap, type EventName, handlersOf, newId } from '@ringroad/kernel';
import { Injectable } from '@nestjs/common';
import type { Statement, Tx } from './database.js';
import { textArray, wordArray } from './sql-array.js';
import { WakeUp } from './wake-up.js';

export interface NewEvent<Name extends EventName = EventName> {
  readonly name: Name;
  readonly payload: EventMap[Name];
}

/** Every batch of every hot path says something. */
const ADD: Statement = {
  name: 'outbox-add',
  text: `insert into outbox (id, site_id, name, payload, open_handlers)
    select * from unnest((select $1::uuid[]), (select $2::uuid[]), (select $3::text[]), (select $4::jsonb[]), (select $5::int[]))`,
};

/** The name stands in the text: with a parameter for it, a plan made once could not use the partial index. */
const UNHANDLED: Readonly<Record<'consent.stated', Statement>> = {
  'consent.stated': {
    name: 'outbox-unhandled-consent',
    text: `select payload from outbox
      where name = 'consent.stated' and open_handlers > 0 and site_id = $1 and payload ->> 'userId' in (select unnest((select $2::text[]))) order by id`,
  },
};

/** Events are written where they became true: in the same transaction. What is rolled back was never said. */
@Injectable()
export class Outbox {
  constructor(private readonly wakeUp: WakeUp) {}

  add<Name extends EventName>(tx: Tx, name: Name, payload: EventMap[Name]): Promise<void> {
    return this.addAll(tx, [{ name, payload }]);
  }

  async addAll(tx: Tx, events: readonly NewEvent[]): Promise<void> {
    if (events.length === 0) return;
    tx.send(ADD, [
      wordArray(events.map(() => newId())),
      wordArray(events.map((event) => event.payload.siteId)),
      wordArray(events.map((event) => event.name)),
      textArray(events.map((event) => JSON.stringify(event.payload))),
      wordArray(events.map((event) => handlersOf(event.name).length)),
    ]);
    tx.afterCommit(() => this.wakeUp.call('outbox'));
  }

  /**
   * What was said of these users and is not handled yet, in order: for a decision that must not run ahead of it. Reads the
   * partial index outbox_open_consent; another event name needs an index of its own.
   */
  async unhandled(tx: Tx, name: 'consent.stated', siteId: string, userIds: readonly string[]): Promise<EventMap['consent.stated'][]> {
    const rows = await tx.query<{ payload: EventMap['consent.stated'] }>(UNHANDLED[name], [siteId, wordArray(userIds)]);
    return rows.map((row) => row.payload);
  }
}
