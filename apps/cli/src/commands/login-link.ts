import { DomainError } from '@ringroad/kernel';
import { parseConfig } from '@ringroad/platform';
import { type Command, Option } from 'commander';
import { runningDatabase } from '../local-database.js';
import { PEOPLE, type Person, signInLinks } from '../running.js';

export function loginLinkCommand(program: Command): void {
  program
    .command('login-link')
    .description('print a fresh link that signs in once')
    .addOption(new Option('--as <person>', 'who signs in').choices(PEOPLE).makeOptionMandatory())
    .action(async ({ as }: { as: Person }) => {
      const link = (await signInLinks(await runningDatabase(parseConfig()), [as])).get(as);
      if (link === undefined) throw new DomainError('NOT_FOUND', `Nobody can sign in as ${as} yet. Wait for the demo world, or add one: npx ringroad member add --help`);
      console.log(link);
    });
}
