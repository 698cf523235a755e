import { userIdOf } from '@ringroad/kernel';
import type { Site, Tx, UserMerge } from '@ringroad/platform';
import type { AliasedUser } from './domain/merge-decision.js';

/** A row for a user nobody has told of yet: the alias came first. */
export async function ensureUser(tx: Tx, site: Site, externalId: string): Promise<string> {
  const userId = userIdOf(site.id, externalId);
  await tx.query(
    `insert into site_user (site_id, user_id, external_id, timezone, first_seen_at) values ($1, $2, $3, $4, $5) on conflict do nothing`,
    [site.id, userId, externalId, site.timezone, site.now],
  );
  return userId;
}

/** Locks the users, in order, and who stands for them; by id. */
export async function lockAliased(tx: Tx, siteId: string, userIds: readonly string[]): Promise<Map<string, AliasedUser>> {
  const rows = await tx.query<Omit<AliasedUser, 'erased'>>(
    `select user_id as "userId", merged_into as "mergedInto", former_ids as "formerIds" from site_user
     where site_id = $1 and user_id = any($2::uuid[]) order by user_id for update`,
    [siteId, userIds],
  );
  const erased = await tx.query<{ userId: string }>(
    `select user_id as "userId" from person_key where site_id = $1 and user_id = any($2::uuid[]) and wrapped_key is null`,
    [siteId, userIds],
  );
  const found = new Map(rows.map((row) => [row.userId, { ...row, erased: erased.some(({ userId }) => userId === row.userId) }]));
  const others = rows.flatMap(({ mergedInto }) => (mergedInto !== null && !found.has(mergedInto) ? [mergedInto] : []));
  return others.length > 0 ? new Map([...found, ...(await lockAliased(tx, siteId, others))]) : found;
}

/** From now on one stands for the other, and for all whom that one stood for. */
export function recordMerge(tx: Tx, { siteId, formerId, userId }: UserMerge, formerIds: readonly string[], at: Date): void {
  tx.send(
    `update site_user u set former_ids = u.former_ids || $3::uuid[], first_seen_at = least(u.first_seen_at, f.first_seen_at),
       chosen_locale = coalesce(u.chosen_locale, f.chosen_locale)
     from site_user f where u.site_id = $1 and u.user_id = $2 and f.site_id = $1 and f.user_id = $4`,
    [siteId, userId, [formerId, ...formerIds], formerId],
  );
  tx.send(
    `update site_user set merged_into = $3, merged_at = coalesce(merged_at, $4), former_ids = '{}', refold_at = null
     where site_id = $1 and user_id = any($2::uuid[])`,
    [siteId, [formerId, ...formerIds], userId, at],
  );
}

/** What the facts of the id that goes told of it, in the words of its own life: the next fold tells it anew, of the one that stays. */
export function forgetLife(tx: Tx, { siteId, formerId }: UserMerge): void {
  for (const table of ['journey', 'stage_stay', 'listing', 'ownership']) {
    tx.send(`delete from ${table} where site_id = $1 and user_id = $2`, [siteId, formerId]);
  }
}
