import { DomainError, SYSTEM } from '@ringroad/kernel';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type ReadyConfig } from '../config.js';
import { Database, type Tx } from '../database.js';
import { Members, ownerOfMember } from './members.js';
import { type OwnerRow, ownerColumns, ownerOf, type SessionOwner } from './principal.js';
import { ownPath } from './own-path.js';
import { newSecret, secretHash } from './secret-token.js';
import { type OpenSession, Sessions } from './sessions.js';

const HOME: Readonly<Record<SessionOwner['role'], string>> = { operator: '/console', partner: '/partner', user: '/me' };

export type Redeemed =
  | { readonly kind: 'signed-in'; readonly session: OpenSession; readonly goTo: string }
  | { readonly kind: 'refused'; readonly reason: 'unknown' | 'used' | 'expired' };

/** Links that sign their bearer in once, within 24 hours. The table holds the token's SHA-256. */
@Injectable()
export class LoginLinks {
  constructor(
    @Inject(CONFIG) private readonly config: Pick<ReadyConfig, 'publicUrl'>,
    private readonly database: Database,
    private readonly sessions: Sessions,
    private readonly members: Members,
  ) {}

  /** Returns the whole address. Raises INVALID_INPUT when `returnPath` leads to another site. */
  async issue(owner: SessionOwner, returnPath?: string): Promise<string> {
    const path = returnPath === undefined ? null : ownPath(returnPath);
    if (returnPath !== undefined && path === null) {
      throw new DomainError('INVALID_INPUT', 'The return path must be a path of this site.', { field: 'returnPath' });
    }
    const token = newSecret();
    await this.database.transaction(SYSTEM, async (tx) => {
      await tx.query(`delete from login_token where expires_at < now() - interval '30 days'`);
      await tx.query(
        `insert into login_token (role, site_id, member_id, partner_id, user_id, token_hash, return_path, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, now() + interval '24 hours')`,
        [...ownerColumns(owner), secretHash(token), path],
      );
    });
    return `${this.config.publicUrl}/login/${token}`;
  }

  /** A link for whoever of the role was there first: for the command line and the demo. Raises NOT_FOUND when nobody is. */
  async issueForFirst(role: 'operator' | 'partner'): Promise<string> {
    const member = await this.database.transaction(SYSTEM, (tx) => this.members.first(tx, role));
    if (!member) throw new DomainError('NOT_FOUND', `There is no ${role} yet. Load the demo world, or add a member.`, { role });
    return this.issue(ownerOfMember(member));
  }

  /** Ends what lets a member in besides a password: links not used yet, and open sessions. Must run in the system scope. */
  async lockOut(tx: Tx, siteId: string, memberId: string): Promise<void> {
    await tx.query('delete from login_token where site_id = $1 and member_id = $2', [siteId, memberId]);
    await this.sessions.closeAllOf(tx, siteId, memberId);
  }

  /** Uses the link up and opens a session, or says why not. */
  redeem(token: string): Promise<Redeemed> {
    return this.database.transaction(SYSTEM, async (tx): Promise<Redeemed> => {
      const [row] = await tx.query<OwnerRow & { return_path: string | null }>(
        `update login_token set used_at = now() where token_hash = $1 and used_at is null and expires_at > now()
         returning role, site_id, member_id, partner_id, user_id, return_path`,
        [secretHash(token)],
      );
      if (!row) return { kind: 'refused', reason: await whyRefused(tx, token) };
      const owner = ownerOf(row);
      return { kind: 'signed-in', session: await this.sessions.open(tx, owner), goTo: row.return_path ?? HOME[owner.role] };
    });
  }
}

async function whyRefused(tx: Tx, token: string): Promise<'unknown' | 'used' | 'expired'> {
  const [row] = await tx.query<{ used: boolean }>(
    'select used_at is not null as used from login_token where token_hash = $1',
    [secretHash(token)],
  );
  if (!row) return 'unknown';
  return row.used ? 'used' : 'expired';
}
