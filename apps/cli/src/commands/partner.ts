import { CATEGORIES, type Category, DomainError, newId } from '@ringroad/kernel';
import { Ledger } from '@ringroad/billing';
import { Partners } from '@ringroad/market';
import { type Command, Option } from 'commander';
import { administer, chosenSite } from '../administer.js';

interface NewPartner {
  readonly name: string;
  readonly category: readonly Category[];
  readonly site?: string;
}

export function partnerCommand(program: Command): void {
  program
    .command('partner')
    .description('the companies that bid')
    .command('add')
    .description('make a partner with an empty wallet')
    .requiredOption('--name <name>', 'as users and operators read it')
    .addOption(new Option('--category <category...>', 'what it does').choices(CATEGORIES).makeOptionMandatory())
    .option('--site <slug>', 'where there are several')
    .action(({ name, category, site: slug }: NewPartner) =>
      administer(async ({ tx }) => {
        const site = await chosenSite(tx, slug);
        const namesakes = await tx.query('select from partner where site_id = $1 and lower(name) = lower($2)', [site.id, name]);
        if (namesakes.length > 0) throw new DomainError('CONFLICT', `There is a partner called ${name} already.`);
        await new Partners(new Ledger()).create(tx, site, { id: newId(), name, categories: [...new Set(category)] });
        return [`${name} is made. Next, somebody who signs in for it: npx ringroad member add --role partner --partner "${name}" --email THEM@EXAMPLE.COM --name "THEIR NAME"`];
      }),
    );
}
