import type { AuctionRecord, Moment } from '@ringroad/market';
import type { Site, Tx } from '@ringroad/platform';

/** Days of auctions that a bid landscape looks back. */
const DAYS = 28;
/** Auctions that are held again at most: beyond, blocks of the table are drawn, the same ones for everybody who asks. */
const MOST = 10_000;
/** Records in memory at a time. */
const CHUNK = 1_000;

export interface PastDecision extends Moment {
  readonly userId: string;
  readonly record: AuctionRecord;
}

const WANTED = `site_id = $1 and at > $2::timestamptz - interval '${DAYS} days' and at <= $2 and outcome in ('won', 'no-winner')`;

/** How many auctions the last four weeks saw. Index: decision_time. */
export async function countAuctions(tx: Tx, site: Site): Promise<number> {
  const [row] = await tx.query<{ count: number }>(`select count(*)::int as count from decision where ${WANTED}`, [site.id, site.now]);
  return row?.count ?? 0;
}

/** The auctions of the last four weeks, or some MOST of them where there are more, in chunks. Records of the first kind say too little. */
export async function* pastDecisions(tx: Tx, site: Site, count: number): AsyncGenerator<readonly PastDecision[]> {
  const sample = count <= MOST ? '' : `tablesample system (${Math.max(0.001, (100 * MOST) / count)}) repeatable (1)`;
  await tx.query(
    `declare past no scroll cursor for select user_id as "userId", stage, channel, at, record from decision ${sample} where ${WANTED} and record ->> 'v' = '2' limit ${2 * MOST}`,
    [site.id, site.now],
  );
  for (;;) {
    const rows = await tx.query<PastDecision>(`fetch ${CHUNK} from past`);
    if (rows.length > 0) yield rows;
    if (rows.length < CHUNK) break;
  }
  await tx.query('close past');
}
