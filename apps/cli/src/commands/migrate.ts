import { parseConfig } from '@ringroad/platform';
import type { Command } from 'commander';
import { withDatabase } from '../local-database.js';
import { updateSchema } from '../running.js';

export function migrateCommand(program: Command): void {
  program
    .command('migrate')
    .description('bring the database schema up to date')
    .action(() =>
      withDatabase(parseConfig(), async (config) => {
        const applied = await updateSchema(config);
        console.log(applied.length === 0 ? 'The schema is up to date.' : `Applied ${applied.join(', ')}.`);
      }),
    );
}
