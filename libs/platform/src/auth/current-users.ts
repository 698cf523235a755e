import { SYSTEM } from '@ringroad/kernel';
import { Injectable } from '@nestjs/common';
import { Database } from '../database.js';
import type { UserPrincipal } from './principal.js';
import { ShortMemory } from './short-memory.js';

/** Whom a signed token stands for now: it names a user for an hour, and the site may find him to be another meanwhile. */
@Injectable()
export class CurrentUsers {
  /** A merge is seen within five seconds, as with sessions. */
  private readonly memory = new ShortMemory<string>({ milliseconds: 5_000, entries: 20_000 });

  constructor(private readonly database: Database) {}

  async of(principal: UserPrincipal): Promise<UserPrincipal> {
    const { siteId } = principal;
    const userId = await this.memory.get(principal.userId, () => this.currentId(siteId, principal.userId));
    return userId === principal.userId ? principal : { ...principal, userId, scope: { kind: 'user', siteId, userId } };
  }

  private currentId(siteId: string, userId: string): Promise<string> {
    return this.database.transaction(SYSTEM, async (tx) => {
      const [row] = await tx.query<{ id: string | null }>('select merged_into as id from site_user where site_id = $1 and user_id = $2', [siteId, userId]);
      return row?.id ?? userId;
    });
  }
}
