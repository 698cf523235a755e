import { connect, JobQueue, OutboxRelay, parseConfig } from '@ringroad/platform';
import type { Command } from 'commander';
import { withDatabase } from '../local-database.js';
import { requireSchema } from '../running.js';

export function rebuildCommand(program: Command): void {
  program
    .command('rebuild')
    .description('queue again what Postgres says is unfinished, after the queue was lost')
    .action(() =>
      withDatabase(parseConfig(), async (config) => {
        await requireSchema(config);
        const database = await connect({ url: config.databaseUrl, poolSize: 1 });
        const queue = JobQueue.open(config);
        try {
          const unfinished = await new OutboxRelay(database, queue).rewind();
          console.log(unfinished === 0 ? 'Nothing was lost: no event is unfinished.' : `${unfinished} unfinished events will be handed on again by the worker.`);
        } finally {
          await queue.close();
          await database.close();
        }
      }),
    );
}
