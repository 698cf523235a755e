import { type Statement, type Tx, wordArray } from '@ringroad/platform';

export interface UserKey {
  readonly siteId: string;
  readonly userId: string;
}

/** Intake asks this of every batch that tells contacts. Relies on the partial index site_user_merged_ids. */
const SURVIVORS: Statement = {
  name: 'survivors',
  text: `select u.user_id as id, u.merged_into as now from site_user u
    where (u.site_id, u.user_id) in (select * from unnest((select $1::uuid[]), (select $2::uuid[]))) and u.merged_into is not null`,
};

const HELD: Statement = {
  name: 'held-survivors',
  text: `select u.user_id as id, u.merged_into as now from site_user u
    where (u.site_id, u.user_id) in (select * from unnest((select $1::uuid[]), (select $2::uuid[]))) order by u.site_id, u.user_id for key share of u`,
};

/** Who those of these users are now that were merged into another; the others are missing. */
export function survivorsOf(tx: Tx, users: readonly UserKey[]): Promise<Map<string, string>> {
  return read(tx, users, SURVIVORS);
}

/** The same, and nobody of them is merged until the transaction ends: what is written under the ids that stand is not left behind. */
export async function heldSurvivors(tx: Tx, users: readonly UserKey[]): Promise<Map<string, string>> {
  const now = await read(tx, users, HELD);
  if (now.size === 0) return now;
  const standing = users.flatMap(({ siteId, userId }) => (now.has(userId) ? [{ siteId, userId: now.get(userId) as string }] : []));
  // Those who stand are held, too, and may have been merged in between.
  const next = await heldSurvivors(tx, standing);
  return new Map([...now].map(([former, id]) => [former, next.get(id) ?? id]));
}

async function read(tx: Tx, users: readonly UserKey[], which: Statement): Promise<Map<string, string>> {
  const rows = await tx.query<{ id: string; now: string | null }>(which, [wordArray(users.map((user) => user.siteId)), wordArray(users.map((user) => user.userId))]);
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
