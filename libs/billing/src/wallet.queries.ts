import type { Minor } from '@ringroad/kernel';
import { type Statement, textArray, type Tx, wordArray } from '@ringroad/platform';
import type { Transfer } from './domain/transfer.js';
import type { PageLine, WalletState } from './domain/wallet-page.js';

/** A wallet is its partner's: one per partner and site. */
export interface WalletKey {
  readonly siteId: string;
  readonly partnerId: string;
}

/** What the partner's portal shows of a wallet, in minor units of `currency`. `lines` counts its transfers. */
export interface Wallet extends WalletState {
  readonly currency: string;
}

/** A line of a wallet as it is listed: the transfer, who moved the money and when, its number, what was available after it. */
export interface BookedTransfer extends Transfer {
  readonly actor: string;
  readonly at: Date;
  readonly line: bigint;
  readonly availableAfter: Minor;
}

const WALLET = `site_id as "siteId", partner_id as "partnerId", currency, available, held, spent, lines`;
const TRANSFER = `t.id, t.site_id as "siteId", t.partner_id as "walletId", t.kind, t.debit, t.credit, t.amount,
  nullif(t.hold_id, t.id) as "holdId", t.reference`;
const BOOKED = `${TRANSFER}, t.actor, t.at, t.line, t.available_after as "availableAfter"`;

const lock = (name: string, columns: string): Statement => ({
  name,
  text: `
    select ${columns} from wallet
    where (site_id, partner_id) in (select * from unnest((select $1::uuid[]), (select $2::uuid[])))
    order by site_id, partner_id for no key update`,
});

const LOCK_WALLETS = lock('lock-wallets', WALLET);
const LOCK_UNSEEN = lock('lock-unseen', '');

/** Lateral with a limit: an index look-up for each hold, whatever the statistics say. It has four lines at most. */
const READ_HOLDS: Statement = {
  name: 'read-holds',
  text: `
    with asked as materialized (select * from unnest((select $1::uuid[]), (select $2::uuid[]), (select $3::uuid[])) as a(site_id, partner_id, id))
    select h.* from asked a cross join lateral (
      select ${TRANSFER} from transfer t
      where t.site_id = a.site_id and t.partner_id = a.partner_id and t.hold_id = a.id and t.kind in ('hold', 'post', 'void', 'credit') limit 4) h`,
};

/**
 * Each line names its wallet by the position in the list of changes: two ids less to send and to read per line. Lines and what is
 * available are counted from the wallet's row. A wallet that cannot pay for its lines gets none of them.
 */
const append = (name: string, condition: string): Statement => ({
  name,
  text: `
    with change as materialized (
      select c.*, w.lines as lines_before, w.available as available_before
      from unnest((select $1::uuid[]), (select $2::uuid[]), (select $3::bigint[]), (select $4::bigint[]), (select $5::bigint[]),
          (select $6::bigint[])) with ordinality
        as c(site_id, partner_id, available, held, spent, lines, position)
      join wallet w on w.site_id = c.site_id and w.partner_id = c.partner_id
      where w.available + c.available >= 0 and w.held + c.held >= 0
    ), booked as (
      insert into transfer (site_id, partner_id, id, line, kind, amount, hold_id, reference, actor, at, available_after)
      select c.site_id, c.partner_id, t.id, c.lines_before + t.line, t.kind, t.amount, t.hold_id, t.reference, t.actor, t.at,
        c.available_before + t.available_after
      from unnest((select $7::int[]), (select $8::uuid[]), (select $9::bigint[]), (select $10::text[]), (select $11::bigint[]),
          (select $12::uuid[]), (select $13::text[]), (select $14::text[]), (select $15::timestamptz[]), (select $16::bigint[]))
        as t(position, id, line, kind, amount, hold_id, reference, actor, at, available_after)
      join change c on c.position = t.position ${condition}
      returning 1
    ), moved as (
      update wallet w set available = w.available + c.available, held = w.held + c.held, spent = w.spent + c.spent, lines = w.lines + c.lines
      from change c where w.site_id = c.site_id and w.partner_id = c.partner_id
    )
    select count(*)::int as booked from booked`,
});

