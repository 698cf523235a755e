import { bytesArray, type Keyset, textArray, type Tx, wordArray } from '@ringroad/platform';

/** Whose word a message is: the site's own server, a page (whose write key anybody can read), or an import. */
export type MessageSource = 'server' | 'page' | 'import';
export type RejectedStatus = 'open' | 'replayed' | 'dismissed';

/** A body that was refused, as often as it came, ready to be stored. */
export interface NewRejected {
  readonly siteId: string;
  readonly id: string;
  readonly source: MessageSource;
  readonly bodyHash: Buffer;
  readonly wrappedKey: Buffer;
  readonly body: Buffer;
  readonly name: string;
  readonly path: string;
  readonly reason: string;
  readonly count: number;
  readonly receivedAt: Date;
}

/** What is told of a rejected message without opening it. */
export interface RejectedMessageRow {
  readonly id: string;
  readonly source: MessageSource;
  readonly name: string;
  readonly path: string;
  readonly reason: string;
  readonly status: RejectedStatus;
  readonly count: number;
  readonly receivedAt: Date;
  readonly lastAt: Date;
  /** To the microsecond, for the cursor. */
  readonly lastText: string;
}

export interface SealedRejected extends RejectedMessageRow {
  /** Null once it is stored or dismissed. */
  readonly wrappedKey: Buffer | null;
  readonly body: Buffer | null;
}

const COLUMNS = `id, source, name, path, reason, status, count, received_at as "receivedAt", last_at as "lastAt", last_at::text as "lastText"`;

/** Sorted, so that two writers never deadlock. What is there is counted, and what is settled stays settled. */
export async function addRejected(tx: Tx, rows: readonly NewRejected[]): Promise<void> {
  await tx.query(
    `insert into rejected_message as r (site_id, id, source, body_hash, wrapped_key, body, size, name, path, reason, count, received_at, last_at)
       select site_id, id, source, body_hash, wrapped_key, body, length(body), name, path, reason, count, received_at, received_at
       from unnest($1::uuid[], $2::uuid[], $3::text[], $4::bytea[], $5::bytea[], $6::bytea[], $7::text[], $8::text[], $9::text[], $10::int[], $11::timestamptz[])
         as i (site_id, id, source, body_hash, wrapped_key, body, name, path, reason, count, received_at)
       order by site_id, source, body_hash
       on conflict (site_id, source, body_hash) do update
         set count = least(r.count::bigint + excluded.count, 2000000000), last_at = greatest(r.last_at, excluded.last_at),
           path = case r.status when 'open' then excluded.path else r.path end, reason = case r.status when 'open' then excluded.reason else r.reason end`,
    [
      wordArray(rows.map((row) => row.siteId)),
      wordArray(rows.map((row) => row.id)),
      wordArray(rows.map((row) => row.source)),
      bytesArray(rows.map((row) => row.bodyHash)),
      bytesArray(rows.map((row) => row.wrappedKey)),
      bytesArray(rows.map((row) => row.body)),
      textArray(rows.map((row) => row.name)),
      textArray(rows.map((row) => row.path)),
      textArray(rows.map((row) => row.reason)),
      wordArray(rows.map((row) => row.count)),
      wordArray(rows.map((row) => row.receivedAt.toISOString())),
    ],
  );
}

/** Drops what is too much of one source: settled ones first, then those that did not come again for longest. */
export async function trimRejected(tx: Tx, siteId: string, source: MessageSource, most: { readonly rows: number; readonly bytes: number }): Promise<void> {
  await tx.query(
    `delete from rejected_message r using (
       select id, row_number() over w as place, sum(size) over w as bytes from rejected_message where site_id = $1 and source = $2
       window w as (order by status = 'open' desc, last_at desc, id desc)) as k
     where r.site_id = $1 and r.id = k.id and (k.place > $3 or k.bytes > $4)`,
    [siteId, source, most.rows, most.bytes],
  );
}

export interface RejectedFilter {
  readonly status: RejectedStatus | null;
  readonly source: MessageSource | null;
  /** Part of the event's name, the path or the reason. */
  readonly search: string | null;
}

export type RejectedKey = readonly [lastText: string, id: string];

const MATCHES = `site_id = $1 and ($2::text is null or status = $2) and ($3::text is null or source = $3)
  and ($4::text is null or position(lower($4) in lower(concat_ws(' ', name, path, reason))) > 0)`;

/** Those that came last first (index: rejected_message_last). */
export function rejectedPage(tx: Tx, siteId: string, { status, source, search }: RejectedFilter, page: Keyset<RejectedKey>): Promise<RejectedMessageRow[]> {
  return tx.query<RejectedMessageRow>(
    `select ${COLUMNS} from rejected_message where ${MATCHES} and ($5::timestamptz is null or (last_at, id) < ($5, $6::uuid))
     order by last_at desc, id desc limit $7`,
    [siteId, status, source, search, page.after?.[0] ?? null, page.after?.[1] ?? null, page.limit],
  );
}

/** How many `rejectedPage` goes through; there are never many more than ten thousand. */
export async function countRejected(tx: Tx, siteId: string, { status, source, search }: RejectedFilter): Promise<number> {
  const [row] = await tx.query<{ n: number }>(`select count(*)::int as n from rejected_message where ${MATCHES}`, [siteId, status, source, search]);
  return row?.n ?? 0;
}

/** These, with their sealed bodies, in the order they came; `lock` keeps them from everybody else's hands until the commit. */
export function sealedRejected(tx: Tx, siteId: string, ids: readonly string[], lock: boolean): Promise<SealedRejected[]> {
  return tx.query<SealedRejected>(
    `select ${COLUMNS}, wrapped_key as "wrappedKey", body from rejected_message where site_id = $1 and id = any($2::uuid[])
     order by received_at, id ${lock ? 'for update' : ''}`,
    [siteId, ids],
  );
}

/** These as they stand now, in the order they came. */
export function rejectedByIds(tx: Tx, siteId: string, ids: readonly string[]): Promise<RejectedMessageRow[]> {
  return tx.query<RejectedMessageRow>(`select ${COLUMNS} from rejected_message where site_id = $1 and id = any($2::uuid[]) order by received_at, id`, [siteId, ids]);
}

/** The body goes with the verdict: what was stored stands among the facts, what was dismissed nobody needs. Only open ones are settled. */
export async function settleRejected(tx: Tx, siteId: string, ids: readonly string[], status: 'replayed' | 'dismissed', at: Date): Promise<void> {
  await tx.query(
    `update rejected_message set status = $3, settled_at = $4, body = null, wrapped_key = null, size = 0
     where site_id = $1 and id = any($2::uuid[]) and status = 'open'`,
    [siteId, ids, status, at],
  );
}

/** It was tried again in vain: why, this time. */
export async function refuseAgain(tx: Tx, siteId: string, id: string, path: string, reason: string): Promise<void> {
  await tx.query('update rejected_message set path = $3, reason = $4 where site_id = $1 and id = $2', [siteId, id, path, reason]);
}
