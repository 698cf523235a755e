import { natureOf } from './error-nature.js';

interface Waiting<Request, Answer> {
  readonly request: Request;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

export interface GroupCommitOptions<Request, Answer> {
  /** Writes the whole batch in one transaction and answers each request in order. Throws when nothing was written. */
  readonly flush: (batch: readonly Request[]) => Promise<readonly Answer[]>;
  readonly maxBatch?: number;
  /** Batches written side by side, each on a connection of its own; 1 unless a batch waits for Postgres longer than it works. */
  readonly writers?: number;
}

/**
 * Collects concurrent requests and commits them together; each caller is answered after the commit. While the batches are
 * being written the next one fills, so a lone request waits for nobody and a crowd shares one fsync.
 * A batch that fails is written again in halves until the request that breaks it stands alone and gets its own error; an outage is
 * everybody's error at once.
 */
export class GroupCommit<Request, Answer> {
  private waiting: Waiting<Request, Answer>[] = [];
  /** A writer waits for the turn of the event loop to end: whoever comes until then is of its batch. */
  private starting = false;
  private running = 0;
  private readonly flushing = new Set<Promise<void>>();
  private readonly maxBatch: number;
  private readonly writers: number;

  constructor(private readonly options: GroupCommitOptions<Request, Answer>) {
    this.maxBatch = options.maxBatch ?? 1000;
    this.writers = options.writers ?? 1;
  }

  submit(request: Request): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ request, resolve, reject });
      if (this.starting || this.running >= this.writers) return;
      const drained = this.drain();
      this.flushing.add(drained);
      void drained.then(() => this.flushing.delete(drained));
    });
  }

  /** Resolves when everything submitted so far is answered. */
  async settle(): Promise<void> {
    while (this.flushing.size > 0) await Promise.all(this.flushing);
  }

  private async drain(): Promise<void> {
    // One turn of the event loop: requests that arrived in the same read of the sockets share the batch.
    this.running += 1;
    this.starting = true;
    await new Promise<void>((resolve) => setImmediate(resolve));
    this.starting = false;
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, this.maxBatch);
      await this.write(batch);
    }
    // In the same breath as the last look: whoever comes now starts a writer of their own.
    this.running -= 1;
  }

  private async write(batch: readonly Waiting<Request, Answer>[]): Promise<void> {
    try {
      const answers = await this.options.flush(batch.map((each) => each.request));
      if (answers.length !== batch.length) throw new Error(`A group commit answered ${answers.length} of ${batch.length} requests`);
      batch.forEach((each, index) => each.resolve(answers[index] as Answer));
    } catch (error) {
      if (batch.length === 1 || natureOf(error) === 'passing') return batch.forEach((each) => each.reject(error));
      const middle = batch.length >> 1;
      await this.write(batch.slice(0, middle));
      await this.write(batch.slice(middle));
    }
  }
}
