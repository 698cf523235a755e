import { type Entry, type HoldAnswer, Ledger, type LeadKey, type PostAnswer, type VoidAnswer } from '@ringroad/billing';
import type { Minor } from '@ringroad/kernel';
import type { Tx } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';
import { Budgets, type CappedWindow, type WindowMove, windowIdOf } from './budget.queries.js';

/** A claim's price: from the partner's wallet, and within every budget window of the campaign that won. */
export interface ChargeRequest extends LeadKey, Entry {
  readonly campaignId: string;
  readonly amount: Minor;
  readonly windows: readonly { readonly key: string; readonly cap: Minor }[];
}

/** A charge that stands, with the windows it was reserved in: a day's budget pays for the day of the claim. */
export interface StandingCharge extends LeadKey, Entry {
  readonly campaignId: string;
  readonly windowKeys: readonly string[];
}

export type ChargeAnswer =
  | Exclude<HoldAnswer, { readonly reason: 'limit' }>
  | { readonly kind: 'refused'; readonly reason: 'total-budget' | 'daily-budget' };

/**
 * Wallet and budget as one: a charge is held in both or in neither, strictly by arrival within a batch, and moves once. The
 * wallets are locked first and guard the windows of their partners; answers come in the order of the requests.
 */
@Injectable()
export class Charges {
  constructor(
    private readonly ledger: Ledger,
    private readonly budgets: Budgets,
  ) {}

  /** Holds the price and reserves it in all windows, or does neither and says why. */
  async holdAll(tx: Tx, requests: readonly ChargeRequest[]): Promise<ChargeAnswer[]> {
    const windows = requests.map(windowsOf);
    // In one round trip, and in this order: a window is looked at when its partner's wallet is locked.
    const [locked, room] = await Promise.all([this.ledger.lock(tx, requests), this.budgets.room(tx, windows.flat())]);
    const limited = requests.map((request, index) => ({ ...request, limitIds: windows[index]?.map(windowIdOf) }));
    const answers = this.ledger.holdAll(locked, limited, room);
    const moves = windows.filter((_, index) => answers[index]?.kind === 'held').flat();
    await Promise.all([this.ledger.save(tx, locked), this.budgets.reserveAll(tx, moves)]);
    return answers.map((answer) => (answer.kind === 'refused' && answer.reason === 'limit' ? budgetRefusal(answer.limitId) : answer));
  }

  /** The lead qualified: takes the held price, once, and spends the reserved budget with it. */
  async postAll(tx: Tx, charges: readonly StandingCharge[]): Promise<PostAnswer[]> {
    const locked = await this.ledger.lock(tx, charges);
    const answers = this.ledger.postAll(locked, charges);
    await Promise.all([this.ledger.save(tx, locked), this.budgets.commitAll(tx, movesOf(charges, answers))]);
    return answers;
  }

  /** The lead ended without a charge: frees the held price, once, and the budget with it. */
  async voidAll(tx: Tx, charges: readonly StandingCharge[]): Promise<VoidAnswer[]> {
    const locked = await this.ledger.lock(tx, charges);
    const answers = this.ledger.voidAll(locked, charges);
    await Promise.all([this.ledger.save(tx, locked), this.budgets.releaseAll(tx, movesOf(charges, answers))]);
    return answers;
  }
}

/** What a request takes from each window, and what that window may reach. */
function windowsOf({ siteId, partnerId, campaignId, amount, windows }: ChargeRequest): (CappedWindow & WindowMove)[] {
  return windows.map(({ key, cap }) => ({ siteId, partnerId, campaignId, key, cap, amount }));
}

/** The budget moves of the charges that this very batch resolved; a repeat moves nothing. */
function movesOf(charges: readonly StandingCharge[], answers: readonly (PostAnswer | VoidAnswer)[]): WindowMove[] {
  return charges.flatMap(({ siteId, partnerId, campaignId, windowKeys }, index) => {
    const answer = answers[index];
    if (answer?.kind !== 'posted' && answer?.kind !== 'voided') return [];
    return windowKeys.map((key) => ({ siteId, partnerId, campaignId, key, amount: answer.amount }));
  });
}

function budgetRefusal(limitId: string): ChargeAnswer {
  return { kind: 'refused', reason: limitId.endsWith('/total') ? 'total-budget' : 'daily-budget' };
}
