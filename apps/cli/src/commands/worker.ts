import { parseConfig } from '@ringroad/platform';
import type { Command } from 'commander';
import { runPart } from '../run-server.js';

export function workerCommand(program: Command): void {
  program
    .command('worker')
    .description('run jobs and timers only; needs DATABASE_URL and an up-to-date schema')
    .action(() => runPart(parseConfig(), { api: false, worker: true }));
}
