import type { Tx } from '@ringroad/platform';

export interface UserKey {
  readonly siteId: string;
  readonly userId: string;
}

/** Who those of these users are now that were merged into another; the others are missing. Relies on the partial index site_user_merged_ids. */
export function survivorsOf(tx: Tx, users: readonly UserKey[]): Promise<Map<string, string>> {
  return read(tx, users, 'and u.merged_into is not null');
}

/** The same, and none of them is merged until the transaction ends: what is written under the ids that stand is not left behind. */
export function heldSurvivors(tx: Tx, users: readonly UserKey[]): Promise<Map<string, string>> {
  return read(tx, users, 'order by u.site_id, u.user_id for key share of u');
}

async function read(tx: Tx, users: readonly UserKey[], which: string): Promise<Map<string, string>> {
  const rows = await tx.query<{ id: string; now: string | null }>(
    `select u.user_id as id, u.merged_into as now from site_user u
     where (u.site_id, u.user_id) in (select * from unnest($1::uuid[], $2::uuid[])) ${which}`,
    [users.map((user) => user.siteId), users.map((user) => user.userId)],
  );
  return new Map(rows.flatMap(({ id, now }) => (now === null ? [] : [[id, now] as const])));
}

/** The ids these users had before, each with who stands for it. */
export async function formerIdsOf(tx: Tx, siteId: string, userIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.query<{ id: string; formerIds: readonly string[] }>(
    `select user_id as id, former_ids as "formerIds" from site_user where site_id = $1 and user_id = any($2::uuid[]) and former_ids <> '{}'`,
    [siteId, userIds],
  );
  return new Map(rows.flatMap(({ id, formerIds }) => formerIds.map((former) => [former, id] as const)));
}
