import type { Minor } from '@ringroad/kernel';
import type { Transfer } from './transfer.js';

/** A wallet as its row stands under lock. `lines` is the number of its latest transfer. */
export interface WalletState {
  readonly siteId: string;
  readonly partnerId: string;
  readonly available: Minor;
  readonly held: Minor;
  readonly spent: Minor;
  readonly lines: bigint;
}

/** A transfer's place on the wallet's page, counted from the row as it stands before these lines are written. */
export interface PageLine {
  readonly transfer: Transfer;
  readonly actor: string;
  readonly at: Date;
  /** 1 for the first line after the row's latest. */
  readonly line: bigint;
  /** What this line and those before it add to what is available; below zero when they take. */
  readonly availableAfter: Minor;
}

/** What each account of a transfer is called in the wallet's row; the bank has no column. */
const COLUMN_OF = { 'wallet:available': 'available', 'wallet:held': 'held', revenue: 'spent', bank: undefined } as const;

/** A wallet nobody looked at: lines and changes are counted from its row anyway. */
export function unseenWallet(siteId: string, partnerId: string): WalletState {
  return { siteId, partnerId, available: 0n, held: 0n, spent: 0n, lines: 0n };
}

/** What one transaction appends to one locked wallet. Its fields change in place: a batch appends hundreds of lines. */
export class WalletPage {
  private written: WalletState;
  private readonly now: { -readonly [column in keyof WalletState]: WalletState[column] };
  private waiting: PageLine[] = [];

  constructor(wallet: WalletState) {
    this.written = wallet;
    this.now = { ...wallet };
  }

  get available(): Minor {
    return this.now.available;
  }

  append(transfer: Transfer, { actor, at }: { readonly actor: string; readonly at: Date }): void {
    const from = COLUMN_OF[transfer.debit];
    const to = COLUMN_OF[transfer.credit];
    if (from) this.now[from] -= transfer.amount;
    if (to) this.now[to] += transfer.amount;
    this.now.lines += 1n;
    const { lines, available } = this.written;
    this.waiting.push({ transfer, actor, at, line: this.now.lines - lines, availableAfter: this.now.available - available });
  }

  /** The lines not written yet, and what the wallet's row must change by with them; both count as written afterwards. */
  take(): { readonly lines: readonly PageLine[]; readonly change: WalletState } {
    const { written, now, waiting } = this;
    const change = {
      siteId: now.siteId,
      partnerId: now.partnerId,
      available: now.available - written.available,
      held: now.held - written.held,
      spent: now.spent - written.spent,
      lines: now.lines - written.lines,
    };
    this.written = { ...now };
    this.waiting = [];
    return { lines: waiting, change };
  }
}
