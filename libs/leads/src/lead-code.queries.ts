import type { Tx } from '@ringroad/platform';
import type { CodeState } from './domain/one-time-code.js';
import type { LeadKey } from './lead.queries.js';

export interface StoredCode extends LeadKey, Omit<CodeState, 'leadId'> {
  /** The code itself under the person's key: only its letter needs it. */
  readonly sealedCode: Buffer;
  /** Blind index of the address it is sent to, and of none other: that is what it proves. */
  readonly contactIndex: Buffer;
}

/** Writes codes; a resent one takes the place of the last. */
export async function saveCodes(tx: Tx, codes: readonly StoredCode[]): Promise<void> {
  await tx.query(
    `insert into lead_code (site_id, user_id, lead_id, digest, sealed_code, sent_at, expires_at, attempts, resends, contact_index)
     select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::bytea[], $6::timestamptz[], $7::timestamptz[], $8::int[], $9::int[], $10::bytea[])
     on conflict (site_id, user_id, lead_id) do update set digest = excluded.digest, sealed_code = excluded.sealed_code, sent_at = excluded.sent_at,
       expires_at = excluded.expires_at, attempts = excluded.attempts, resends = excluded.resends, contact_index = excluded.contact_index`,
    [
      codes.map((code) => code.siteId),
      codes.map((code) => code.userId),
      codes.map((code) => code.id),
      codes.map((code) => code.digest),
      codes.map((code) => code.sealedCode),
      codes.map((code) => code.sentAt),
      codes.map((code) => code.expiresAt),
      codes.map((code) => code.attempts),
      codes.map((code) => code.resends),
      codes.map((code) => code.contactIndex),
    ],
  );
}

/** Reads a lead's code and locks it until the transaction ends, so that guesses cannot race past the limit. */
export async function lockCode(tx: Tx, { siteId, userId, id }: LeadKey): Promise<StoredCode | null> {
  const [row] = await tx.query<StoredCode>(
    `select site_id as "siteId", user_id as "userId", lead_id as id, digest, sealed_code as "sealedCode", sent_at as "sentAt", expires_at as "expiresAt",
       attempts, resends, contact_index as "contactIndex"
     from lead_code where site_id = $1 and user_id = $2 and lead_id = $3 for update`,
    [siteId, userId, id],
  );
  return row ?? null;
}

export async function countAttempt(tx: Tx, { siteId, userId, id }: LeadKey): Promise<void> {
  await tx.query('update lead_code set attempts = attempts + 1 where site_id = $1 and user_id = $2 and lead_id = $3', [siteId, userId, id]);
}
