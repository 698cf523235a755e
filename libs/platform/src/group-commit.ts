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
}

/**
 * Collects concurrent requests and commits them together; each caller is answered after the commit. While one batch is
 * being written the next one fills, so a lone request waits for nobody and a crowd shares one fsync.
 * A batch that fails is written again in halves until the request that breaks it stands alone and gets its own error; an outage is
 * everybody's error at once.
 */
export class GroupCommit<Request, Answer> {
  private waiting: Waiting<Request, Answer>[] = [];
  private flushing: Promise<void> | undefined;
  private readonly maxBatch: number;

  constructor(private readonly options: GroupCommitOptions<Request, Answer>) {
    this.maxBatch = options.maxBatch ?? 1000;
  }

  submit(request: Request): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ request, resolve, reject });
      this.flushing ??= this.drain();
    });
  }

  /** Resolves when everything submitted so far is answered. */
  async settle(): Promise<void> {
    while (this.flushing) await this.flushing;
  }

  private async drain(): Promise<void> {
    // One turn of the event loop: requests that arrived in the same read of the sockets share the batch.
    await new Promise<void>((resolve) => setImmediate(resolve));
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, this.maxBatch);
      await this.write(batch);
    }
    this.flushing = undefined;
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
