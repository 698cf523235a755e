import { createRedisBackend, withBackend } from 'bullmq';
import { Redis } from 'ioredis';

const { Queue, Worker } = withBackend(createRedisBackend);
const QUEUE = 'delayed';
const A_YEAR_MS = 31_536_000_000;
const ADDED_AT_ONCE = 1_000;
/** The fastest of 4, 16, 64 and 256 on two cores. */
const CONCURRENCY = 64;

/** BullMQ's own timers: a delayed job for each moment, and a handler that does nothing. */
export class DelayedJobs {
  private constructor(
    private readonly connection: Redis,
    private readonly queue: InstanceType<typeof Queue>,
  ) {}

  /** @param pending jobs that wait a year */
  static async create(url: string, pending: number): Promise<DelayedJobs> {
    const connection = new Redis(url, { maxRetriesPerRequest: null });
    const jobs = new DelayedJobs(connection, new Queue(QUEUE, { connection }));
    await jobs.add(pending, A_YEAR_MS, 'pending');
    return jobs;
  }

  /** Jobs that come due at once and find nobody who works; then the clock runs until the last of them is done. */
  async run(count: number, round: number): Promise<{ readonly seconds: number; readonly correct: boolean }> {
    await this.add(count, 1, `round-${round}`);
    const done = new Set<string>();
    let runs = 0;
    const started = performance.now();
    const worker = new Worker(
      QUEUE,
      (job) => {
        runs += 1;
        done.add(job.id ?? '');
        return Promise.resolve();
      },
      { connection: this.connection, concurrency: CONCURRENCY },
    );
    while (done.size < count) await new Promise((resolve) => setTimeout(resolve, 5));
    const seconds = (performance.now() - started) / 1000;
    await worker.close();
    return { seconds, correct: runs === count };
  }

  async close(): Promise<void> {
    await this.queue.close();
    this.connection.disconnect();
  }

  private async add(count: number, delay: number, name: string): Promise<void> {
    for (let first = 0; first < count; first += ADDED_AT_ONCE) {
      const jobs = Array.from({ length: Math.min(ADDED_AT_ONCE, count - first) }, (_, i) => ({
        name,
        data: { contactPointId: `${name}-${first + i}` },
        opts: { jobId: `${name}-${first + i}`, delay, removeOnComplete: true, removeOnFail: true },
      }));
      await this.queue.addBulk(jobs);
    }
  }
}
