import { DomainError, newId, SYSTEM } from '@ringroad/kernel';
import { type Database, type Site, Sites } from '@ringroad/platform';
import { chosenSite } from '../administer.js';
import type { ImportMap } from './map-schema.js';

/**
 * The site that gets the history: the one that is asked for, else the map's own, made as a live site where there is none yet; without a
 * map the only one there is.
 * @throws DomainError NOT_FOUND when the site that was asked for does not exist
 */
export function importSite(database: Database, wanted: ImportMap['site'] | null, slug: string | undefined): Promise<Site> {
  const sites = new Sites();
  return database.transaction(SYSTEM, async (tx) => {
    if (wanted === null) return chosenSite(tx, slug);
    const all = await sites.all(tx);
    const known = all.find((site) => site.slug === (slug ?? wanted.slug));
    if (known) return known;
    if (slug !== undefined) {
      const names = all.map((site) => site.slug).join(', ') || 'none yet';
      throw new DomainError('NOT_FOUND', `There is no site called ${slug} (there are: ${names}). Without --site the map's own is made: ${wanted.slug}.`);
    }
    const id = newId();
    await sites.create(tx, { id, ...wanted, kind: 'live', clockAt: null });
    return sites.get(tx, id);
  });
}
