import { connect, JobQueue, OutboxRelay, parseConfig } from '@ringroad/platform';
import type { Command } from 'commander';
import { withDatabase } from '../local-database.js';
import { requireSchema } from '../running.js';

export function rebuildCommand(program: Command): void {
  program
    .command('rebuild')
    .description('queue again what Postgres says is unfinished, after the queue was lost')
    .option('--parked', 'also have tried again what was parked, once its cause is mended')
    .action(({ parked }: { readonly parked?: true }) =>
      withDatabase(parseConfig(), async (config) => {
        await requireSchema(config);
        const database = await connect({ url: config.databaseUrl, poolSize: 1 });
        const queue = JobQueue.open(config);
        try {
          const relay = new OutboxRelay(database, queue);
          if (parked) {
            const opened = await relay.unpark();
            console.log(opened === 0 ? 'No event was parked.' : `${opened} parked ${opened === 1 ? 'event' : 'events'} will be tried again by the worker.`);
          }
          const unfinished = await relay.rewind();
          console.log(unfinished === 0 ? 'Nothing was lost: no event is unfinished.' : `${unfinished} unfinished events will be handed on again by the worker.`);
        } finally {
          await queue.close();
          await database.close();
        }
      }),
    );
}
