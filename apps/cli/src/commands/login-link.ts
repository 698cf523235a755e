import { DomainError } from '@ringroad/kernel';
import { parseConfig } from '@ringroad/platform';
import { type Command, Option } from 'commander';
import { runningDatabase } from '../local-database.js';
import { PEOPLE, type Person, signInLink, type Wanted } from '../sign-in-links.js';

interface Options {
  readonly as?: Person;
  readonly partner?: string;
  readonly email?: string;
}

export function loginLinkCommand(program: Command): void {
  program
    .command('login-link')
    .description('print a fresh link that signs in once')
    .addOption(new Option('--as <person>', 'who signs in').choices(PEOPLE))
    .option('--partner <name>', 'with --as partner: staff of this one, as an offer names it (otherwise one whose offer the user can take)')
    .option('--email <address>', 'or: the member who signs in with it')
    .action(async (options: Options) => {
      const wanted = wantedBy(options);
      const { url, partner } = await signInLink(await runningDatabase(parseConfig()), wanted).catch((error: unknown) => {
        if (!('as' in wanted) || !(error instanceof DomainError) || error.code !== 'NOT_FOUND') throw error;
        throw new DomainError('NOT_FOUND', `Nobody can sign in as ${wanted.as} yet. Wait for the demo world, or add one: npx ringroad member add --help`);
      });
      if (partner) console.error(`${partner.name}${partner.hasOffer ? ", whose offer lies in the user's inbox" : ''}:`);
      console.log(url);
    });
}

function wantedBy({ as, partner, email }: Options): Wanted {
  if (email !== undefined && as === undefined && partner === undefined) return { email };
  if (partner !== undefined && as === 'partner' && email === undefined) return { partner };
  if (as !== undefined && partner === undefined && email === undefined) return { as };
  throw new DomainError('INVALID_INPUT', 'Say who signs in: --as operator, --as user, --as partner, --as partner --partner "NAME", or --email ADDRESS.');
}
