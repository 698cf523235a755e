import { DomainError } from '@ringroad/kernel';
import { Injectable } from '@nestjs/common';
import type { Tx } from './database.js';
import { Sites } from './sites.js';
import { WakeUp } from './wake-up.js';

export interface ClockAdvance {
  readonly from: Date;
  readonly to: Date;
  /** Where the clock stands now. */
  readonly now: Date;
  readonly running: boolean;
}

/** Requests to advance a sandbox clock. The worker carries them out moment by moment, so that everything due on the way happens in order. */
@Injectable()
export class ClockAdvances {
  constructor(
    private readonly sites: Sites,
    private readonly wakeUp: WakeUp,
  ) {}

  /** Raises CONFLICT on a live site or while another advance runs, INVALID_INPUT for a moment that is not ahead. */
  async request(tx: Tx, siteId: string, to: Date): Promise<ClockAdvance> {
    const site = await this.sites.get(tx, siteId);
    if (site.kind !== 'sandbox') throw new DomainError('CONFLICT', 'Only a sandbox site has a clock that can be advanced.');
    if (to <= site.now) throw new DomainError('INVALID_INPUT', 'A clock only moves forward: choose a later moment.', { now: site.now.toISOString() });
    const [row] = await tx.query(
      `insert into clock_advance as c (site_id, from_at, to_at) values ($1, $2, $3)
       on conflict (site_id) do update set from_at = excluded.from_at, to_at = excluded.to_at, finished_at = null
       where c.finished_at is not null
       returning site_id`,
      [siteId, site.now, to],
    );
    if (!row) throw new DomainError('CONFLICT', 'The clock is being advanced already. Wait until it has arrived.');
    tx.afterCommit(() => this.wakeUp.call('timers'));
    return { from: site.now, to, now: site.now, running: true };
  }

  /** The running advance, or the last one; null when there never was any. */
  async last(tx: Tx, siteId: string): Promise<ClockAdvance | null> {
    const [row] = await tx.query<{ from: Date; to: Date; finished: boolean }>(
      `select from_at as "from", to_at as "to", finished_at is not null as finished from clock_advance where site_id = $1`,
      [siteId],
    );
    if (!row) return null;
    const { now } = await this.sites.get(tx, siteId);
    return { from: row.from, to: row.to, now, running: !row.finished };
  }

  /** What the worker has to carry out. */
  unfinished(tx: Tx): Promise<{ readonly siteId: string; readonly to: Date }[]> {
    return tx.query(`select site_id as "siteId", to_at as "to" from clock_advance where finished_at is null`);
  }

  /** Ends the advance to this moment, and no later one that was requested since. */
  async finish(tx: Tx, siteId: string, to: Date): Promise<void> {
    await tx.query('update clock_advance set finished_at = clock_timestamp() where site_id = $1 and to_at = $2 and finished_at is null', [siteId, to]);
  }
}
