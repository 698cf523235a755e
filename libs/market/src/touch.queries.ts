import type { Statement, Tx } from '@ringroad/platform';

/** Something about a site's campaigns changed; what, says the migration of `market_touch`. */
export interface Touch {
  /** Null: all of the site's. */
  readonly partnerId: string | null;
  /** Null: all of the partner's. */
  readonly campaignId: string | null;
  readonly what: 'terms' | 'money' | 'spent' | 'policy' | 'lessons';
}

/** What was touched since a snapshot, as this very statement sees it. */
export interface TouchesRead {
  /** The snapshot to ask with the next time. */
  readonly snapshot: string;
  readonly touches: readonly Touch[];
  /** Those of this very transaction, which may yet be rolled back. */
  readonly own: readonly Touch[];
  /** By the database's clock. */
  readonly at: Date;
}

const SPENT: Statement = {
  name: 'touch-spent',
  text: `insert into market_touch (site_id, partner_id, campaign_id, what)
    select *, 'spent' from unnest((select $1::uuid[]), (select $2::uuid[]), (select $3::uuid[]))`,
};

/** Says in the transaction of a charge that these campaigns' counters moved. Rows are only added: batches do not wait for each other. */
export async function touchSpent(tx: Tx, campaigns: readonly { readonly siteId: string; readonly partnerId: string; readonly campaignId: string }[]): Promise<void> {
  await tx.query(SPENT, [campaigns.map((each) => each.siteId), campaigns.map((each) => each.partnerId), campaigns.map((each) => each.campaignId)]);
}

/**
 * A transaction is seen by its id in a snapshot, not by when its rows were numbered: one that began early and commits late is found
 * when it has committed, whoever was read before. Index: market_touch_pkey, from the oldest transaction that was running then.
 */
const SINCE: Statement = {
  name: 'read-touches',
  text: `
    select pg_current_snapshot()::text as snapshot, pg_current_xact_id_if_assigned()::text as xid, clock_timestamp() as at,
      (select jsonb_agg(distinct jsonb_build_object('partnerId', t.partner_id, 'campaignId', t.campaign_id, 'what', t.what,
           'own', t.xid is not distinct from pg_current_xact_id_if_assigned()))
       from market_touch t
       where t.site_id = $1 and t.xid >= pg_snapshot_xmin($2::text::pg_snapshot) and not pg_visible_in_snapshot(t.xid, $2::text::pg_snapshot)) as touches`,
};

/** `since`: the snapshot of the last read; null for nobody's, when all is read afterwards. */
export async function touchesSince(tx: Tx, siteId: string, since: string | null): Promise<TouchesRead> {
  const [row] = await tx.query<{ snapshot: string; xid: string | null; at: Date; touches: (Touch & { readonly own: boolean })[] | null }>(SINCE, [siteId, since]);
  if (row === undefined) throw new Error('a select without a source gives one row');
  const touches = row.touches ?? [];
  return { snapshot: unfinished(row.snapshot, row.xid), touches, own: touches.filter(({ own }) => own), at: row.at };
}

/** A transaction counts itself as seen in its own snapshots; for the next reader it is still running until it has ended. */
function unfinished(snapshot: string, own: string | null): string {
  const [xmin = '', xmax = '', list = ''] = snapshot.split(':');
  if (own === null || BigInt(own) >= BigInt(xmax)) return snapshot;
  const running = [...new Set([...list.split(',').filter(Boolean), own].map(BigInt))].sort((a, b) => (a < b ? -1 : 1));
  return `${BigInt(own) < BigInt(xmin) ? own : xmin}:${xmax}:${running.join(',')}`;
}

/** Deletes what every process has read long ago. */
export async function forgetTouches(tx: Tx, siteId: string, keepSeconds: number): Promise<void> {
  await tx.query('delete from market_touch where site_id = $1 and at < clock_timestamp() - make_interval(secs => $2)', [siteId, keepSeconds]);
}
