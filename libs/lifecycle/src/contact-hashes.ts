import { siteScope } from '@ringroad/kernel';
import { Database, KeyRing, type Site, Timed, type TimedWork } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';
import { fillContactHashes } from './contacts.queries.js';

/** Contacts that were stored before lists of contacts could be compared with them get their index of the hash, a few hundred a round. */
@Timed()
@Injectable()
export class ContactHashes implements TimedWork {
  private readonly done = new Set<string>();

  constructor(
    private readonly database: Database,
    private readonly keyRing: KeyRing,
  ) {}

  async fireDue(site: Site): Promise<number> {
    if (this.done.has(site.id)) return 0;
    const filled = await this.database.transaction(siteScope(site.id), (tx) => fillContactHashes(tx, this.keyRing, site.id));
    if (filled === 0) this.done.add(site.id);
    return filled;
  }

  async nextDue(): Promise<Date | null> {
    return null;
  }
}
