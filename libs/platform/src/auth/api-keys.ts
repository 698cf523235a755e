import { DomainError, newId, SYSTEM } from '@ringroad/kernel';
import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../database.js';
import type { Principal } from './principal.js';
import { isSecretShaped, newSecret, secretHash } from './secret-token.js';
import { ShortMemory } from './short-memory.js';

export type ApiKeyKind = 'write' | 'site' | 'partner';

export type NewApiKey =
  | { readonly kind: 'write' | 'site'; readonly siteId: string; readonly name: string }
  | { readonly kind: 'partner'; readonly siteId: string; readonly partnerId: string; readonly name: string };

export interface ApiKey {
  readonly id: string;
  readonly kind: ApiKeyKind;
  readonly name: string;
  /** The beginning of the key, to tell keys apart. */
  readonly prefix: string;
  readonly createdAt: Date;
}

/** rr_partner_ and the secret, with room. */
const LONGEST_KEY = 64;

/** Old and new side by side while a client changes over. */
const LIVE = 2;

interface KeyRow {
  readonly kind: ApiKeyKind;
  readonly site_id: string;
  readonly partner_id: string | null;
}

/** Keys of programs: `rr_write_…`, `rr_site_…`, `rr_partner_…`; the table holds their SHA-256. */
@Injectable()
export class ApiKeys {
  /** Intake must not ask the database per event: a key revoked in another process is honoured for ten seconds more. */
  private readonly memory = new ShortMemory<Principal | null>({ milliseconds: 10_000, entries: 10_000 });

  constructor(private readonly database: Database) {}

  /** The key is shown here and never again. Raises CONFLICT when two of its kind live already, and says how to get one out of the way. */
  async create(tx: Tx, wanted: NewApiKey): Promise<{ readonly id: string; readonly key: string }> {
    const partnerId = wanted.kind === 'partner' ? wanted.partnerId : null;
    // Two creations at the same time must not both see one live key.
    await tx.query('select from site where id = $1 for no key update', [wanted.siteId]);
    const live = await tx.query(
      `select from api_key where site_id = $1 and kind = $2 and partner_id is not distinct from $3 and revoked_at is null`,
      [wanted.siteId, wanted.kind, partnerId],
    );
    if (live.length >= LIVE) {
      throw new DomainError('CONFLICT', `${LIVE} ${wanted.kind} keys are in use. Revoke one first: npx ringroad key list shows them, npx ringroad key revoke ends one.`, { kind: wanted.kind });
    }
    const id = newId();
    const key = `rr_${wanted.kind}_${newSecret()}`;
    await tx.query(
      `insert into api_key (site_id, id, kind, partner_id, name, prefix, key_hash) values ($1, $2, $3, $4, $5, $6, $7)`,
      [wanted.siteId, id, wanted.kind, partnerId, wanted.name, key.slice(0, `rr_${wanted.kind}_`.length + 4), secretHash(key)],
    );
    return { id, key };
  }

  live(tx: Tx, siteId: string): Promise<ApiKey[]> {
    return tx.query<ApiKey>(
      `select id, kind, name, prefix, created_at as "createdAt" from api_key
       where site_id = $1 and revoked_at is null order by created_at`,
      [siteId],
    );
  }

  /** Final: honoured here no longer, in other processes for ten seconds more. Raises NOT_FOUND for a key the scope cannot see or that was revoked before. */
  async revoke(tx: Tx, siteId: string, id: string): Promise<void> {
    const [row] = await tx.query(
      `update api_key set revoked_at = now() where site_id = $1 and id = $2 and revoked_at is null returning id`,
      [siteId, id],
    );
    if (!row) throw new DomainError('NOT_FOUND', 'This key does not exist.', { id });
    tx.afterCommit(() => this.memory.forgetAll());
  }

  /** Whom the key speaks for; null when it was revoked or never was. */
  async find(key: string): Promise<Principal | null> {
    if (!isSecretShaped(key.slice(key.lastIndexOf('_') + 1)) || key.length > LONGEST_KEY) return null;
    return this.memory.get(key, () =>
      this.database.transaction(SYSTEM, async (tx) => {
        const [row] = await tx.query<KeyRow>(
          `select kind, site_id, partner_id from api_key where key_hash = $1 and revoked_at is null`,
          [secretHash(key)],
        );
        return row ? principalOfKey(row) : null;
      }),
    );
  }
}

function principalOfKey({ kind, site_id: siteId, partner_id: partnerId }: KeyRow): Principal {
  if (kind === 'partner' && partnerId) {
    return { role: 'partner', siteId, partnerId, scope: { kind: 'partner', siteId, partnerId }, via: 'api-key' };
  }
  return { role: kind === 'write' ? 'write' : 'site', siteId, scope: { kind: 'site', siteId }, via: 'api-key' };
}
