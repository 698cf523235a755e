import { SYSTEM } from '@ringroad/kernel';
import { type Contacts, People } from '@ringroad/lifecycle';
import { Database, KeyRing, type Tx } from '@ringroad/platform';
import { Injectable } from '@nestjs/common';
import type { Lead, LeadKey } from './lead.queries.js';

/** A partner's copy of contact data, as it lies in the table. */
export interface SealedContact extends LeadKey {
  readonly ciphertext: Buffer;
}

/** The contact data a partner bought with a qualified lead. Before that there is no row, so there is nothing to leak. */
@Injectable()
export class LeadContacts {
  constructor(
    private readonly people: People,
    private readonly database: Database,
    private readonly keyRing: KeyRing,
  ) {}

  /**
   * Writes the partner's copy, sealed under the person's key: erasing the person erases it too. Throws when the address is no longer
   * the proved one: whoever judged the lead a moment ago must judge it again.
   */
  async share(tx: Tx, lead: Lead, at: Date): Promise<void> {
    const contacts = await this.people.contacts(tx, lead.siteId, lead.userId);
    const index = this.keyRing.blindIndex(lead.siteId, 'email', contacts.email ?? '').toString('hex');
    if (index !== lead.verifiedIndex) throw new Error(`the address of lead ${lead.id} changed while it was judged`);
    const sealed = await this.people.seal(tx, lead.siteId, lead.userId, JSON.stringify(contacts));
    await tx.query(
      `insert into lead_contact (site_id, user_id, lead_id, partner_id, ciphertext, shared_at) values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
      [lead.siteId, lead.userId, lead.id, lead.partnerId, sealed, at],
    );
  }

  /** What the caller's scope may read of these leads' contacts; none while a lead is not qualified, and none of another partner. */
  read(tx: Tx, leads: readonly LeadKey[]): Promise<SealedContact[]> {
    return tx.query<SealedContact>(
      `select site_id as "siteId", user_id as "userId", lead_id as id, ciphertext from lead_contact
       where (site_id, user_id, lead_id) in (select * from unnest($1::uuid[], $2::uuid[], $3::uuid[]))`,
      [leads.map((lead) => lead.siteId), leads.map((lead) => lead.userId), leads.map((lead) => lead.id)],
    );
  }

  /**
   * Opens what `read` gave, by lead; those erased since are missing. To be called when the caller's own transaction is over: the
   * persons' keys are nobody's to read but ours, so this takes another.
   */
  async open(sealed: readonly SealedContact[]): Promise<Map<string, Contacts>> {
    if (sealed.length === 0) return new Map();
    const texts = await this.database.transaction(SYSTEM, (tx) =>
      Promise.all(sealed.map(({ siteId, userId, ciphertext }) => this.people.open(tx, siteId, userId, ciphertext))),
    );
    return new Map(sealed.flatMap(({ id }, index) => (texts[index] == null ? [] : [[id, JSON.parse(texts[index]) as Contacts] as const])));
  }
}
