import { DomainError } from '@ringroad/kernel';
import { LoginLinks, type Member, Members, Sessions, type Site, Sites, type Tx } from '@ringroad/platform';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { randomBytes } from 'node:crypto';
import { type Administration, administer, chosenSite } from '../administer.js';
import { memberOf } from '../sign-in-links.js';
import { table } from '../table.js';

interface NewMember {
  readonly role: 'operator' | 'partner';
  readonly email: string;
  readonly name: string;
  readonly partner?: string;
  readonly site?: string;
  readonly language: 'en' | 'ru';
}

export function memberCommand(program: Command): void {
  const command = program.command('member').description('the people who sign in: operators and staff of partners');
  command
    .command('add')
    .description('let somebody sign in; prints the password, once')
    .addOption(new Option('--role <role>', 'operator: staff of the site; partner: staff of a partner').choices(['operator', 'partner']).makeOptionMandatory())
    .requiredOption('--email <address>', 'what they sign in with', addressOf)
    .requiredOption('--name <name>', 'their name')
    .option('--partner <name>', 'the partner they work for; with --role partner')
    .addOption(new Option('--language <language>', 'of their screens').choices(['en', 'ru']).default('en'))
    .option('--site <slug>', 'where there are several')
    .action((wanted: NewMember) => administer((at) => add(at, wanted)));
  command
    .command('list')
    .description('who can sign in')
    .option('--site <slug>', 'of this site alone')
    .action(({ site: slug }: { site?: string }) =>
      administer(async ({ tx }) => {
        const sites = slug === undefined ? await new Sites().all(tx) : [await chosenSite(tx, slug)];
        const rows: string[][] = [];
        for (const site of sites) rows.push(...(await rowsOf(tx, site)));
        return rows.length === 0 ? ['Nobody can sign in yet. Add somebody: npx ringroad member add --help'] : table(['site', 'role', 'e-mail', 'name', 'partner'], rows);
      }),
    );
  command
    .command('reset-password')
    .description('give somebody another password; prints it, once, and ends their sessions and unused links')
    .requiredOption('--email <address>', 'what they sign in with', addressOf)
    .action(({ email }: { email: string }) =>
      administer(async (at) => {
        const member = await memberOf(at.tx, email);
        const password = newPassword();
        await new Members().setPassword(at.tx, member.siteId, member.id, password);
        await lockOut(at, member);
        return [`${member.displayName} signs in with ${member.email} and this password, shown only now:`, password, `Where they were signed in, they are not any more (within five seconds).`, nextStep(at)];
      }),
    );
  command
    .command('remove')
    .description('let somebody sign in no longer; ends their sessions')
    .requiredOption('--email <address>', 'what they sign in with', addressOf)
    .action(({ email }: { email: string }) =>
      administer(async (at) => {
        const member = await memberOf(at.tx, email);
        await lockOut(at, member);
        await new Members().remove(at.tx, member.siteId, member.id);
        return [`${member.displayName} (${member.email}) can sign in no longer; where they were signed in, they are not any more (within five seconds).`];
      }),
    );
}

async function add(at: Administration, { role, email, name, partner, site: slug, language }: NewMember): Promise<readonly string[]> {
  if ((role === 'partner') !== (partner !== undefined)) throw new DomainError('INVALID_INPUT', 'Name the partner with --partner for --role partner, and only then.');
  const site = await chosenSite(at.tx, slug);
  const partnerId = partner === undefined ? undefined : await partnerCalled(at.tx, site.id, partner);
  const password = newPassword();
  await new Members().add(at.tx, { siteId: site.id, role, partnerId, email, displayName: name, password, locale: language });
  return [`${name} signs in at ${site.name} with ${email} and this password, shown only now:`, password, nextStep(at)];
}

/** Where to sign in: `start`, or api and worker, must run there. */
function nextStep({ config }: Administration): string {
  return `Next, sign in at ${config.publicUrl}/sign-in while Ringroad runs (npm start, or api and worker).`;
}

function newPassword(): string {
  return randomBytes(12).toString('base64url');
}

function lockOut({ tx, database, config }: Administration, { siteId, id }: Member): Promise<void> {
  return new LoginLinks(config, database, new Sessions(database), new Members()).lockOut(tx, siteId, id);
}

async function rowsOf(tx: Tx, site: Site): Promise<string[][]> {
  const partners = await tx.query<{ id: string; name: string }>('select id, name from partner where site_id = $1', [site.id]);
  const names = new Map(partners.map(({ id, name }) => [id, name]));
  const members = await new Members().all(tx, site.id);
  return members.map(({ role, email, displayName, partnerId }) => [site.slug, role, email, displayName, names.get(partnerId ?? '') ?? '']);
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
