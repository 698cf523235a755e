import { siteScope, SYSTEM } from '@ringroad/kernel';
import { Database, LOGGER, type Logger, Loop, Sites, type Tx } from '@ringroad/platform';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { lessonsOf } from './lesson.queries.js';
import { MarketCatalogue, prepare } from './market-catalogue.js';

/** What a big market learns, it knows so much later at most, and the time it takes to rate it. */
const ROUND_MS = 10_000;
/** The program starts without what has not been read by then; it goes on reading. */
const PATIENCE_MS = 30_000;
/** What takes longer is told in the log. */
const LONG_MS = 1_000;

/**
 * Lets this process know the market of each site before it serves or decides, and follow it while nobody decides: whoever decides
 * finds campaigns in memory, and reads what was touched since.
 */
@Injectable()
export class MarketKeeper implements OnModuleInit, BeforeApplicationShutdown {
  private readonly stopping = new AbortController();
  private loop: Loop | undefined;
  private warm = false;

  constructor(
    private readonly database: Database,
    private readonly sites: Sites,
    private readonly catalogue: MarketCatalogue,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /** Whether the sites there were at the start have been read. */
  get isWarm(): boolean {
    return this.warm;
  }

  /** Modules are initialised before the server listens and the worker's loops begin. */
  async onModuleInit(): Promise<void> {
    const first = this.round().catch((error: unknown) => this.log.warn({ err: error }, 'the market could not be read ahead'));
    const impatience = new AbortController();
    await Promise.race([first, sleep(PATIENCE_MS, undefined, { signal: impatience.signal })]);
    impatience.abort();
    if (!this.warm) this.log.warn('the program starts before it has read the market of each site: first decisions may take long');
    const turn = async (): Promise<boolean> => {
      await first;
      await this.round();
      return false;
    };
    const rest = (signal: AbortSignal) => sleep(ROUND_MS, undefined, { signal }).catch(() => undefined);
    this.loop = new Loop({ name: 'market', turn, rest, log: this.log });
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.loop?.stop();
  }

  private async round(): Promise<void> {
    const sites = await this.database.transaction(SYSTEM, (tx) => this.sites.all(tx));
    for (const { id } of sites) {
      if (this.stopping.signal.aborted) return;
      // One that cannot be read must not keep the others from it.
      await this.look(id).catch((error: unknown) => this.log.warn({ err: error, siteId: id }, 'the market of a site could not be read ahead'));
    }
    this.warm = true;
  }

  private async look(siteId: string): Promise<void> {
    const began = performance.now();
    const inSite = <T>(work: (tx: Tx) => Promise<T>) => this.database.transaction(siteScope(siteId), work);
    const market = await inSite(async (tx) => this.catalogue.load(tx, await this.sites.get(tx, siteId)));
    await prepare(market);
    await this.catalogue.learn(siteId, () => inSite((tx) => lessonsOf(tx, siteId)));
    const milliseconds = Math.round(performance.now() - began);
    if (milliseconds >= LONG_MS) this.log.info({ siteId, campaigns: market.size, milliseconds }, 'the market of a site was read ahead');
  }
}
