import { parseConfig } from '@ringroad/platform';
import { type Command, Option } from 'commander';
import { runningDatabase } from '../local-database.js';
import { PEOPLE, type Person, signInLink } from '../running.js';

export function loginLinkCommand(program: Command, env: NodeJS.ProcessEnv): void {
  program
    .command('login-link')
    .description('print a fresh link that signs in once')
    .addOption(new Option('--as <person>', 'who signs in').choices(PEOPLE).makeOptionMandatory())
    .action(async ({ as }: { as: Person }) => {
      console.log(await signInLink(await runningDatabase(parseConfig(env)), as));
    });
}
