import { DomainError, newId } from '@ringroad/kernel';
import { Sites } from '@ringroad/platform';
import { type Command, InvalidArgumentError } from 'commander';
import { administer } from '../administer.js';

interface NewSite {
  readonly slug: string;
  readonly name: string;
  readonly currency: string;
  readonly timezone: string;
  readonly sandboxFrom?: Date;
}

export function siteCommand(program: Command): void {
  program
    .command('site')
    .description('the classified sites of this installation')
    .command('add')
    .description('make a site: the first thing a new installation needs')
    .requiredOption('--slug <slug>', 'its short name in commands, such as kolesa', slugOf)
    .requiredOption('--name <name>', 'its name as people read it')
    .requiredOption('--currency <code>', 'the currency of all its money, such as BYN; it cannot be changed later', currencyOf)
    .requiredOption('--timezone <zone>', 'the IANA zone of its days, such as Europe/Minsk', zoneOf)
    .option('--sandbox-from <date>', 'make it a sandbox whose own clock begins there, such as 2027-01-01', dateOf)
    .action(({ sandboxFrom, ...site }: NewSite) =>
      administer(async ({ tx }) => {
        const sites = new Sites();
        if ((await sites.all(tx)).some(({ slug }) => slug === site.slug)) throw new DomainError('CONFLICT', `There is a site called ${site.slug} already.`);
        await sites.create(tx, { id: newId(), ...site, kind: sandboxFrom ? 'sandbox' : 'live', clockAt: sandboxFrom ?? null });
        return [`${site.name} is made. Next, its operator: npx ringroad member add --role operator --email YOU@EXAMPLE.COM --name "YOUR NAME"`];
      }),
    );
}

function slugOf(text: string): string {
  if (!/^[a-z0-9][a-z0-9-]{0,39}$/.test(text)) throw new InvalidArgumentError('Small letters, digits and hyphens, at most 40.');
  return text;
}

function currencyOf(text: string): string {
  if (!Intl.supportedValuesOf('currency').includes(text)) throw new InvalidArgumentError('It must be an ISO 4217 code in capitals, such as EUR.');
  return text;
}

function zoneOf(text: string): string {
  // Intl knows more names than it lists, old ones among them, and throws for the others.
  try {
    new Intl.DateTimeFormat('en', { timeZone: text }).format();
  } catch {
    throw new InvalidArgumentError('It must be an IANA zone, such as Europe/Minsk.');
  }
  return text;
}

function dateOf(text: string): Date {
  const at = new Date(text);
  if (!/^\d{4}-\d{2}-\d{2}/.test(text) || Number.isNaN(at.getTime())) throw new InvalidArgumentError('It must be an ISO 8601 date, such as 2027-01-01.');
  return at;
}
