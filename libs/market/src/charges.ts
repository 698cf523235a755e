import { type CreditAnswer, type Entry, type HoldAnswer, Ledger, type LeadKey, type PostAnswer, type VoidAnswer, type WalletKey } from '@ringroad/billing';
import type { Minor } from '@ringroad/kernel';
import type { Tx } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';
import { Budgets, type CappedWindow, type WindowMove, windowIdOf } from './budget.queries.js';
import { type Calendar, isOpenWindow, refusalOf, shareOf, windowOwnerOf, type WindowRefusal } from './domain/budget-window.js';

/** A claim's price: from the partner's wallet, and within every limit of the campaign that won and of its account (`windowsOf`). */
export interface ChargeRequest extends LeadKey, Entry {
  readonly campaignId: string;
  readonly amount: Minor;
  readonly windows: readonly { readonly key: string; readonly cap: Minor }[];
}

/** A charge that stands, with the keys of the windows it was reserved in: a day's budget pays for the day of the claim. */
export interface StandingCharge extends LeadKey, Entry {
  readonly campaignId: string;
  /** The price frozen at the claim, as it was held. */
  readonly amount: Minor;
  readonly windowKeys: readonly string[];
}

/** A charge to be given back, and which windows are open at that moment in the partner's zone. */
export interface CreditRequest extends StandingCharge {
  readonly calendar: Calendar;
}

export type ChargeAnswer = Exclude<HoldAnswer, { readonly reason: 'limit' }> | { readonly kind: 'refused'; readonly reason: WindowRefusal };

/**
 * Wallet and budget as one: a charge is held in both or in neither, strictly by arrival within a batch, and moves once. The
 * wallets are locked first and guard the windows of their partners; answers come in the order of the requests.
 *
 * Nearly always all leads of a batch are new and can be paid. So a batch is written at once, in one round trip, and the
 * constraints say whether it was right; when not, it is undone and decided lead by lead under the same locks.
 */
@Injectable()
export class Charges {
  constructor(
    private readonly ledger: Ledger,
    private readonly budgets: Budgets,
  ) {}

  /** Locks the partners' wallets. What is read of their campaigns after it is not older than the charges that follow. */
  lock(tx: Tx, wallets: readonly WalletKey[]): Promise<void> {
    return this.ledger.lockOnly(tx, wallets);
  }

  /** Holds the price and reserves it in all windows, or does neither and says why. */
  async holdAll(tx: Tx, requests: readonly ChargeRequest[]): Promise<ChargeAnswer[]> {
    const firsts = eachOnce(requests);
    const written = await this.atOnce(tx, firsts, () => [this.ledger.appendHolds(tx, firsts), this.budgets.reserveAll(tx, firsts.flatMap(reservationsOf))]);
    if (!written) return this.holdEach(tx, requests);
    return answersOf<ChargeAnswer, ChargeRequest>(requests, () => ({ kind: 'held' }), { kind: 'already', state: 'held' });
  }

  /** The lead qualified: takes the held price, once, and spends the reserved budget with it. */
  async postAll(tx: Tx, charges: readonly StandingCharge[]): Promise<PostAnswer[]> {
    const firsts = eachOnce(charges);
    const moves = firsts.flatMap((charge) => movesOf(charge));
    const written = await this.atOnce(tx, firsts, () => [this.ledger.appendPosts(tx, firsts), this.budgets.commitAll(tx, moves)]);
    if (!written) return this.postEach(tx, charges);
    return answersOf<PostAnswer, StandingCharge>(charges, ({ amount }) => ({ kind: 'posted', amount }), { kind: 'already', state: 'posted' });
  }

  /** The lead ended without a charge: frees the held price, once, and the budget with it. */
  async voidAll(tx: Tx, charges: readonly StandingCharge[]): Promise<VoidAnswer[]> {
    if (charges.length === 0) return [];
    const locked = await this.ledger.lock(tx, charges);
    const answers = this.ledger.voidAll(locked, charges);
    await Promise.all([this.ledger.save(tx, locked), this.budgets.releaseAll(tx, resolvedMoves(charges, answers))]);
    return answers;
  }

  /**
   * A dispute was upheld: gives whole prices back, once each. Windows that are still open may spend them again; a day or month that
   * is over stays as it was spent, and a bonus that was handed out is not back in stock.
   */
  async creditAll(tx: Tx, credits: readonly CreditRequest[]): Promise<CreditAnswer[]> {
    if (credits.length === 0) return [];
    const locked = await this.ledger.lock(tx, credits);
    const answers = this.ledger.creditAll(locked, credits);
    const given = credits.filter((_, index) => answers[index]?.kind === 'credited');
    const moves = given.flatMap((credit) => movesOf(credit, credit.windowKeys.filter((key) => isOpenWindow(key, credit.calendar))));
    await Promise.all([this.ledger.save(tx, locked), this.budgets.restoreAll(tx, moves)]);
    return answers;
  }

