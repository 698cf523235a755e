/** npm passes a Ctrl-C on that the terminal has already delivered: two within this time are one wish. */
const SAME_WISH_MS = 1_000;
const CLOSED_WITHIN_MS = 20_000;

/** Ends a process in order: the last thing opened is closed first. */
export class Shutdown {
  private readonly closers: (() => Promise<void>)[] = [];
  private force = () => {};
  private wishedAt: number | undefined;
  private wish = () => {};
  /** Resolves at the first signal. */
  readonly wished = new Promise<void>((done) => {
    this.wish = done;
  });

  constructor() {
    // SIGHUP: the terminal was closed, and there is nobody left to write to.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => this.onSignal(signal));
    for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  }

  get isWished(): boolean {
    return this.wishedAt !== undefined;
  }

  add(close: () => Promise<void>): void {
    this.closers.push(close);
  }

  /** What is still to be done when someone cannot wait: quick, and it must not throw. */
  whenForced(force: () => void): void {
    this.force = force;
  }

  /** Closes everything. One that fails does not keep the others open; the first failure is thrown at the end. */
  async close(): Promise<void> {
    const failures: unknown[] = [];
    for (let close = this.closers.pop(); close !== undefined; close = this.closers.pop()) {
      await close().catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  }

  private onSignal(signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP'): void {
    const now = performance.now();
    if (this.wishedAt === undefined) {
      this.wishedAt = now;
      if (signal === 'SIGINT') console.error('\nStopping … (Ctrl-C again to force)');
      this.wish();
      setTimeout(() => this.giveUp('Something does not stop; it is ended now.'), CLOSED_WITHIN_MS).unref();
    } else if (now - this.wishedAt > SAME_WISH_MS) {
      this.giveUp('Forced.');
    }
  }

  private giveUp(why: string): never {
    console.error(why);
    this.force();
    process.exit(130);
  }
}
