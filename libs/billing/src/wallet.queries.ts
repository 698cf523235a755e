import type { Statement, Tx } from '@ringroad/platform';
import type { Transfer } from './domain/transfer.js';
import type { BookedTransfer, WalletState } from './domain/wallet-page.js';

/** A wallet is its partner's: one per partner and site. */
export interface WalletKey {
  readonly siteId: string;
  readonly partnerId: string;
}

/** What the partner's portal shows of a wallet, in minor units of `currency`. `lines` counts its transfers. */
export interface Wallet extends WalletState {
  readonly currency: string;
}

const WALLET = `site_id as "siteId", partner_id as "partnerId", currency, available, held, spent, lines`;
const TRANSFER = `t.id, t.site_id as "siteId", t.partner_id as "walletId", t.kind, t.debit, t.credit, t.amount,
  t.hold_id as "holdId", t.reference`;
const BOOKED = `${TRANSFER}, t.actor, t.at, t.line, t.available_after as "availableAfter"`;

const LOCK_WALLETS: Statement = {
  name: 'lock-wallets',
  text: `
    select ${WALLET} from wallet
    where (site_id, partner_id) in (select * from unnest($1::uuid[], $2::uuid[]))
    order by site_id, partner_id for no key update`,
};

/** Lateral with a limit: an index look-up for each id, whatever the statistics say. */
const READ_HOLDS: Statement = {
  name: 'read-holds',
  text: `
    with asked as materialized (select * from unnest($1::uuid[], $2::uuid[], $3::uuid[]) as a(site_id, partner_id, id))
    select h.* from asked a cross join lateral (
      select ${TRANSFER} from transfer t
      where t.site_id = a.site_id and t.partner_id = a.partner_id and t.id = a.id limit 1) h
    union all
    select r.* from asked a cross join lateral (
      select ${TRANSFER} from transfer t
      where t.site_id = a.site_id and t.partner_id = a.partner_id and t.hold_id = a.id and t.kind in ('post', 'void') limit 1) r`,
};

const APPEND_TRANSFERS: Statement = {
  name: 'append-transfers',
  text: `
    with booked as (
      insert into transfer (site_id, partner_id, id, line, kind, debit, credit, amount, hold_id, reference, actor, at, available_after)
      select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::bigint[], $5::text[], $6::text[], $7::text[], $8::bigint[],
        $9::uuid[], $10::text[], $11::text[], $12::timestamptz[], $13::bigint[])
    )
    update wallet w set available = w.available + c.available, held = w.held + c.held, spent = w.spent + c.spent, lines = w.lines + c.lines
    from unnest($14::uuid[], $15::uuid[], $16::bigint[], $17::bigint[], $18::bigint[], $19::bigint[])
      as c(site_id, partner_id, available, held, spent, lines)
    where w.site_id = c.site_id and w.partner_id = c.partner_id`,
};

/**
 * Locks wallets one after the other by key (index: wallet_pkey), so that two batches never wait for each other in a circle.
 * Whatever is read after this in the same transaction is the last word: all who move a wallet's money lock it first.
 */
export function lockWallets(tx: Tx, keys: readonly WalletKey[]): Promise<Wallet[]> {
  return tx.query<Wallet>(LOCK_WALLETS, [keys.map((key) => key.siteId), keys.map((key) => key.partnerId)]);
}

/** Holds by id and whatever resolved them (indexes: transfer_pkey, transfer_resolution). */
export function readHolds(tx: Tx, holds: readonly (WalletKey & { readonly holdId: string })[]): Promise<Transfer[]> {
  return tx.query<Transfer>(READ_HOLDS, [
    holds.map((hold) => hold.siteId),
    holds.map((hold) => hold.partnerId),
    holds.map((hold) => hold.holdId),
  ]);
}

/**
 * Appends transfers and moves the cached balances with them, in one statement. The wallets are locked already. A repeated id
 * or a second resolution breaks a unique index and the whole transaction, never the money.
 */
export async function appendTransfers(tx: Tx, booked: readonly BookedTransfer[], changes: readonly WalletState[]): Promise<void> {
  await tx.query(APPEND_TRANSFERS, [
    booked.map((row) => row.siteId),
    booked.map((row) => row.walletId),
    booked.map((row) => row.id),
    booked.map((row) => row.line),
    booked.map((row) => row.kind),
    booked.map((row) => row.debit),
    booked.map((row) => row.credit),
    booked.map((row) => row.amount),
    booked.map((row) => row.holdId),
    booked.map((row) => row.reference),
    booked.map((row) => row.actor),
    booked.map((row) => row.at),
    booked.map((row) => row.availableAfter),
    changes.map((change) => change.siteId),
    changes.map((change) => change.partnerId),
    changes.map((change) => change.available),
    changes.map((change) => change.held),
    changes.map((change) => change.spent),
    changes.map((change) => change.lines),
  ]);
}

/** An empty wallet; does nothing when there is one. */
export async function insertWallet(tx: Tx, wallet: WalletKey & { readonly currency: string }): Promise<void> {
  await tx.query(`insert into wallet (site_id, partner_id, currency) values ($1, $2, $3) on conflict do nothing`, [
    wallet.siteId,
    wallet.partnerId,
    wallet.currency,
  ]);
}

/**
 * The top-up that carries a reference, if any (index: transfer_top_up). Bookings of one reference wait for each other until
 * the transaction ends: a unique index cannot promise it, since it would have to span the wallets of a site.
 */
export async function lockTopUp(tx: Tx, siteId: string, reference: string): Promise<Transfer | undefined> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended($1::text || $2::text, 0))`, [siteId, reference]);
  const [found] = await tx.query<Transfer>(
    `select ${TRANSFER} from transfer t where t.site_id = $1 and t.reference = $2 and t.kind = 'top-up'`,
    [siteId, reference],
  );
  return found;
}

/** One wallet (index: wallet_pkey). */
export async function readWallet(tx: Tx, key: WalletKey): Promise<Wallet | undefined> {
  const [wallet] = await tx.query<Wallet>(`select ${WALLET} from wallet where site_id = $1 and partner_id = $2`, [key.siteId, key.partnerId]);
  return wallet;
}

/** The latest transfers first, below line `after` when given (index: transfer_line, read backwards). */
export function readLines(tx: Tx, key: WalletKey, page: { readonly first: number; readonly after: bigint | null }): Promise<BookedTransfer[]> {
  return tx.query<BookedTransfer>(
    `select ${BOOKED} from transfer t
     where t.site_id = $1 and t.partner_id = $2 and t.line > 0 and t.line < coalesce($3, 9223372036854775807)
     order by t.line desc limit $4`,
    [key.siteId, key.partnerId, page.after, page.first],
  );
}
