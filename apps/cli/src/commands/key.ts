import { DomainError } from '@ringroad/kernel';
import { type ApiKey, ApiKeys, type Site, Sites, type Tx } from '@ringroad/platform';
import { type Command, Option } from 'commander';
import { administer, chosenSite } from '../administer.js';
import { table } from '../table.js';

interface NewKey {
  readonly kind: 'write' | 'site';
  readonly name: string;
  readonly site?: string;
}

interface KeyOfSite {
  readonly site: Site;
  readonly key: ApiKey;
}

export function keyCommand(program: Command): void {
  const command = program.command('key').description('the keys of programs');
  command
    .command('add')
    .description('make a key; prints it, once. Two of a kind live at a time, so that one can take over from the other')
    .addOption(new Option('--kind <kind>', "write: delivers events; site: mints users' tokens for the widget").choices(['write', 'site']).makeOptionMandatory())
    .requiredOption('--name <name>', 'what it is for, to tell keys apart')
    .option('--site <slug>', 'where there are several')
    .action(({ kind, name, site: slug }: NewKey) =>
      administer(async ({ tx, database, config }) => {
        const site = await chosenSite(tx, slug);
        const { key } = await new ApiKeys(database).create(tx, { kind, siteId: site.id, name });
        return [`The ${kind} key of ${site.name}, shown only now:`, key, ...NEXT[kind](config.publicUrl, key)];
      }),
    );
  command
    .command('list')
    .description('the keys that live, by their beginnings: a key itself is shown only once')
    .option('--site <slug>', 'of this site alone')
    .action(({ site: slug }: { site?: string }) =>
      administer(async ({ tx, database }) => {
        const keys = await liveKeys(tx, new ApiKeys(database), slug);
        if (keys.length === 0) return ['No key lives. Make one: npx ringroad key add --kind write --name intake'];
        const rows = keys.map(({ site, key }) => [site.slug, key.kind, `${key.prefix}…`, key.createdAt.toISOString().slice(0, 10), key.name, key.id]);
        return table(['site', 'kind', 'key', 'made', 'name', 'id'], rows);
      }),
    );
  command
    .command('revoke')
    .description('end a key for good')
    .argument('<key>', 'its id, or its beginning as key list shows it')
    .option('--site <slug>', 'of this site alone')
    .action((which: string, { site: slug }: { site?: string }) =>
      administer(async ({ tx, database }) => {
        const keys = new ApiKeys(database);
        const { site, key } = theOne(await liveKeys(tx, keys, slug), which);
        await keys.revoke(tx, site.id, key.id);
        return [`The ${key.kind} key ${key.prefix}… (${key.name}) of ${site.name} is revoked. What runs already refuses it within ten seconds.`];
      }),
    );
}

/** What a new key is for, in a line that can be tried at once. */
const NEXT: Readonly<Record<NewKey['kind'], (url: string, key: string) => readonly string[]>> = {
  write: (url, key) => ['Next, an event; the key is the basic-auth user name (README.md, "Connect a classified site"):', `  curl -u "${key}:" ${url}/v1/track -H 'content-type: application/json' -d '{"userId":"u-1024","event":"Listing Posted","properties":{"listingId":"777"}}'`],
  site: (url, key) => ["Next, on your server, a user's token for the widget:", `  curl -u "${key}:" ${url}/v1/user-tokens -H 'content-type: application/json' -d '{"userId":"u-1024"}'`],
};

async function liveKeys(tx: Tx, keys: ApiKeys, slug: string | undefined): Promise<KeyOfSite[]> {
  const sites = slug === undefined ? await new Sites().all(tx) : [await chosenSite(tx, slug)];
  const found: KeyOfSite[] = [];
  for (const site of sites) for (const key of await keys.live(tx, site.id)) found.push({ site, key });
  return found;
}

/** The key of that id or beginning. @throws DomainError NOT_FOUND, or CONFLICT where several begin alike */
function theOne(keys: readonly KeyOfSite[], which: string): KeyOfSite {
  const text = which.replace(/…$/u, '');
  const [found, another] = keys.filter(({ key }) => key.id === text || key.prefix === text);
  if (!found) throw new DomainError('NOT_FOUND', 'No living key has this id or beginning. There are: npx ringroad key list');
  if (another) throw new DomainError('CONFLICT', 'Several keys begin like this. Give the id, which stands in: npx ringroad key list');
  return found;
}
