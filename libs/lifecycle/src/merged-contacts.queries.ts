import type { KeyRing, Tx, UserMerge } from '@ringroad/platform';
import { personKeys } from './contacts.queries.js';
import type { ContactKind } from './domain/intake-message.js';
import { type KnownContact, mergedContact } from './domain/merged-contact.js';

interface SealedContact extends KnownContact {
  readonly userId: string;
  readonly kind: ContactKind;
  readonly ciphertext: Buffer;
  readonly hashIndex: Buffer | null;
}

/** Of each kind the contact that is the person's, sealed anew under the key of the id that stays. Neither person may be erased. */
export async function mergeContacts(tx: Tx, keyRing: KeyRing, { siteId, formerId, userId }: UserMerge): Promise<void> {
  const keys = await personKeys(tx, keyRing, [{ siteId, userId: formerId }, { siteId, userId }]);
  const rows = await tx.query<SealedContact>(
    `select user_id as "userId", kind, ciphertext, blind_index as "blindIndex", hash_index as "hashIndex", stated_at as "statedAt", verified_at as "verifiedAt", told_by as "toldBy"
     from contact where site_id = $1 and user_id = any($2::uuid[]) order by user_id, kind for update`,
    [siteId, [formerId, userId]],
  );
  for (const former of rows.filter((row) => row.userId === formerId)) {
    const own = rows.find((row) => row.userId === userId && row.kind === former.kind);
    const contact = own ? mergedContact(own, former) : former;
    const text = keyRing.openText(keys.get(contact.userId) as Buffer, contact.ciphertext);
    await tx.query(
      `insert into contact (site_id, user_id, kind, ciphertext, blind_index, hash_index, stated_at, verified_at, told_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       on conflict (site_id, user_id, kind) do update set ciphertext = excluded.ciphertext, blind_index = excluded.blind_index, hash_index = excluded.hash_index,
         stated_at = excluded.stated_at, verified_at = excluded.verified_at, told_by = excluded.told_by`,
      [siteId, userId, contact.kind, keyRing.sealText(keys.get(userId) as Buffer, text), contact.blindIndex, contact.hashIndex, contact.statedAt, contact.verifiedAt, contact.toldBy],
    );
  }
  await tx.query('delete from contact where site_id = $1 and user_id = $2', [siteId, formerId]);
}
