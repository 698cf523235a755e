import { DomainError, siteScope } from '@ringroad/kernel';
import { ClockAdvances, type Database, type Sites } from '@ringroad/platform';
import { setTimeout as sleep } from 'node:timers/promises';

/** The demo site's clock. */
export interface DemoClock {
  /** Where it stands, and where it is being advanced to; null while it rests. */
  state(): Promise<{ readonly now: Date; readonly to: Date | null }>;
  /** Resolves when the clock stands at `at` or later, and everything that fell due on the way is done. */
  advanceTo(at: Date): Promise<void>;
}

const LOOK_MS = 30;

/** Asks the worker to advance the clock, as an operator does in the console, and waits until it has arrived. */
export class SandboxClock implements DemoClock {
  constructor(
    private readonly siteId: string,
    private readonly database: Database,
    private readonly sites: Sites,
    private readonly advances: ClockAdvances,
    private readonly signal: AbortSignal,
  ) {}

  state(): Promise<{ readonly now: Date; readonly to: Date | null }> {
    return this.database.transaction(siteScope(this.siteId), async (tx) => {
      const last = await this.advances.last(tx, this.siteId);
      return last ? { now: last.now, to: last.running ? last.to : null } : { now: (await this.sites.get(tx, this.siteId)).now, to: null };
    });
  }

  async advanceTo(at: Date): Promise<void> {
    while (!(await this.hasArrived(at))) await sleep(LOOK_MS, undefined, { signal: this.signal });
  }

  /**
   * Asks for the advance unless one is running: perhaps ours, perhaps one that a person in the console, or a run that was
   * killed, has asked for. Those are waited for alike.
   */
  private async hasArrived(at: Date): Promise<boolean> {
    try {
      const { now, to } = await this.state();
      if (to) return false;
      if (now >= at) return true;
      await this.database.transaction(siteScope(this.siteId), (tx) => this.advances.request(tx, this.siteId, at));
      return false;
    } catch (error) {
      // Somebody else was faster.
      if (error instanceof DomainError && (error.code === 'CONFLICT' || error.code === 'INVALID_INPUT')) return false;
      throw error;
    }
  }
}
