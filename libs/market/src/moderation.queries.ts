import type { Keyset, Site, Tx } from '@ringroad/platform';

/** Where the queue goes on: since when the last one waited, and its id. */
export type QueueKey = readonly [since: string, id: string];

export interface QueueRow {
  readonly id: string;
  readonly partnerId: string;
  readonly sinceText: string;
}

/** What waits for an operator, the oldest first (index: campaign_waiting). */
export function queuePage(tx: Tx, site: Site, page: Keyset<QueueKey>): Promise<QueueRow[]> {
  return tx.query<QueueRow>(
    `select id, partner_id as "partnerId", waiting_since::text as "sinceText" from campaign
     where site_id = $1 and waiting_since is not null and ($2::timestamptz is null or (waiting_since, id) > ($2, $3::uuid))
     order by waiting_since, id limit $4`,
    [site.id, page.after?.[0] ?? null, page.after?.[1] ?? null, page.limit],
  );
}

/** How many `queuePage` goes through. */
export async function countQueue(tx: Tx, site: Site): Promise<number> {
  const [row] = await tx.query<{ count: number }>('select count(*)::int as count from campaign where site_id = $1 and waiting_since is not null', [site.id]);
  return row?.count ?? 0;
}
