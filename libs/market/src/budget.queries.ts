import type { Minor } from '@ringroad/kernel';
import type { Statement, Tx } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';
import { ACCOUNT_WINDOWS } from './domain/budget-window.js';
import { touchSpent } from './touch.queries.js';

/** One counter, of a campaign or of its partner's account: see `BudgetLimit.key`. */
export interface WindowKey {
  readonly siteId: string;
  readonly partnerId: string;
  /** `ACCOUNT_WINDOWS` for the account's. */
  readonly campaignId: string;
  readonly key: string;
}

/** A counter and what it may reach, as the campaign's budget stands at this moment. */
export interface CappedWindow extends WindowKey {
  readonly cap: Minor;
}

/** One lead's share of a counter. */
export interface WindowMove extends WindowKey {
  readonly amount: Minor;
  /** When given, what the counter must be allowed to reach by now: for those who did not ask for `room`. */
  readonly cap?: Minor;
}

type Step = 'reserve' | 'commit' | 'release' | 'restore';

/** What one unit of a step does to `pending` and to `posted`. */
const STEPS: Readonly<Record<Step, { readonly pending: bigint; readonly posted: bigint }>> = {
  reserve: { pending: 1n, posted: 0n },
  commit: { pending: -1n, posted: 1n },
  release: { pending: -1n, posted: 0n },
  restore: { pending: 0n, posted: -1n },
};

const LOCK_WINDOWS: Statement = {
  name: 'lock-windows',
  text: `
    select site_id as "siteId", partner_id as "partnerId", campaign_id as "campaignId", window_key as key, cap, pending + posted as taken
    from budget_window
    where (site_id, partner_id, campaign_id, window_key) in (select * from unnest((select $1::uuid[]), (select $2::uuid[]), (select $3::uuid[]), (select $4::text[])))
    order by site_id, partner_id, campaign_id, window_key for no key update`,
};

const MOVE_WINDOWS: Statement = {
  name: 'move-windows',
  text: `
    update budget_window b set pending = b.pending + d.pending, posted = b.posted + d.posted
    from unnest((select $1::uuid[]), (select $2::uuid[]), (select $3::uuid[]), (select $4::text[]), (select $5::bigint[]), (select $6::bigint[]), (select $7::bigint[]))
      as d(site_id, partner_id, campaign_id, window_key, pending, posted, cap)
    where (b.site_id, b.partner_id, b.campaign_id, b.window_key) = (d.site_id, d.partner_id, d.campaign_id, d.window_key)
      and (d.pending <= 0 or b.pending + b.posted + d.pending <= b.cap)
      and (d.cap is null or b.cap = d.cap)
    returning b.window_key`,
};

/** One window's name among all. */
export function windowIdOf({ siteId, partnerId, campaignId, key }: WindowKey): string {
  return `${siteId}/${partnerId}/${campaignId}/${key}`;
}

/**
 * The counters of budgets and limits: one row per campaign (or account) and window, never a SUM. They keep no leads: whoever calls has
 * asked the ledger which leads are new, under the lock of the partner's wallet, which also guards these rows (`Charges`).
 */
@Injectable()
export class Budgets {
  /**
   * Locks the windows in the order of their key (index: budget_window_pkey), opens those that do not exist yet and brings caps
   * up to date. Returns what each has left, by `windowIdOf`; below zero after a cap was lowered.
   */
  async room(tx: Tx, windows: readonly CappedWindow[]): Promise<Map<string, Minor>> {
    // The last one wins: a batch that saw a cap change ends with the new one.
    const wanted = new Map(windows.map((window) => [windowIdOf(window), window]));
    let rows = await lockWindows(tx, [...wanted.values()]);
    if (rows.length < wanted.size) {
      await openWindows(tx, [...wanted.values()]);
      rows = await lockWindows(tx, [...wanted.values()]);
    }
    const changed = rows.filter((row) => row.cap !== wanted.get(windowIdOf(row))?.cap);
    if (changed.length > 0) await setCaps(tx, changed.map((row) => wanted.get(windowIdOf(row)) ?? row));
    return new Map(rows.map((row) => [windowIdOf(row), (wanted.get(windowIdOf(row))?.cap ?? row.cap) - row.taken]));
  }

