import { DomainError, type Minor } from '@ringroad/kernel';
import type { Tx } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';
import { grantHolds, type LimitShare } from './domain/cumulative.js';
import { creditPost, resolveHold, topUp } from './domain/hold.js';
import { followUp, holdIdOf, holdTransfer, type Transfer } from './domain/transfer.js';
import { unseenWallet, WalletPage } from './domain/wallet-page.js';
import { appendTransfers, type BookedTransfer, insertWallet, lockTopUp, lockUnseen, lockWallets, readHolds, readLines, readWallet, type Wallet, type WalletKey } from './wallet.queries.js';

/** A lead whose price is on, or shall go on, hold in its partner's wallet. */
export interface LeadKey extends WalletKey {
  readonly leadId: string;
}

/** Who moved the money, and when on the site's clock. */
export interface Entry {
  readonly actor: string;
  readonly at: Date;
}

export interface HoldRequest extends LeadKey, Entry {
  readonly amount: Minor;
  /** What it takes from limits that must have room as well, by the ids of `limitRoom`. */
  readonly limits?: readonly LimitShare[];
}

export type HoldState = 'held' | 'posted' | 'voided';

export type HoldAnswer =
  | { readonly kind: 'held' }
  | { readonly kind: 'already'; readonly state: HoldState }
  | { readonly kind: 'refused'; readonly reason: 'insufficient-funds' | 'no-wallet' | 'other-amount' }
  | { readonly kind: 'refused'; readonly reason: 'limit'; readonly limitId: string };

export type PostAnswer =
  | { readonly kind: 'posted'; readonly amount: Minor }
  | { readonly kind: 'already'; readonly state: 'posted' }
  | { readonly kind: 'refused'; readonly reason: 'already-voided' | 'no-hold' };

export type VoidAnswer =
  | { readonly kind: 'voided'; readonly amount: Minor }
  | { readonly kind: 'already'; readonly state: 'voided' }
  | { readonly kind: 'refused'; readonly reason: 'already-posted' | 'no-hold' };

export type CreditAnswer =
  | { readonly kind: 'credited'; readonly amount: Minor }
  | { readonly kind: 'already'; readonly state: 'credited' }
  | { readonly kind: 'refused'; readonly reason: 'not-posted' | 'exceeds-charge' | 'other-amount' };

/**
 * Wallets locked until the transaction ends, with the holds asked about as they stand now, and what was decided since and
 * waits for `Ledger.save`. Only `Ledger.lock` makes one.
 */
export class LockedWallets {
  constructor(
    readonly pages: ReadonlyMap<string, WalletPage>,
    readonly holds: Map<string, Transfer>,
    readonly resolutions: Map<string, Transfer>,
    readonly credits: Map<string, Transfer>,
  ) {}

  /** The page of a partner's wallet; undefined when there is no such wallet. */
  page(key: WalletKey): WalletPage | undefined {
    return this.pages.get(walletIdOf(key));
  }
}

/**
 * Prepaid partner money. A batch works inside the caller's transaction: `lock` the wallets, decide with the pure rules of
 * domain/ (`holdAll`, `postAll`, `voidAll`, `creditAll`), `save`. A lead's hold, post, void and credit each have one id, so a repeat changes nothing.
 */
@Injectable()
export class Ledger {
  openWallet(tx: Tx, wallet: WalletKey & { readonly currency: string }): Promise<void> {
    return insertWallet(tx, wallet);
  }

  /** The first step of each batch. Whoever also moves counters of these partners (budgets) does so after it. */
  async lock(tx: Tx, leads: readonly LeadKey[]): Promise<LockedWallets> {
    // In one round trip, and in this order: the holds are read when the locks are held.
    const [pages, found] = await Promise.all([
      lockPages(tx, leads),
      readHolds(tx, leads.map(({ siteId, partnerId, leadId }) => ({ siteId, partnerId, holdId: holdIdOf(leadId) }))),
    ]);
    const holds = new Map<string, Transfer>();
    const resolutions = new Map<string, Transfer>();
    const credits = new Map<string, Transfer>();
    for (const transfer of found) {
      if (transfer.holdId === null) holds.set(transfer.id, transfer);
      else (transfer.kind === 'credit' ? credits : resolutions).set(transfer.holdId, transfer);
    }
    return new LockedWallets(pages, holds, resolutions, credits);
  }

