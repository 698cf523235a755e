import { SYSTEM } from '@ringroad/kernel';
import { ClockAdvances, Database, QUICK_ATTEMPTS, type Site, Sites, TimedWorks, WakeUp } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';

/** What falls due within an hour is done at the hour's end: nobody is contacted earlier than planned. */
const STEP_MS = 3_600_000;
const POLL_MS = 20;
/** A hand-over that takes longer than this is stuck; time goes on. */
const PATIENCE_MS = 60_000;

/**
 * Advances sandbox clocks: to the next moment at which something is due, does all of it and all that follows from it, and
 * only then moves on. What would have happened over a month happens in the same order, each thing at its own time.
 */
@Injectable()
export class ClockAdvancer {
  constructor(
    private readonly database: Database,
    private readonly sites: Sites,
    private readonly advances: ClockAdvances,
    private readonly works: TimedWorks,
    private readonly wakeUp: WakeUp,
  ) {}

  /** Carries out one step of each requested advance; true while there is more to do. Leaves off when the signal says so. */
  async turn(signal: AbortSignal): Promise<boolean> {
    const requested = await this.database.transaction(SYSTEM, (tx) => this.advances.unfinished(tx));
    for (const { siteId, to } of requested) {
      if (await this.step(siteId, to, signal)) await this.database.transaction(SYSTEM, (tx) => this.advances.finish(tx, siteId, to));
    }
    return requested.length > 0;
  }

  /** True when the clock has arrived and everything due by then is done. */
  private async step(siteId: string, to: Date, signal: AbortSignal): Promise<boolean> {
    const settledAt = await this.settle(siteId, signal);
    if (settledAt === undefined || settledAt >= to) return settledAt !== undefined;
    await this.database.transaction(SYSTEM, async (tx) => {
      const next = await this.works.nextDue(tx, siteId);
      const hour = next && new Date(Math.ceil(Math.max(next.getTime(), settledAt.getTime() + 1) / STEP_MS) * STEP_MS);
      // Only from the instant that was settled: another worker may have moved on, and that instant is not settled yet.
      await this.sites.moveClock(tx, siteId, settledAt, hour && hour < to ? hour : to);
    });
    return false;
  }

  /** Does what is due, and waits until everything it caused is handled; the instant at which all was done, unless told to leave off. */
  private async settle(siteId: string, signal: AbortSignal): Promise<Date | undefined> {
    const deadline = performance.now() + PATIENCE_MS;
    while (!signal.aborted) {
      const site = await this.database.transaction(SYSTEM, (tx) => this.sites.get(tx, siteId));
      const settled = await this.works.fireDue(site);
      const busy = await this.isBusy(site);
      if (settled === 0 && (!busy || performance.now() > deadline)) return site.now;
      this.wakeUp.call('outbox');
      if (busy) await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
    return undefined;
  }

  /**
   * Rows may be due and yet not ours to fire: another loop or process has them in its hands, and says so only when it commits. What
   * has failed for a while (mail that cannot be sent) is retried by itself, for days: time does not wait for it.
   */
  private isBusy(site: Site): Promise<boolean> {
    return this.database.transaction(SYSTEM, async (tx) => {
      // In this order: what leaves the due rows is in the outbox by then.
      const due = await this.works.nextDue(tx, site.id);
      if (due && due <= site.now) return true;
      // Relies on the partial index outbox_open, which is found by "> 0" only.
      const [row] = await tx.query<{ busy: boolean }>(
        `select exists (select from outbox o where o.site_id = $1 and o.open_handlers > 0 and o.open_handlers > (
           select count(*) from outbox_delivery d where d.outbox_id = o.id and d.state in ('taken', 'failing') and d.attempts >= ${QUICK_ATTEMPTS})) as busy`,
        [site.id],
      );
      return row?.busy ?? false;
    });
  }
}
