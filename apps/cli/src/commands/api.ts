import { parseConfig } from '@ringroad/platform';
import type { Command } from 'commander';
import { runPart } from '../run-server.js';

export function apiCommand(program: Command, env: NodeJS.ProcessEnv): void {
  program
    .command('api')
    .description('serve HTTP only; needs DATABASE_URL and an up-to-date schema')
    .action(() => runPart(parseConfig(env), { api: true, worker: false }));
}
