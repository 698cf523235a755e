import type { Minor } from '@ringroad/kernel';
import type { AccountKind, Transfer } from './transfer.js';

/** A wallet as its row stands under lock. `lines` is the number of its latest transfer. */
export interface WalletState {
  readonly siteId: string;
  readonly partnerId: string;
  readonly available: Minor;
  readonly held: Minor;
  readonly spent: Minor;
  readonly lines: bigint;
}

/** A transfer in its place on the wallet's page: its number, and what was available after it. */
export interface BookedTransfer extends Transfer {
  readonly actor: string;
  readonly at: Date;
  readonly line: bigint;
  readonly availableAfter: Minor;
}

type Column = 'available' | 'held' | 'spent';

const COLUMN_OF: Readonly<Record<AccountKind, Column | undefined>> = {
  'wallet:available': 'available',
  'wallet:held': 'held',
  revenue: 'spent',
  bank: undefined,
};

/** What one transaction appends to one locked wallet. */
export class WalletPage {
  private written: WalletState;
  private now: WalletState;
  private waiting: BookedTransfer[] = [];

  constructor(wallet: WalletState) {
    this.written = wallet;
    this.now = wallet;
  }

  get available(): Minor {
    return this.now.available;
  }

  append(transfer: Transfer, entry: { readonly actor: string; readonly at: Date }): void {
    const next = { ...this.now, lines: this.now.lines + 1n };
    const from = COLUMN_OF[transfer.debit];
    const to = COLUMN_OF[transfer.credit];
    if (from) next[from] -= transfer.amount;
    if (to) next[to] += transfer.amount;
    this.now = next;
    this.waiting.push({ ...transfer, actor: entry.actor, at: entry.at, line: next.lines, availableAfter: next.available });
  }

  /** The lines not written yet, and what the wallet's row must change by with them; both count as written afterwards. */
  take(): { readonly booked: readonly BookedTransfer[]; readonly change: WalletState } {
    const { written, now, waiting } = this;
    const change = {
      ...now,
      available: now.available - written.available,
      held: now.held - written.held,
      spent: now.spent - written.spent,
      lines: now.lines - written.lines,
    };
    this.written = now;
    this.waiting = [];
    return { booked: waiting, change };
  }
}
