import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'undici';
import { quantile } from '../median.js';
import { messageOf } from '../ingest/bench-messages.js';
import type { LoadOrder, LoadOutcome } from './load-order.js';

/** Each twentieth request is sent again, as an SDK does after a timeout. */
const RESENT_EVERY = 20;

/** A load generator in a process of its own: orders come from the parent one at a time. */
process.on('message', (order) => void run(order as LoadOrder).then((outcome) => process.send?.(outcome)));
process.once('disconnect', () => process.exit());

async function run(order: LoadOrder): Promise<LoadOutcome> {
  const pool = new Pool(order.url, { connections: order.connections, pipelining: 1 });
  const latencies: number[] = [];
  const stored = new Set<number>();
  let failed = 0;
  let sent = 0;
  const one = async (since: number) => {
    sent += 1;
    // A message sent again must say the same: all of it follows from its number.
    const n = sent % RESENT_EVERY === 0 ? sent - 1 : sent;
    if ((await post(pool, order, bodyOf(order, n))) !== 200) return void (failed += 1);
    stored.add(n);
    latencies.push(performance.now() - since);
  };
  const started = performance.now();
  await (order.perSecond === null ? closedLoop(order, one) : byTheClock(order.seconds, order.perSecond, one));
  const seconds = (performance.now() - started) / 1000;
  await pool.close();
  const answered = latencies.length;
  const messages = stored.size * (order.batch ?? 1);
  return { answered, messages, failed, perSecond: answered / seconds, seconds, p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99) };
}

async function closedLoop({ connections, seconds }: LoadOrder, one: (since: number) => Promise<void>): Promise<void> {
  const until = performance.now() + seconds * 1000;
  const caller = async () => {
    for (let now = performance.now(); now < until; now = performance.now()) await one(now);
  };
  await Promise.all(Array.from({ length: connections }, caller));
}

async function byTheClock(seconds: number, perSecond: number, one: (since: number) => Promise<void>): Promise<void> {
  const started = performance.now();
  const total = Math.floor(seconds * perSecond);
  const running: Promise<void>[] = [];
  while (running.length < total) {
    const due = started + (running.length / perSecond) * 1000;
    if (performance.now() < due) await sleep(1);
    else running.push(one(due));
  }
  await Promise.all(running);
}

function bodyOf({ prefix, batch, pageView }: LoadOrder, n: number): string {
  if (pageView) return JSON.stringify({ userId: `user-${pageView.firstUser + n}`, page: 'my-ad', listingId: `L${pageView.firstUser + n}`, slots: pageView.slots });
  if (batch === null) return JSON.stringify(messageOf(`${prefix}-${n}`, n));
  const messages = Array.from({ length: batch }, (_, i) => ({ type: 'track', ...messageOf(`${prefix}-${n}-${i}`, n * batch + i) }));
  return JSON.stringify({ batch: messages });
}

/** The status of the answer; 0 when there was none. dispatch, not request: the generator shares the machine with the server. */
function post(pool: Pool, { path, authorization }: LoadOrder, body: string): Promise<number> {
  return new Promise((resolve) => {
    let status = 0;
    const headers = { authorization, 'content-type': 'application/json' };
    pool.dispatch(
      { method: 'POST', path, headers, body },
      {
        // Its presence marks a handler of undici 7.
        onRequestStart: () => undefined,
        onResponseStart: (_controller, statusCode) => {
          status = statusCode;
        },
        onResponseEnd: () => resolve(status),
        onResponseError: () => resolve(0),
      },
    );
  });
}