  /** Free → pending. Throws when a window is not open, is full, or has another cap: `room` finds and settles that. */
  reserveAll(tx: Tx, moves: readonly WindowMove[]): Promise<void> {
    return move(tx, 'reserve', moves);
  }

  /** Pending → posted. */
  commitAll(tx: Tx, moves: readonly WindowMove[]): Promise<void> {
    return move(tx, 'commit', moves);
  }

  /** Pending → free. */
  releaseAll(tx: Tx, moves: readonly WindowMove[]): Promise<void> {
    return move(tx, 'release', moves);
  }

  /** Posted → free. */
  restoreAll(tx: Tx, moves: readonly WindowMove[]): Promise<void> {
    return move(tx, 'restore', moves);
  }
}

/** The key's columns as arrays: what unnest takes. */
function keyColumns(windows: readonly WindowKey[]): unknown[] {
  return [
    windows.map((window) => window.siteId),
    windows.map((window) => window.partnerId),
    windows.map((window) => window.campaignId),
    windows.map((window) => window.key),
  ];
}

function lockWindows(tx: Tx, windows: readonly WindowKey[]): Promise<(CappedWindow & { readonly taken: Minor })[]> {
  return tx.query(LOCK_WINDOWS, keyColumns(windows));
}

async function openWindows(tx: Tx, windows: readonly CappedWindow[]): Promise<void> {
  await tx.query(
    `insert into budget_window (site_id, partner_id, campaign_id, window_key, cap)
     select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::bigint[]) order by 1, 2, 3, 4
     on conflict do nothing`,
    [...keyColumns(windows), windows.map((window) => window.cap)],
  );
}

async function setCaps(tx: Tx, windows: readonly CappedWindow[]): Promise<void> {
  await tx.query(
    `update budget_window b set cap = c.cap
     from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::bigint[]) as c(site_id, partner_id, campaign_id, window_key, cap)
     where (b.site_id, b.partner_id, b.campaign_id, b.window_key) = (c.site_id, c.partner_id, c.campaign_id, c.window_key)`,
    [...keyColumns(windows), windows.map((window) => window.cap)],
  );
}

/**
 * Moves the counters by a batch in one statement, all or none: throws when one is missing or would pass its cap, and what the
 * transaction did, or did since its savepoint, must then be undone.
 */
async function move(tx: Tx, step: Step, moves: readonly WindowMove[]): Promise<void> {
  const rows = sumsOf(moves);
  if (rows.length === 0) return;
  const unit = STEPS[step];
  const [moved] = await Promise.all([
    tx.query(MOVE_WINDOWS, [
      ...keyColumns(rows.map((row) => row.window)),
      rows.map((row) => row.amount * unit.pending),
      rows.map((row) => row.amount * unit.posted),
      rows.map((row) => row.window.cap ?? null),
    ]),
    // What was on hold and is posted was spent before.
    ...(unit.pending + unit.posted === 0n ? [] : [touchSpent(tx, campaignsIn(rows.map((row) => row.window)))]),
  ]);
  if (moved.length < rows.length) throw new Error(`a budget window is missing or full: cannot ${step} ${rows.map((row) => windowIdOf(row.window)).join(', ')}`);
}

/** Each campaign once; what is left of an account is read with any of its campaigns. */
function campaignsIn(windows: readonly WindowKey[]): WindowKey[] {
  return [...new Map(windows.flatMap((window) => (window.campaignId === ACCOUNT_WINDOWS ? [] : [[window.campaignId, window]]))).values()];
}

/** One row per window. Found by the campaign's id alone, with few windows each: a whole key as text costs more than all the rest. */
function sumsOf(moves: readonly WindowMove[]): { window: WindowMove; amount: Minor }[] {
  const campaigns = new Map<string, { window: WindowMove; amount: Minor }[]>();
  for (const move of moves) {
    let sums = campaigns.get(move.campaignId);
    if (!sums) campaigns.set(move.campaignId, (sums = []));
    const sum = sums.find(({ window }) => window.key === move.key && window.partnerId === move.partnerId && window.siteId === move.siteId);
    if (!sum) {
      sums.push({ window: move, amount: move.amount });
      continue;
    }
    sum.amount += move.amount;
    // The last one's cap, as in `room`.
    sum.window = move;
  }
  return [...campaigns.values()].flat();
}
