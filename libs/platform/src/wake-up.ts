import { Injectable } from '@nestjs/common';
import { EventEmitter } from 'node:events';

/** Nobody calls `retries` and `stale`: what waits for them is only polled. */
export type Topic = 'outbox' | 'timers' | 'retries' | 'stale';

/**
 * Tells the loops of this process that there is work, so that they need not wait for their next poll. Only a hint:
 * other processes poll, and nothing is lost when nobody hears it.
 */
@Injectable()
export class WakeUp {
  private readonly emitter = new EventEmitter();

  call(topic: Topic): void {
    this.emitter.emit(topic);
  }

  /** Resolves at the next call for the topic, or after `milliseconds`. */
  wait(topic: Topic, milliseconds: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.emitter.off(topic, done);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      this.emitter.once(topic, done);
      signal.addEventListener('abort', done);
    });
  }
}
