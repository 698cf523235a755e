import type { Tx } from './database.js';
import type { UserMerge } from './merge-steps.js';

/**
 * Moves a user's rows of a table to whom he was merged into. The old rows are locked, written anew under the other id and deleted,
 * never updated: the id is what rows are spread over machines by. Statements are sent in order and not waited for: of a merge's many,
 * none asks what the one before found.
 */
export function moveRows(tx: Tx, table: string, merge: UserMerge): void {
  tx.send(`select from ${table} where site_id = $1 and user_id = $2 for update`, [merge.siteId, merge.formerId]);
  copyRows(tx, table, merge);
  tx.send(`delete from ${table} where site_id = $1 and user_id = $2`, [merge.siteId, merge.formerId]);
}

/** The same for a table that is only appended to: its lines count for both ids, and stay where they were said. */
export function copyRows(tx: Tx, table: string, { siteId, formerId, userId }: UserMerge): void {
  tx.send(
    `insert into ${table} select moved.* from ${table} old, lateral jsonb_populate_record(old, jsonb_build_object('user_id', $3::text)) as moved
     where old.site_id = $1 and old.user_id = $2 on conflict do nothing`,
    [siteId, formerId, userId],
  );
}
