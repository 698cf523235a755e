import { SYSTEM } from '@ringroad/kernel';
import type { Database, ReadyConfig } from '@ringroad/platform';
import { setTimeout as sleep } from 'node:timers/promises';
import { serve } from '../running.js';
import { showImportProgress } from './import-progress.js';
import { JOURNEYS, refreshStatistics } from './refresh-statistics.js';

const POLL_MS = 250;
/** The tables' statistics are renewed with the first journeys and each time there are so many times more. */
const GROWN = 4;

export interface FoldJourneys {
  readonly config: ReadyConfig;
  readonly database: Database;
  readonly siteId: string;
  readonly isServed: () => Promise<boolean>;
  readonly isStopped: () => boolean;
}

/** How the wait ended: all is folded, someone pressed Ctrl-C, or the server that did the work went away. */
export type FoldEnd = 'folded' | 'stopped' | 'left';

/** Waits until the worker has made journeys of all that is stored; is that worker where nothing else runs. */
export async function foldJourneys(job: FoldJourneys): Promise<FoldEnd> {
  if ((await waiting(job)) === 0) return 'folded';
  const served = await job.isServed();
  const own = served ? undefined : await serve(job.config, { api: false, worker: true });
  try {
    return await untilFolded(job, served);
  } finally {
    await own?.close();
  }
}

async function untilFolded(job: FoldJourneys, served: boolean): Promise<FoldEnd> {
  const progress = showImportProgress('Journeys', 'users');
  const total = await waiting(job);
  let refreshAt = 1;
  try {
    for (;;) {
      const left = await waiting(job);
      const done = total - left;
      progress.report(done, total, done);
      if (left === 0) return 'folded';
      if (job.isStopped()) return 'stopped';
      if (served && !(await job.isServed())) return 'left';
      if (done >= refreshAt) {
        await refreshStatistics(job.config, JOURNEYS);
        refreshAt = done * GROWN;
      }
      await sleep(POLL_MS);
    }
  } finally {
    progress.end();
  }
}

/** Users whose facts lie stored and are not folded yet. Relies on the partial index outbox_open. */
async function waiting({ database, siteId }: FoldJourneys): Promise<number> {
  const [row] = await database.transaction(SYSTEM, (tx) =>
    tx.query<{ users: number }>(
      `select coalesce(sum(jsonb_array_length(payload->'userIds')), 0)::int as users from outbox
       where site_id = $1 and open_handlers > 0 and name = 'facts.stored'`,
      [siteId],
    ),
  );
  return row?.users ?? 0;
}
