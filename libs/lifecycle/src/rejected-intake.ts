import { newId, SYSTEM } from '@ringroad/kernel';
import { Database, KeyRing, type Site } from '@ringroad/platform';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Problem } from './domain/intake-message.js';
import { type RefusedMessage, refusedMessage, withSentAt } from './domain/refused-message.js';
import { addRejected, type MessageSource, type NewRejected, trimRejected } from './rejected-messages.queries.js';

interface Waiting extends RefusedMessage {
  readonly siteId: string;
  readonly source: MessageSource;
  readonly sentAt: unknown;
  readonly at: Date;
}

interface Queue {
  readonly waiting: Waiting[];
  bytes: number;
  /** What came since the last trimming; Infinity before the first. */
  untrimmed: number;
}

/**
 * What is kept of one site, what may wait for it in this process, and how many are written in one turn, by whose word it is. Anybody can
 * send anything with a page's key: that pushes out only its like, and waits behind everything else.
 */
const BOUNDS: Readonly<Record<MessageSource, { readonly rows: number; readonly bytes: number; readonly waiting: number; readonly waitingBytes: number; readonly turn: number }>> = {
  server: { rows: 6_000, bytes: 48_000_000, waiting: 10_000, waitingBytes: 8_000_000, turn: 75 },
  import: { rows: 2_000, bytes: 8_000_000, waiting: 10_000, waitingBytes: 8_000_000, turn: 75 },
  page: { rows: 2_000, bytes: 8_000_000, waiting: 1_000, waitingBytes: 2_000_000, turn: 25 },
};
const TURN_EVERY_MS = 100;
const TURN_BYTES = 500_000;
/** Rows, or as many times eight kilobytes. */
const TRIM_EVERY = 250;
const TRIM_BYTES = 8_000;
const RETRY_MS = 1_000;
const ATTEMPTS = 3;

/**
 * Keeps what intake refuses, beside the way of what it takes: a refusal is answered at once, and its message written later, a few at a
 * time, in a transaction of its own. What is too much is dropped: a good message never waits for a bad one, and the disk does not fill.
 */
@Injectable()
export class RejectedIntake implements OnApplicationShutdown {
  private readonly queues = new Map<string, Queue>();
  private working: Promise<void> | undefined;
  private hurried = false;
  /** Since it was last told; a page's garbage is not worth a word. */
  private dropped = 0;

  constructor(
    private readonly keyRing: KeyRing,
    private readonly database: Database,
  ) {}

  /** @param sentAt when the batch of the message says it was sent */
  keep(site: Pick<Site, 'id' | 'now'>, source: MessageSource, message: unknown, problem: Problem, sentAt?: unknown): void {
    const key = `${source} ${site.id}`;
    const queue = this.queues.get(key) ?? { waiting: [], bytes: 0, untrimmed: Infinity };
    const bounds = BOUNDS[source];
    if (queue.waiting.length >= bounds.waiting || queue.bytes >= bounds.waitingBytes) {
      if (source !== 'page') this.dropped += 1;
      return;
    }
    const refused = refusedMessage(message, problem);
    if (refused === null) return;
    this.queues.set(key, queue);
    const saysItself = (message as { sentAt?: unknown } | null)?.sentAt !== undefined;
    queue.waiting.push({ ...refused, siteId: site.id, source, sentAt: saysItself ? undefined : sentAt, at: site.now });
    queue.bytes += refused.text.length;
    this.working ??= this.work();
  }

  /** Resolves when everything that was kept so far is written. */
  async settle(): Promise<void> {
    this.hurried = true;
    while (this.working) await this.working;
    this.hurried = false;
  }

  onApplicationShutdown(): Promise<void> {
    return this.settle();
  }

  private async work(): Promise<void> {
    for (let failures = 0; ; ) {
      if (!this.hurried) await sleep(failures > 0 ? RETRY_MS : TURN_EVERY_MS);
      const turn = [...this.queues.values()].map((queue) => ({ queue, batch: firstOf(queue) }));
      if (turn.every(({ batch }) => batch.length === 0)) break;
      try {
        await this.write(turn.flatMap(({ batch }) => batch));
      } catch (error) {
        failures += 1;
        // A database that is away comes back; what it will never take must not stand in the way for ever, nor of a shutdown.
        if (failures < ATTEMPTS || !(this.hurried || isOfData(error))) continue;
        this.dropped += turn.reduce((sum, { batch }) => sum + batch.length, 0);
      }
      failures = 0;
      for (const { queue, batch } of turn) {
        queue.waiting.splice(0, batch.length);
        const bytes = batch.reduce((sum, { text }) => sum + text.length, 0);
        queue.bytes -= bytes;
        queue.untrimmed += batch.length + bytes / TRIM_BYTES;
        if (batch[0] && queue.untrimmed >= TRIM_EVERY) await this.trim(queue, batch[0]);
      }
    }
    this.working = undefined;
    if (this.dropped > 0) process.emitWarning(`${this.dropped} refused messages could not be kept for the operator: they came faster than they are written, or the database did not take them.`);
    this.dropped = 0;
  }

  private async write(batch: readonly Waiting[]): Promise<void> {
    const rows = new Map<string, NewRejected>();
    for (const { siteId, source, text, name, path, reason, sentAt, at } of batch) {
      // Without the time of sending: it is another each time a client tries the same message again.
      const bodyHash = this.keyRing.bodyHash(text);
      const key = `${siteId} ${source} ${bodyHash.toString('latin1')}`;
      const same = rows.get(key);
      if (same) rows.set(key, { ...same, count: same.count + 1 });
      else {
        const { key: own, wrapped } = this.keyRing.newPersonKey();
        const body = this.keyRing.sealText(own, withSentAt(text, sentAt));
        rows.set(key, { siteId, id: newId(), source, bodyHash, wrappedKey: wrapped, body, name, path, reason, count: 1, receivedAt: at });
      }
    }
    await this.database.transaction(SYSTEM, (tx) => addRejected(tx, [...rows.values()]));
  }

  private async trim(queue: Queue, { siteId, source }: Waiting): Promise<void> {
    queue.untrimmed = 0;
    // Trimmed again after as many more, should it fail.
    await this.database.transaction(SYSTEM, (tx) => trimRejected(tx, siteId, source, BOUNDS[source])).catch(() => undefined);
  }
}

/** SQLSTATE classes 22 and 23: the rows are what is wrong. */
function isOfData(error: unknown): boolean {
  return /^2[23]/.test(String((error as { code?: unknown } | null)?.code));
}

/** What is written of a queue in one turn: so few, and so little, that nobody notices. */
function firstOf({ waiting }: Queue): Waiting[] {
  const most = BOUNDS[waiting[0]?.source ?? 'page'].turn;
  let bytes = 0;
  const end = waiting.findIndex(({ text }, index) => index >= most || (index > 0 && (bytes += text.length) > TURN_BYTES));
  return waiting.slice(0, end === -1 ? most : end);
}
