import { derivedId, SYSTEM } from '@ringroad/kernel';
import { People } from '@ringroad/lifecycle';
import { Database, Outbox, type Site, type Tx } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';
import type { ContactRequest } from './domain/attention-state.js';

export type DeliveryChannel = 'inbox' | 'email';
export type DeliveryState = 'held' | 'queued' | 'sending' | 'sent' | 'suppressed' | 'failed';

export interface NewDelivery {
  readonly userId: string;
  readonly contactPointId: string;
  readonly decisionId: string | null;
  readonly channel: DeliveryChannel;
  readonly state: DeliveryState;
  readonly reason: string | null;
  readonly notBefore: Date;
  readonly windowEnd: Date;
}

export interface Delivery extends NewDelivery {
  readonly id: string;
  readonly siteId: string;
}

/** What the attention ledger is asked about a letter as a whole, whatever offers it carries. */
export function letterRequest({ contactPointId, windowEnd }: Delivery): ContactRequest {
  return { channel: 'email', occasion: contactPointId, partnerId: null, category: null, windowEnd };
}

const COLUMNS = `id, site_id as "siteId", user_id as "userId", contact_point_id as "contactPointId", decision_id as "decisionId", channel, state,
  reason, not_before as "notBefore", window_end as "windowEnd"`;

/** Messages on their way. One row per contact point and channel, whatever becomes of it. */
@Injectable()
export class Deliveries {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly people: People,
  ) {}

  /** Adds deliveries, or replaces those of the same contact point and channel that were only held. */
  async add(tx: Tx, site: Site, deliveries: readonly NewDelivery[]): Promise<void> {
    if (deliveries.length === 0) return;
    const rows = deliveries.map((delivery) => ({ ...delivery, id: derivedId('delivery', delivery.contactPointId, delivery.channel) }));
    await tx.query(
      `insert into delivery as d (site_id, user_id, id, contact_point_id, decision_id, channel, state, reason, not_before, window_end, sent_at, created_at)
       select $1, "userId", id, "contactPointId", "decisionId", channel, state, reason, "notBefore", "windowEnd",
         case when state = 'sent' then $3::timestamptz end, $3
       from jsonb_to_recordset($2::jsonb) as r (id uuid, "userId" uuid, "contactPointId" uuid, "decisionId" uuid, channel text, state text, reason text,
         "notBefore" timestamptz, "windowEnd" timestamptz)
       on conflict (site_id, user_id, id) do update set decision_id = excluded.decision_id, state = excluded.state, reason = excluded.reason,
         not_before = excluded.not_before, sent_at = excluded.sent_at
       where d.state = 'held'`,
      [site.id, JSON.stringify(rows), site.now],
    );
    await this.announce(tx, site.id, rows.filter((row) => row.state === 'queued'));
  }

  /** A held letter may go now. */
  async release(tx: Tx, delivery: Delivery): Promise<void> {
    await tx.query(`update delivery set state = 'queued', reason = null where site_id = $1 and user_id = $2 and id = $3 and state = 'held'`, [
      delivery.siteId,
      delivery.userId,
      delivery.id,
    ]);
    await this.announce(tx, delivery.siteId, [delivery]);
  }

  async settle(tx: Tx, delivery: Delivery, state: 'suppressed' | 'failed' | 'sent' | 'held', reason: string | null, at: Date): Promise<void> {
    await tx.query(
      `update delivery set state = $4, reason = $5, not_before = case when $4 = 'held' then $6 else not_before end,
         sent_at = case when $4 = 'sent' then $6::timestamptz end
       where site_id = $1 and user_id = $2 and id = $3`,
      [delivery.siteId, delivery.userId, delivery.id, state, reason, at],
    );
  }

  /**
   * Takes a queued letter in hand; null when it was sent, stopped or is gone. After a crash the same letter is taken again. One that was
   * queued for an id its user has no more is of whoever stands for it.
   */
  take(siteId: string, userId: string, id: string): Promise<Delivery | null> {
    return this.database.transaction(SYSTEM, async (tx) => {
      const taken = await takeQueued(tx, siteId, userId, id);
      if (taken) return taken;
      const survivor = (await this.people.survivors(tx, [{ siteId, userId }])).get(userId);
      return survivor === undefined ? null : takeQueued(tx, siteId, survivor, id);
    });
  }

  /** Held deliveries whose time has come, locked. Relies on the partial index delivery_held. */
  due(tx: Tx, site: Site, limit: number): Promise<Delivery[]> {
    return tx.query<Delivery>(
      `select ${COLUMNS} from delivery where site_id = $1 and state = 'held' and not_before <= $2 order by not_before limit $3 for update skip locked`,
      [site.id, site.now, limit],
    );
  }

  async nextDue(tx: Tx, siteId: string): Promise<Date | null> {
    const [row] = await tx.query<{ at: Date | null }>(`select min(not_before) as at from delivery where site_id = $1 and state = 'held'`, [siteId]);
    return row?.at ?? null;
  }

  private async announce(tx: Tx, siteId: string, rows: readonly { readonly id: string; readonly userId: string }[]): Promise<void> {
    await this.outbox.addAll(
      tx,
      rows.map(({ id, userId }) => ({ name: 'delivery.queued' as const, payload: { siteId, userId, deliveryId: id } })),
    );
  }
}

async function takeQueued(tx: Tx, siteId: string, userId: string, id: string): Promise<Delivery | null> {
  const [row] = await tx.query<Delivery>(
    `update delivery set state = 'sending', attempts = attempts + 1
     where site_id = $1 and user_id = $2 and id = $3 and state in ('queued', 'sending') returning ${COLUMNS}`,
    [siteId, userId, id],
  );
  return row ?? null;
}
