import { type Category, DomainError, isCategory, newId } from '@ringroad/kernel';
import { Ledger } from '@ringroad/billing';
import { SiteProgrammes } from '@ringroad/lifecycle';
import { Partners } from '@ringroad/market';
import { type Command, InvalidArgumentError } from 'commander';
import { administer, chosenSite } from '../administer.js';

interface NewPartner {
  readonly name: string;
  readonly category: readonly Category[];
  readonly site?: string;
}

interface MoreOfPartner {
  readonly partner: string;
  readonly category: readonly Category[];
  readonly site?: string;
}

export function partnerCommand(program: Command): void {
  const partners = program.command('partner').description('the companies that bid');
  partners
    .command('add')
    .description('make a partner with an empty wallet')
    .requiredOption('--name <name>', 'as users and operators read it')
    .requiredOption('--category <category...>', "what it does: service-centre, insurer …, or a kind of business of the site's own", gatherCategories)
    .option('--site <slug>', 'where there are several')
    .action(({ name, category, site: slug }: NewPartner) =>
      administer(async ({ tx }) => {
        const site = await chosenSite(tx, slug);
        const namesakes = await tx.query('select from partner where site_id = $1 and lower(name) = lower($2)', [site.id, name]);
        if (namesakes.length > 0) throw new DomainError('CONFLICT', `There is a partner called ${name} already.`);
        await new Partners(new Ledger(), new SiteProgrammes()).create(tx, site, { id: newId(), name, categories: [...new Set(category)] });
        return [`${name} is made. Next, somebody who signs in for it: npx ringroad member add --role partner --partner "${name}" --email THEM@EXAMPLE.COM --name "THEIR NAME"`];
      }),
    );
  partners
    .command('add-category')
    .description('let a partner do one more kind of business')
    .requiredOption('--partner <name>', 'its name')
    .requiredOption('--category <category...>', "what it does besides: service-centre, insurer …, or a kind of business of the site's own", gatherCategories)
    .option('--site <slug>', 'where there are several')
    .action(({ partner: name, category, site: slug }: MoreOfPartner) =>
      administer(async ({ tx }) => {
        const site = await chosenSite(tx, slug);
        const [known] = await tx.query<{ id: string }>('select id from partner where site_id = $1 and lower(name) = lower($2)', [site.id, name]);
        if (known === undefined) throw new DomainError('NOT_FOUND', `There is no partner called ${name}.`);
        const categories = await new Partners(new Ledger(), new SiteProgrammes()).addCategories(tx, site.id, known.id, category);
        return [`${name} does ${categories.join(', ')}.`];
      }),
    );
}

/** Which of them the site has is asked when the partner is made. */
function gatherCategories(text: string, before: readonly Category[] = []): readonly Category[] {
  if (!isCategory(text)) throw new InvalidArgumentError('It is a short word of a-z, 0-9, hyphen and dot, such as service-centre.');
  return [...before, text];
}
