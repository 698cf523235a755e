import type { HandlerName } from '@ringroad/kernel';
import {
  type BackendClasses,
  createPostgresBackend,
  createRedisBackend,
  type IQueueBackend,
  runMigrations,
  withBackend,
} from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import type { ReadyConfig } from './config.js';

/** A job carries the ids of outbox rows for one handler: batches, never one job per message. */
export interface HandlerJob {
  readonly handler: HandlerName;
  readonly outboxIds: readonly string[];
}

const QUEUE = 'events';
/** Redis Cluster keeps a queue's keys together by the hash tag. */
const PREFIX = '{ringroad-events}';

export interface RunningWorker {
  close(): Promise<void>;
}

/** BullMQ on Postgres, or on Redis where REDIS_URL is set: one code path, and nothing in it that Postgres does not know too. */
export class JobQueue {
  private constructor(
    private readonly backend: ReturnType<typeof backedBy>,
    private readonly release: () => Promise<void>,
  ) {}

  static open(config: ReadyConfig): JobQueue {
    if (config.redisUrl) {
      const redis = new Redis(config.redisUrl, { maxRetriesPerRequest: null });
      redis.on('error', ignoreReconnect);
      return new JobQueue(backedBy(withBackend(createRedisBackend), redis), async () => redis.disconnect());
    }
    const pool = new pg.Pool({
      connectionString: config.databaseUrl,
      max: 8,
      options: '-c search_path=bullmq,public -c role=ringroad_app',
    });
    pool.on('error', ignoreReconnect);
    return new JobQueue(backedBy(withBackend(createPostgresBackend), pool), () => pool.end());
  }

  /** Adds jobs of freshly relayed events: those that wait already are not added twice. `again` tells a retry from a job that just ends. */
  async addAll(jobs: readonly HandlerJob[], again?: string): Promise<void> {
    await this.backend.queue.addBulk(
      jobs.map((data) => ({
        name: data.handler,
        data,
        opts: {
          jobId: [data.handler, data.outboxIds[0], data.outboxIds.length, again].filter(Boolean).join('-'),
          attempts: 8,
          backoff: { type: 'exponential', delay: 250 },
          removeOnComplete: true,
          removeOnFail: true,
        },
      })),
    );
  }

  /** Rejects when the queue's store does not answer; waits for a Redis that is reconnecting. */
  async ping(): Promise<void> {
    await this.backend.queue.getJobCounts('waiting');
  }

  /** Runs `process` for each job, `concurrency` at a time, again after a crash within seconds. */
  work(process: (job: HandlerJob) => Promise<void>, concurrency: number): RunningWorker {
    return this.backend.work(process, concurrency);
  }

  async close(): Promise<void> {
    await this.backend.queue.close();
    await this.release();
  }
}

function backedBy<B extends IQueueBackend, Connection>(classes: BackendClasses<B, Connection>, connection: Connection) {
  const queue = new classes.Queue<HandlerJob>(QUEUE, { connection, prefix: PREFIX });
  queue.on('error', ignoreReconnect);
  const work = (process: (job: HandlerJob) => Promise<void>, concurrency: number): RunningWorker => {
    const worker = new classes.Worker<HandlerJob>(QUEUE, (job) => process(job.data), {
      connection,
      prefix: PREFIX,
      concurrency,
      lockDuration: 5_000,
      stalledInterval: 3_000,
      maxStalledCount: 3,
      drainDelay: 1,
    });
    worker.on('error', ignoreReconnect);
    return worker;
  };
  return { queue: queue as Pick<typeof queue, 'addBulk' | 'close' | 'getJobCounts'>, work };
}

/** Both clients reconnect by themselves; an add that fails is reported to its caller, a job that fails comes again. */
function ignoreReconnect(): void {}

/**
 * Creates BullMQ's own tables in the schema `bullmq`. Part of migrating; never done on the fly. BullMQ makes a sequence per
 * queue at first use, so the app may create there (and nowhere else).
 */
export async function migrateJobQueue(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await runMigrations(client as never, 'bullmq');
    await client.query(`
      grant usage, create on schema bullmq to ringroad_app;
      grant select, insert, update, delete on all tables in schema bullmq to ringroad_app;
      grant usage, select on all sequences in schema bullmq to ringroad_app;
      grant execute on all functions in schema bullmq to ringroad_app`);
  } finally {
    await client.end();
  }
}
