import type { AuctionRecord, Json, MarketSettings, Moment, WhatIfTally } from '@ringroad/market';
import type { Tx } from '@ringroad/platform';

/** A what-if as it is kept. */
export interface WhatIfRow {
  readonly id: string;
  readonly settings: Json<MarketSettings>;
  readonly comparedWith: number;
  readonly days: number;
  readonly fromAt: Date;
  readonly untilAt: Date;
  readonly state: 'running' | 'done' | 'failed';
  /** Auctions of the span; null until it has begun. */
  readonly total: number | null;
  readonly tally: Json<WhatIfTally> | null;
  /** The auction counted last; null before the first. */
  readonly afterUser: string | null;
  readonly afterAt: Date | null;
  readonly afterId: string | null;
}

const COLUMNS = `id, settings, compared_with as "comparedWith", days, from_at as "fromAt", until_at as "untilAt", state, total, tally,
  after_user as "afterUser", after_at as "afterAt", after_id as "afterId"`;

/** A stored auction of the span. */
export interface AuctionRow extends Moment {
  readonly id: string;
  readonly userId: string;
  readonly record: AuctionRecord;
}

export async function insertWhatIf(tx: Tx, siteId: string, run: Pick<WhatIfRow, 'id' | 'settings' | 'comparedWith' | 'days' | 'fromAt' | 'untilAt'>, memberId: string): Promise<void> {
  await tx.query(
    `insert into what_if_run (site_id, id, settings, compared_with, days, from_at, until_at, by_member, state) values ($1, $2, $3, $4, $5, $6, $7, $8, 'running')`,
    [siteId, run.id, JSON.stringify(run.settings), run.comparedWith, run.days, run.fromAt, run.untilAt, memberId],
  );
}

/** The newest first. */
export function whatIfsOf(tx: Tx, siteId: string, most: number, id: string | null = null): Promise<WhatIfRow[]> {
  return tx.query<WhatIfRow>(`select ${COLUMNS} from what_if_run where site_id = $1 and ($2::uuid is null or id = $2) order by id desc limit $3`, [siteId, id, most]);
}

export async function countRunning(tx: Tx, siteId: string): Promise<number> {
  const [row] = await tx.query<{ n: number }>(`select count(*)::int as n from what_if_run where site_id = $1 and state = 'running'`, [siteId]);
  return row?.n ?? 0;
}

/** The run that began first and that nobody else has in hand. */
export async function takeRunning(tx: Tx, siteId: string): Promise<WhatIfRow | null> {
  const [row] = await tx.query<WhatIfRow>(
    `select ${COLUMNS} from what_if_run where site_id = $1 and state = 'running' order by id limit 1 for update skip locked`,
    [siteId],
  );
  return row ?? null;
}

/** How many auctions a span has. Index: decision_time. */
export async function countSpan(tx: Tx, siteId: string, from: Date, until: Date): Promise<number> {
  const [row] = await tx.query<{ n: number }>(
    `select count(*)::int as n from decision where site_id = $1 and at >= $2 and at <= $3 and outcome in ('won', 'no-winner') and record ->> 'v' = '2'`,
    [siteId, from, until],
  );
  return row?.n ?? 0;
}

const FIRST_USER = '00000000-0000-0000-0000-000000000000';

/** The next auctions, user by user, each user's in the order of time. The primary key gives the users, the rest is sorted within each. */
export function auctionsAfter(tx: Tx, siteId: string, run: WhatIfRow, most: number): Promise<AuctionRow[]> {
  return tx.query<AuctionRow>(
    `select id, user_id as "userId", at, stage, channel, record from decision
     where site_id = $1 and at >= $2 and at <= $3 and outcome in ('won', 'no-winner') and record ->> 'v' = '2'
       and user_id >= $4 and (user_id, at, id) > ($4, $5, $6)
     order by user_id, at, id limit $7`,
    [siteId, run.fromAt, run.untilAt, run.afterUser ?? FIRST_USER, run.afterAt ?? run.fromAt, run.afterId ?? FIRST_USER, most],
  );
}

export async function saveWhatIf(tx: Tx, siteId: string, run: Pick<WhatIfRow, 'id' | 'state' | 'total' | 'tally' | 'afterUser' | 'afterAt' | 'afterId'>): Promise<void> {
  await tx.query(
    `update what_if_run set state = $3, total = $4, tally = $5, after_user = $6, after_at = $7, after_id = $8 where site_id = $1 and id = $2`,
    [siteId, run.id, run.state, run.total, run.tally === null ? null : JSON.stringify(run.tally), run.afterUser, run.afterAt, run.afterId],
  );
}
