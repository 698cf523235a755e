import { SYSTEM } from '@ringroad/kernel';
import type { BenchCluster } from '../bench-cluster.js';
import type { LoadOutcome } from '../load/load-order.js';

/** Each acknowledged message of the site is exactly one row, and nothing else is there. */
export async function checkIntake({ database }: BenchCluster, siteId: string, outcomes: readonly LoadOutcome[]): Promise<boolean> {
  const [rows] = await database.transaction(SYSTEM, (tx) =>
    tx.query<{ events: bigint; messages: bigint }>(`select count(*) as events, count(distinct message_id) as messages from event where site_id = $1`, [siteId]),
  );
  const acknowledged = outcomes.reduce((sum, outcome) => sum + outcome.messages, 0);
  const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
  const correct = Number(rows?.events) === acknowledged && rows?.events === rows?.messages && failed === 0;
  if (!correct) process.stderr.write(`ingest: ${rows?.events} rows of ${rows?.messages} messages, ${acknowledged} acknowledged, ${failed} failed\n`);
  return correct;
}
