import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'undici';
import { quantile } from '../median.js';
import type { LoadOrder, LoadOutcome } from './load-order.js';

/** Each twentieth message is sent again, as an SDK does after a timeout. */
const RESENT_EVERY = 20;
const BRANDS = ['BMW', 'Audi', 'Volkswagen', 'Toyota', 'Skoda'] as const;

/** A load generator in a process of its own: orders come from the parent one at a time. */
process.on('message', (order) => void run(order as LoadOrder).then((outcome) => process.send?.(outcome)));
process.once('disconnect', () => process.exit());

async function run(order: LoadOrder): Promise<LoadOutcome> {
  const pool = new Pool(order.url, { connections: order.connections, pipelining: 1 });
  const latencies: number[] = [];
  const messages = new Set<string>();
  let failed = 0;
  let sent = 0;
  const one = async (since: number) => {
    sent += 1;
    const messageId = `${order.prefix}-${sent % RESENT_EVERY === 0 ? sent - 1 : sent}`;
    if ((await post(pool, order, bodyOf(messageId, sent))) !== 200) return void (failed += 1);
    messages.add(messageId);
    latencies.push(performance.now() - since);
  };
  const started = performance.now();
  await (order.perSecond === null ? closedLoop(order, one) : byTheClock(order.seconds, order.perSecond, one));
  const seconds = (performance.now() - started) / 1000;
  await pool.close();
  const answered = latencies.length;
  return { answered, messages: messages.size, failed, perSecond: answered / seconds, p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99) };
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

/** A message sent again must say the same: what varies follows from its id. */
function bodyOf(messageId: string, sent: number): string {
  const n = sent % RESENT_EVERY === 0 ? sent - 1 : sent;
  const properties = { listingId: `L${n}`, assetId: `A${n}`, brand: BRANDS[n % BRANDS.length], model: 'X', year: 2000 + (n % 20), price: 10_000 + n, currency: 'BYN', mileageKm: 1000 * (n % 300), region: 'Minsk' };
  return JSON.stringify({ messageId, userId: `user-${n % 20_000}`, event: 'Listing Posted', timestamp: '2026-03-02T09:00:00.000Z', properties });
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
