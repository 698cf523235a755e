import type { KeyRing, Tx } from '@ringroad/platform';
import { contactDigest } from './domain/contact-digest.js';
import type { ContactKind, ContactStatement } from './domain/intake-message.js';
import { survivorsOf } from './survivors.queries.js';

interface Stated {
  readonly siteId: string;
  readonly userId: string;
  readonly at: Date;
  readonly contacts: readonly ContactStatement[];
}

/** Whose word a contact is: the site's own, a page's (its key can be read there by anybody), or the signed-in user's. */
export type Teller = 'site' | 'page' | 'user';

export type Contacts = Partial<Record<ContactKind, string>>;

const UNPROVED = `c.verified_at is null and c.told_by`;

/** What a teller may put another's word aside for. A page tells what is not known yet, and changes nothing. */
const REPLACES: Readonly<Record<Exclude<Teller, 'page'>, string>> = {
  site: `excluded.stated_at >= c.stated_at or (${UNPROVED} = 'page')`,
  user: `${UNPROVED} <> 'site'`,
};

function onConflict(teller: Teller): string {
  if (teller === 'page') return 'do nothing';
  return `do update set
       ciphertext = excluded.ciphertext, stated_at = excluded.stated_at, told_by = excluded.told_by,
       verified_at = case when c.blind_index = excluded.blind_index then c.verified_at end,
       blind_index = excluded.blind_index, hash_index = excluded.hash_index
     where ${REPLACES[teller]}`;
}

/**
 * Seals what is told of people, each under a key of their own; the newest statement of a kind stands. Nothing is kept of the
 * erased. Whoever could change an address by a page's key would get its owner's letters. What is told of a merged user is of who stands for him.
 */
export async function writeContacts(tx: Tx, keyRing: KeyRing, teller: Teller, rows: readonly Stated[]): Promise<void> {
  const told = newestOfEachKind(rows);
  if (told.length === 0) return;
  const keys = await personKeys(tx, keyRing, told);
  // Asked when the keys are locked: whoever merges one of these people locks theirs, and moves what is written before.
  const survivors = await survivorsOf(tx, told);
  if (survivors.size > 0) return writeContacts(tx, keyRing, teller, rows.map((row) => ({ ...row, userId: survivors.get(row.userId) ?? row.userId })));
  const stated = told.filter((row) => keys.has(row.userId));
  await tx.query(
    `insert into contact as c (site_id, user_id, kind, ciphertext, blind_index, hash_index, stated_at, told_by)
     select *, $8 from unnest($1::uuid[], $2::uuid[], $3::text[], $4::bytea[], $5::bytea[], $6::bytea[], $7::timestamptz[])
     on conflict (site_id, user_id, kind) ${onConflict(teller)}`,
    [
      stated.map((row) => row.siteId),
      stated.map((row) => row.userId),
      stated.map((row) => row.kind),
      stated.map((row) => keyRing.sealText(keys.get(row.userId) as Buffer, row.value)),
      stated.map((row) => keyRing.blindIndex(row.siteId, row.kind, row.value)),
      stated.map((row) => hashIndexOf(keyRing, row.siteId, row.kind, row.value)),
      stated.map((row) => row.at),
      teller,
    ],
  );
}

/**
 * What tells whether a contact is in a list that names it by its hash only: keyed, so that the hash alone cannot be looked for, and the
 * list cannot be read. Null for names, by which nobody is listed.
 */
function hashIndexOf(keyRing: KeyRing, siteId: string, kind: ContactKind, value: string): Buffer | null {
  return kind === 'name' ? null : keyRing.digestIndex(siteId, contactDigest(kind, value));
}

/** Fills it for up to 200 contacts of before; returns how many there were (index: contact_without_hash). */
export async function fillContactHashes(tx: Tx, keyRing: KeyRing, siteId: string): Promise<number> {
  const rows = await tx.query<{ userId: string; kind: ContactKind; ciphertext: Buffer; wrappedKey: Buffer }>(
    `select c.user_id as "userId", c.kind, c.ciphertext, k.wrapped_key as "wrappedKey" from contact c
     join person_key k on k.site_id = c.site_id and k.user_id = c.user_id and k.wrapped_key is not null
     where c.site_id = $1 and c.hash_index is null and c.kind <> 'name' order by c.user_id, c.kind limit 200 for update of c skip locked`,
    [siteId],
  );
  await tx.query(
    `update contact c set hash_index = h.hash_index from unnest($2::uuid[], $3::text[], $4::bytea[]) as h (user_id, kind, hash_index)
     where c.site_id = $1 and c.user_id = h.user_id and c.kind = h.kind`,
    [
      siteId,
      rows.map((row) => row.userId),
      rows.map((row) => row.kind),
      rows.map(({ kind, ciphertext, wrappedKey }) => hashIndexOf(keyRing, siteId, kind, keyRing.openText(keyRing.unwrap(wrappedKey), ciphertext))),
    ],
  );
  return rows.length;
}

