import { People } from '@ringroad/lifecycle';
import { copyRows, type MergeStep, MergesUsers, moveRows, type Tx, type UserMerge } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';

/** Tables of leads that hold something under the person's own key. */
const SEALED = [
  { table: 'lead_code', column: 'sealed_code' },
  { table: 'lead_contact', column: 'ciphertext' },
] as const;

/**
 * A lead goes on under the person's other id: the same lead, with the same price on hold. Judging finds both ids' leads with one
 * partner under one user, so that a second one is a duplicate.
 */
@Injectable()
@MergesUsers('leads')
export class MergedClaimants implements MergeStep {
  constructor(private readonly people: People) {}

  async mergeUsers(tx: Tx, merge: UserMerge): Promise<void> {
    moveRows(tx, 'lead', merge);
    copyRows(tx, 'lead_event', merge);
    for (const { table, column } of SEALED) await this.moveSealed(tx, table, column, merge);
  }

  /** Sealed anew under the key of who the person is now: erasing him must erase this, too. What nobody can open any more stays as it is. */
  private async moveSealed(tx: Tx, table: string, column: string, merge: UserMerge): Promise<void> {
    const { siteId, formerId, userId } = merge;
    const rows = await tx.query<{ id: string; sealed: Buffer }>(
      `select lead_id as id, ${column} as sealed from ${table} where site_id = $1 and user_id = $2 order by lead_id for update`,
      [siteId, formerId],
    );
    moveRows(tx, table, merge);
    for (const { id, sealed } of rows) {
      const text = await this.people.open(tx, siteId, formerId, sealed);
      if (text === null) continue;
      const anew = await this.people.seal(tx, siteId, userId, text);
      await tx.query(`update ${table} set ${column} = $4 where site_id = $1 and user_id = $2 and lead_id = $3`, [siteId, userId, id, anew]);
    }
  }
}