const APPEND_TRANSFERS = append('append-transfers', '');

/** Only what has its hold, of the same amount (index: transfer_pkey). */
const APPEND_TO_HOLDS = append(
  'append-to-holds',
  `cross join lateral (
      select from transfer h
      where h.site_id = c.site_id and h.partner_id = c.partner_id and h.hold_id = t.hold_id and h.step = 0 and h.kind = 'hold'
        and h.amount = t.amount limit 1) h`,
);

/**
 * Locks wallets one after the other by key (index: wallet_pkey), so that two batches never wait for each other in a circle.
 * Whatever is read after this in the same transaction is the last word: all who move a wallet's money lock it first.
 */
export function lockWallets(tx: Tx, keys: readonly WalletKey[]): Promise<Wallet[]> {
  return tx.query<Wallet>(LOCK_WALLETS, [keys.map((key) => key.siteId), keys.map((key) => key.partnerId)]);
}

/** The same for who will not look at them. */
export async function lockUnseen(tx: Tx, keys: readonly WalletKey[]): Promise<void> {
  await tx.query(LOCK_UNSEEN, [keys.map((key) => key.siteId), keys.map((key) => key.partnerId)]);
}

/** Holds by id and whatever resolved them (index: transfer_pkey). */
export function readHolds(tx: Tx, holds: readonly (WalletKey & { readonly holdId: string })[]): Promise<Transfer[]> {
  return tx.query<Transfer>(READ_HOLDS, [
    wordArray(holds.map((hold) => hold.siteId)),
    wordArray(holds.map((hold) => hold.partnerId)),
    wordArray(holds.map((hold) => hold.holdId)),
  ]);
}

/** What one transaction adds to one wallet: its lines, and the sum of what they do to the balances. */
export interface PageChange {
  readonly lines: readonly PageLine[];
  readonly change: WalletState;
}

/**
 * Appends transfers and moves the cached balances with them, in one statement. The wallets are locked already. Throws when a line
 * cannot be written: a repeated id or a second resolution (a unique index), money that is not there, and with `toHolds` a line
 * whose hold is not there. The transaction, or what it did since its savepoint, must then be undone.
 */
export async function appendTransfers(tx: Tx, pages: readonly PageChange[], { toHolds = false } = {}): Promise<void> {
  const changes = pages.map((page) => page.change);
  const positions = pages.flatMap(({ lines }, index) => lines.map(() => index + 1));
  const lines = pages.flatMap((page) => page.lines);
  const [answer] = await tx.query<{ booked: number }>(toHolds ? APPEND_TO_HOLDS : APPEND_TRANSFERS, [
    wordArray(changes.map((change) => change.siteId)),
    wordArray(changes.map((change) => change.partnerId)),
    wordArray(changes.map((change) => change.available)),
    wordArray(changes.map((change) => change.held)),
    wordArray(changes.map((change) => change.spent)),
    wordArray(changes.map((change) => change.lines)),
    wordArray(positions),
    wordArray(lines.map((each) => each.transfer.id)),
    wordArray(lines.map((each) => each.line)),
    wordArray(lines.map((each) => each.transfer.kind)),
    wordArray(lines.map((each) => each.transfer.amount)),
    wordArray(lines.map(({ transfer }) => transfer.holdId ?? transfer.id)),
    textArray(lines.map((each) => each.transfer.reference)),
    textArray(lines.map((each) => each.actor)),
    wordArray(lines.map((each) => each.at.toISOString())),
    wordArray(lines.map((each) => each.availableAfter)),
  ]);
  if (answer?.booked !== lines.length) throw new Error(`${answer?.booked ?? 0} of ${lines.length} transfers could be written`);
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
