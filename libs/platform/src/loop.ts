import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';

export interface LoopOptions {
  readonly name: string;
  /** Does some work; true when there may be more right now. A long turn ends early when the signal says so. */
  readonly turn: (signal: AbortSignal) => Promise<boolean>;
  /** Waits for a hint or the poll interval. */
  readonly rest: (signal: AbortSignal) => Promise<void>;
  readonly log: Logger;
}

/** A background loop that survives its own failures (a database that restarts) and stops when asked to. */
export class Loop {
  private readonly abort = new AbortController();
  private readonly running: Promise<void>;

  constructor(private readonly options: LoopOptions) {
    this.running = this.run();
  }

  async stop(): Promise<void> {
    this.abort.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    const { signal } = this.abort;
    let failures = 0;
    while (!signal.aborted) {
      try {
        const more = await this.options.turn(signal);
        failures = 0;
        if (!more) await this.options.rest(signal);
      } catch (error) {
        failures += 1;
        this.options.log.warn({ err: error, loop: this.options.name }, 'a background loop failed and will try again');
        await sleep(Math.min(250 * 2 ** failures, 10_000), undefined, { signal }).catch(() => undefined);
      }
    }
  }
}
