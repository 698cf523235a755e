import { SYSTEM } from '@ringroad/kernel';
import { MarketKeeper } from '@ringroad/market';
import { CONFIG, Database, JobQueue, pendingMigrations, type ReadyConfig } from '@ringroad/platform';
import { Inject, Injectable } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { migrations } from '../../../migrations/index.js';

const PATIENCE_MS = 2_000;

export type Check = 'ok' | string;
export type Checks = Readonly<Record<'database' | 'migrations' | 'queue' | 'market', Check>>;

/** Whether this process can do its work now. */
@Injectable()
export class Readiness {
  /** Migrations are never taken back while we run: once applied is enough. */
  private migrated = false;

  constructor(
    @Inject(CONFIG) private readonly config: ReadyConfig,
    private readonly database: Database,
    private readonly queue: JobQueue,
    private readonly market: MarketKeeper,
  ) {}

  async check(): Promise<Checks> {
    const [database, migrations, queue] = await Promise.all([
      outcome(this.database.transaction(SYSTEM, (tx) => tx.query('select 1'))),
      outcome(this.schemaIsThere()),
      outcome(this.queue.ping()),
    ]);
    return { database, migrations, queue, market: this.market.isWarm ? 'ok' : 'is being read' };
  }

  private async schemaIsThere(): Promise<void> {
    if (this.migrated) return;
    const pending = await pendingMigrations(this.config.databaseUrl, migrations);
    if (pending.length > 0) throw new Error(`pending: ${pending.join(', ')}`);
    this.migrated = true;
  }
}

/** The reason stays general: this page is open to anyone. */
async function outcome(work: Promise<unknown>): Promise<Check> {
  const timeout = new AbortController();
  try {
    return await Promise.race([
      work.then(() => 'ok', (error: unknown) => (error instanceof Error && error.message.startsWith('pending') ? error.message : 'does not answer')),
      sleep(PATIENCE_MS, 'does not answer in time', { signal: timeout.signal }),
    ]);
  } finally {
    timeout.abort();
  }
}