  /**
   * What was judged together: takes the prices of `posts` and frees those of `voids`. Throws when one of them cannot be moved as it
   * was judged (it went the other way, or was never held): the verdict must then not stand either.
   */
  async settleAll(tx: Tx, { posts, voids }: { readonly posts: readonly StandingCharge[]; readonly voids: readonly StandingCharge[] }): Promise<void> {
    // All wallets at once: two batches, locking those of the posts and then those of the voids, would wait for each other in a circle.
    if (posts.length > 0 && voids.length > 0) await this.lock(tx, [...posts, ...voids]);
    const answers = [...(await this.postAll(tx, posts)), ...(await this.voidAll(tx, voids))];
    for (const [index, { leadId }] of [...posts, ...voids].entries()) {
      const answer = answers[index];
      if (answer?.kind === 'refused') throw new Error(`the price of lead ${leadId} cannot be ${index < posts.length ? 'posted' : 'voided'}: ${answer.reason}`);
    }
  }

  /** True when all of it was written; else nothing of it was, and the wallets are locked all the same. */
  private async atOnce(tx: Tx, keys: readonly LeadKey[], write: () => Promise<void>[]): Promise<boolean> {
    if (keys.length === 0) return true;
    const [locked, marked, ...written] = await Promise.allSettled([this.ledger.lockOnly(tx, keys), tx.query('savepoint charges'), ...write()]);
    for (const first of [locked, marked]) if (first.status === 'rejected') throw first.reason;
    if (written.every(({ status }) => status === 'fulfilled')) return true;
    // Whatever stood in the way: lead by lead it is found again and has its answer, or its error.
    await tx.query('rollback to savepoint charges');
    return false;
  }

  private async holdEach(tx: Tx, requests: readonly ChargeRequest[]): Promise<ChargeAnswer[]> {
    const windows = requests.map(reservationsOf);
    // In one round trip, and in this order: a window is looked at when its partner's wallet is locked.
    const [locked, room] = await Promise.all([this.ledger.lock(tx, requests), this.budgets.room(tx, windows.flat())]);
    const limited = requests.map((request, index) => ({ ...request, limits: windows[index]?.map((window) => ({ id: windowIdOf(window), amount: window.amount })) }));
    const answers = this.ledger.holdAll(locked, limited, room);
    const moves = windows.filter((_, index) => answers[index]?.kind === 'held').flat().map(({ cap: _cap, ...move }) => move);
    await Promise.all([this.ledger.save(tx, locked), this.budgets.reserveAll(tx, moves)]);
    return answers.map((answer) => (answer.kind === 'refused' && answer.reason === 'limit' ? limitRefusal(answer.limitId) : answer));
  }

  private async postEach(tx: Tx, charges: readonly StandingCharge[]): Promise<PostAnswer[]> {
    const locked = await this.ledger.lock(tx, charges);
    const answers = this.ledger.postAll(locked, charges);
    await Promise.all([this.ledger.save(tx, locked), this.budgets.commitAll(tx, resolvedMoves(charges, answers))]);
    return answers;
  }
}

/** What a request takes from each window, and what that window may reach. */
function reservationsOf({ siteId, partnerId, campaignId, amount, windows }: ChargeRequest): (CappedWindow & WindowMove)[] {
  return windows.map(({ key, cap }) => ({ siteId, partnerId, campaignId: windowOwnerOf(key, campaignId), key, cap, amount: shareOf(key, amount) }));
}

/** What a charge that moves moves each of its windows by. */
function movesOf({ siteId, partnerId, campaignId, amount, windowKeys }: StandingCharge, keys = windowKeys): WindowMove[] {
  return keys.map((key) => ({ siteId, partnerId, campaignId: windowOwnerOf(key, campaignId), key, amount: shareOf(key, amount) }));
}

/** The budget moves of the charges that this very batch resolved; a repeat moves nothing. */
function resolvedMoves(charges: readonly StandingCharge[], answers: readonly (PostAnswer | VoidAnswer)[]): WindowMove[] {
  return charges.flatMap((charge, index) => {
    const answer = answers[index];
    return answer?.kind === 'posted' || answer?.kind === 'voided' ? movesOf({ ...charge, amount: answer.amount }) : [];
  });
}

/** Each lead once, as it came first, and again where it comes with another amount: that is not to be written at once. */
function eachOnce<Charge extends LeadKey & { readonly amount: Minor }>(charges: readonly Charge[]): Charge[] {
  const firsts = new Map<string, Charge>();
  return charges.filter((charge) => {
    const first = firsts.get(charge.leadId);
    if (!first) firsts.set(charge.leadId, charge);
    return first?.amount !== charge.amount;
  });
}

/** `first` answers whoever came first with a lead, `again` who repeated it, be it with the very same object. */
function answersOf<Answer, Charge extends LeadKey>(charges: readonly Charge[], first: (charge: Charge) => Answer, again: Answer): Answer[] {
  const answered = new Set<string>();
  return charges.map((charge) => {
    if (answered.has(charge.leadId)) return again;
    answered.add(charge.leadId);
    return first(charge);
  });
}

function limitRefusal(limitId: string): ChargeAnswer {
  return { kind: 'refused', reason: refusalOf(limitId.slice(limitId.lastIndexOf('/') + 1)) };
}