  /**
   * Sets prices aside, strictly by arrival (see `grantHolds`); answers in the order of the requests. `limitRoom` is what the
   * limits named in the requests have left, read after `lock`.
   */
  holdAll(locked: LockedWallets, requests: readonly HoldRequest[], limitRoom: ReadonlyMap<string, Minor> = new Map()): HoldAnswer[] {
    const wallets = new Map([...locked.pages].map(([id, page]) => [id, page.available]));
    const orders = requests.map((request) => ({
      leadId: request.leadId,
      amount: request.amount,
      walletId: walletIdOf(request),
      limits: request.limits ?? [],
    }));
    const grants = grantHolds(orders, { wallets, budgetWindows: limitRoom }, new Set(locked.holds.keys()));
    return requests.map((request, index): HoldAnswer => {
      const grant = grants[index];
      const page = locked.page(request);
      if (!grant || !page) return { kind: 'refused', reason: 'no-wallet' };
      if (grant.kind === 'repeated') return repeated(locked, grant.holdId, request.amount);
      if (grant.kind === 'refused') {
        return grant.reason === 'budget-exhausted' ? { kind: 'refused', reason: 'limit', limitId: grant.limitId } : { kind: 'refused', reason: grant.reason };
      }
      const hold = holdOf(request);
      page.append(hold, request);
      locked.holds.set(hold.id, hold);
      return { kind: 'held' };
    });
  }

  /** Takes what is on hold, once; answers in order. */
  postAll(locked: LockedWallets, leads: readonly (LeadKey & Entry)[]): PostAnswer[] {
    return leads.map((lead): PostAnswer => {
      const hold = locked.holds.get(holdIdOf(lead.leadId));
      if (!hold) return { kind: 'refused', reason: 'no-hold' };
      if (resolve(locked, lead, hold, 'post')) return { kind: 'posted', amount: hold.amount };
      return stateOf(locked, hold.id) === 'posted' ? { kind: 'already', state: 'posted' } : { kind: 'refused', reason: 'already-voided' };
    });
  }

  /** Frees what is on hold, once; answers in order. */
  voidAll(locked: LockedWallets, leads: readonly (LeadKey & Entry)[]): VoidAnswer[] {
    return leads.map((lead): VoidAnswer => {
      const hold = locked.holds.get(holdIdOf(lead.leadId));
      if (!hold) return { kind: 'refused', reason: 'no-hold' };
      if (resolve(locked, lead, hold, 'void')) return { kind: 'voided', amount: hold.amount };
      return stateOf(locked, hold.id) === 'voided' ? { kind: 'already', state: 'voided' } : { kind: 'refused', reason: 'already-posted' };
    });
  }

  /** Gives charges back, once each and never more than was charged: a dispute was upheld. Answers in order. */
  creditAll(locked: LockedWallets, credits: readonly (LeadKey & Entry & { readonly amount: Minor })[]): CreditAnswer[] {
    return credits.map((lead): CreditAnswer => {
      const hold = locked.holds.get(holdIdOf(lead.leadId));
      if (!hold) return { kind: 'refused', reason: 'not-posted' };
      const followers = [locked.resolutions.get(hold.id), locked.credits.get(hold.id)].filter((transfer) => transfer !== undefined);
      const booking = creditPost(hold, followers, lead.amount);
      if (booking.kind === 'repeated') return { kind: 'already', state: 'credited' };
      if (booking.kind === 'refused') {
        if (booking.reason === 'already-credited') return { kind: 'refused', reason: 'other-amount' };
        return { kind: 'refused', reason: booking.reason === 'exceeds-charge' ? 'exceeds-charge' : 'not-posted' };
      }
      for (const transfer of booking.transfers) {
        locked.page(lead)?.append(transfer, lead);
        locked.credits.set(hold.id, transfer);
      }
      return { kind: 'credited', amount: lead.amount };
    });
  }

  /** Locks the wallets of a batch and looks at nothing: the first step before `appendHolds` and `appendPosts`. */
  lockOnly(tx: Tx, keys: readonly WalletKey[]): Promise<void> {
    return lockUnseen(tx, distinctWallets(keys));
  }

  /**
   * Sets all these prices aside without a look at what is there: for leads named once each, which nearly always are new and can be
   * paid. Throws when one is not, and has then written nothing that may stay: the caller undoes to a savepoint and asks `holdAll`.
   */
  async appendHolds(tx: Tx, requests: readonly HoldRequest[]): Promise<void> {
    const pages = new UnseenPages();
    for (const request of requests) pages.of(request).append(holdOf(request), request);
    await append(tx, pages.all());
  }

  /** Takes all these held prices in the same way: throws unless each stands on hold with this very amount. */
  async appendPosts(tx: Tx, leads: readonly (LeadKey & Entry & { readonly amount: Minor })[]): Promise<void> {
    const pages = new UnseenPages();
    for (const lead of leads) pages.of(lead).append(followUp('post', holdOf(lead), lead.amount), lead);
    await append(tx, pages.all(), { toHolds: true });
  }

  /** The last step of each batch: writes what was decided. Until it is done, nothing of it is true. */
  save(tx: Tx, locked: LockedWallets): Promise<void> {
    return append(tx, [...locked.pages.values()]);
  }

