import { type Entry, type HoldAnswer, Ledger, type LeadKey, type PostAnswer, type VoidAnswer } from '@ringroad/billing';
import type { Minor } from '@ringroad/kernel';
import type { Tx } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';
import { Budgets, type WindowMove, windowIdOf } from './budget.queries.js';

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
    const locked = await this.ledger.lock(tx, requests);
    const room = await this.budgets.room(tx, requests.flatMap((request) => request.windows.map((window) => ({ ...request, ...window }))));
    const limited = requests.map((request) => ({ ...request, limitIds: request.windows.map(({ key }) => windowIdOf({ ...request, key })) }));
    const answers = await this.ledger.holdAll(tx, locked, limited, room);
    const held = requests.filter((_, index) => answers[index]?.kind === 'held');
    await this.budgets.reserveAll(tx, held.flatMap((request) => request.windows.map(({ key }) => ({ ...request, key }))));
    return answers.map((answer) => (answer.kind === 'refused' && answer.reason === 'limit' ? budgetRefusal(answer.limitId) : answer));
  }

  /** The lead qualified: takes the held price, once, and spends the reserved budget with it. */
  async postAll(tx: Tx, charges: readonly StandingCharge[]): Promise<PostAnswer[]> {
    const locked = await this.ledger.lock(tx, charges);
    const answers = await this.ledger.postAll(tx, locked, charges);
    await this.budgets.commitAll(tx, moves(charges, answers, 'posted'));
    return answers;
  }

  /** The lead ended without a charge: frees the held price, once, and the budget with it. */
  async voidAll(tx: Tx, charges: readonly StandingCharge[]): Promise<VoidAnswer[]> {
    const locked = await this.ledger.lock(tx, charges);
    const answers = await this.ledger.voidAll(tx, locked, charges);
    await this.budgets.releaseAll(tx, moves(charges, answers, 'voided'));
    return answers;
  }
}

/** The budget moves of the charges that this very batch resolved; a repeat moves nothing. */
function moves(charges: readonly StandingCharge[], answers: readonly (PostAnswer | VoidAnswer)[], resolved: 'posted' | 'voided'): WindowMove[] {
  return charges.flatMap((charge, index) => {
    const answer = answers[index];
    if (answer?.kind !== resolved) return [];
    return charge.windowKeys.map((key) => ({ ...charge, key, amount: answer.amount }));
  });
}

function budgetRefusal(limitId: string): ChargeAnswer {
  return { kind: 'refused', reason: limitId.endsWith('/total') ? 'total-budget' : 'daily-budget' };
}
