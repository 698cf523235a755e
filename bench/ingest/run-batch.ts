import { derivedId, newId, userIdOf } from '@ringroad/kernel';
import type { BenchCluster } from '../bench-cluster.js';
import { type Copied, copyRows } from '../copy-rows.js';
import type { LoadOutcome } from '../load/load-order.js';
import { ServerUnderLoad } from '../load/server-under-load.js';
import { median } from '../median.js';
import { processorMicros } from '../processor-time.js';
import type { Row } from '../row.js';
import { AD_POSTED_AT, adOf, sellerOf } from './bench-messages.js';
import { checkIntake } from './check-intake.js';

const CONNECTIONS = 16;
const BATCH = 100;
const ROUNDS = 3;
const SECONDS = 4;
const WARM_UP_SECONDS = 8;
const COPIED_ROWS = 200_000;
const CHUNK_ROWS = 1_000;
/** Now, as intake stamps what it stores: so both write to the same month's partition. */
const RECEIVED_AT = new Date().toISOString();

/** Path A batch: a hundred events a request, answered after their commit, against COPY of such rows into the same table. */
export async function runBatch(cluster: BenchCluster): Promise<Row[]> {
  const intake = await ServerUnderLoad.start(cluster, 'bench-batch');
  try {
    const load = (seconds: number) => intake.run({ path: '/v1/batch', batch: BATCH, connections: CONNECTIONS, seconds, perSecond: null });
    const outcomes: LoadOutcome[] = [await load(WARM_UP_SECONDS)];
    const rates: number[] = [];
    const cpuMicros: number[] = [];
    const copies: Copied[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const before = processorMicros(cluster.postmaster, intake.serverPid);
      const outcome = await load(SECONDS);
      cpuMicros.push((processorMicros(cluster.postmaster, intake.serverPid) - before) / outcome.messages);
      rates.push(outcome.messages / outcome.seconds);
      outcomes.push(outcome);
      copies.push(await copyEvents(cluster.url));
    }
    const [rate, limit] = [median(rates), median(copies.map(({ rows, seconds }) => rows / seconds))];
    const correct = (await checkIntake(cluster, intake.siteId, outcomes)) && copies.every(({ rows }) => rows === COPIED_ROWS);
    const p99 = median(outcomes.slice(1).map((outcome) => outcome.p99));
    const ours = { path: 'A-BATCH', correct } as const;
    return [
      { ...ours, name: `batch of ${BATCH}, ${CONNECTIONS} connections`, ours: rate, limit, ratio: rate / limit, goal: '≥ 0.35×', cpuMicros: median(cpuMicros), unit: 'rows/s', peer: 'COPY into the same table' },
      { ...ours, name: `batch of ${BATCH}, p99 at the peak`, ours: p99, limit: null, ratio: null, goal: '', cpuMicros: null, unit: 'ms' },
    ];
  } finally {
    await intake.stop();
  }
}

/** The same ads as those that are posted, of a site of their own, ready made: nothing but the COPY is on the clock. */
function copyEvents(url: string): Promise<Copied> {
  const siteId = newId();
  const chunks: Buffer[] = [];
  for (let first = 0; first < COPIED_ROWS; first += CHUNK_ROWS) {
    chunks.push(Buffer.from(Array.from({ length: CHUNK_ROWS }, (_, i) => lineOf(siteId, first + i)).join('')));
  }
  return copyRows(url, 'copy event (site_id, user_id, id, name, occurred_at, received_at, message_id, properties) from stdin', chunks);
}

function lineOf(siteId: string, n: number): string {
  const messageId = `copied-${n}`;
  const userId = userIdOf(siteId, sellerOf(n));
  return `${[siteId, userId, derivedId('event', siteId, messageId), 'Listing Posted', AD_POSTED_AT, RECEIVED_AT, messageId, JSON.stringify(adOf(n))].join('\t')}\n`;
}