  /**
   * Books money that came in, once per bank reference and site. Raises NOT_FOUND without a wallet, CONFLICT when the reference
   * stands already with another amount or wallet, INVALID_INPUT unless the amount is above zero.
   */
  async topUp(tx: Tx, order: WalletKey & Entry & { readonly amount: Minor; readonly reference: string }): Promise<{ readonly kind: 'booked' | 'already' }> {
    const existing = await lockTopUp(tx, order.siteId, order.reference);
    const booking = topUp(existing, { ...order, walletId: order.partnerId });
    if (booking.kind === 'repeated') return { kind: 'already' };
    if (booking.kind === 'refused') {
      throw new DomainError('CONFLICT', 'This bank reference is booked already, with another amount or for another partner.', { reference: order.reference });
    }
    const pages = await lockPages(tx, [order]);
    const page = pages.get(walletIdOf(order));
    if (!page) throw new DomainError('NOT_FOUND', 'This partner has no wallet.', { partnerId: order.partnerId });
    for (const transfer of booking.transfers) page.append(transfer, order);
    await append(tx, [page]);
    return { kind: 'booked' };
  }

  /** Raises NOT_FOUND when the scope sees no such wallet. */
  async wallet(tx: Tx, key: WalletKey): Promise<Wallet> {
    const wallet = await readWallet(tx, key);
    if (!wallet) throw new DomainError('NOT_FOUND', 'This partner has no wallet.', { partnerId: key.partnerId });
    return wallet;
  }

  /** The latest lines first; `after` is the `line` of the last one seen. */
  lines(tx: Tx, key: WalletKey, page: { readonly first: number; readonly after: bigint | null }): Promise<BookedTransfer[]> {
    return readLines(tx, key, page);
  }
}

/** One wallet's name among all sites'. */
function walletIdOf({ siteId, partnerId }: WalletKey): string {
  return `${siteId}/${partnerId}`;
}

/** Field by field: requests carry more than this, and spreading them costs more than the hash. */
function holdOf({ siteId, partnerId, leadId, amount }: LeadKey & { readonly amount: Minor }): Transfer {
  return holdTransfer({ siteId, walletId: partnerId, leadId, amount });
}

function distinctWallets(keys: readonly WalletKey[]): WalletKey[] {
  const distinct = new Map<string, WalletKey>();
  let last: WalletKey | undefined;
  for (const key of keys) {
    if (last && sameWallet(last, key)) continue;
    distinct.set(walletIdOf(key), (last = key));
  }
  return [...distinct.values()];
}

/** Asked before an id is made of it: batches are mostly one partner's. */
function sameWallet(one: WalletKey, other: WalletKey): boolean {
  return one.partnerId === other.partnerId && one.siteId === other.siteId;
}

async function lockPages(tx: Tx, keys: readonly WalletKey[]): Promise<Map<string, WalletPage>> {
  const wallets = await lockWallets(tx, distinctWallets(keys));
  return new Map(wallets.map((wallet) => [walletIdOf(wallet), new WalletPage(wallet)]));
}

function stateOf(locked: LockedWallets, holdId: string): HoldState {
  const resolution = locked.resolutions.get(holdId);
  if (!resolution) return 'held';
  return resolution.kind === 'post' ? 'posted' : 'voided';
}

function repeated(locked: LockedWallets, holdId: string, amount: Minor): HoldAnswer {
  const same = locked.holds.get(holdId)?.amount === amount;
  return same ? { kind: 'already', state: stateOf(locked, holdId) } : { kind: 'refused', reason: 'other-amount' };
}

/** True when this call resolved the hold. */
function resolve(locked: LockedWallets, lead: LeadKey & Entry, hold: Transfer, kind: 'post' | 'void'): boolean {
  const done = locked.resolutions.get(hold.id);
  const booking = resolveHold(hold, done ? [done] : [], kind === 'post' ? { kind, amount: hold.amount } : { kind });
  if (booking.kind !== 'booked') return false;
  for (const transfer of booking.transfers) {
    locked.page(lead)?.append(transfer, lead);
    if (transfer.kind === kind) locked.resolutions.set(hold.id, transfer);
  }
  return true;
}

/** The pages of wallets that are locked and not read. */
class UnseenPages {
  private readonly pages = new Map<string, WalletPage>();
  private last: { readonly key: WalletKey; readonly page: WalletPage } | undefined;

  of(key: WalletKey): WalletPage {
    if (this.last && sameWallet(this.last.key, key)) return this.last.page;
    const id = walletIdOf(key);
    const page = this.pages.get(id) ?? new WalletPage(unseenWallet(key.siteId, key.partnerId));
    this.pages.set(id, page);
    this.last = { key, page };
    return page;
  }

  all(): WalletPage[] {
    return [...this.pages.values()];
  }
}

async function append(tx: Tx, pages: readonly WalletPage[], options?: { readonly toHolds: boolean }): Promise<void> {
  const taken = pages.map((page) => page.take()).filter(({ lines }) => lines.length > 0);
  if (taken.length > 0) await appendTransfers(tx, taken, options);
}