/** What is known of a person, in plain text, for the one who may see it. Empty after erasure. */
export async function readContacts(tx: Tx, keyRing: KeyRing, siteId: string, userId: string): Promise<Contacts> {
  const rows = await tx.query<{ kind: ContactKind; ciphertext: Buffer; wrapped_key: Buffer | null }>(
    `select c.kind, c.ciphertext, k.wrapped_key from contact c
     join person_key k using (site_id, user_id) where c.site_id = $1 and c.user_id = $2`,
    [siteId, userId],
  );
  const contacts: Contacts = {};
  for (const row of rows) {
    if (row.wrapped_key) contacts[row.kind] = keyRing.openText(keyRing.unwrap(row.wrapped_key), row.ciphertext);
  }
  return contacts;
}

/** An address and its blind index, which tells it from others without showing it. */
export interface KnownEmail {
  readonly address: string;
  readonly index: Buffer;
  /** The site's own key told it, or its reader proved it with a one-time code: only then may a letter sign its reader in. */
  readonly proved: boolean;
}

/** One statement: address and index are of the same instant. */
export async function readEmail(tx: Tx, keyRing: KeyRing, siteId: string, userId: string): Promise<KnownEmail | null> {
  const [row] = await tx.query<{ ciphertext: Buffer; index: Buffer; proved: boolean; wrappedKey: Buffer | null }>(
    `select c.ciphertext, c.blind_index as index, c.told_by = 'site' or c.verified_at is not null as proved, k.wrapped_key as "wrappedKey" from contact c
     join person_key k using (site_id, user_id) where c.site_id = $1 and c.user_id = $2 and c.kind = 'email'`,
    [siteId, userId],
  );
  if (!row?.wrappedKey) return null;
  return { address: keyRing.openText(keyRing.unwrap(row.wrappedKey), row.ciphertext), index: row.index, proved: row.proved };
}

/** The data keys of these people, made where they have none yet. Two writers agree: whoever is second reads the first's. */
export async function personKeys(
  tx: Tx,
  keyRing: KeyRing,
  people: readonly { readonly siteId: string; readonly userId: string }[],
): Promise<Map<string, Buffer>> {
  const ids = [...new Map(people.map((row) => [row.userId, row])).values()].sort((a, b) => (a.userId < b.userId ? -1 : 1));
  const rows = await tx.query<{ user_id: string; wrapped_key: Buffer | null }>(
    `with wanted as (select * from unnest($1::uuid[], $2::uuid[], $3::bytea[]) as w (site_id, user_id, wrapped_key)),
     made as (
       insert into person_key (site_id, user_id, wrapped_key) select * from wanted
       on conflict (site_id, user_id) do update set wrapped_key = person_key.wrapped_key
       returning user_id, wrapped_key)
     select user_id, wrapped_key from made`,
    [ids.map((row) => row.siteId), ids.map((row) => row.userId), ids.map(() => keyRing.newPersonKey().wrapped)],
  );
  return new Map(rows.flatMap((row) => (row.wrapped_key ? [[row.user_id, keyRing.unwrap(row.wrapped_key)]] : [])));
}

interface StatedContact extends ContactStatement {
  readonly siteId: string;
  readonly userId: string;
  readonly at: Date;
}

function newestOfEachKind(rows: readonly Stated[]): StatedContact[] {
  const newest = new Map<string, StatedContact>();
  for (const { siteId, userId, at, contacts } of rows) {
    for (const contact of contacts) {
      const key = `${userId}:${contact.kind}`;
      const other = newest.get(key);
      if (!other || at >= other.at) newest.set(key, { siteId, userId, at, ...contact });
    }
  }
  return [...newest.values()].sort((a, b) => (a.userId + a.kind < b.userId + b.kind ? -1 : 1));
}
