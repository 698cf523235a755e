import { parseConfig } from '@ringroad/platform';
import type { Command } from 'commander';
import { runPart } from '../run-server.js';

export function apiCommand(program: Command): void {
  program
    .command('api')
    .description('serve HTTP only; needs DATABASE_URL and an up-to-date schema')
    .action(() => runPart(parseConfig(), { api: true, worker: false }));
}
