import { parseConfig } from '@ringroad/platform';
import type { Command } from 'commander';
import { runAll } from '../run-server.js';

export function startCommand(program: Command): void {
  program
    .command('start')
    .description('run everything in one process and print sign-in links; with a database of its own unless DATABASE_URL is set')
    .action(() => runAll(parseConfig()));
}
