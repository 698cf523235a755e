import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

/** A process of the bench's own that answers one task after the other, and ends when it is let go. */
export class Child {
  private constructor(private readonly child: ChildProcess) {}

  static fork(program: URL, flags: readonly string[] = []): Child {
    return new Child(fork(program, { execArgv: [...flags] }));
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  /** Sends it a task and waits for its answer; raises when it ends instead. */
  async ask<Answer>(task: object): Promise<Answer> {
    const over = new AbortController();
    const ended = once(this.child, 'exit', { signal: over.signal }).then(() => Promise.reject(new Error('a process of the bench ended before it answered')));
    const answered = once(this.child, 'message', { signal: over.signal });
    this.child.send(task);
    try {
      const [answer] = (await Promise.race([answered, ended])) as [Answer];
      return answer;
    } finally {
      over.abort();
      await Promise.allSettled([ended, answered]);
    }
  }

  async end(): Promise<void> {
    if (this.child.connected) this.child.disconnect();
    if (this.child.exitCode === null && this.child.signalCode === null) await once(this.child, 'exit');
  }
}
