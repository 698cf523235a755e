import { SYSTEM } from '@ringroad/kernel';
import { Database, type Site } from '@ringroad/platform';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { calendarAt } from './domain/budget-window.js';
import { addLosses, type LossLine } from './market.queries.js';

/** A partner reads these figures by the day: nobody misses the last second. */
const KEPT_MS = 1_000;

interface Tally {
  readonly siteId: string;
  readonly day: string;
  readonly lines: Map<string, LossLine & { count: number }>;
}

/**
 * Counts the losses of page views in memory and writes them once a second: each view has dozens, on rows that all views share, and
 * written with each view they would cost more than the auction. A process that is killed takes the last second of them with it; the
 * decisions themselves keep their losses.
 */
@Injectable()
export class LossTallies implements OnApplicationShutdown {
  private tallies = new Map<string, Tally>();
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();

  constructor(private readonly database: Database) {}

  add(site: Site, losses: readonly LossLine[]): void {
    if (losses.length === 0) return;
    const day = calendarAt(site.now, site.timezone).daily;
    const key = `${site.id} ${day}`;
    let tally = this.tallies.get(key);
    if (tally === undefined) this.tallies.set(key, (tally = { siteId: site.id, day, lines: new Map() }));
    for (const loss of losses) {
      const name = loss.campaignId + loss.reason;
      const line = tally.lines.get(name);
      if (line === undefined) tally.lines.set(name, { ...loss });
      else line.count += loss.count;
    }
    this.timer ??= setTimeout(() => this.write(), KEPT_MS).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearTimeout(this.timer);
    this.write();
    await this.writing;
  }

  private write(): void {
    this.timer = undefined;
    const tallies = [...this.tallies.values()];
    this.tallies = new Map();
    this.writing = this.writing
      .then(() =>
        this.database.transaction(SYSTEM, async (tx) => {
          for (const { siteId, day, lines } of tallies) await addLosses(tx, siteId, day, [...lines.values()]);
        }),
      )
      .catch((error: unknown) => process.emitWarning(`losses of page views could not be counted: ${String(error)}`));
  }
}
