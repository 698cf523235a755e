import { DomainError } from '@ringroad/kernel';
import { Members, type Tx } from '@ringroad/platform';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { randomBytes } from 'node:crypto';
import { administer, chosenSite } from '../administer.js';

interface NewMember {
  readonly role: 'operator' | 'partner';
  readonly email: string;
  readonly name: string;
  readonly partner?: string;
  readonly site?: string;
  readonly language: 'en' | 'ru';
}

export function memberCommand(program: Command): void {
  program
    .command('member')
    .description('the people who sign in: operators and staff of partners')
    .command('add')
    .description('let somebody sign in; prints the password, once')
    .addOption(new Option('--role <role>', 'operator: staff of the site; partner: staff of a partner').choices(['operator', 'partner']).makeOptionMandatory())
    .requiredOption('--email <address>', 'what they sign in with', addressOf)
    .requiredOption('--name <name>', 'their name')
    .option('--partner <name>', 'the partner they work for; with --role partner')
    .addOption(new Option('--language <language>', 'of their screens').choices(['en', 'ru']).default('en'))
    .option('--site <slug>', 'where there are several')
    .action(({ role, email, name, partner, site: slug, language }: NewMember) =>
      administer(async (tx) => {
        if ((role === 'partner') !== (partner !== undefined)) throw new DomainError('INVALID_INPUT', 'Name the partner with --partner for --role partner, and only then.');
        const site = await chosenSite(tx, slug);
        const partnerId = partner === undefined ? undefined : await partnerCalled(tx, site.id, partner);
        const password = randomBytes(12).toString('base64url');
        await new Members().add(tx, { siteId: site.id, role, partnerId, email, displayName: name, password, locale: language });
        return [`${name} signs in at ${site.name} with ${email} and this password, shown only now:`, password];
      }),
    );
}

function addressOf(text: string): string {
  if (text.length > 254 || !/^[^\s@]+@[^\s@]+$/.test(text)) throw new InvalidArgumentError('It must be an e-mail address.');
  return text;
}

async function partnerCalled(tx: Tx, siteId: string, name: string): Promise<string> {
  const found = await tx.query<{ id: string }>('select id from partner where site_id = $1 and lower(name) = lower($2)', [siteId, name]);
  if (found.length === 1 && found[0]) return found[0].id;
  if (found.length > 1) throw new DomainError('CONFLICT', `Several partners are called ${name}.`);
  throw new DomainError('NOT_FOUND', `There is no partner called ${name}. Make it first: npx ringroad partner add --name "${name}" --category insurer`);
}
