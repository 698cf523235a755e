import { ApiKeys } from '@ringroad/platform';
import { type Command, Option } from 'commander';
import { administer, chosenSite } from '../administer.js';

interface NewKey {
  readonly kind: 'write' | 'site';
  readonly name: string;
  readonly site?: string;
}

export function keyCommand(program: Command): void {
  program
    .command('key')
    .description('the keys of programs')
    .command('add')
    .description('make a key; prints it, once. Two of a kind live at a time, so that one can take over from the other')
    .addOption(new Option('--kind <kind>', "write: delivers events; site: mints users' tokens for the widget").choices(['write', 'site']).makeOptionMandatory())
    .requiredOption('--name <name>', 'what it is for, to tell keys apart')
    .option('--site <slug>', 'where there are several')
    .action(({ kind, name, site: slug }: NewKey) =>
      administer(async (tx, database) => {
        const site = await chosenSite(tx, slug);
        const { key } = await new ApiKeys(database).create(tx, { kind, siteId: site.id, name });
        return [`The ${kind} key of ${site.name}, shown only now:`, key];
      }),
    );
}
