import { bytesArray, type KeyRing, type NewEvent, type Outbox, type Statement, textArray, type Tx, wordArray } from '@ringroad/platform';
import { writeContacts } from './contacts.queries.js';
import type { ConsentStatement, ContactStatement } from './domain/intake-message.js';

export interface IntakeRow {
  readonly siteId: string;
  readonly timezone: string;
  readonly siteNow: Date;
  readonly messageId: string;
  readonly bodyHash: Buffer;
  readonly eventId: string;
  readonly userId: string;
  readonly externalId: string;
  readonly name: string;
  readonly occurredAt: Date;
  /** Canonical JSON. */
  readonly properties: string;
  readonly contacts: readonly ContactStatement[];
  readonly consents: readonly ConsentStatement[];
  /** Came with a write key, which stands in public pages. */
  readonly fromPage: boolean;
}

export type IntakeOutcome = 'stored' | 'duplicate' | 'conflict';

/** Writes a group commit: keys decide what is new, and only what is new becomes a fact. */
export class IntakeWriter {
  constructor(
    private readonly keyRing: KeyRing,
    private readonly outbox: Outbox,
  ) {}

  async write(tx: Tx, rows: readonly IntakeRow[]): Promise<IntakeOutcome[]> {
    const firsts = firstOfEach(rows);
    const all = [...firsts.values()];
    const old = await insertNew(tx, all);
    const unseen = all.filter((row) => old.get(row.eventId) === null);
    const stored = unseen.length > 0 ? await storedHashes(tx, unseen) : old;
    const fresh = old.size > 0 ? all.filter((row) => !old.has(row.eventId)) : all;
    await writeContacts(tx, this.keyRing, 'site', contactsOf(fresh, false));
    await writeContacts(tx, this.keyRing, 'page', contactsOf(fresh, true));
    await this.outbox.addAll(tx, announcements(fresh));
    return rows.map((row) => {
      const first = firsts.get(row.eventId) as IntakeRow;
      if (row === first && !old.has(row.eventId)) return 'stored';
      const hash = old.get(row.eventId) ?? stored.get(row.eventId) ?? first.bodyHash;
      return hash.equals(row.bodyHash) ? 'duplicate' : 'conflict';
    });
  }
}

function firstOfEach(rows: readonly IntakeRow[]): Map<string, IntakeRow> {
  const firsts = new Map<string, IntakeRow>();
  for (const row of rows) if (!firsts.has(row.eventId)) firsts.set(row.eventId, row);
  return firsts;
}

/**
 * Keys first, all of them, then people, each sorted: two writers never deadlock. Returns the events that were not new with the hash of
 * the body stored for them, or null where another writer stored it while this statement already ran.
 */
const INSERT_NEW: Statement = {
  name: 'intake-insert-new',
  text: `with input as (
     select * from unnest((select $1::uuid[]), (select $2::text[]), (select $3::bytea[]), (select $4::uuid[]), (select $5::uuid[]),
       (select $6::text[]), (select $7::text[]), (select $8::text[]), (select $9::timestamptz[]), (select $10::timestamptz[]), (select $11::jsonb[]))
     as i (site_id, message_id, body_hash, event_id, user_id, external_id, timezone, name, occurred_at, site_now, properties)
   ), keys as (
     insert into intake_key (site_id, message_id, body_hash, event_id)
     select site_id, message_id, body_hash, event_id from input order by site_id, message_id
     on conflict (site_id, message_id) do nothing
     returning event_id
   ), fresh as (
     select input.* from input join keys using (event_id)
   ), people as (
     insert into site_user (site_id, user_id, external_id, timezone, first_seen_at)
     select distinct on (site_id, user_id) site_id, user_id, external_id, timezone, least(occurred_at, site_now)
     from fresh order by site_id, user_id, occurred_at
     on conflict (site_id, user_id) do nothing
   ), facts as (
     insert into event (site_id, user_id, id, name, occurred_at, received_at, message_id, properties)
     select site_id, user_id, event_id, name, occurred_at, now(), message_id, properties from fresh
   )
   select event_id, (select body_hash from intake_key as k where k.site_id = input.site_id and k.message_id = input.message_id) as body_hash
   from input where not exists (select from keys where keys.event_id = input.event_id)`,
};

/** One statement for the batch, planned once per connection. */
async function insertNew(tx: Tx, rows: readonly IntakeRow[]): Promise<Map<string, Buffer | null>> {
  const old = await tx.query<{ event_id: string; body_hash: Buffer | null }>(INSERT_NEW, [
    wordArray(rows.map((row) => row.siteId)),
    textArray(rows.map((row) => row.messageId)),
    bytesArray(rows.map((row) => row.bodyHash)),
    wordArray(rows.map((row) => row.eventId)),
    wordArray(rows.map((row) => row.userId)),
    textArray(rows.map((row) => row.externalId)),
    textArray(rows.map((row) => row.timezone)),
    textArray(rows.map((row) => row.name)),
    wordArray(rows.map((row) => row.occurredAt.toISOString())),
    wordArray(rows.map((row) => row.siteNow.toISOString())),
    textArray(rows.map((row) => row.properties)),
  ]);
  return new Map(old.map((row) => [row.event_id, row.body_hash]));
}

async function storedHashes(tx: Tx, rows: readonly IntakeRow[]): Promise<Map<string, Buffer>> {
  const found = await tx.query<{ event_id: string; body_hash: Buffer }>(
    `select event_id, body_hash from intake_key
     join unnest($1::uuid[], $2::text[]) as k (site_id, message_id) using (site_id, message_id)`,
    [rows.map((row) => row.siteId), rows.map((row) => row.messageId)],
  );
  return new Map(found.map((row) => [row.event_id, row.body_hash]));
}

function contactsOf(fresh: readonly IntakeRow[], fromPage: boolean) {
  const told = fresh.filter((row) => row.fromPage === fromPage && row.contacts.length > 0);
  return told.map((row) => ({ siteId: row.siteId, userId: row.userId, contacts: row.contacts, at: toldAt(row) }));
}

/** What is told by a clock that runs ahead must not outlast what is said in the meantime. */
function toldAt({ occurredAt, siteNow }: IntakeRow): Date {
  return occurredAt < siteNow ? occurredAt : siteNow;
}

function announcements(fresh: readonly IntakeRow[]): NewEvent[] {
  const usersOf = new Map<string, Set<string>>();
  for (const row of fresh) {
    const users = usersOf.get(row.siteId) ?? new Set();
    usersOf.set(row.siteId, users.add(row.userId));
  }
  const facts: NewEvent[] = [...usersOf].map(([siteId, users]) => ({
    name: 'facts.stored',
    payload: { siteId, userIds: [...users].sort() },
  }));
  const consents: NewEvent[] = fresh.flatMap((row) =>
    row.consents.map((consent, index) => ({
      name: 'consent.stated' as const,
      payload: {
        siteId: row.siteId,
        userId: row.userId,
        statementId: `${row.eventId}:${index}`,
        purpose: consent.purpose,
        channel: consent.channel,
        granted: consent.granted,
        textVersion: consent.textVersion,
        fromPage: row.fromPage,
        at: toldAt(row).toISOString(),
      },
    })),
  );
  return [...facts, ...consents];
}
