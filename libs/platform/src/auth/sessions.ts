import { SYSTEM } from '@ringroad/kernel';
import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../database.js';
import { type OwnerRow, ownerColumns, ownerOf, type Principal, principalOf, type SessionOwner } from './principal.js';
import { isSecretShaped, newSecret, secretHash } from './secret-token.js';
import { ShortMemory } from './short-memory.js';

const HOUR = 3_600_000;

/** Operators see everything of a site, so theirs ends with the working day; users come back once a month. */
const LIFETIME: Readonly<Record<SessionOwner['role'], number>> = { operator: 12 * HOUR, partner: 14 * 24 * HOUR, user: 30 * 24 * HOUR };

export interface OpenSession {
  readonly token: string;
  readonly expiresAt: Date;
}

/** Opaque server sessions: the cookie holds a random token, the table its SHA-256. */
@Injectable()
export class Sessions {
  /** A session ended in another process may be honoured here for five seconds; ended here, at once. */
  private readonly memory = new ShortMemory<Principal | null>({ milliseconds: 5_000, entries: 20_000 });

  constructor(private readonly database: Database) {}

  /** Must run in the system scope. Sweeps what has expired on the way. */
  async open(tx: Tx, owner: SessionOwner): Promise<OpenSession> {
    const token = newSecret();
    await tx.query('delete from session where expires_at < now()');
    const [row] = await tx.query<{ expires_at: Date }>(
      `insert into session (role, site_id, member_id, partner_id, user_id, token_hash, expires_at)
       values ($1, $2, $3, $4, $5, $6, now() + $7 * interval '1 millisecond') returning expires_at`,
      [...ownerColumns(owner), secretHash(token), LIFETIME[owner.role]],
    );
    return { token, expiresAt: (row as { expires_at: Date }).expires_at };
  }

  /** Who the token belongs to; null when the session ended or never was. */
  async find(token: string): Promise<Principal | null> {
    if (!isSecretShaped(token)) return null;
    return this.memory.get(token, () =>
      this.database.transaction(SYSTEM, async (tx) => {
        const [row] = await tx.query<OwnerRow>(
          // Of a user who was merged into another it is the other's.
          `select s.role, s.site_id, s.member_id, s.partner_id, coalesce(u.merged_into, s.user_id) as user_id
           from session s left join site_user u on u.site_id = s.site_id and u.user_id = s.user_id where s.token_hash = $1 and s.expires_at > now()`,
          [secretHash(token)],
        );
        return row ? principalOf(ownerOf(row), 'session') : null;
      }),
    );
  }

  /** Ends all sessions of a member: here at once, in other processes within five seconds. Must run in the system scope. */
  async closeAllOf(tx: Tx, siteId: string, memberId: string): Promise<void> {
    await tx.query('delete from session where site_id = $1 and member_id = $2', [siteId, memberId]);
    tx.afterCommit(() => this.memory.forgetAll());
  }

  async close(token: string): Promise<void> {
    await this.database.transaction(SYSTEM, (tx) => tx.query('delete from session where token_hash = $1', [secretHash(token)]));
    this.memory.forget(token);
  }
}
