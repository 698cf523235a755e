import { DomainError, SYSTEM } from '@ringroad/kernel';
import { connect, type Database, parseConfig, type ReadyConfig, type Site, Sites, type Tx } from '@ringroad/platform';
import { withDatabase } from './local-database.js';
import { requireSchema } from './running.js';

/** What a change may work with: the transaction, and the database and the settings behind it. */
export interface Administration {
  readonly tx: Tx;
  readonly database: Database;
  readonly config: ReadyConfig;
}

/**
 * One change by whoever keeps the installation, in one transaction over all sites: what it says afterwards is printed once it
 * is committed. Raises what `withDatabase`, `requireSchema` and the change raise.
 */
export function administer(change: (at: Administration) => Promise<readonly string[]>): Promise<void> {
  return withDatabase(parseConfig(), async (config) => {
    await requireSchema(config);
    const database = await connect({ url: config.databaseUrl, poolSize: 1 });
    try {
      const lines = await database.transaction(SYSTEM, (tx) => change({ tx, database, config }));
      for (const line of lines) console.log(line);
    } finally {
      await database.close();
    }
  });
}

/** The site of that slug, or the only one. @throws DomainError NOT_FOUND, or INVALID_INPUT where there are several to choose from */
export async function chosenSite(tx: Tx, slug: string | undefined): Promise<Site> {
  const all = await new Sites().all(tx);
  const names = all.map((site) => site.slug).join(', ');
  if (all.length === 0) throw new DomainError('NOT_FOUND', 'There is no site yet. Make one: npx ringroad site add --slug kolesa --name Kolesa --currency BYN --timezone Europe/Minsk');
  if (slug === undefined && all.length > 1) throw new DomainError('INVALID_INPUT', `There are several sites: say which with --site (${names}).`);
  const site = slug === undefined ? all[0] : all.find((each) => each.slug === slug);
  if (!site) throw new DomainError('NOT_FOUND', `There is no site called ${slug} (there are: ${names}).`);
  return site;
}
