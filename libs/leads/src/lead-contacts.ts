import { type Contacts, People } from '@ringroad/lifecycle';
import { Database, type Tx } from '@ringroad/platform';
import { SYSTEM } from '@ringroad/kernel';
import { Injectable } from '@nestjs/common';
import type { Lead } from './lead.queries.js';

/** The contact data a partner bought with a qualified lead. Before that there is no row, so there is nothing to leak. */
@Injectable()
export class LeadContacts {
  constructor(
    private readonly people: People,
    private readonly database: Database,
  ) {}

  /** Writes the partner's copy, sealed under the person's key: erasing the person erases it too. */
  async share(tx: Tx, lead: Lead, at: Date): Promise<void> {
    const contacts = await this.people.contacts(tx, lead.siteId, lead.userId);
    const sealed = await this.people.seal(tx, lead.siteId, lead.userId, JSON.stringify(contacts));
    await tx.query(
      `insert into lead_contact (site_id, user_id, lead_id, partner_id, ciphertext, shared_at) values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
      [lead.siteId, lead.userId, lead.id, lead.partnerId, sealed, at],
    );
  }

  /** What the caller's scope may read of a lead's contact; null while it is not qualified, for another partner, and after erasure. */
  async read(tx: Tx, lead: Pick<Lead, 'siteId' | 'userId' | 'id'>): Promise<Contacts | null> {
    const [row] = await tx.query<{ ciphertext: Buffer }>(
      'select ciphertext from lead_contact where site_id = $1 and user_id = $2 and lead_id = $3',
      [lead.siteId, lead.userId, lead.id],
    );
    if (!row) return null;
    // The person's key is nobody's to read but ours: the row above has proved that the caller may.
    const text = await this.database.transaction(SYSTEM, (system) => this.people.open(system, lead.siteId, lead.userId, row.ciphertext));
    return text === null ? null : (JSON.parse(text) as Contacts);
  }
}
