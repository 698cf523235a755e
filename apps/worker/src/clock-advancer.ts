import { SYSTEM } from '@ringroad/kernel';
import { ClockAdvances, Database, type Site, Sites, TimedWorks, WakeUp } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';

/** What falls due within an hour is done at the hour's end: nobody is contacted earlier than planned. */
const STEP_MS = 3_600_000;
const POLL_MS = 20;
/** A hand-over that takes longer than this is stuck (mail that cannot be sent is retried by itself); time goes on. */
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

  /** Carries out one step of each requested advance; true while there is more to do. */
  async turn(): Promise<boolean> {
    const requested = await this.database.transaction(SYSTEM, (tx) => this.advances.unfinished(tx));
    for (const { siteId, to } of requested) {
      const arrived = await this.step(siteId, to);
      if (arrived) await this.database.transaction(SYSTEM, (tx) => this.advances.finish(tx, siteId));
    }
    return requested.length > 0;
  }

  private async step(siteId: string, to: Date): Promise<boolean> {
    await this.settle(siteId);
    const site = await this.database.transaction(SYSTEM, async (tx) => {
      const next = await this.works.nextDue(tx, siteId);
      const { now } = await this.sites.get(tx, siteId);
      const hour = next && new Date(Math.ceil(Math.max(next.getTime(), now.getTime() + 1) / STEP_MS) * STEP_MS);
      await this.sites.setClock(tx, siteId, hour && hour < to ? hour : to);
      return this.sites.get(tx, siteId);
    });
    await this.settle(siteId);
    return site.now >= to;
  }

  /** Does what is due, and waits until everything it caused is handled. */
  private async settle(siteId: string): Promise<void> {
    const deadline = performance.now() + PATIENCE_MS;
    for (;;) {
      const site = await this.database.transaction(SYSTEM, (tx) => this.sites.get(tx, siteId));
      const settled = await this.works.fireDue(site);
      const busy = await this.isBusy(site);
      if (settled === 0 && (!busy || performance.now() > deadline)) return;
      this.wakeUp.call('outbox');
      if (busy) await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }

  private async isBusy(site: Site): Promise<boolean> {
    // Relies on the partial index outbox_open.
    const [row] = await this.database.transaction(SYSTEM, (tx) =>
      tx.query<{ busy: boolean }>('select exists (select from outbox where site_id = $1 and open_handlers > 0) as busy', [site.id]),
    );
    return row?.busy ?? false;
  }
}
