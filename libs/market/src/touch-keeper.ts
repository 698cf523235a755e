import { siteScope } from '@ringroad/kernel';
import { Database, type Site, Timed, type TimedWork } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';
import { LAPSES_MS } from './market-catalogue.js';
import { forgetTouches } from './touch.queries.js';

const ROUND_MS = 60_000;

/** Keeps the table of touches short: what is twice as old as a process may lag behind is read by nobody any more. */
@Timed()
@Injectable()
export class TouchKeeper implements TimedWork {
  private readonly rounds = new Map<string, number>();

  constructor(private readonly database: Database) {}

  /** By the machine's clock, not the site's: that of a sandbox may leap. */
  async fireDue(site: Site): Promise<number> {
    const now = performance.now();
    if (now - (this.rounds.get(site.id) ?? -ROUND_MS) < ROUND_MS) return 0;
    this.rounds.set(site.id, now);
    await this.database.transaction(siteScope(site.id), (tx) => forgetTouches(tx, site.id, (2 * LAPSES_MS) / 1_000));
    return 0;
  }

  async nextDue(): Promise<Date | null> {
    return null;
  }
}
