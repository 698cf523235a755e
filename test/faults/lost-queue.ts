import { Redis } from 'ioredis';
import { Client } from 'pg';

/** The queue's own store, which may be lost: Redis, or BullMQ's tables in Postgres. */
export interface QueueStore {
  /** Jobs that wait or are being run. */
  jobs(): Promise<number>;
  /** All of it is gone at once, as with a Redis whose disk failed. */
  lose(): Promise<void>;
  close(): Promise<void>;
}

/** @param redisUrl undefined where the jobs lie in Postgres */
export async function openQueueStore(databaseUrl: string, redisUrl: string | undefined): Promise<QueueStore> {
  return redisUrl === undefined ? openPostgres(databaseUrl) : openRedis(redisUrl);
}

async function openPostgres(url: string): Promise<QueueStore> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return {
    jobs: async () => Number((await client.query<{ count: string }>('select count(*) from bullmq.job')).rows[0]?.count),
    lose: async () => void (await client.query('truncate bullmq.job cascade')),
    close: () => client.end(),
  };
}

function openRedis(url: string): QueueStore {
  const redis = new Redis(url);
  return {
    // A job's own key ends with its id, which begins with a handler's name: of the queue's other keys none has a dot.
    jobs: async () => (await redis.keys('{ringroad-events}:events:*.*')).length,
    lose: async () => void (await redis.flushall()),
    close: () => Promise.resolve(redis.disconnect()),
  };
}
